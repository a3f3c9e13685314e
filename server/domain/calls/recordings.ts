/** What is known of a call's recordings, whatever the order in which it was told. */
import type { Recording } from './types.ts';

const RECORDING_RANK = { announced: 0, failed: 1, ready: 2 } as const;

/** Ready beats failed beats announced; a link that is dead stays dead until a fresh one is told. */
export function withRecording(known: readonly Recording[], seen: Recording): readonly Recording[] {
  const old = known.find((one) => one.id === seen.id);
  if (!old) return [...known, seen];
  const dead = seen.deadUrl ?? old.deadUrl;
  if (dead !== undefined && seen.url === dead && seen.deadUrl === undefined) return known;
  const less = seen.deadUrl === undefined && RECORDING_RANK[seen.state] < RECORDING_RANK[old.state];
  // A beginning told last still dates the sound.
  const joined = less
    ? { ...old, ...begunAt(old.startedAt ?? seen.startedAt) }
    : { ...old, ...seen };
  return known.map((one) => (one.id === seen.id ? joined : one));
}

function begunAt(startedAt: Date | undefined): Pick<Recording, 'startedAt'> {
  return startedAt === undefined ? {} : { startedAt };
}
