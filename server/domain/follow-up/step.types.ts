/** What an event makes of a to-do: its new state, and what that asks for. */
import type { Todo, TodoConsequence } from './types.ts';

export interface Step {
  readonly todo: Todo;
  readonly asks: readonly TodoConsequence[];
}
