/** What a performer is: carries out one consequence of a call, as often as it is asked, with one effect. */
import type { Call } from '../../domain/calls/types.ts';
import type { Consequence, Row } from '../../domain/consequences.ts';

/**
 * done: the row may leave · else not now: the row stays and its back-off counts. `problem`: why, for whoever looks;
 * `after`: ms, where the other side says when; `waiting`: nothing failed, and the look counts as no try.
 */
export type Performed =
  | 'done'
  | 'retry'
  | { readonly problem: string; readonly after?: number; readonly waiting?: undefined }
  | { readonly problem: string; readonly after: number; readonly waiting: true };

export type Doing<K extends Consequence['do']> = Extract<Consequence, { do: K }>;

export type Performer<K extends Consequence['do']> = (
  what: Doing<K>,
  about: { readonly call: Call; readonly row: Row },
) => Promise<Performed>;

/** One performer each: the product's whole reach into the world. */
export type Performers = { readonly [K in Consequence['do']]: Performer<K> };

/** The table is exhaustive by type; the kind of the consequence picks its own performer. */
export function performCall(
  performers: Performers,
  what: Consequence,
  about: { readonly call: Call; readonly row: Row },
): Promise<Performed> {
  const performer: (one: never, about: { call: Call; row: Row }) => Promise<Performed> =
    performers[what.do];
  return performer(what as never, about);
}
