/** What became of the call of make-call.ts, written down by hand: override what matters. */
import type {
  Digest,
  DigestRow,
  KnownRecording,
  Round,
} from '../../../../server/domain/digest/types.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import type { Insight } from '../../../../server/domain/insight/types.ts';
import type { Segment } from '../../../../server/domain/speech/types.ts';
import type { StoredRecording, Transcript } from '../../../../server/ports.ts';
import { A, B } from '../../domain/routing/make.ts';
import { later } from './make-call.ts';

/** Answered 30 s after it began, over after 392 s. */
export const TALK_AT = later(30);
export const END_AT = later(392);

export function recording(change: Partial<KnownRecording> = {}): KnownRecording {
  return { id: 'rec-1', kind: 'stereo', state: 'kept', tries: 1, ...change };
}

export function makeRound(change: Partial<Round> = {}): Round {
  return {
    round: 1,
    provider: 'aliyun',
    askedBy: null,
    state: 'heard',
    cuts: 2,
    billedSeconds: 0,
    problem: null,
    at: END_AT,
    ...change,
  };
}

export function makeRow(
  what: DigestRow['what'],
  change: Partial<Omit<DigestRow, 'what'>> = {},
): DigestRow {
  const plain = { dueAt: END_AT, attempts: 1, notAfter: null, parked: false };
  return { id: `call-1:1:${what.do}`, what, ...plain, ...change };
}

export const INSIGHT: Insight = {
  by: 'rules',
  intent: '询价',
  intentEvidence: [1],
  intentConfidence: 0.9,
  sentiment: 'neutral',
  sentimentEvidence: [],
  sentimentConfidence: 0.6,
  urgency: 'high',
  urgencyReasons: [{ text: 'VIP金牌客户', evidence: [], confidence: 1 }],
  summary: '客户询价：PCR-ABS-757。',
  needs: [],
  products: [{ model: 'PCR-ABS-757', evidence: [1], confidence: 0.95 }],
  quantities: [],
  prices: [
    {
      amount: 11850,
      currency: 'CNY',
      per: '吨',
      tax: true,
      by: 'agent',
      evidence: [2],
      confidence: 0.9,
    },
  ],
  followUps: [
    {
      text: '周五前报价',
      owner: 'agent',
      due: new Date('2026-11-27T10:00:00.000Z'),
      evidence: [2],
      confidence: 0.9,
    },
  ],
  nextContact: null,
  remark: null,
};

export const SEGMENTS: readonly Segment[] = [
  { speaker: 'agent', person: B, start: 0.44, end: 3, text: '您好。' },
  { speaker: 'customer', person: null, start: 4.12, end: 9, text: '757什么价格？' },
  { speaker: 'agent', person: B, start: 134.5, end: 140, text: '一万一千八百五含税，周五前报价。' },
];

export const TRANSCRIPT: Transcript = {
  version: 1,
  by: 'aliyun',
  model: 'paraformer-v2',
  segments: SEGMENTS,
  removed: [],
  timing: 'segments',
  wordless: false,
};

export const READ = {
  version: 1,
  transcript: 1,
  model: '',
  prompt: 'rules',
  insight: INSIGHT,
  dropped: [],
  at: later(400),
  askedBy: null,
} as const;

const DONE = { attempts: 1, at: later(400) };
export const LEDGER: Digest['ledger'] = {
  split: DONE,
  transcribe: DONE,
  extract: DONE,
  record: DONE,
  todo: DONE,
  notify: DONE,
};

/** Its record is written, nothing else is done. */
export const RECORDED: Digest['ledger'] = { record: DONE };

/** The text in force. */
export const MARK: NonNullable<Digest['transcript']> = {
  version: 1,
  by: 'aliyun',
  person: null,
  model: 'paraformer-v2',
  segments: 3,
  wordless: false,
  at: later(398),
};

/** Heard, read and told. */
export function makeDigest(change: Partial<Digest> = {}): Digest {
  return {
    id: 'call-1',
    version: 9,
    createdAt: END_AT,
    updatedAt: END_AT,
    call: CALL,
    rounds: [makeRound()],
    transcript: MARK,
    insights: [READ],
    llmProblem: null,
    corrections: [],
    confirmations: [],
    lateAt: null,
    noRecordingAt: null,
    note: null,
    seen: [],
    rows: [],
    ledger: LEDGER,
    ...change,
  };
}

export const CALL: Digest['call'] = {
  version: 3,
  kind: 'call',
  at: TALK_AT,
  endedAt: END_AT,
  seconds: 362,
  handler: B,
  customer: { id: 'C1', name: '宁波奥克斯空调有限公司', level: 'vip', assignedSales: A },
  contact: '张经理',
  recordings: [recording()],
};

/** Nothing has come yet: the call has just ended. */
export const FRESH: Partial<Digest> = { rounds: [], transcript: null, insights: [], ledger: {} };

export function makeTodo(change: Partial<Todo> = {}): Todo {
  const due = new Date('2026-11-27T10:00:00.000Z');
  return {
    id: 'call-1',
    version: 1,
    createdAt: END_AT,
    updatedAt: END_AT,
    kind: 'follow-up',
    call: 'call-1',
    read: 9,
    customer: { id: 'C1', name: '宁波奥克斯空调有限公司' },
    contact: '张经理',
    number: '138****8888',
    intent: '询价',
    priority: 'high',
    items: [
      {
        id: 'followUps:agent:2:周五前报价',
        text: '周五前报价',
        owner: 'agent',
        due,
        evidence: [2],
        state: 'open',
        by: null,
      },
    ],
    due,
    dueFrom: 'spoken',
    fallbackDue: due,
    assignee: A,
    assignedBy: 'rule',
    state: 'open',
    summaryTo: [],
    closed: null,
    notes: [],
    history: [],
    seen: [],
    rows: [],
    ...change,
  };
}

export function makeStored(change: Partial<StoredRecording> = {}): StoredRecording {
  return {
    id: 'rec-1',
    call: 'call-1',
    kind: 'stereo',
    file: '/nowhere/rec-1.wav',
    type: 'audio/wav',
    size: 100,
    sha256: 'x',
    seconds: 362,
    ...change,
  };
}
