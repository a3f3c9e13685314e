/** Whose call it is, or may be, as far as a customer's own page is concerned. Spec §2. */
import { trustedCandidate } from '../calls/reading.ts';
import type { Call } from '../calls/types.ts';
import type { Candidate } from '../matching/types.ts';

/** A call of a customer bears this mark. */
export function markOf(customer: string): string {
  return `of:${customer}`;
}

/** A call that may be a customer's, while nobody has said whose it is. */
export function maybeMarkOf(customer: string): string {
  return `maybe:${customer}`;
}

/** 疑似 and 可能是; the other classes say it outright. */
const UNSURE: ReadonlySet<Candidate['class']> = new Set(['suffix', 'remark', 'tail-8']);

export interface OpenCandidate {
  /** What 就是他 sends. */
  readonly index: number;
  readonly candidate: Candidate;
}

/** Customers that 就是他 may still be pressed for: unsure ones, and those another one was put before. */
export function openCandidates(call: Call): readonly OpenCandidate[] {
  const { match, confirmed = null, rejected = null } = call.identification ?? {};
  if (!match || confirmed || rejected || !call.from?.national) return [];
  return match.candidates
    .map((candidate, index) => ({ index, candidate }))
    .filter(
      ({ index, candidate }) =>
        candidate.customer !== null && (index > 0 || UNSURE.has(candidate.class)),
    );
}

/** The marks of a call for the pages of its customers. */
export function customerMarks(call: Call): readonly string[] {
  const own = trustedCandidate(call)?.customer?.id ?? null;
  const open = openCandidates(call).flatMap(({ candidate }) => candidate.customer?.id ?? []);
  return [
    ...(own === null ? [] : [markOf(own)]),
    ...[...new Set(open)].filter((id) => id !== own).map(maybeMarkOf),
  ];
}
