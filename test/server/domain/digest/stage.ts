/** A digest through what happens to it: told by its call, heard, read, pressed; and what that asks for, in short words. */
import { advanceDigest, newDigest } from '../../../../server/domain/digest/advance.ts';
import type {
  CallFacts,
  Digest,
  DigestEvent,
  DigestRow,
  DigestSettings,
  KnownRecording,
} from '../../../../server/domain/digest/types.ts';
import type { FollowUp, Insight } from '../../../../server/domain/insight/types.ts';
import { INSIGHT_WORDS } from '../../../../templates/insight.ts';

export const A = 'sales_manager_a';
export const B = 'sales_manager_b';

/** The call ended on a Tuesday at 10:10. */
export const END = new Date('2026-11-24T10:10:00+08:00');
export function after(minutes: number): Date {
  return new Date(END.getTime() + minutes * 60_000);
}

const words = INSIGHT_WORDS.urgency;
export const RULES = { provider: 'whisper', llm: false, words } as const;
export const MODEL = { provider: 'whisper', llm: true, words } as const;
export const NOBODY = { provider: null, llm: false, words } as const;

export function recording(
  kind: KnownRecording['kind'],
  state: KnownRecording['state'],
  id = `rec-${kind}`,
): KnownRecording {
  return { id, kind, state, tries: state === 'waiting' ? 0 : 1 };
}

/** B talked to a customer of A for six minutes. */
export function factsOf(change: Partial<CallFacts> = {}): CallFacts {
  return {
    version: 7,
    kind: 'call',
    at: after(-6),
    endedAt: END,
    seconds: 360,
    handler: B,
    customer: {
      id: 'C001',
      name: '宁波奥克斯空调有限公司',
      level: 'normal',
      assignedSales: A,
    },
    contact: '张经理',
    recordings: [],
    ...change,
  };
}

export const KEPT = [recording('stereo', 'kept')] as const;

export function insightOf(change: Partial<Insight> = {}): Insight {
  return {
    by: 'rules',
    intent: '询价',
    intentEvidence: [1],
    intentConfidence: 0.9,
    sentiment: 'neutral',
    sentimentEvidence: [],
    sentimentConfidence: 0.6,
    urgency: 'medium',
    urgencyReasons: [],
    summary: '客户询价。',
    needs: [],
    products: [],
    quantities: [],
    prices: [],
    followUps: [],
    nextContact: null,
    remark: null,
    ...change,
  };
}

export function promise(text: string, change: Partial<FollowUp> = {}): FollowUp {
  return { text, owner: 'agent', due: null, evidence: [2], confidence: 0.8, ...change };
}

type Bare<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never;
export type Said = Bare<DigestEvent>;

/** An event so many minutes after the end of the call. */
export function happen(minutes: number, said: Said, id = `${said.type}@${minutes}`): DigestEvent {
  return { ...said, id, at: after(minutes) };
}

export const told = (minutes: number, change: Partial<CallFacts> = {}): DigestEvent =>
  happen(
    minutes,
    { type: 'told', facts: factsOf(change) },
    `told-${change.version ?? 7}@${minutes}`,
  );

export function composed(minutes: number, round = 1, wordless = false): DigestEvent {
  const transcript = { version: round, by: 'whisper', model: 'large-v3', wordless } as const;
  const segments = wordless ? 0 : 9;
  const said = { round, billedSeconds: 60, transcript: { ...transcript, segments } };
  return happen(minutes, { type: 'composed', ...said }, `composed-${round}`);
}

export function extracted(
  minutes: number,
  change: Partial<Insight> = {},
  more: { readonly transcript?: number; readonly askedBy?: string | null } = {},
): DigestEvent {
  const insight = insightOf(change);
  const { transcript = 1, askedBy = null } = more;
  const model = insight.by === 'llm' ? 'qwen' : '';
  const said = { transcript, insight, model, prompt: 'p1', dropped: [], askedBy };
  return happen(
    minutes,
    { type: 'extracted', ...said },
    `extracted-${insight.by}-${transcript}@${minutes}`,
  );
}

export interface Played {
  readonly digest: Digest;
  /** All rows that were ever asked for. */
  readonly rows: readonly DigestRow[];
  /** What the last event asked for; null: it changed nothing. */
  readonly last: readonly string[] | null;
}

/** As the flow does it: the first telling makes the digest, whatever comes before it finds none. */
export function play(
  events: readonly DigestEvent[],
  settings: DigestSettings = RULES,
  start: Digest | null = null,
): Played {
  let digest = start;
  let last: readonly string[] | null = null;
  const rows: DigestRow[] = [];
  for (const event of events) {
    const now = event.at;
    const before = digest ?? (event.type === 'told' ? newDigest('c1', event.facts, now) : null);
    if (!before) throw new Error(`${event.type} came before anything was told`);
    const decision = advanceDigest(before, event, { now, settings });
    last = decision.next && decision.rows.map(ask);
    rows.push(...decision.rows);
    digest = decision.next ?? before;
  }
  if (!digest) throw new Error('nothing was told');
  return { digest, rows, last };
}

/** `split 1`, `extract 1 llm`, `late facts +15`: what a row asks for, and when, if not at once. */
export function ask({ what, dueAt, attempts }: DigestRow): string {
  const when = attempts === 0 ? [`+${(dueAt.getTime() - END.getTime()) / 60_000}`] : [];
  return [...wordsOf(what), ...when].join(' ');
}

function wordsOf(what: DigestRow['what']): readonly (string | number)[] {
  if ('round' in what) return [what.do, what.round];
  if (what.do === 'late') return [what.do, what.what];
  if (what.do === 'notify') return [what.do, what.person, ...(what.press ? [what.press.code] : [])];
  if (what.do !== 'extract') return [what.do];
  return [what.do, what.transcript, what.by, ...(what.askedBy ? ['asked'] : [])];
}

/** Everything that shows: record, to-do, and the cards of A and B. */
export const SHOWN = ['record', 'todo', `notify ${B}`, `notify ${A}`] as const;
