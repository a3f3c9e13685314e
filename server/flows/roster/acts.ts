/** All that people do with the roster and see of it, for the doors. */
import type { DutyActs } from './duty-acts.ts';
import type { RosterChanges } from './change-roster.ts';
import type { ShowRosterPage } from './show-page.ts';
import type { ShowRoster } from './show-roster.ts';
import type { SwapActs } from './swap-shifts.ts';

export interface RosterActs extends RosterChanges, Omit<SwapActs, 'lapse'>, DutyActs {
  readonly show: ShowRoster;
  /** What the pages 值班 and 换班 show. */
  readonly pages: ShowRosterPage;
  /** The id of what a person wishes for under an idempotency key. */
  readonly idOf: (person: string, key: string) => string;
}
