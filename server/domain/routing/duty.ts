/** dutyAt(…): who answers at a moment, past or future, and the gaps of the weeks after it; what `callpop duty` prints. */
import { printMoment } from '../insight/print.ts';
import { addMinutes } from '../time.ts';
import { findGaps } from './gaps.ts';
import { readMoment } from './moment.ts';
import type { RosterQuestion } from './roster.ts';
import { rosterOf } from './roster.ts';
import { isOnShift } from './shifts.ts';
import { effectiveStatus } from './status.ts';

/** The coming four weeks. */
const GAP_MINUTES = 28 * 24 * 60;

export interface PrintedDuty {
  /** Employee ids on shift, in the order of the roster: own days and hours count, calls do not. */
  readonly primary: readonly string[];
  /** Employee id of 值班人员 standing by. */
  readonly backup: string;
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
}

/** Moments as ISO times of Shanghai; of tapped statuses only on_leave counts. */
export function dutyAt(question: Omit<RosterQuestion, 'except'>): PrintedDuty {
  const { tables, people, at, statuses } = question;
  const moment = readMoment(tables, at);
  const roster = rosterOf({ ...question, except: null }, moment);
  const gaps = findGaps({ tables, people, from: at, to: addMinutes(at, GAP_MINUTES) });
  return {
    primary: roster.primaries
      .map(({ person }) => person.id)
      .filter((id) => isOnShift(roster, id, moment))
      .filter((id) => effectiveStatus(statuses.get(id), at) !== 'on_leave'),
    backup: roster.backup?.person.id ?? 'voicemail',
    gaps: gaps.map(({ from, to }) => ({ from: printMoment(from), to: printMoment(to) })),
  };
}
