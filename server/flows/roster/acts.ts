/** All that people do with the roster and see of it, for the doors. */
import type { RosterChanges } from './change-roster.ts';
import type { ShowRoster } from './show-roster.ts';
import type { SwapActs } from './swap-shifts.ts';

export interface RosterActs extends RosterChanges, Omit<SwapActs, 'lapse'> {
  readonly show: ShowRoster;
  /** The id of what a person wishes for under an idempotency key. */
  readonly idOf: (person: string, key: string) => string;
}
