/** The facts of a call: each value, what bears it out, who corrected it. Pages §2 通话. */
import { momentText } from '../time';
import { evidenceOf, type Digest, type Evidence } from './call-talk';

type Insight = NonNullable<Digest['insight']>;
export type Fact = Insight['facts'][number];

export interface Corrected {
  readonly id: string;
  /** 「销售经理A · 10:20」 */
  readonly who: string;
  /** What the machine had; '' = the same, or nothing. */
  readonly old: string;
}

export interface FactRow {
  /** One of the page's facts: names its act, its draft and its tag. */
  readonly key: string;
  /** '' = as in the row before. */
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly removed: boolean;
  readonly evidence: readonly Evidence[];
  readonly corrected: Corrected | null;
  readonly canCorrect: boolean;
}

export interface PromiseRow {
  readonly id: string;
  readonly text: string;
  /** 「我方 · 11-27 18:00 · 未完成」 */
  readonly note: string;
  readonly isOver: boolean;
  readonly evidence: readonly Evidence[];
  readonly corrected: Corrected | null;
}

export function keyOf({ field, id }: Pick<Fact, 'field' | 'id'>): string {
  return id ?? field;
}

export function factRows(digest: Digest, now: number): readonly FactRow[] {
  const all = digest.insight?.facts ?? [];
  return all.map((fact, at) => ({
    key: keyOf(fact),
    label: all[at - 1]?.label === fact.label ? '' : fact.label,
    name: fact.label,
    value: fact.value,
    removed: fact.removed,
    evidence: evidenceOf(fact.evidence, digest.audio),
    corrected: correctedOf(fact, fact.removed ? '' : fact.value, now),
    canCorrect: digest.may.correct && !fact.removed,
  }));
}

export function promiseRows(digest: Digest, now: number): readonly PromiseRow[] {
  return digest.followUps.map((one) => ({
    id: one.id,
    text: one.text,
    note: [
      one.owner.text,
      one.due === null ? '' : momentText(Date.parse(one.due.at), now),
      one.remark ?? '',
      one.state.text,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    isOver: one.state.value !== 'open',
    evidence: evidenceOf(one.evidence, digest.audio),
    corrected: correctedOf(one, one.text, now),
  }));
}

function correctedOf(
  { correction }: Pick<Fact, 'correction'>,
  value: string,
  now: number,
): Corrected | null {
  if (correction === null) return null;
  const { id, by, at, machine } = correction;
  return {
    id,
    who: `${by.name} · ${momentText(Date.parse(at.at), now)}`,
    old: machine === null || machine === value ? '' : machine,
  };
}
