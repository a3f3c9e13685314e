/** When the lines of a dialogue are said: one after another with a breath between, short words into the other's line. */
import { MARK_SECONDS } from './marks.ts';

interface Spoken {
  readonly text: string;
  readonly during?: true;
  /** Length with its mark. */
  readonly seconds: number;
}

/** Seconds before the first line, and between lines in turn. */
const LEAD = 0.5;
const BREATHS = [0.6, 0.4, 0.8, 0.5, 0.7] as const;
/** A short word falls on the other's comma that is nearest to this share of the line, else on this share itself. */
const ASIDE = 0.45;

/** The start of each line and the end of the last one, in seconds. */
export function layOut(
  lines: readonly Spoken[],
  breaths: readonly number[] = BREATHS,
): {
  readonly starts: readonly number[];
  readonly end: number;
} {
  let last = { start: 0, end: LEAD - (breaths[0] ?? 0), text: '' };
  const starts: number[] = [];
  for (const { seconds, during, text } of lines) {
    if (during) {
      // Both voices begin a mark later: it is the voices that meet at the comma.
      starts.push(last.start + (last.end - last.start - MARK_SECONDS) * asideOf(last.text));
      continue;
    }
    const breath = breaths[starts.length % breaths.length] ?? 0;
    const start = last.end + breath;
    starts.push(start);
    last = { start, end: start + seconds, text };
  }
  return { starts, end: Math.max(0, last.end) };
}

function asideOf(text: string): number {
  const letters = Array.from(text);
  const commas = letters.flatMap((letter, i) =>
    letter === '，' ? (i + 0.5) / letters.length : [],
  );
  const far = (share: number): number => Math.abs(share - ASIDE);
  return commas.reduce(
    (best, share) => (far(share) < far(best) ? share : best),
    commas[0] ?? ASIDE,
  );
}

/** Longest sentence that is said in one breath, characters. */
const LONGEST = 40;

/** A typed text as the sentences it is spoken in, cut after 。！？ and, where one is long, after ， and the like. */
export function sentencesOf(text: string): readonly string[] {
  const parts = text.split(/(?<=[。！？!?；;])|\n+/u).flatMap((sentence) => {
    const clauses = sentence.split(/(?<=[，,、：:])/u).flatMap(chop);
    const joined: string[] = [];
    for (const clause of clauses) {
      const before = joined.at(-1);
      if (before !== undefined && Array.from(before + clause).length <= LONGEST) {
        joined[joined.length - 1] = before + clause;
      } else joined.push(clause);
    }
    return joined;
  });
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function chop(clause: string): string[] {
  const letters = Array.from(clause);
  const count = Math.max(1, Math.ceil(letters.length / LONGEST));
  return Array.from({ length: count }, (_one, i) =>
    letters.slice(i * LONGEST, (i + 1) * LONGEST).join(''),
  );
}
