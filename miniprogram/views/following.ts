/** Whether the page may scroll to what is heard: not for 4 s after a finger scrolled. Pages §2. */

/** Milliseconds. */
const REST = 4_000;
/** A scroll of ours is told as the finger's is; for so long it is taken for ours. */
const OURS = 350;

export interface Following {
  /** When the finger scrolled last; 0 = never. Milliseconds. */
  readonly touchedAt: number;
  readonly scrolledAt: number;
}

export const NEVER: Following = { touchedAt: 0, scrolledAt: 0 };

/** We are about to scroll. */
export function scrollStarted(following: Following, now: number): Following {
  return { ...following, scrolledAt: now };
}

/** The page scrolled: by us, or by a finger or wheel. */
export function scrolled(following: Following, now: number): Following {
  return now - following.scrolledAt < OURS ? following : { ...following, touchedAt: now };
}

/** A finger was on the list, whatever scrolled. */
export function touched(following: Following, now: number): Following {
  return { ...following, touchedAt: now };
}

export function mayFollow({ touchedAt }: Following, now: number): boolean {
  return now - touchedAt >= REST;
}
