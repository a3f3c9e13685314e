/** How well a reading agrees with what a careful person wrote down: right, too much, missing, per field. */
import type { Insight } from '../../server/domain/insight/types.ts';
import type { InsightCase } from '../../test/fixtures/insight/case.types.ts';

export const GRADED = ['intent', 'sentiment', 'urgency'] as const;
export const LISTED = ['products', 'quantities', 'prices', 'followUps'] as const;
export type Field = (typeof GRADED)[number] | (typeof LISTED)[number];

/** What was found and what was expected of one field in one conversation. */
export interface Tally {
  readonly right: number;
  readonly found: number;
  readonly expected: number;
}

export type Score = Readonly<Record<Field, Tally>>;

type Expected = InsightCase['expect'];

/** Pairs each expected thing with one found thing that fits; nothing is counted twice. */
function tally<F, E>(
  found: readonly F[],
  expected: readonly E[],
  fits: (one: F, wanted: E) => boolean,
): Tally {
  const left = [...found];
  const right = expected.filter((wanted) => {
    const at = left.findIndex((one) => fits(one, wanted));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return { right: right.length, found: found.length, expected: expected.length };
}

const graded = (same: boolean): Tally => ({ right: same ? 1 : 0, found: 1, expected: 1 });

/** Two neighbouring characters of the keyword stand in the text; a keyword of one character stands there itself. */
export function sharesWords(text: string, about: string): boolean {
  const [one, other] = [text.toUpperCase(), about.toUpperCase()];
  if (other.length < 2) return one.includes(other);
  return Array.from({ length: other.length - 1 }, (_, n) => other.slice(n, n + 2)).some((pair) =>
    one.includes(pair),
  );
}

function isSameFollowUp(
  one: Insight['followUps'][number],
  wanted: Expected['followUps'][number],
): boolean {
  const due = wanted.due === null ? null : Date.parse(wanted.due);
  return (
    one.owner === wanted.owner &&
    (one.due?.getTime() ?? null) === due &&
    sharesWords(one.text, wanted.about)
  );
}

/** One conversation, field by field. */
export function scoreCase(insight: Insight, expect: Expected): Score {
  return {
    intent: graded(insight.intent === expect.intent),
    sentiment: graded(insight.sentiment === expect.sentiment),
    urgency: graded(insight.urgency === expect.urgency),
    products: tally(insight.products, expect.products, (one, wanted) => one.model === wanted),
    quantities: tally(
      insight.quantities,
      expect.quantities,
      (one, wanted) => one.amount === wanted.amount && one.unit === wanted.unit,
    ),
    prices: tally(
      insight.prices,
      expect.prices,
      (one, wanted) =>
        one.amount === wanted.amount && one.currency === wanted.currency && one.per === wanted.per,
    ),
    followUps: tally(insight.followUps, expect.followUps, isSameFollowUp),
  };
}

/** All conversations together: counts added up per field. */
export function addScores(scores: readonly Score[]): Score {
  const sum = (field: Field): Tally =>
    scores.reduce(
      (total, score) => ({
        right: total.right + score[field].right,
        found: total.found + score[field].found,
        expected: total.expected + score[field].expected,
      }),
      { right: 0, found: 0, expected: 0 },
    );
  const fields = [...GRADED, ...LISTED].map((field) => [field, sum(field)] as const);
  return Object.fromEntries(fields) as Record<Field, Tally>;
}

/** Share of what was found that is right; 1 when nothing was found. */
export function precisionOf({ right, found }: Tally): number {
  return found === 0 ? 1 : right / found;
}

/** Share of what was expected that was found; 1 when nothing was expected. */
export function recallOf({ right, expected }: Tally): number {
  return expected === 0 ? 1 : right / expected;
}
