/** A press on a card that hangs on something else than a ringing call. */
import type { PressKey } from '../../../cards/press.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { WecomMessage } from '../../ports.ts';

export type PressMessage = Extract<WecomMessage, { kind: 'press' | 'menu-press' }>;

export interface CardPress {
  readonly push: Push;
  /** Number of the card that was pressed. */
  readonly card: number;
  readonly action: PressKey['action'];
  readonly message: PressMessage;
}
