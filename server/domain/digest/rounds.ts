/** Rounds of transcription: when the first begins by itself, and when a person asks for another. Spec §6.1–6.2. */
import type { Ask } from './step.types.ts';
import type { Digest, DigestEvent, DigestSettings, KnownRecording, Round } from './types.ts';

/** Recordings of one call come home one after another; whoever is still on the way is waited for this long. */
const SIBLINGS_WAIT_MS = 60_000;

export function withRound(digest: Digest, round: number, change: Partial<Round>): Digest {
  return {
    ...digest,
    rounds: digest.rounds.map((one) => (one.round === round ? { ...one, ...change } : one)),
  };
}

export function currentRound(digest: Digest): Round | null {
  return digest.rounds.at(-1) ?? null;
}

/** It is being listened to. */
export function isBusy(round: Round | null): boolean {
  return round?.state === 'splitting' || round?.state === 'hearing';
}

/** A recording that holds everything that was said, each side apart or the one side there is. */
function isWhole(recording: KnownRecording): boolean {
  return recording.kind === 'stereo' || recording.kind === 'voicemail';
}

/**
 * The first round begins when something can be heard: at once for a whole recording, else when no other is on its
 * way or a minute has passed. Later rounds begin when a person asks for one.
 */
export function roundAsks(
  digest: Digest,
  settings: DigestSettings,
  asked: Extract<DigestEvent, { type: 'asked' }> | null = null,
): { readonly digest: Digest; readonly asks: readonly Ask[] } {
  const unchanged = { digest, asks: [] };
  const provider = asked?.provider ?? settings.provider;
  const { recordings, endedAt } = digest.call;
  const kept = recordings.filter((one) => one.state === 'kept');
  if (!provider || kept.length === 0) return unchanged;
  const last = currentRound(digest);
  if (!asked && last !== null) return unchanged;
  // Whoever listens already goes on; another provider begins anew, and the pieces left over are dropped.
  if (asked && isBusy(last) && last?.provider === provider) return unchanged;
  const missing = recordings.some((one) => one.state === 'waiting') && !kept.some(isWhole);
  const round: Round = {
    round: (last?.round ?? 0) + 1,
    provider,
    askedBy: asked?.person ?? null,
    state: 'splitting',
    cuts: 0,
    billedSeconds: 0,
    problem: null,
    at: asked?.at ?? endedAt,
  };
  const what = { do: 'split', round: round.round } as const;
  const wait = new Date(endedAt.getTime() + SIBLINGS_WAIT_MS);
  return {
    digest: { ...digest, rounds: [...digest.rounds, round] },
    asks: [missing && !asked ? { what, dueAt: wait } : { what }],
  };
}
