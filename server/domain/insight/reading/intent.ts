/** Why the customer called: an open complaint first, else what they asked for first. */
import type { Evidence, Intent } from '../types.ts';
import type { Clause } from './clauses.ts';
import { withoutFillers } from './clauses.ts';
import { DEFECTS, DELAYS, INTENT_WORDS, OURS, REDRESS, THEIRS, WANTING } from './intent-words.ts';
import { isPast, isSettled } from './tense.ts';

export interface IntentReading {
  readonly intent: Intent;
  readonly evidence: Evidence;
  readonly confidence: number;
}

const NOT_COMPLAINING =
  /(?:不是|没有|不想|没想|不会|不打算|并不|并非|不算)(?:说|要|来|在|想|是)*(?:投诉|索赔|退货|怪|追究|责怪|找.{0,2}麻烦)|(?:没有?|不是)(?:什么)?(?:质量)?问题|不索赔|不投诉|没(?:有)?(?:出)?(?:现)?过?(?:黑点|杂质|质量问题|异味|开裂|投诉)|(?:不用|不要|不)(?:退|换|赔)/;
/** A question about how things are done, or a wish about goods to come: 会不会发黄, 不能有黑点. */
const GENERAL =
  /会不会|容易|怕|担心|能不能(?:保证|做到)|不(?:能|要|许|可以)(?:有|出现|出|发|太)|要求|如果|要是|(?<![一二两三四五六七八九十几0-9])万一|的话|有没有(?:黑点|杂质|异味|质量问题)|是什么原因|怎么(?:调|改善|解决|避免|处理|办)|什么原因|(?:是不是|要不要).{0,6}(?:温度|烘|工艺|干燥|调)|(?:退货|索赔|投诉)(?:流程|政策|电话|是)/;
const ADVICE =
  /怎么(?:调|改善|解决|避免|弄|搞(?!的))|什么原因|(?:温度|烘料|工艺|参数|模具|干燥|背压|射速|保压).{0,8}(?:问题|多少|怎么|调|设|不够|没)|帮.{0,6}(?:分析|看看|指导)|技术.{0,6}(?:指导|支持|分析)|请教|指导/;

const WEIGHTS = { blame: 2, plain: 1, needed: 2 } as const;
const CONFIDENT = 0.9;
const LIKELY = 0.75;
const GUESSED = 0.55;
const NOTHING = 0.4;

const evidenceOf = (clauses: readonly Clause[]): Evidence =>
  [...new Set(clauses.map((one) => one.segment))].toSorted((a, b) => a - b);

/** The reading of a whole conversation. `goods`: sentences with products, amounts or prices, which alone mean 询价. */
export function readIntent(clauses: readonly Clause[], goods: Evidence): IntentReading {
  const theirs = clauses.filter((one) => one.speaker === 'customer');
  const complaint = findComplaints(clauses);
  if (complaint.length > 0) {
    return { intent: '投诉', evidence: evidenceOf(complaint), confidence: CONFIDENT };
  }
  for (const [among, confidence] of [
    [theirs.filter(isWish), CONFIDENT],
    [theirs.filter((one) => !isPast(one.text, '')), LIKELY],
    [theirs, GUESSED],
    [clauses.filter((one) => one.speaker === 'agent'), GUESSED],
  ] as const) {
    const found = firstOf(among);
    if (found === null) continue;
    if (found.intent === '其他' && confidence === GUESSED) continue;
    return { ...found, confidence };
  }
  if (goods.length > 0) return { intent: '询价', evidence: goods, confidence: GUESSED };
  return { intent: '其他', evidence: [], confidence: NOTHING };
}

/** A wish or a question about now. */
function isWish(clause: Clause): boolean {
  const words = withoutFillers(clause.text);
  return (
    (clause.asks || WANTING.test(words) || /([\u4e00-\u9fff])不\1/.test(words)) &&
    !isPast(words, '')
  );
}

/** The first clause that fits an intent; two in one clause: the word that comes first. */
function firstOf(clauses: readonly Clause[]): { intent: Intent; evidence: Evidence } | null {
  for (const clause of clauses) {
    const words = withoutFillers(clause.text);
    const [first] = INTENT_WORDS.flatMap(([intent, pattern]) => {
      const match = pattern.exec(words);
      return match ? [{ intent, at: match.index, length: match[0].length }] : [];
    }).toSorted((a, b) => a.at - b.at || b.length - a.length);
    if (first !== undefined) return { intent: first.intent, evidence: [clause.segment] };
  }
  return null;
}

/** The clauses of the customer that complain: enough of them, about our goods or service, and not settled. */
export function findComplaints(all: readonly Clause[]): readonly Clause[] {
  const clauses = all.filter((one) => one.speaker === 'customer');
  const words = clauses.map((one) => withoutFillers(one.text));
  const weights = clauses.map((clause, n) => {
    const next = clauses[n + 1];
    const follows = next?.segment === clause.segment ? next.text : '';
    const about = words[n] ?? '';
    if (isSettled(about) || isSettled(follows) || speaksOfOthers(words, n)) return 0;
    return weightOf(about, clause.asks);
  });
  const found = clauses.filter((_, n) => (weights[n] ?? 0) > 0);
  const weight = weights.reduce<number>((sum, one) => sum + one, 0);
  const ours = words.some((one) => OURS.test(one) && !THEIRS.test(one)) ? 1 : 0;
  const advice = weight < WEIGHTS.blame && words.some((one) => ADVICE.test(one)) ? 1 : 0;
  return found.length > 0 && weight + ours - advice >= WEIGHTS.needed ? found : [];
}

/** How much a clause complains: 0 when it does not. */
function weightOf(words: string, asks: boolean): number {
  if (NOT_COMPLAINING.test(words) || GENERAL.test(words) || /发票|开票|专票/.test(words)) return 0;
  if (REDRESS.test(words) || DELAYS.test(words)) return WEIGHTS.blame;
  return DEFECTS.test(words) && !asks ? WEIGHTS.plain : 0;
}

/** The goods last spoken of are another company's. */
function speaksOfOthers(words: readonly string[], n: number): boolean {
  const last = words.slice(0, n + 1).findLast((one) => THEIRS.test(one) || OURS.test(one));
  return last !== undefined && THEIRS.test(last);
}
