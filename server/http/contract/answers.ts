/** Plain types of every answer of the API. Written by scripts/write-contract.ts; do not edit. */

export type AlertActed = {
  readonly alert: {
    readonly id: string;
    readonly state: 'open' | 'taken' | 'settled';
    readonly openedAt: string;
    readonly respondBy: string;
    readonly takenBy: string | null;
    readonly nextStepAt: string | null;
    readonly count: number;
    readonly notices: readonly {
      readonly at: string;
      readonly to: string;
      readonly channel: 'card' | 'phone' | 'robot';
      readonly outcome:
        'pending' | 'accepted' | 'bundled' | 'answered' | 'no_answer' | 'failed' | 'skipped';
    }[];
  };
  readonly mine: boolean;
  readonly calls: readonly string[];
  readonly page: AlertPage;
};

export type AlertAnswer = {
  readonly alert: {
    readonly id: string;
    readonly state: 'open' | 'taken' | 'settled';
    readonly openedAt: string;
    readonly respondBy: string;
    readonly takenBy: string | null;
    readonly nextStepAt: string | null;
    readonly count: number;
    readonly notices: readonly {
      readonly at: string;
      readonly to: string;
      readonly channel: 'card' | 'phone' | 'robot';
      readonly outcome:
        'pending' | 'accepted' | 'bundled' | 'answered' | 'no_answer' | 'failed' | 'skipped';
    }[];
  };
  readonly mine: boolean;
  readonly calls: readonly string[];
};

export type AlertPage = {
  readonly id: string;
  readonly version: number;
  readonly now: string;
  readonly state: {
    readonly value: 'open' | 'taken' | 'settled' | 'lapsed';
    readonly text: string;
  };
  readonly mine: boolean;
  readonly line: string;
  readonly respondBy: {
    readonly at: string;
    readonly text: string;
  };
  readonly settleBy: {
    readonly at: string;
    readonly text: string;
  } | null;
  readonly who: {
    readonly title: string;
    readonly contact: string;
    readonly level: {
      readonly value: 'vip' | 'normal' | 'potential';
      readonly text: string;
    } | null;
    readonly number: string;
    readonly again: string | null;
  };
  readonly urgency: {
    readonly value: 'high' | 'unknown';
    readonly text: string;
  };
  readonly reasons: readonly string[];
  readonly from: string | null;
  readonly messages: readonly {
    readonly call: string;
    readonly at: {
      readonly at: string;
      readonly text: string;
    };
    readonly length: {
      readonly seconds: number;
      readonly text: string;
    };
    readonly recording: string | null;
    readonly sound: {
      readonly value: 'running' | 'fetching' | 'ready' | 'failed' | 'none';
      readonly text: string;
    };
    readonly offset: number;
    readonly transcript: {
      readonly state: {
        readonly value: 'none' | 'waiting' | 'ready' | 'failed' | 'wordless';
        readonly text: string;
      };
      readonly count: number;
      readonly sentences: readonly {
        readonly n: number;
        readonly speaker: {
          readonly value: 'agent' | 'customer';
          readonly text: string;
        };
        readonly person: string | null;
        readonly start: number;
        readonly end: number;
        readonly clock: string;
        readonly text: string;
        readonly heard: {
          readonly recording: string;
          readonly position: number;
        } | null;
      }[];
      readonly next: number | null;
    };
  }[];
  readonly acts: readonly {
    readonly key: 'take' | 'settle' | 'hand';
    readonly text: string;
    readonly confirm: string | null;
  }[];
  readonly colleagues: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: string;
  }[];
  readonly told: readonly {
    readonly who: {
      readonly id: string;
      readonly name: string;
    };
    readonly at: {
      readonly at: string;
      readonly text: string;
    };
    readonly channel: {
      readonly value: 'card' | 'phone' | 'robot';
      readonly text: string;
    };
    readonly outcome: {
      readonly value:
        'pending' | 'accepted' | 'bundled' | 'answered' | 'no_answer' | 'failed' | 'skipped';
      readonly text: string;
    };
  }[];
  readonly next: {
    readonly at: {
      readonly at: string;
      readonly text: string;
    };
    readonly text: string;
  } | null;
  readonly callBack: string | null;
  readonly links: {
    readonly call: string | null;
    readonly customer: string | null;
  };
};

export type Alerts = {
  readonly alerts: readonly {
    readonly id: string;
    readonly state: 'open' | 'taken' | 'settled';
    readonly openedAt: string;
    readonly respondBy: string;
    readonly takenBy: string | null;
    readonly nextStepAt: string | null;
    readonly count: number;
    readonly notices: readonly {
      readonly at: string;
      readonly to: string;
      readonly channel: 'card' | 'phone' | 'robot';
      readonly outcome:
        'pending' | 'accepted' | 'bundled' | 'answered' | 'no_answer' | 'failed' | 'skipped';
    }[];
  }[];
};

export type Alive = {
  readonly ok: true;
};

export type Audit = {
  readonly broken: readonly {
    readonly subject: string;
    readonly problem: string;
  }[];
};

export type BoardLine = {
  readonly person: string;
  readonly status: 'in_office' | 'in_field' | 'in_meeting' | 'off_duty' | 'on_leave' | 'unknown';
  readonly since: string | null;
  readonly until: string | null;
  readonly source: 'app' | 'bot' | null;
};

export type CallColleagues = {
  readonly now: string;
  readonly colleagues: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: string;
  }[];
};

export type CallDossier = {
  readonly call: unknown;
  readonly identification: unknown;
  readonly communication: unknown;
  readonly todos: readonly unknown[];
  readonly voicemail: unknown;
  readonly steps: readonly {
    readonly name: string;
    readonly state: string;
    readonly attempts: number;
    readonly billedSeconds?: number;
  }[];
  readonly pushes: readonly unknown[];
};

export type CallList = {
  readonly now: string;
  readonly filters: readonly {
    readonly value: 'all' | 'missed' | 'voicemail' | 'mine' | 'unknown';
    readonly text: string;
  }[];
  readonly filter: 'all' | 'missed' | 'voicemail' | 'mine' | 'unknown';
  readonly rows: readonly {
    readonly id: string;
    readonly phase: {
      readonly value: 'ringing' | 'talking' | 'voicemail' | 'ended' | 'missed';
      readonly text: string;
    };
    readonly who: {
      readonly title: string;
      readonly contact: string;
      readonly level: {
        readonly value: 'vip' | 'normal' | 'potential';
        readonly text: string;
      } | null;
      readonly number: string;
      readonly again: string | null;
    };
    readonly time: {
      readonly at: string;
      readonly text: string;
    };
    readonly length: {
      readonly seconds: number;
      readonly text: string;
    } | null;
    readonly handler: {
      readonly id: string;
      readonly name: string;
    } | null;
    readonly line: string;
    readonly tags: readonly {
      readonly kind: 'urgent' | 'intent' | 'todo';
      readonly text: string;
    }[];
    readonly path: string;
  }[];
  readonly cursor: string | null;
};

export type CallPage = {
  readonly id: string;
  readonly version: number;
  readonly stamp: string;
  readonly now: string;
  readonly phase: {
    readonly value: 'ringing' | 'talking' | 'voicemail' | 'ended' | 'missed';
    readonly text: string;
  };
  readonly live: boolean;
  readonly hotline: string;
  readonly number: string;
  readonly who: {
    readonly title: string;
    readonly contact: string;
    readonly level: {
      readonly value: 'vip' | 'normal' | 'potential';
      readonly text: string;
    } | null;
    readonly class: {
      readonly value: 'exact' | 'main-line' | 'suffix' | 'remark' | 'tail-8' | 'none' | 'withheld';
      readonly text: string;
    } | null;
    readonly confidence: number | null;
    readonly facts: readonly {
      readonly label: string;
      readonly value: string;
    }[];
    readonly customer: string | null;
    readonly candidates: readonly {
      readonly index: number;
      readonly title: string;
      readonly contact: string;
      readonly class: {
        readonly value:
          'exact' | 'main-line' | 'suffix' | 'remark' | 'tail-8' | 'none' | 'withheld';
        readonly text: string;
      };
      readonly confidence: number;
      readonly shown: boolean;
    }[];
    readonly why: readonly string[];
    readonly said: string | null;
    readonly may: {
      readonly confirm: boolean;
      readonly reject: boolean;
      readonly undo: boolean;
    };
  };
  readonly intent: string;
  readonly urgency: {
    readonly value: 'high' | 'medium' | 'low';
    readonly text: string;
    readonly reason: string;
  } | null;
  readonly started: {
    readonly at: string;
    readonly text: string;
  } | null;
  readonly ended: {
    readonly at: string;
    readonly text: string;
  } | null;
  readonly length: {
    readonly seconds: number;
    readonly text: string;
  } | null;
  readonly handler: {
    readonly id: string;
    readonly name: string;
  } | null;
  readonly plan: {
    readonly summary: string;
    readonly steps: readonly string[];
    readonly trace: readonly string[];
    readonly assignedAway: string | null;
  } | null;
  readonly legs: readonly {
    readonly person: {
      readonly id: string;
      readonly name: string;
    };
    readonly device: {
      readonly value: 'office_phone' | 'mobile_phone';
      readonly text: string;
    };
    readonly rang: {
      readonly at: string;
      readonly text: string;
    } | null;
    readonly result: {
      readonly value:
        | 'busy'
        | 'rejected'
        | 'no_answer'
        | 'offline'
        | 'failed'
        | 'cancelled'
        | 'connected'
        | 'ringing';
      readonly text: string;
    };
    readonly talk: {
      readonly seconds: number;
      readonly text: string;
    } | null;
  }[];
  readonly voicemail: {
    readonly length: {
      readonly seconds: number;
      readonly text: string;
    } | null;
    readonly recording: string | null;
  } | null;
  readonly recordings: readonly {
    readonly id: string;
    readonly kind: {
      readonly value: 'mixed' | 'leg' | 'stereo' | 'voicemail';
      readonly text: string;
    };
    readonly length: {
      readonly seconds: number;
      readonly text: string;
    } | null;
    readonly state: {
      readonly value: 'announced' | 'ready' | 'failed';
      readonly text: string;
    };
  }[];
  readonly cards: readonly {
    readonly person: {
      readonly id: string;
      readonly name: string;
    };
    readonly kind: {
      readonly value:
        | 'pop'
        | 'missed'
        | 'assigned-away'
        | 'duty-gap'
        | 'holidays-missing'
        | 'summary'
        | 'todo'
        | 'overdue'
        | 'moved-away'
        | 'stuck'
        | 'alert'
        | 'check-in'
        | 'unconfirmed'
        | 'hand-over'
        | 'swap'
        | 'swap-answer'
        | 'report'
        | 'nudge'
        | 'unreachable'
        | 'text';
      readonly text: string;
    };
    readonly state: {
      readonly value: 'unsent' | 'live' | 'final' | 'gone' | 'dropped';
      readonly text: string;
    };
    readonly sent: {
      readonly at: string;
      readonly text: string;
    } | null;
  }[];
  readonly sound: {
    readonly value: 'running' | 'fetching' | 'ready' | 'failed' | 'none';
    readonly text: string;
  };
  readonly press: {
    readonly state: {
      readonly value:
        | 'ringing'
        | 'transfer-ringing'
        | 'mine'
        | 'claimed-by-other'
        | 'lapsed'
        | 'declined'
        | 'voicemail-asked'
        | 'transferred'
        | 'answered-by'
        | 'handed-over'
        | 'transfer-ended'
        | 'transfer-missed'
        | 'to-voicemail'
        | 'voicemail-left'
        | 'missed'
        | 'ended'
        | 'expired';
      readonly text: string;
    };
    readonly note: string | null;
    readonly acts: readonly {
      readonly key:
        | 'answer'
        | 'transfer'
        | 'voicemail'
        | 'hangup'
        | 'confirm'
        | 'confirm-2'
        | 'confirm-3'
        | 'reject'
        | 'create';
      readonly text: string;
      readonly confirm: string | null;
    }[];
  } | null;
  readonly callBack: {
    readonly path: string;
    readonly title: string;
    readonly due: {
      readonly at: string;
      readonly text: string;
    };
    readonly assignee: {
      readonly id: string;
      readonly name: string;
    };
    readonly priority: {
      readonly value: 'high' | 'medium' | 'low';
      readonly text: string;
    };
    readonly state: {
      readonly value: 'open' | 'done' | 'dropped';
      readonly text: string;
    };
  } | null;
  readonly digest: {
    readonly steps: readonly {
      readonly name: {
        readonly value: 'fetch' | 'split' | 'transcribe' | 'extract' | 'record' | 'todo' | 'notify';
        readonly text: string;
      };
      readonly state: {
        readonly value: 'waiting' | 'running' | 'done' | 'skipped' | 'failed' | 'parked';
        readonly text: string;
      };
      readonly attempts: number;
      readonly done: {
        readonly at: string;
        readonly text: string;
      } | null;
      readonly progress: string | null;
      readonly problem: string | null;
      readonly retry: string | null;
    }[];
    readonly transcript: {
      readonly state: {
        readonly value: 'none' | 'waiting' | 'ready' | 'failed' | 'wordless';
        readonly text: string;
      };
      readonly by: {
        readonly value: 'whisper' | 'aliyun' | 'iflytek' | 'person';
        readonly text: string;
        readonly person: {
          readonly id: string;
          readonly name: string;
        } | null;
        readonly at: {
          readonly at: string;
          readonly text: string;
        };
      } | null;
      readonly count: number;
      readonly sentences: readonly {
        readonly n: number;
        readonly speaker: {
          readonly value: 'agent' | 'customer';
          readonly text: string;
        };
        readonly person: string | null;
        readonly start: number;
        readonly end: number;
        readonly clock: string;
        readonly text: string;
        readonly heard: {
          readonly recording: string;
          readonly position: number;
        } | null;
      }[];
      readonly next: number | null;
      readonly previous: number | null;
    };
    readonly audio: {
      readonly recording: string;
      readonly offset: number;
      readonly length: {
        readonly seconds: number;
        readonly text: string;
      } | null;
    } | null;
    readonly insight: {
      readonly by: {
        readonly value: 'rules' | 'llm';
        readonly text: string;
      };
      readonly at: {
        readonly at: string;
        readonly text: string;
      };
      readonly summary: string;
      readonly intent: {
        readonly value: '询价' | '投诉' | '技术支持' | '合作洽谈' | '其他';
        readonly text: string;
      };
      readonly sentiment: {
        readonly value: 'positive' | 'neutral' | 'negative';
        readonly text: string;
      };
      readonly urgency: {
        readonly value: 'high' | 'medium' | 'low';
        readonly text: string;
        readonly reasons: readonly {
          readonly text: string;
          readonly evidence: readonly {
            readonly n: number | null;
            readonly start: number;
            readonly clock: string;
            readonly text: string;
            readonly heard: {
              readonly recording: string;
              readonly position: number;
            } | null;
          }[];
        }[];
      };
      readonly facts: readonly {
        readonly field:
          | 'intent'
          | 'sentiment'
          | 'urgency'
          | 'summary'
          | 'nextContact'
          | 'needs'
          | 'products'
          | 'quantities'
          | 'prices';
        readonly id: string | null;
        readonly label: string;
        readonly value: string;
        readonly removed: boolean;
        readonly edit: readonly {
          readonly name: string;
          readonly label: string;
          readonly kind: 'text' | 'number' | 'choice' | 'kept';
          readonly value: string;
          readonly choices: readonly {
            readonly value: string;
            readonly text: string;
          }[];
        }[];
        readonly confidence: number;
        readonly evidence: readonly {
          readonly n: number | null;
          readonly start: number;
          readonly clock: string;
          readonly text: string;
          readonly heard: {
            readonly recording: string;
            readonly position: number;
          } | null;
        }[];
        readonly correction: {
          readonly id: string;
          readonly by: {
            readonly id: string;
            readonly name: string;
          };
          readonly at: {
            readonly at: string;
            readonly text: string;
          };
          readonly machine: string | null;
        } | null;
      }[];
    } | null;
    readonly followUps: readonly {
      readonly id: string;
      readonly text: string;
      readonly owner: {
        readonly value: 'agent' | 'customer';
        readonly text: string;
      };
      readonly due: {
        readonly at: string;
        readonly text: string;
      } | null;
      readonly remark: string | null;
      readonly state: {
        readonly value: 'open' | 'done' | 'dropped';
        readonly text: string;
      };
      readonly confidence: number;
      readonly evidence: readonly {
        readonly n: number | null;
        readonly start: number;
        readonly clock: string;
        readonly text: string;
        readonly heard: {
          readonly recording: string;
          readonly position: number;
        } | null;
      }[];
      readonly correction: {
        readonly id: string;
        readonly by: {
          readonly id: string;
          readonly name: string;
        };
        readonly at: {
          readonly at: string;
          readonly text: string;
        };
        readonly machine: string | null;
      } | null;
    }[];
    readonly todo: {
      readonly path: string;
      readonly title: string;
      readonly due: {
        readonly at: string;
        readonly text: string;
      };
      readonly assignee: {
        readonly id: string;
        readonly name: string;
      };
      readonly priority: {
        readonly value: 'high' | 'medium' | 'low';
        readonly text: string;
      };
      readonly state: {
        readonly value: 'open' | 'done' | 'dropped';
        readonly text: string;
      };
    } | null;
    readonly note: {
      readonly text: string;
      readonly by: {
        readonly id: string;
        readonly name: string;
      };
      readonly at: {
        readonly at: string;
        readonly text: string;
      };
    } | null;
    readonly billed: {
      readonly seconds: number;
      readonly text: string;
    } | null;
    readonly may: {
      readonly correct: boolean;
      readonly edit: boolean;
      readonly extract: boolean;
      readonly transcribe: boolean;
      readonly retry: boolean;
    };
  } | null;
};

export type Changes = {
  readonly cursor: string;
  readonly now: string;
  readonly changed: readonly {
    readonly kind: 'status' | 'alert' | 'todo' | 'call' | 'roster' | 'customer';
    readonly id: string;
  }[];
  readonly reload: boolean;
};

export type CheckIn = {
  readonly id: string;
  readonly version: number;
  readonly person: {
    readonly id: string;
    readonly name: string;
  };
  readonly shift: {
    readonly from: string;
    readonly to: string;
  };
  readonly state: 'asked' | 'confirmed' | 'unconfirmed' | 'released' | 'moved';
  readonly askedAt: string;
  readonly confirmBy: string;
  readonly confirmedAt: string | null;
};

export type Clock = {
  readonly now: string;
};

export type CustomerCalls = {
  readonly id: string;
  readonly now: string;
  readonly rows: readonly {
    readonly id: string;
    readonly type: {
      readonly value: 'phone' | 'email' | 'meeting' | 'wechat' | 'visit';
      readonly text: string;
    };
    readonly phase: {
      readonly value: 'ringing' | 'talking' | 'voicemail' | 'ended' | 'missed';
      readonly text: string;
    } | null;
    readonly contact: string;
    readonly number: string;
    readonly time: {
      readonly at: string;
      readonly text: string;
    };
    readonly length: {
      readonly seconds: number;
      readonly text: string;
    } | null;
    readonly handler: {
      readonly id: string;
      readonly name: string;
    } | null;
    readonly line: string;
    readonly tags: readonly {
      readonly kind: 'urgent' | 'intent' | 'todo';
      readonly text: string;
    }[];
    readonly path: string | null;
  }[];
  readonly cursor: string | null;
};

export type CustomerList = {
  readonly now: string;
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly level: {
      readonly value: 'vip' | 'normal' | 'potential';
      readonly text: string;
    };
    readonly sales: {
      readonly id: string;
      readonly name: string;
    } | null;
    readonly salesText: string;
    readonly lastContact: string;
    readonly numbers: {
      readonly count: number;
      readonly text: string;
    };
    readonly path: string;
  }[];
  readonly cursor: string | null;
};

export type CustomerPage = {
  readonly now: string;
  readonly id: string;
  readonly name: string;
  readonly level: {
    readonly value: 'vip' | 'normal' | 'potential';
    readonly text: string;
  };
  readonly sales: {
    readonly id: string;
    readonly name: string;
  } | null;
  readonly salesText: string;
  readonly lastContact: string;
  readonly lead: boolean;
  readonly turnover: {
    readonly label: string;
    readonly value: string;
  } | null;
  readonly tags: readonly string[];
  readonly notes: string | null;
  readonly numbers: readonly {
    readonly index: number;
    readonly number: string;
    readonly note: string | null;
  }[];
  readonly contacts: readonly {
    readonly id: string;
    readonly title: string;
    readonly name: string;
    readonly department: string | null;
    readonly position: string | null;
    readonly numbers: readonly {
      readonly index: number;
      readonly number: string;
      readonly note: string | null;
    }[];
  }[];
  readonly moreContacts: string | null;
  readonly reasons: readonly {
    readonly value: 'callback' | 'check' | 'other';
    readonly text: string;
  }[];
  readonly naming: {
    readonly may: boolean;
    readonly why: string | null;
  };
  readonly named: readonly {
    readonly at: {
      readonly at: string;
      readonly text: string;
    };
    readonly text: string;
  }[];
  readonly todos: readonly {
    readonly id: string;
    readonly kind: {
      readonly value: 'follow-up' | 'callback';
      readonly text: string;
    };
    readonly what: string;
    readonly due: {
      readonly at: string;
      readonly text: string;
    };
    readonly overdue: boolean;
    readonly assignee: {
      readonly id: string;
      readonly name: string;
    };
    readonly path: string;
  }[];
  readonly candidates: readonly {
    readonly call: string;
    readonly candidate: number;
    readonly title: string;
    readonly contact: string;
    readonly number: string;
    readonly line: string;
    readonly path: string;
  }[];
  readonly calls: {
    readonly rows: readonly {
      readonly id: string;
      readonly type: {
        readonly value: 'phone' | 'email' | 'meeting' | 'wechat' | 'visit';
        readonly text: string;
      };
      readonly phase: {
        readonly value: 'ringing' | 'talking' | 'voicemail' | 'ended' | 'missed';
        readonly text: string;
      } | null;
      readonly contact: string;
      readonly number: string;
      readonly time: {
        readonly at: string;
        readonly text: string;
      };
      readonly length: {
        readonly seconds: number;
        readonly text: string;
      } | null;
      readonly handler: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly line: string;
      readonly tags: readonly {
        readonly kind: 'urgent' | 'intent' | 'todo';
        readonly text: string;
      }[];
      readonly path: string | null;
    }[];
    readonly cursor: string | null;
  };
};

export type Duty = {
  readonly primary: readonly string[];
  readonly backup: string;
  readonly gaps: readonly {
    readonly from: string;
    readonly to: string;
  }[];
};

export type EventStored = {
  readonly result: 'stored' | 'known';
};

export type FollowUpRules = {
  readonly hours: {
    readonly 询价: number;
    readonly 投诉: number;
    readonly 技术支持: number;
    readonly 合作洽谈: number;
    readonly 其他: number;
  };
  readonly vipFactor: number;
};

export type Granted = {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly ('rep' | 'duty' | 'director' | 'admin')[];
};

export type HandOver = {
  readonly shift: {
    readonly from: string;
    readonly to: string;
  } | null;
  readonly alerts: {
    readonly count: number;
    readonly items: readonly {
      readonly id: string;
      readonly call: string;
      readonly number: string;
      readonly name: string | null;
      readonly person: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly due: string | null;
    }[];
  };
  readonly callbacks: {
    readonly count: number;
    readonly items: readonly {
      readonly id: string;
      readonly call: string;
      readonly number: string;
      readonly name: string | null;
      readonly person: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly due: string | null;
    }[];
  };
  readonly todos: {
    readonly count: number;
    readonly items: readonly {
      readonly id: string;
      readonly call: string;
      readonly number: string;
      readonly name: string | null;
      readonly person: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly due: string | null;
    }[];
  };
};

export type Health = {
  readonly ready: boolean;
  readonly mongo: {
    readonly ok: boolean;
    readonly engine: string;
    readonly version: string;
  };
  readonly redis: {
    readonly ok: boolean;
    readonly engine: string;
    readonly version: string;
  };
  readonly wecom: {
    readonly ok: boolean;
    readonly mode: 'real' | 'standin' | 'none';
  };
  readonly gateway: {
    readonly takesOrders: boolean;
  };
  readonly holidaysLoaded: boolean;
};

export type Inbox = {
  readonly now: string;
  readonly badge: number;
  readonly total: number;
  readonly folded: number;
  readonly rows: readonly {
    readonly id: string;
    readonly kind: {
      readonly value: 'alert' | 'promise' | 'callback' | 'todo';
      readonly text: string;
    };
    readonly urgency: {
      readonly value: 'high' | 'medium' | 'low' | 'unknown';
      readonly text: string;
    };
    readonly who: {
      readonly title: string;
      readonly contact: string;
      readonly level: {
        readonly value: 'vip' | 'normal' | 'potential';
        readonly text: string;
      } | null;
      readonly number: string;
      readonly again: string | null;
    };
    readonly why: string;
    readonly due: {
      readonly at: string;
      readonly text: string;
    };
    readonly deadline: string;
    readonly overdue: boolean;
    readonly fold: boolean;
    readonly act: {
      readonly key: 'take' | 'settle' | 'complete';
      readonly text: string;
      readonly confirm: string | null;
    };
    readonly path: string;
  }[];
  readonly cursor: string | null;
};

export type Match = {
  readonly class: 'exact' | 'main-line' | 'suffix' | 'remark' | 'tail-8' | 'none' | 'withheld';
  readonly confidence: number | null;
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly level: 'vip' | 'normal' | 'potential';
  } | null;
  readonly contact: {
    readonly id: string;
    readonly name: string;
    readonly department: string | null;
  } | null;
  readonly candidates: readonly {
    readonly class: 'exact' | 'main-line' | 'suffix' | 'remark' | 'tail-8' | 'none' | 'withheld';
    readonly confidence: number;
    readonly customer: {
      readonly id: string;
      readonly name: string;
      readonly level: 'vip' | 'normal' | 'potential';
    } | null;
    readonly contact: {
      readonly id: string;
      readonly name: string;
      readonly department: string | null;
    } | null;
  }[];
  readonly why: readonly string[];
};

export type Me = {
  readonly now: string;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly {
      readonly value: 'rep' | 'duty' | 'director' | 'admin';
      readonly text: string;
    }[];
  };
  readonly hotline: string;
  readonly gateway: {
    readonly takesOrders: boolean;
    readonly clickToDial: false;
  };
  readonly admin: {
    readonly name: string;
  } | null;
  readonly menu: readonly {
    readonly key: 'team' | 'customers' | 'reports' | 'try-route' | 'jobs';
    readonly text: string;
    readonly path: string;
  }[];
  readonly badge: number;
  readonly client: {
    readonly minimum: string;
  };
};

export type Passport = {
  readonly id: string;
  readonly now: string;
  readonly who: {
    readonly title: string;
    readonly number: string;
  };
  readonly phase: {
    readonly value: 'ringing' | 'talking' | 'voicemail' | 'ended' | 'missed';
    readonly text: string;
  };
  readonly started: {
    readonly at: string;
    readonly text: string;
  } | null;
  readonly whyMe: string | null;
  readonly plan: {
    readonly summary: string;
    readonly steps: readonly string[];
    readonly trace: readonly string[];
    readonly assignedAway: string | null;
  } | null;
  readonly legs: readonly {
    readonly person: {
      readonly id: string;
      readonly name: string;
    };
    readonly device: {
      readonly value: 'office_phone' | 'mobile_phone';
      readonly text: string;
    };
    readonly rang: {
      readonly at: string;
      readonly text: string;
    } | null;
    readonly result: {
      readonly value:
        | 'busy'
        | 'rejected'
        | 'no_answer'
        | 'offline'
        | 'failed'
        | 'cancelled'
        | 'connected'
        | 'ringing';
      readonly text: string;
    };
    readonly talk: {
      readonly seconds: number;
      readonly text: string;
    } | null;
  }[];
  readonly cards: readonly {
    readonly person: {
      readonly id: string;
      readonly name: string;
    };
    readonly kind: {
      readonly value:
        | 'pop'
        | 'missed'
        | 'assigned-away'
        | 'duty-gap'
        | 'holidays-missing'
        | 'summary'
        | 'todo'
        | 'overdue'
        | 'moved-away'
        | 'stuck'
        | 'alert'
        | 'check-in'
        | 'unconfirmed'
        | 'hand-over'
        | 'swap'
        | 'swap-answer'
        | 'report'
        | 'nudge'
        | 'unreachable'
        | 'text';
      readonly text: string;
    };
    readonly state: {
      readonly value: 'unsent' | 'live' | 'final' | 'gone' | 'dropped';
      readonly text: string;
    };
    readonly sent: {
      readonly at: string;
      readonly text: string;
    } | null;
  }[];
  readonly steps: readonly {
    readonly name: string;
    readonly state: string;
  }[];
};

export type PersonShifts = {
  readonly now: string;
  readonly person: {
    readonly id: string;
    readonly name: string;
  };
  readonly shifts: readonly {
    readonly from: string;
    readonly to: string;
    readonly text: string;
    readonly on: boolean;
    readonly note: string;
    readonly swappable: boolean;
  }[];
};

export type Problem = {
  readonly code: string;
  readonly message: string;
  readonly retry: boolean;
  readonly fields: readonly {
    readonly path: string;
    readonly problem: string;
  }[];
  readonly requestId: string;
  readonly current?: unknown;
};

export type Product = {
  readonly id: string;
  readonly model: string;
  readonly aliases: readonly string[];
  readonly family: string;
  readonly unit: string;
};

export type ProductImport = {
  readonly dryRun: boolean;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly problems: readonly {
    readonly row: number;
    readonly column: string;
    readonly problem: string;
  }[];
};

export type Products = {
  readonly products: readonly Product[];
};

export type RevealedNumber = {
  readonly now: string;
  readonly number: string;
  readonly dial: string;
};

export type RosterChanged = {
  readonly version: number;
  readonly id: string | null;
  readonly gaps: readonly {
    readonly from: string;
    readonly to: string;
    readonly text: string;
  }[];
};

export type RosterGaps = {
  readonly from: string;
  readonly to: string;
  readonly gaps: readonly {
    readonly from: string;
    readonly to: string;
    readonly text: string;
  }[];
  readonly yearsMissing: readonly string[];
};

export type RosterMoment = {
  readonly at: string;
  readonly version: number;
  readonly day: {
    readonly day: string;
    readonly weekday: number;
    readonly kind: 'workday' | 'weekend' | 'holiday';
    readonly makeUp: boolean;
    readonly festival: string | null;
    readonly dataMissing: boolean;
  };
  readonly primaries: readonly {
    readonly id: string;
    readonly name: string;
    readonly asDuty: boolean;
  }[];
  readonly backup: {
    readonly id: string;
    readonly name: string;
  } | null;
  readonly duty: {
    readonly id: string;
    readonly name: string;
  } | null;
  readonly gap: boolean;
  readonly holder: {
    readonly id: string;
    readonly name: string;
    readonly ownMobile: boolean;
  } | null;
};

export type RosterPage = {
  readonly now: string;
  readonly version: number;
  readonly may: {
    readonly change: boolean;
    readonly swap: boolean;
  };
  readonly me: {
    readonly id: string;
    readonly name: string;
  };
  readonly mine: {
    readonly line: string;
    readonly shifts: readonly {
      readonly from: string;
      readonly to: string;
      readonly text: string;
      readonly on: boolean;
      readonly note: string;
      readonly swappable: boolean;
    }[];
    readonly checkIns: readonly {
      readonly id: string;
      readonly text: string;
      readonly line: string;
      readonly state: {
        readonly value: 'asked' | 'confirmed' | 'unconfirmed' | 'released' | 'moved';
        readonly text: string;
      };
      readonly act: {
        readonly key: 'confirm';
        readonly text: string;
        readonly confirm: string | null;
      } | null;
    }[];
    readonly handOver: {
      readonly line: string;
      readonly items: readonly {
        readonly id: string;
        readonly kind: {
          readonly value: 'alert' | 'callback' | 'todo';
          readonly text: string;
        };
        readonly who: string;
        readonly note: string;
        readonly path: string;
      }[];
      readonly more: number;
    } | null;
    readonly swaps: readonly {
      readonly id: string;
      readonly title: string;
      readonly text: string;
      readonly state: {
        readonly value: 'asked' | 'granted' | 'refused' | 'lapsed' | 'withdrawn';
        readonly text: string;
      };
      readonly path: string;
    }[];
  };
  readonly line: string;
  readonly after: string;
  readonly gap: boolean;
  readonly gaps: readonly {
    readonly from: string;
    readonly to: string;
    readonly text: string;
  }[];
  readonly yearsMissing: readonly {
    readonly year: string;
    readonly text: string;
  }[];
  readonly week: {
    readonly from: string;
    readonly text: string;
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly today: string;
  };
  readonly days: readonly {
    readonly day: string;
    readonly date: string;
    readonly weekday: string;
    readonly kind: string;
    readonly today: boolean;
    readonly spans: readonly {
      readonly text: string;
      readonly who: string;
      readonly after: string;
      readonly gap: boolean;
      readonly mine: boolean;
    }[];
  }[];
  readonly overrides: readonly {
    readonly id: string | null;
    readonly title: string;
    readonly text: string;
    readonly act: {
      readonly key: 'remove';
      readonly text: string;
      readonly confirm: string | null;
    } | null;
  }[];
  readonly overridesMore: number;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly note: string;
    readonly rep: boolean;
  }[];
};

export type RosterWeek = {
  readonly now: string;
  readonly from: string;
  readonly to: string;
  readonly version: number;
  readonly days: readonly {
    readonly day: string;
    readonly weekday: number;
    readonly kind: 'workday' | 'weekend' | 'holiday';
    readonly makeUp: boolean;
    readonly festival: string | null;
    readonly dataMissing: boolean;
    readonly spans: readonly {
      readonly from: string;
      readonly to: string;
      readonly primaries: readonly {
        readonly id: string;
        readonly name: string;
        readonly asDuty: boolean;
      }[];
      readonly backup: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly duty: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly gap: boolean;
    }[];
  }[];
  readonly overrides: readonly {
    readonly id: string | null;
    readonly kind: 'add' | 'remove' | 'replace';
    readonly cause: 'override' | 'swap' | 'leave';
    readonly person: {
      readonly id: string;
      readonly name: string;
    };
    readonly by: {
      readonly id: string;
      readonly name: string;
    } | null;
    readonly from: string;
    readonly to: string;
  }[];
  readonly holders: readonly {
    readonly person: {
      readonly id: string;
      readonly name: string;
    };
    readonly ownMobile: boolean;
    readonly from: string;
    readonly to: string;
  }[];
  readonly swaps: readonly Swap[];
};

export type Route = {
  readonly dayKind: 'workday' | 'weekend' | 'holiday';
  readonly slot: string;
  readonly strategy: 'sequential' | 'simultaneous' | 'direct' | 'smart';
  readonly steps: readonly Step[];
  readonly trace: readonly {
    readonly rule: string;
    readonly text: string;
  }[];
};

export type RoutePlan = {
  readonly call: string;
  readonly revision: number;
  readonly steps: readonly Step[];
};

export type Session = {
  readonly token: string;
  readonly expiresAt: string;
};

export type SpanReport = {
  readonly now: string;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly choices: readonly {
    readonly text: string;
    readonly from: string;
    readonly to: string;
    readonly chosen: boolean;
  }[];
  readonly total: {
    readonly value: string;
    readonly text: string;
    readonly calls: number;
    readonly answered: number;
    readonly missed: number;
    readonly voicemail: number;
    readonly answer: {
      readonly seconds: number | null;
      readonly text: string;
    };
  };
  readonly byPerson: readonly {
    readonly value: string;
    readonly text: string;
    readonly calls: number;
    readonly answered: number;
    readonly missed: number;
    readonly voicemail: number;
    readonly answer: {
      readonly seconds: number | null;
      readonly text: string;
    };
  }[];
  readonly byPersonMore: number;
  readonly byHour: readonly {
    readonly value: string;
    readonly text: string;
    readonly calls: number;
    readonly answered: number;
    readonly missed: number;
    readonly voicemail: number;
    readonly answer: {
      readonly seconds: number | null;
      readonly text: string;
    };
  }[];
  readonly byIntent: readonly {
    readonly value: string;
    readonly text: string;
    readonly calls: number;
    readonly answered: number;
    readonly missed: number;
    readonly voicemail: number;
    readonly answer: {
      readonly seconds: number | null;
      readonly text: string;
    };
  }[];
  readonly byLevel: readonly {
    readonly value: string;
    readonly text: string;
    readonly calls: number;
    readonly answered: number;
    readonly missed: number;
    readonly voicemail: number;
    readonly answer: {
      readonly seconds: number | null;
      readonly text: string;
    };
  }[];
};

export type StatusPage = {
  readonly now: string;
  readonly lead: 'rep' | 'duty' | 'director' | 'none';
  readonly statusKnown: boolean;
  readonly strip: {
    readonly alert: string;
    readonly respondBy: string;
    readonly late: boolean;
    readonly text: string;
  } | null;
  readonly own: {
    readonly status: {
      readonly value: 'in_office' | 'in_field' | 'in_meeting' | 'off_duty' | 'on_leave' | 'unknown';
      readonly text: string;
    };
    readonly since: string | null;
    readonly until: string | null;
    readonly untilText: string | null;
    readonly source: {
      readonly value: 'app' | 'bot' | 'roster';
      readonly text: string;
    } | null;
    readonly location: string | null;
    readonly version: number;
    readonly effect: string;
    readonly notes: readonly {
      readonly value:
        'unreadable' | 'expired' | 'on-call' | 'off-shift' | 'rostered-leave' | 'limit-reached';
      readonly text: string;
    }[];
    readonly said: string | null;
    readonly again: {
      readonly status: 'in_office' | 'in_field' | 'in_meeting' | 'off_duty' | 'on_leave';
      readonly text: string;
      readonly from: string;
    } | null;
  } | null;
  readonly rows: readonly {
    readonly value: 'in_office' | 'in_field' | 'in_meeting' | 'off_duty' | 'on_leave';
    readonly text: string;
    readonly effect: string;
    readonly chosen: boolean;
    readonly takesUntil: boolean;
    readonly place: string | null;
  }[];
  readonly chain: readonly {
    readonly person: {
      readonly id: string;
      readonly name: string;
    } | null;
    readonly devices: readonly {
      readonly value: 'office_phone' | 'mobile_phone';
      readonly text: string;
      readonly seconds: number;
    }[];
    readonly seconds: number;
    readonly text: string;
  }[];
  readonly today: {
    readonly answered: number;
    readonly max: number | null;
    readonly text: string;
  } | null;
  readonly shift: {
    readonly on: boolean;
    readonly at: string | null;
    readonly text: string;
  } | null;
  readonly duty: {
    readonly on: boolean;
    readonly until: string | null;
    readonly text: string;
    readonly alerts: readonly {
      readonly alert: string;
      readonly respondBy: string;
      readonly late: boolean;
      readonly text: string;
    }[];
    readonly handOver: string | null;
  } | null;
  readonly numbers: readonly {
    readonly value: 'alerts' | 'callbacks' | 'overdue';
    readonly text: string;
    readonly count: number;
  }[];
  readonly waiting: {
    readonly show: 'alerts' | 'callbacks' | 'overdue';
    readonly rows: readonly {
      readonly id: string;
      readonly urgency: {
        readonly value: 'high' | 'medium' | 'low' | 'unknown';
        readonly text: string;
      };
      readonly title: string;
      readonly why: string;
      readonly deadline: string;
      readonly owner: string | null;
      readonly path: string;
    }[];
  } | null;
  readonly team: readonly {
    readonly person: {
      readonly id: string;
      readonly name: string;
    };
    readonly status: {
      readonly value: 'in_office' | 'in_field' | 'in_meeting' | 'off_duty' | 'on_leave' | 'unknown';
      readonly text: string;
    };
    readonly until: string | null;
    readonly location: string | null;
    readonly onCall: boolean;
    readonly onShift: boolean;
    readonly trouble: {
      readonly value: 'no-cards' | 'expired';
      readonly text: string;
    } | null;
    readonly today: {
      readonly answered: number;
      readonly max: number | null;
    };
    readonly text: string;
    readonly detail: string;
  }[];
  readonly teamMore: number;
};

export type StatusSet = {
  readonly status: 'in_office' | 'in_field' | 'in_meeting' | 'off_duty' | 'on_leave';
  readonly since: string;
  readonly until: string;
  readonly source: 'app' | 'bot';
  readonly version: number;
};

export type StatusUndone = {
  readonly status: 'in_office' | 'in_field' | 'in_meeting' | 'off_duty' | 'on_leave' | 'unknown';
  readonly since: string | null;
  readonly until: string | null;
  readonly source: 'app' | 'bot' | null;
  readonly version: number;
};

export type Step =
  | {
      readonly targets: readonly {
        readonly person: string;
        readonly device: 'office_phone' | 'mobile_phone';
        readonly number: string;
        readonly seconds: number;
      }[];
      readonly seconds: number;
    }
  | {
      readonly voicemail: true;
      readonly seconds: number;
    }
  | {
      readonly refuse: true;
    };

export type StuckSteps = {
  readonly now: string;
  readonly total: number;
  readonly steps: readonly {
    readonly id: string;
    readonly call: string;
    readonly step: string;
    readonly text: string;
    readonly about: string;
    readonly tried: string;
    readonly path: string;
    readonly attempts: number;
    readonly problem: string;
  }[];
};

export type Swap = {
  readonly id: string;
  readonly version: number;
  readonly asker: {
    readonly id: string;
    readonly name: string;
  };
  readonly partner: {
    readonly id: string;
    readonly name: string;
  };
  readonly give: {
    readonly from: string;
    readonly to: string;
  };
  readonly take: {
    readonly from: string;
    readonly to: string;
  } | null;
  readonly note: string | null;
  readonly state: 'asked' | 'granted' | 'refused' | 'lapsed' | 'withdrawn';
  readonly createdAt: string;
  readonly answeredAt: string | null;
  readonly lapsesAt: string;
};

export type SwapPage = {
  readonly now: string;
  readonly id: string;
  readonly version: number;
  readonly state: {
    readonly value: 'asked' | 'granted' | 'refused' | 'lapsed' | 'withdrawn';
    readonly text: string;
  };
  readonly side: 'asker' | 'partner' | 'other';
  readonly title: string;
  readonly line: string;
  readonly asker: {
    readonly id: string;
    readonly name: string;
  };
  readonly partner: {
    readonly id: string;
    readonly name: string;
  };
  readonly spans: readonly {
    readonly text: string;
    readonly who: string;
  }[];
  readonly back: string | null;
  readonly note: string | null;
  readonly askedAt: {
    readonly at: string;
    readonly text: string;
  };
  readonly acts: readonly {
    readonly key: 'grant' | 'refuse' | 'withdraw';
    readonly text: string;
    readonly confirm: string | null;
  }[];
};

export type TeamBoard = {
  readonly now: string;
  readonly statusKnown: boolean;
  readonly team: readonly {
    readonly person: {
      readonly id: string;
      readonly name: string;
    };
    readonly status: {
      readonly value: 'in_office' | 'in_field' | 'in_meeting' | 'off_duty' | 'on_leave' | 'unknown';
      readonly text: string;
    };
    readonly until: string | null;
    readonly location: string | null;
    readonly onCall: boolean;
    readonly onShift: boolean;
    readonly trouble: {
      readonly value: 'no-cards' | 'expired';
      readonly text: string;
    } | null;
    readonly today: {
      readonly answered: number;
      readonly max: number | null;
    };
    readonly text: string;
    readonly detail: string;
  }[];
  readonly more: number;
};

export type Ticket = {
  readonly url: string;
  readonly seconds: number;
};

export type TodoPage = {
  readonly id: string;
  readonly version: number;
  readonly now: string;
  readonly kind: {
    readonly value: 'follow-up' | 'callback';
    readonly text: string;
  };
  readonly state: {
    readonly value: 'open' | 'done' | 'dropped';
    readonly text: string;
  };
  readonly line: string;
  readonly what: string;
  readonly who: {
    readonly title: string;
    readonly contact: string;
    readonly level: {
      readonly value: 'vip' | 'normal' | 'potential';
      readonly text: string;
    } | null;
    readonly number: string;
    readonly again: string | null;
  };
  readonly intent: {
    readonly value: '询价' | '投诉' | '技术支持' | '合作洽谈' | '其他';
    readonly text: string;
  } | null;
  readonly priority: {
    readonly value: 'high' | 'medium' | 'low';
    readonly text: string;
  };
  readonly due: {
    readonly at: string;
    readonly text: string;
  };
  readonly dueFrom: {
    readonly value: 'default' | 'spoken' | 'person';
    readonly text: string;
  };
  readonly overdue: boolean;
  readonly assignee: {
    readonly id: string;
    readonly name: string;
  };
  readonly mine: boolean;
  readonly items: readonly {
    readonly id: string;
    readonly text: string;
    readonly owner: {
      readonly value: 'agent' | 'customer';
      readonly text: string;
    };
    readonly due: {
      readonly at: string;
      readonly text: string;
    } | null;
    readonly state: {
      readonly value: 'open' | 'done' | 'dropped';
      readonly text: string;
    };
    readonly by: {
      readonly id: string;
      readonly name: string;
    } | null;
  }[];
  readonly history: readonly {
    readonly at: {
      readonly at: string;
      readonly text: string;
    };
    readonly text: string;
  }[];
  readonly acts: readonly {
    readonly key: 'complete' | 'postpone' | 'due' | 'reassign';
    readonly text: string;
    readonly confirm: string | null;
  }[];
  readonly postponed: {
    readonly at: string;
    readonly text: string;
  } | null;
  readonly colleagues: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: string;
  }[];
  readonly callBack: string | null;
  readonly call: string | null;
};

export type TranscriptWindow = {
  readonly id: string;
  readonly now: string;
  readonly state: {
    readonly value: 'none' | 'waiting' | 'ready' | 'failed' | 'wordless';
    readonly text: string;
  };
  readonly count: number;
  readonly sentences: readonly {
    readonly n: number;
    readonly speaker: {
      readonly value: 'agent' | 'customer';
      readonly text: string;
    };
    readonly person: string | null;
    readonly start: number;
    readonly end: number;
    readonly clock: string;
    readonly text: string;
    readonly heard: {
      readonly recording: string;
      readonly position: number;
    } | null;
  }[];
  readonly next: number | null;
  readonly previous: number | null;
};

export type TriedRoute = {
  readonly now: string;
  readonly at: string;
  readonly dayKind: {
    readonly value: 'workday' | 'weekend' | 'holiday';
    readonly text: string;
  };
  readonly slot: string;
  readonly strategy: {
    readonly value: 'sequential' | 'simultaneous' | 'direct' | 'smart';
    readonly text: string;
  };
  readonly summary: string;
  readonly steps: readonly Step[];
  readonly chain: readonly {
    readonly person: {
      readonly id: string;
      readonly name: string;
    } | null;
    readonly devices: readonly {
      readonly value: 'office_phone' | 'mobile_phone';
      readonly text: string;
      readonly seconds: number;
    }[];
    readonly seconds: number;
    readonly text: string;
  }[];
  readonly trace: readonly {
    readonly rule: string;
    readonly text: string;
  }[];
};
