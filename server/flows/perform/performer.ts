/** What a performer is: carries out one consequence of a call, as often as it is asked, with one effect. */
import type { Call } from '../../domain/calls/types.ts';
import type { Consequence, Row } from '../../domain/consequences.ts';

/** done: the row may leave · retry: not now, the row stays and its back-off counts. */
export type Performed = 'done' | 'retry';

export type Doing<K extends Consequence['do']> = Extract<Consequence, { do: K }>;

export type Performer<K extends Consequence['do']> = (
  what: Doing<K>,
  about: { readonly call: Call; readonly row: Row },
) => Promise<Performed>;

/** One performer each: the product's whole reach into the world. */
export type Performers = { readonly [K in Consequence['do']]: Performer<K> };
