/** Who is calling? The one answer to a caller's number, with classes, confidences and reasons. Spec §2. */
import type { PhoneNumber, StoredNumber } from '../numbers/types.ts';
import type { Book, Draft } from './candidates.ts';
import { collectCandidates } from './candidates.ts';
import { isSameLine } from './compare.ts';
import type { BlockedMark, NumberEntry } from './entries.ts';
import type { OwnNumbers } from './own.ts';
import { findOwn } from './own.ts';
import type { Standing } from './rank.ts';
import { confirmedBehind, decidingReason, rankCandidates } from './rank.ts';
import type { Match } from './types.ts';
import * as words from './words.ts';

/** Everything a match is made of; `entries` are all that the caller's lookup keys returned. */
export interface MatchInput extends Book, Omit<Standing, 'confirmedCustomers'> {
  readonly number: PhoneNumber;
  readonly entries: readonly NumberEntry[];
  readonly own: OwnNumbers;
  /** Area code with trunk 0 of our own house (`0574`): local numbers there are surer. */
  readonly ownAreaCode: string | null;
}

const nobody = (why: string): Match => ({
  class: 'none',
  confidence: 0,
  candidates: [],
  employee: null,
  ownNumber: false,
  colleagues: [],
  why: [why],
});

/** Names of the others of the best candidate's company behind the same main line (总机). */
function colleaguesOf(ranked: readonly Draft[]): string[] {
  const [best, ...others] = ranked;
  if (best === undefined) return [];
  const { customer, contact } = best.candidate;
  if (customer === null || (contact !== null && !best.behindMainLine)) return [];
  const behind = others.filter(
    (other) => other.behindMainLine && other.candidate.customer?.id === customer.id,
  );
  const names = behind.flatMap(({ candidate }) => candidate.contact?.name ?? []);
  return [...new Set(names)];
}

/** Matches a caller. Pure: the same input gives the same answer, in whatever order the entries come. */
export function matchCaller(input: MatchInput): Match {
  const { number, entries } = input;
  if (number.kind === 'withheld') {
    return { ...nobody(words.WITHHELD_WORDS), class: 'withheld', confidence: null };
  }
  const own = findOwn(number, input.own);
  if (own !== null) {
    const why = own.employee === null ? words.OWN_LINE_WORDS : words.EMPLOYEE_WORDS;
    return { ...nobody(why), ownNumber: true, employee: own.employee };
  }
  const standing = { ...input, confirmedCustomers: confirmedBehind(number, entries) };
  const ranked = rankCandidates(collectCandidates(input, entries, input), standing);
  const [best, second] = ranked;
  if (best === undefined) return nobody(words.NOBODY_WORDS);
  const colleagues = colleaguesOf(ranked);
  const why = [words.whyFound(best.candidate)];
  if (second !== undefined) {
    why.push(words.whyFirst(ranked.length - 1, decidingReason(best, second, standing)));
  }
  if (colleagues.length > 0) why.push(words.whyMainLine(colleagues));
  return {
    class: best.candidate.class,
    confidence: best.candidate.confidence,
    candidates: ranked.map((draft) => draft.candidate),
    employee: null,
    ownNumber: false,
    colleagues,
    why,
  };
}

/**
 * The block that refuses this caller at `now`, or null. A block of a whole line counts for all its extensions, one of an
 * extension for that extension alone. Spec §4.1 step 1.
 */
export function blockedNow(
  number: StoredNumber,
  entries: readonly NumberEntry[],
  now: Date,
): (NumberEntry & BlockedMark) | null {
  for (const entry of entries) {
    if (entry.kind !== 'blocked' || !isSameLine(number, entry.number)) continue;
    const { extension } = entry.number;
    if (extension !== null && extension !== number.extension) continue;
    if (entry.at <= now && (entry.until === null || now < entry.until)) return entry;
  }
  return null;
}
