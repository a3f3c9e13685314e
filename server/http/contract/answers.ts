/** Plain types of every answer of the API. Written by scripts/write-contract.ts; do not edit. */

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
      readonly outcome: 'pending' | 'accepted' | 'answered' | 'no_answer' | 'failed' | 'skipped';
    }[];
  };
  readonly mine: boolean;
  readonly calls: readonly string[];
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
      readonly outcome: 'pending' | 'accepted' | 'answered' | 'no_answer' | 'failed' | 'skipped';
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
        | 'stuck'
        | 'alert'
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
        readonly clock: string;
        readonly text: string;
        readonly heard: {
          readonly recording: string;
          readonly position: number;
        } | null;
      }[];
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

export type Clock = {
  readonly now: string;
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

export type Problem = {
  readonly code: string;
  readonly message: string;
  readonly retry: boolean;
  readonly fields: readonly {
    readonly path: string;
    readonly problem: string;
  }[];
  readonly requestId: string;
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

export type RosterChanged = {
  readonly version: number;
  readonly id: string | null;
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

export type RosterWeek = {
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

export type StatusSet = {
  readonly status: 'in_office' | 'in_field' | 'in_meeting' | 'off_duty' | 'on_leave';
  readonly since: string;
  readonly until: string;
  readonly source: 'app' | 'bot';
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
  readonly steps: readonly {
    readonly id: string;
    readonly call: string;
    readonly step: string;
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
  readonly state: 'asked' | 'granted' | 'refused' | 'lapsed';
  readonly createdAt: string;
  readonly answeredAt: string | null;
  readonly lapsesAt: string;
};

export type Ticket = {
  readonly url: string;
  readonly seconds: number;
};
