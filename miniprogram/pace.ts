/** While sound is heard, at most five pieces of data a second go to what draws: what can wait does. Pages §6. */

/** So many pieces of data within a second leave room for one that is pressed for: the mark of a sentence waits. */
export const MARKS = 4;
/** And for a mark: the place of the sound waits. */
export const PLACES = 3;
/** Milliseconds in which they are counted, and a little. */
const SECOND = 1_050;

const handed: number[] = [];

/** A page or the player's bar hands something over. */
export function noteHanded(now: number): void {
  handed.push(now);
  while (handed.length > 0 && (handed[0] ?? 0) <= now - SECOND) handed.shift();
}

/** Milliseconds until fewer than `most` were handed over within a second; 0 = now. */
export function waitFor(most: number, now: number): number {
  const recent = handed.filter((at) => at > now - SECOND && at <= now);
  const oldest = recent[recent.length - most];
  return oldest === undefined ? 0 : oldest + SECOND - now;
}

/** Draws at once where that leaves room for others, else later, all of it in one piece. */
export function paced<Patch extends object>(
  draw: (patch: Partial<Patch>) => void,
  most: number,
): (patch: Partial<Patch>) => void {
  let waiting: Partial<Patch> = {};
  let isDue = false;
  const attempt = (): void => {
    const wait = waitFor(most, Date.now());
    isDue = wait > 0;
    if (isDue) {
      setTimeout(attempt, wait);
      return;
    }
    const patch = waiting;
    waiting = {};
    draw(patch);
  };
  return (patch) => {
    waiting = { ...waiting, ...patch };
    if (!isDue) attempt();
  };
}
