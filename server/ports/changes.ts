/** How processes tell each other that something was saved. */
import type { Change } from '../domain/changes/types.ts';

/** What was told together. `seq` has no holes: whoever has read up to one has missed nothing before it. */
export interface ChangeBatch {
  readonly seq: number;
  readonly changes: readonly Change[];
  /** A process began here, and its predecessor may have died with news untold: pages load anew. */
  readonly reset: boolean;
}

export interface Changes {
  /** Kept within a moment, together with what else is told meanwhile. Never throws, costs the teller nothing. */
  announce(change: Change): void;
  /** Batches behind `seq`, oldest first. */
  after(seq: number, limit: number): Promise<readonly ChangeBatch[]>;
  /** The last batches, oldest first. */
  latest(limit: number): Promise<readonly ChangeBatch[]>;
  /** A process begins. */
  startOver(): void;
  /** Resolves when all that was announced is kept; nothing is taken any more. */
  close(): Promise<void>;
}

/** Wakes other processes. Only speed depends on it: who is not woken looks by itself. */
export interface Bell {
  ring(): void;
  onRing(listener: () => void): void;
}
