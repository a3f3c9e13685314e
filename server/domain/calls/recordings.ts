/** What is known of a call's recordings, whatever the order in which it was told. */
import type { Recording } from './types.ts';

const RECORDING_RANK = { announced: 0, failed: 1, ready: 2 } as const;

/** Ready beats failed beats announced; a link that is dead stays dead until a fresh one is told. */
export function withRecording(known: readonly Recording[], seen: Recording): readonly Recording[] {
  const old = known.find((one) => one.id === seen.id);
  if (!old) return [...known, seen];
  const dead = seen.deadUrl ?? old.deadUrl;
  if (dead !== undefined && seen.url === dead && seen.deadUrl === undefined) return known;
  if (seen.deadUrl === undefined && RECORDING_RANK[seen.state] < RECORDING_RANK[old.state]) {
    return known;
  }
  return known.map((one) => (one.id === seen.id ? { ...one, ...seen } : one));
}
