/**
 * Holds what a language model claims against what was said. Values and dates are those our own parsers read in the cited
 * sentences; whatever they cannot read there is dropped, and what a caller dictated to the machine is no evidence.
 */
import { formatDayAndClock } from '../../time.ts';
import type { WorkingCalendar } from '../../working-time.ts';
import { readGoods } from '../reading/goods.ts';
import type { Conversation, Evidence, Insight, Product } from '../types.ts';
import type { InsightWords, SummaryParts } from '../words.types.ts';
import type { Drop, Dropped, LlmClaims } from './claims.ts';
import { checkFollowUp, checkNeed, checkNextContact, type Checked } from './follow-ups.ts';
import { checkIntent, checkRemark, checkSentiment, checkUrgency } from './judgements.ts';
import { once } from './once.ts';
import { makeSource, type Source } from './source.ts';
import { MAX_SENTENCES, checkSummary } from './summary.ts';
import { checkPrice, checkProduct, checkQuantity } from './values.ts';

export interface CheckedReading {
  readonly insight: Insight;
  /** What was taken out or put right, for the log and the record of the attempt. */
  readonly dropped: readonly Dropped[];
}

/** What is known besides the conversation. */
export interface CheckAbout {
  readonly products: readonly Product[];
  readonly calendar: WorkingCalendar;
  readonly words: InsightWords;
}

/** The claims of a model about this conversation as an insight by `llm`. */
export function checkReading(
  claims: LlmClaims,
  conversation: Conversation,
  about: CheckAbout,
): CheckedReading {
  const dropped: Dropped[] = [];
  const drop: Drop = (field, why) => {
    dropped.push({ field, why });
  };
  const source = makeSource(conversation, about);
  const values = checkValues(claims, source, drop);
  const goods = [...values.products, ...values.quantities, ...values.prices];
  const feeling = checkSentiment(claims, source, drop);
  const facts = {
    ...checkIntent(claims, source, goods[0]?.evidence ?? [], drop),
    ...feeling,
    ...values,
    needs: checkEach('needs', claims.needs, source, checkNeed, drop),
    followUps: checkEach('followUps', claims.followUps, source, checkFollowUp, drop),
    remark: checkRemark(claims, source, goods.length > 0, drop),
  };
  const next = asList(claims.nextContact);
  return {
    insight: {
      by: 'llm',
      ...facts,
      ...checkUrgency(claims, feeling, { source, words: about.words.urgency }, drop),
      nextContact: checkEach('nextContact', next, source, checkNextContact, drop)[0] ?? null,
      summary: checkSummary(claims.summary, source, drop) || sumUp(facts, source, about.words),
    },
    dropped,
  };
}

/** Where nothing of the model's own summary can stand, ours is made of the facts that do. */
function sumUp(
  facts: Omit<SummaryParts, 'kind' | 'products' | 'needs' | 'followUps'> &
    Pick<Insight, 'products' | 'needs' | 'followUps'>,
  { heard }: Source,
  words: InsightWords,
): string {
  const sentences = words.summary({
    ...facts,
    kind: heard.kind,
    products: facts.products.map(({ model }) => model),
    needs: facts.needs.map(({ text }) => text),
    followUps: facts.followUps.map(({ text, owner, due }) => ({
      text,
      owner,
      due: due && formatDayAndClock(due).slice('YYYY-'.length),
    })),
  });
  return sentences.slice(0, MAX_SENTENCES).join('');
}

function checkValues(
  claims: LlmClaims,
  source: Source,
  drop: Drop,
): Pick<Insight, 'products' | 'quantities' | 'prices'> {
  const { heard, clauses, dates, products: catalogue } = source;
  const goods = readGoods(heard, clauses, catalogue, dates);
  const keep = <C extends { readonly evidence: Evidence }, T>(
    name: string,
    list: readonly C[],
    check: (claim: C) => T | null,
  ): T[] =>
    list.flatMap((claim, n) => {
      const fact = check(claim);
      if (fact) return [fact];
      drop(`${name}.${n}`, claim.evidence.length === 0 ? 'no-evidence' : 'not-said');
      return [];
    });
  return {
    products: once(
      keep('products', claims.products, (claim) => checkProduct(claim, goods, catalogue)),
      ({ model }) => [model],
    ),
    quantities: once(
      keep('quantities', claims.quantities, (claim) => checkQuantity(claim, goods)),
      ({ amount, unit, period }) => [amount, unit, period],
    ),
    prices: once(
      keep('prices', claims.prices, (claim) => checkPrice(claim, goods)),
      ({ amount, currency, per, competitor }) => [amount, currency, per, competitor],
    ),
  };
}

function checkEach<C, T>(
  name: string,
  list: readonly C[],
  source: Source,
  check: (claim: C, source: Source) => Checked<T>,
  drop: Drop,
): T[] {
  return list.flatMap((claim, n) => {
    const { fact, notes } = check(claim, source);
    for (const { part, why } of notes)
      drop([name, n, part].filter((one) => one !== '').join('.'), why);
    return fact === null ? [] : [fact];
  });
}

function asList<T>(one: T | null): readonly T[] {
  return one === null ? [] : [one];
}
