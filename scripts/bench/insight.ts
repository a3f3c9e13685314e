/** How well the built-in rules read: precision and recall per field, on our own transcripts and on a stranger's. */
import { readByRules } from '../../server/domain/insight/reading/read.ts';
import type { Conversation, Insight } from '../../server/domain/insight/types.ts';
import { DEFAULT_TABLES } from '../../server/domain/routing/tables.ts';
import { INSIGHT_WORDS } from '../../templates/insight.ts';
import type { InsightCase } from '../../test/fixtures/insight/case.types.ts';
import { withTimes } from '../cli/insight-file.ts';
import { SEED_PRODUCTS } from '../seed/products.ts';
import { printFigure, rounded } from './figures.ts';
import { addScores, GRADED, LISTED, precisionOf, recallOf, scoreCase } from './insight-score.ts';
import type { Score } from './insight-score.ts';

export const SETS = ['own', 'blind'] as const;
export type CaseSet = (typeof SETS)[number];

/** The transcripts of a set; read only when asked for. */
async function casesOf(set: CaseSet): Promise<readonly InsightCase[]> {
  if (set === 'own') return (await import('../../test/fixtures/insight/own-cases.ts')).OWN_CASES;
  return (await import('../../test/fixtures/insight/blind-cases.ts')).BLIND_CASES;
}

/** A case as the reader gets it. Throws for a line that names no side. */
export function conversationOf({ at, level, kind, lines }: InsightCase): Conversation {
  const segments = lines.map((line) => {
    const [, side, text] = /^(销售|客户)：(.*)$/.exec(line) ?? [];
    if (text === undefined) throw new Error(`no side in ${JSON.stringify(line)}`);
    return { speaker: side === '销售' ? ('agent' as const) : ('customer' as const), text };
  });
  return { at: new Date(at), kind, customerLevel: level, segments: withTimes(segments) };
}

/** What the rules say of a case. */
export function readCase(one: InsightCase): Insight {
  return readByRules(conversationOf(one), {
    products: SEED_PRODUCTS,
    calendar: DEFAULT_TABLES,
    words: INSIGHT_WORDS,
  });
}

/** The score of many cases together. */
export function scoreCases(cases: readonly InsightCase[]): Score {
  return addScores(cases.map((one) => scoreCase(readCase(one), one.expect)));
}

/** One line per field and set. */
export async function benchInsight(sets: readonly CaseSet[]): Promise<void> {
  for (const set of sets) {
    const cases = await casesOf(set);
    const score = scoreCases(cases);
    for (const field of GRADED) {
      printFigure(`insight ${field}`, {
        set,
        cases: cases.length,
        accuracy: rounded(recallOf(score[field])),
      });
    }
    for (const field of LISTED) {
      const { found, expected } = score[field];
      printFigure(`insight ${field}`, {
        set,
        cases: cases.length,
        precision: rounded(precisionOf(score[field])),
        recall: rounded(recallOf(score[field])),
        found,
        expected,
      });
    }
  }
}
