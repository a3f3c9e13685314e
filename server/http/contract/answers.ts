/** Plain types of every answer of the API. Written by scripts/write-contract.ts; do not edit. */

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

export type CallPage = {
  readonly id: string;
  readonly version: number;
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
};

export type Clock = {
  readonly now: string;
};

export type EventStored = {
  readonly result: 'stored' | 'known';
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

export type Ticket = {
  readonly url: string;
  readonly seconds: number;
};
