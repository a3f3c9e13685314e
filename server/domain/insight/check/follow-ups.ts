/** Promises and the next contact a model claims: their words, their dates and who must act, held against what was said. */
import type { FollowUp, NextContact, Need } from '../types.ts';
import type { FoundDate } from '../values/dates.ts';
import { isCalledOff } from './called-off.ts';
import type { Dropped, LlmClaims } from './claims.ts';
import { ownerOfLines } from './owner.ts';
import { citeLines, datesOf, textOf, type Source } from './source.ts';
import {
  modelsAreSaid,
  numbersAreSaid,
  sharesWords,
  weightIsSaid,
  withoutForeignDates,
} from './words.ts';

type Why = Dropped['why'];

/** `notes`: what was taken out or put right, by part; a fact that was dropped has one, about the whole of it. */
export interface Checked<T> {
  readonly fact: T | null;
  readonly notes: readonly { readonly part: string; readonly why: Why }[];
}

/** Numbers of a promise may have been said just before it. */
const LINES_BEFORE = 2;

/** The words as they may be shown, and the lines they rest on. */
function checkWords(
  claim: LlmClaims['needs'][number],
  source: Source,
): { readonly text: string; readonly evidence: number[] } | Why {
  const evidence = citeLines(source, claim.evidence);
  const [first] = evidence;
  if (first === undefined) return 'no-evidence';
  const said = textOf(source, evidence);
  if (!sharesWords(claim.text, said)) return 'foreign-words';
  const text = withoutForeignDates(source, claim.text, said);
  const near = Array.from({ length: LINES_BEFORE }, (_, n) => first - n - 1);
  const heard = `${said}\n${textOf(source, near)}`;
  if (!numbersAreSaid(source, text, heard) || !modelsAreSaid(source, text)) return 'not-said';
  if (!weightIsSaid(source, text)) return 'not-said';
  return sharesWords(text, said) ? { text, evidence } : 'foreign-words';
}

export function checkNeed(claim: LlmClaims['needs'][number], source: Source): Checked<Need> {
  const words = checkWords(claim, source);
  if (typeof words === 'string') return { fact: null, notes: [{ part: '', why: words }] };
  return { fact: { ...words, confidence: claim.confidence }, notes: [] };
}

export function checkFollowUp(
  claim: LlmClaims['followUps'][number],
  source: Source,
): Checked<FollowUp> {
  const words = checkWords(claim, source);
  if (typeof words === 'string') return { fact: null, notes: [{ part: '', why: words }] };
  const { text, evidence } = words;
  if (isCalledOff(source, evidence, text)) {
    return { fact: null, notes: [{ part: '', why: 'called-off' }] };
  }
  const owner = ownerOfLines(source, evidence, text) ?? claim.owner;
  const promised = evidence.filter((line) => source.heard.segments[line]?.speaker === owner);
  const asked = evidence.filter((line) => !promised.includes(line));
  const date = pickDate(source, [promised, asked], claim.when);
  return {
    fact: {
      text,
      owner,
      due: date?.due ?? null,
      ...(date?.flag && { flag: date.flag }),
      evidence,
      confidence: claim.confidence,
    },
    notes: [
      ...(owner === claim.owner ? [] : [{ part: 'owner', why: 'owner-corrected' as const }]),
      ...(claim.when !== null && !date ? [{ part: 'when', why: 'date-not-said' as const }] : []),
    ],
  };
}

export function checkNextContact(
  claim: NonNullable<LlmClaims['nextContact']>,
  source: Source,
): Checked<NextContact> {
  const words = checkWords(claim, source);
  if (typeof words === 'string') return { fact: null, notes: [{ part: '', why: words }] };
  const date = pickDate(source, [words.evidence], claim.when);
  const { text: advice, evidence } = words;
  return {
    fact: { advice, at: date?.due ?? null, evidence, confidence: claim.confidence },
    notes: claim.when !== null && !date ? [{ part: 'when', why: 'date-not-said' }] : [],
  };
}

/**
 * The date that was said, resolved by our own calendar. `groups`: lines in order of weight, a promise before the request
 * it answers. The model's words only choose among several; where it names none, a single date to come is the one.
 */
function pickDate(
  source: Source,
  groups: readonly (readonly number[])[],
  when: string | null,
): FoundDate | null {
  for (const lines of groups) {
    const found = lines.flatMap((line) => datesOf(source, line));
    const chosen = when === null ? onlyOneToCome(found) : likest(found, when);
    if (chosen) return chosen;
  }
  return null;
}

function onlyOneToCome(found: readonly FoundDate[]): FoundDate | null {
  const [one, ...more] = found.filter(({ due }) => due !== null);
  return one && more.length === 0 ? one : null;
}

/** The found date whose words are most like the claimed; a single one needs no likeness. */
function likest(found: readonly FoundDate[], when: string): FoundDate | null {
  const likeness = ({ text }: FoundDate): number =>
    text === when ? Infinity : [...new Set(text)].filter((sign) => when.includes(sign)).length;
  const [best] = [...found].sort((a, b) => likeness(b) - likeness(a));
  if (!best) return null;
  return found.length === 1 || likeness(best) > 0 ? best : null;
}
