/** Paid submits happen once, or twice when an answer was lost; a third only by a person's press. Issue: paid submits. */
import type { SpeechJob, Submit } from './job.types.ts';

/** Two by ourselves. */
const MOST_SUBMITS = 2;
/** A callback that bears the submit's id is waited for this long. */
const CALLBACK_WAIT_MS = 10 * 60_000;
/** The other side's list may lag behind what it took. */
const LIST_WAIT_MS = 20_000;

/** What a provider has taken, and bills; a refusal costs nothing and does not count. */
function paidOf({ submits }: Pick<SpeechJob, 'submits'>): number {
  return submits.filter((one) => !one.refused).length;
}

/** How many submits beyond two a job may have after a person's press: exactly one more than it has had. */
export function allowedByPress(job: Pick<SpeechJob, 'submits'>): number {
  return Math.max(0, paidOf(job) + 1 - MOST_SUBMITS);
}

/**
 * Seconds these jobs cost: every submit that was taken, also one whose answer was lost or whose task brought nothing. What
 * the provider itself named counts, else the length of the sound; a direct provider is not submitted to, and names its own.
 */
export function billedSecondsOf(
  jobs: readonly Pick<SpeechJob, 'submits' | 'seconds' | 'hearing'>[],
): number {
  return jobs.reduce((sum, job) => {
    const named = job.hearing?.billedSeconds ?? null;
    const paid = paidOf(job);
    return sum + (paid === 0 ? (named ?? 0) : paid * (named ?? job.seconds));
  }, 0);
}

/** What is to be done with a job of a provider that bills. */
export type SubmitAct =
  /** Store an attempt of this id and send it. */
  | { readonly do: 'submit' }
  /** The provider has it: ask whether it is done. */
  | { readonly do: 'poll'; readonly task: string }
  /** An answer was lost: look for its task. */
  | { readonly do: 'find'; readonly submit: Submit }
  /** Nothing to do before this moment. */
  | { readonly do: 'wait'; readonly until: Date }
  /** A person must decide whether to pay again. */
  | { readonly do: 'park' };

export function nextSubmit(
  job: Pick<SpeechJob, 'submits' | 'allowed'>,
  how: { readonly find: 'list' | 'callback'; readonly now: Date },
): SubmitAct {
  // A late callback may name the first of two.
  const known = job.submits.findLast((one) => one.task !== null && !one.over);
  if (known?.task) return { do: 'poll', task: known.task };
  const last = job.submits.at(-1);
  if (!last || last.refused || last.over) return freshSubmit(job);
  const wait = how.find === 'callback' ? CALLBACK_WAIT_MS : LIST_WAIT_MS;
  const until = new Date(last.at.getTime() + wait);
  if (how.find === 'list') return { do: 'find', submit: last };
  return how.now < until ? { do: 'wait', until } : freshSubmit(job);
}

/** Looked for and not found: once the list can be trusted, it was never taken. */
export function notFound(
  job: Pick<SpeechJob, 'submits' | 'allowed'>,
  now: Date,
): Exclude<SubmitAct, { do: 'poll' | 'find' }> {
  const last = job.submits.at(-1);
  const until = new Date((last?.at.getTime() ?? 0) + LIST_WAIT_MS);
  return now < until ? { do: 'wait', until } : freshSubmit(job);
}

/** Submits that were refused cost nothing and do not count. */
function freshSubmit(
  job: Pick<SpeechJob, 'submits' | 'allowed'>,
): { readonly do: 'submit' } | { readonly do: 'park' } {
  return paidOf(job) < MOST_SUBMITS + job.allowed ? { do: 'submit' } : { do: 'park' };
}
