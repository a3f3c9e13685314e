/** Waiting for what another process does. */

const LOOK_EVERY_MS = 40;
/** Generous: a machine that starts processes for others too is slow. */
const PATIENCE_MS = 60_000;

/** Looks until `seen` is true; a cut line counts as not yet. Throws with the name of what never came. */
export async function until(
  what: string,
  seen: () => Promise<boolean> | boolean,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      if (await seen()) return;
    } catch (error) {
      if (!isCutLine(error)) throw error;
    }
    if (performance.now() > end) throw new Error(`never seen: ${what}`);
    await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
  }
}

/** What fetch throws when nobody listens, or the line is cut. Its class is of another realm than ours here. */
function isCutLine(error: unknown): boolean {
  return error !== null && typeof error === 'object' && 'message' in error
    ? error.message === 'fetch failed'
    : false;
}
