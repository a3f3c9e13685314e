/** The sending budget of one process alone, for as long as Redis is away. */
import type { Budget } from '../../ports.ts';

type Share = Parameters<Budget['take']>[1];

interface Limits {
  /** Sends to one person in any 60 s, by share. */
  readonly perMinute: Readonly<Record<Share, number>>;
  readonly perHour: number;
}

/** Times are business ms. */
export interface LocalBudget {
  /** Books a send and answers null, or answers when the next one fits. */
  take(person: string, share: Share, now: number): number | null;
  /** Remembers a send booked elsewhere, so that it counts when Redis goes away. */
  note(person: string, now: number): void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Builds an empty window. */
export function createLocalBudget(limits: Limits): LocalBudget {
  const sends = new Map<string, number[]>();
  let tidiedAt = 0;

  const recent = (person: string, now: number): number[] =>
    (sends.get(person) ?? []).filter((at) => at > now - HOUR_MS && at <= now + MINUTE_MS);

  const note = (person: string, now: number): void => {
    sends.set(
      person,
      [...recent(person, now), now].sort((a, b) => a - b),
    );
    if (Math.abs(now - tidiedAt) < HOUR_MS) return;
    tidiedAt = now;
    for (const name of sends.keys()) if (recent(name, now).length === 0) sends.delete(name);
  };

  return {
    note,
    take(person, share, now) {
      const held = recent(person, now);
      const inMinute = held.filter((at) => at > now - MINUTE_MS);
      const at = Math.max(
        freeAt(inMinute, Math.floor(limits.perMinute[share]), MINUTE_MS),
        freeAt(held, Math.floor(limits.perHour), HOUR_MS),
      );
      if (at > 0) return at;
      note(person, now);
      return null;
    },
  };
}

/** When a send leaves the window and makes room; 0 when there is room now. `held` is sorted. */
function freeAt(held: readonly number[], limit: number, span: number): number {
  if (held.length < limit) return 0;
  return (held.at(-limit) ?? 0) + span;
}
