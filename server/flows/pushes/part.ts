/** How one kind of push is read against its subject: the same question for every kind, one file each answers. */
import type { Call } from '../../domain/calls/types.ts';
import type { WantedFace } from '../../domain/pushes/plan.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { Desk } from '../calls/desk.ts';

export interface PushScene {
  readonly push: Push;
  readonly call: Call | null;
  readonly desk: Desk;
  readonly now: Date;
}

export interface PushPart {
  /** Null: there is nothing to show, now or ever. */
  readonly wanted: WantedFace | null;
  /** Version of the subject that was read. */
  readonly version: number;
  /** False for what is sent once and never changes; true where nothing is said. */
  readonly rewritable?: boolean;
  readonly draw: (n: number, fresh: boolean) => object;
}

/** Null: a push of another kind. */
export type RenderPart = (scene: PushScene) => Promise<PushPart | null>;

/** What is sent once looks the same for ever. */
export const ONCE: WantedFace = { key: 'once', final: false, grey: false };

/** Nothing follows a final state but a card that lives again: what else becomes of its subject is no news to its reader. */
export function stayFinal({ cards }: Push, wanted: WantedFace): WantedFace {
  const last = cards.at(-1);
  if (!wanted.final || last?.state !== 'final') return wanted;
  return { ...wanted, key: last.shownKey ?? wanted.key };
}

/** The drawing of what has no face. */
export function drawNothing(): object {
  throw new Error('a push without a face was drawn');
}
