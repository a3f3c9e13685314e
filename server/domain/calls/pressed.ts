/** What a decision about a call asks of the world, before it is a row. */
import type { Consequence } from '../consequences.ts';
import type { Call } from './types.ts';

/** A call after a press, and what the press asks of the world. `notAfter` bounds orders. */
export interface Pressed {
  readonly call: Call;
  readonly asks: readonly {
    readonly what: Consequence;
    readonly dueAt?: Date;
    readonly notAfter?: Date;
  }[];
}
