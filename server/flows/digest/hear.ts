/** The worker before the speech providers: takes the most urgent piece, has it heard, stores it, tells the digest. */
import type { SpeechJob } from '../../domain/digest/job.types.ts';
import type { SpeechProviderName } from '../../domain/speech/types.ts';
import type { Log } from '../../log.ts';
import type { Clock, Speech, SpeechJobs } from '../../ports.ts';
import type { Seam } from '../seam.ts';
import type { ApplyDigest } from './apply-digest.ts';
import { heardId } from './split.ts';

/** A piece being heard is held by leases this long, renewed while it is. */
const LEASE_MS = 30_000;
const RENEW_MS = 10_000;
/** A stop waits no longer for a provider to let go. */
const HURRY_MS = 3000;
const MOST_ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** What became of one look at a job. */
export type HeardOutcome = Partial<
  Pick<SpeechJob, 'state' | 'dueAt' | 'submits' | 'hearing' | 'problem'>
> & {
  /** It did not come off: back-off and parking count. */
  readonly failed?: { readonly after: number | null; readonly final: boolean };
};

/** Carries one job on; `keep` stores what must not be lost before the next foreign call, false = the lease is gone. */
export type HearOne = (
  job: SpeechJob,
  about: {
    readonly keep: (to: Partial<Pick<SpeechJob, 'state' | 'submits'>>) => Promise<boolean>;
    readonly signal: AbortSignal;
  },
) => Promise<HeardOutcome>;

export interface HearNeeds {
  readonly jobs: SpeechJobs;
  readonly providers: ReadonlyMap<SpeechProviderName, Speech>;
  readonly hearOne: HearOne;
  readonly apply: ApplyDigest;
  /** How many pieces one process has heard at once, by kind of provider. */
  readonly slots: { readonly direct: number; readonly queued: number };
  readonly start: (running: Promise<void>) => void;
  /** A job was given up: the admin is told. */
  readonly parked: (job: SpeechJob, problem: string) => Promise<void>;
  readonly clock: Clock;
  readonly newLease: () => string;
  readonly log: Log;
  readonly seam: Seam;
}

export interface Hear {
  /** Fills free slots with what is due; returns at once. */
  pass(): Promise<void>;
  /** Gives up what is being heard: the lease ends, another process goes on. Resolves when that is written. */
  stop(): Promise<void>;
}

export function hearWaiting(need: HearNeeds): Hear {
  const running = new Map<SpeechProviderName, number>();
  const stopping = new AbortController();
  const inHand = new Set<Promise<void>>();

  async function fill(speech: Speech): Promise<void> {
    const most = need.slots[speech.kind];
    while ((running.get(speech.name) ?? 0) < most && !stopping.signal.aborted) {
      running.set(speech.name, (running.get(speech.name) ?? 0) + 1);
      const lease = need.newLease();
      const job = await take(speech.name, lease).catch((error: unknown) => {
        need.log.error('the queue of speech could not be read', { err: error });
        return null;
      });
      if (!job) {
        running.set(speech.name, (running.get(speech.name) ?? 1) - 1);
        return;
      }
      const carrying = carryOn(speech, job, lease);
      const tracked = carrying.finally(() => inHand.delete(tracked));
      inHand.add(tracked);
      need.start(tracked);
    }
  }

  function take(provider: SpeechProviderName, lease: string): Promise<SpeechJob | null> {
    const wall = need.clock.wall();
    return need.jobs.take({
      provider,
      states: ['waiting', 'submitted', 'heard'],
      now: need.clock.now(),
      wall,
      until: new Date(wall.getTime() + LEASE_MS),
      lease,
    });
  }

  async function carryOn(speech: Speech, job: SpeechJob, lease: string): Promise<void> {
    const held = new AbortController();
    const signal = AbortSignal.any([held.signal, stopping.signal]);
    const renewing = setInterval(() => {
      const until = new Date(need.clock.wall().getTime() + LEASE_MS);
      need.jobs.renew(job.id, lease, until).then(
        (mine) => {
          if (!mine) held.abort();
        },
        // The store is away for a moment: the lease is longer than that.
        () => undefined,
      );
    }, RENEW_MS);
    try {
      await hearAndTell(job, lease, signal);
    } finally {
      clearInterval(renewing);
      running.set(speech.name, (running.get(speech.name) ?? 1) - 1);
    }
    // The next in the queue need not wait for the next look.
    await fill(speech);
  }

  async function hearAndTell(job: SpeechJob, lease: string, signal: AbortSignal): Promise<void> {
    if (job.state !== 'heard') {
      // Claimed so often without a word of what came of it: it may be what kills the process.
      if (job.attempts > MOST_ATTEMPTS) {
        const problem = job.problem ?? 'it was begun too often and never ended';
        await putOff(job, lease, { problem, failed: { after: null, final: true } });
        return;
      }
      const keep = (to: Parameters<SpeechJobs['change']>[2]): Promise<boolean> =>
        need.jobs.change(job.id, lease, to, true);
      need.seam('job');
      const outcome = await need.hearOne(job, { keep, signal });
      need.seam('hear');
      if (!outcome.hearing) {
        await putOff(job, lease, outcome);
        return;
      }
      const { failed: _failed, ...to } = outcome;
      if (
        !(await need.jobs.change(job.id, lease, { ...to, state: 'heard', problem: null }, true))
      ) {
        return;
      }
      need.seam('heard');
    }
    // This one counts as heard already; the last of a round tells.
    if ((await need.jobs.countOpen(job.digest, job.round)) === 0) {
      const event = { type: 'heard', id: heardId(job.digest, job.round) } as const;
      const { round } = job;
      await need.apply(job.digest, { ...event, at: need.clock.now(), round });
    }
    await need.jobs.change(job.id, lease, { state: 'done' });
  }

  async function putOff(job: SpeechJob, lease: string, outcome: HeardOutcome): Promise<void> {
    const { failed, ...to } = outcome;
    const now = need.clock.now().getTime();
    if (!failed) {
      // It is under way: only failures in a row count.
      await need.jobs.change(job.id, lease, { ...to, attempts: 0 });
      return;
    }
    const parked = failed.final || job.attempts >= MOST_ATTEMPTS;
    const pause = failed.after ?? Math.min(1000 * 2 ** job.attempts, LONGEST_PAUSE_MS);
    const state = parked ? 'parked' : (to.state ?? job.state);
    await need.jobs.change(job.id, lease, { ...to, state, dueAt: new Date(now + pause) });
    if (parked) await need.parked(job, to.problem ?? '');
  }

  return {
    async pass() {
      for (const speech of need.providers.values()) await fill(speech);
    },
    async stop() {
      stopping.abort();
      const hurry = new Promise((resolve) => setTimeout(resolve, HURRY_MS).unref());
      await Promise.race([Promise.allSettled(inHand), hurry]);
    },
  };
}
