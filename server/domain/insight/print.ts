/** What `callpop insight` prints: the reading with moments as ISO times of Shanghai. */
import { formatClock, dayKey } from '../time.ts';
import type { FollowUp, Insight, NextContact } from './types.ts';

type Printed<T> = Omit<T, 'due' | 'at'>;
export interface PrintedInsight extends Omit<Insight, 'followUps' | 'nextContact'> {
  readonly followUps: readonly (Printed<FollowUp> & { readonly due: string | null })[];
  readonly nextContact: (Printed<NextContact> & { readonly at: string | null }) | null;
}

const SECOND_MS = 1000;

/** `2026-11-27T18:00:00+08:00`; fractions of a second are cut. */
export function printMoment(at: Date): string {
  const seconds = String(Math.floor(at.getTime() / SECOND_MS) % 60).padStart(2, '0');
  return `${dayKey(at)}T${formatClock(at)}:${seconds}+08:00`;
}

/** Ready for `JSON.stringify`. */
export function printInsight(insight: Insight): PrintedInsight {
  const { followUps, nextContact, ...rest } = insight;
  const moment = (at: Date | null): string | null => at && printMoment(at);
  return {
    ...rest,
    followUps: followUps.map((one) => ({ ...one, due: moment(one.due) })),
    nextContact: nextContact && { ...nextContact, at: moment(nextContact.at) },
  };
}
