/** The sentences of a reading: summary, advice, and why it is urgent. Nothing is said that is not a fact. */
import type { Intent, PriceFact, QuantityFact, Sentiment } from '../server/domain/insight/types.ts';
import type {
  InsightWords,
  SpokenFollowUp,
  SummaryParts,
} from '../server/domain/insight/words.types.ts';
import type { Speaker } from '../server/domain/speech/types.ts';
import { LEVEL_WORDS } from './labels.ts';

/** As many of a kind as a sentence bears. */
const MOST_NAMED = 4;

const INTENT_OPENINGS: Readonly<Record<Intent, string>> = {
  询价: '客户询价',
  投诉: '客户投诉',
  技术支持: '客户咨询技术问题',
  合作洽谈: '客户洽谈合作',
  其他: '客户来电',
};

export const SENTIMENT_WORDS: Readonly<Record<Sentiment, string>> = {
  positive: '正面',
  neutral: '中性',
  negative: '负面',
};

/** The two sides, as a transcript marks them. */
export const SPEAKER_WORDS: Readonly<Record<Speaker, string>> = { agent: '销售', customer: '客户' };

const CURRENCY_WORDS: Readonly<Record<string, string>> = { CNY: '元', USD: '美元', EUR: '欧元' };

function named(list: readonly string[]): string {
  const shown = list.slice(0, MOST_NAMED).join('、');
  return list.length > MOST_NAMED ? `${shown}等${list.length}项` : shown;
}

/** 3–4吨, 约10吨, 每月30吨 */
export function quantityPhrase(
  fact: Pick<QuantityFact, 'amount' | 'unit' | 'max' | 'approx' | 'period'>,
): string {
  const amount = fact.max === undefined ? `${fact.amount}` : `${fact.amount}–${fact.max}`;
  return `${fact.period ?? ''}${fact.approx ? '约' : ''}${amount}${fact.unit}`;
}

/** 11850元/吨（含税） */
export function pricePhrase(
  price: Pick<PriceFact, 'amount' | 'currency' | 'per' | 'max' | 'approx' | 'tax' | 'competitor'>,
): string {
  const amount = price.max === undefined ? `${price.amount}` : `${price.amount}–${price.max}`;
  const unit = CURRENCY_WORDS[price.currency] ?? price.currency;
  const notes = [
    price.tax === undefined ? '' : price.tax ? '含税' : '未税',
    price.competitor ? '同行价' : '',
  ].filter((note) => note !== '');
  const per = price.per === null ? '' : `/${price.per}`;
  return `${price.approx ? '约' : ''}${amount}${unit}${per}${notes.length > 0 ? `（${notes.join('，')}）` : ''}`;
}

function followUpPhrase({ text, due }: SpokenFollowUp): string {
  return due === null ? text : `${text}（${due} 前）`;
}

function opening({ kind, intent, products, quantities, needs, sentiment }: SummaryParts): string {
  const lead =
    kind === 'voicemail' ? `${INTENT_OPENINGS[intent]}（留言）` : INTENT_OPENINGS[intent];
  const goods = [named(products), named(quantities.map(quantityPhrase))].filter(
    (part) => part !== '',
  );
  const mood = sentiment === 'negative' && intent !== '投诉' ? '，有不满' : '';
  if (goods.length > 0) return `${lead}：${goods.join('，')}${mood}。`;
  const [need] = needs;
  return need === undefined ? `${lead}${mood}。` : `${lead}：${need}${mood}。`;
}

function followUpSentence(followUps: readonly SpokenFollowUp[]): string {
  const of = (owner: Speaker): string =>
    named(followUps.filter((one) => one.owner === owner).map(followUpPhrase));
  const [ours, theirs] = [of('agent'), of('customer')];
  const parts = [
    ours === '' ? '' : `我方待办：${ours}`,
    theirs === '' ? '' : `客户待办：${theirs}`,
  ];
  return `${parts.filter((part) => part !== '').join('；')}。`;
}

/** At most three sentences: what it was about, the prices, what is to be done. */
function summarise(parts: SummaryParts): readonly string[] {
  if (parts.remark === 'wordless') return ['未听到有效内容。'];
  if (parts.remark === 'wrong-number') return ['对方打错电话。'];
  return [
    opening(parts),
    ...(parts.prices.length > 0 ? [`谈及价格：${named(parts.prices.map(pricePhrase))}。`] : []),
    ...(parts.followUps.length > 0 ? [followUpSentence(parts.followUps)] : []),
  ];
}

export const INSIGHT_WORDS: InsightWords = {
  sides: { agent: '我方', customer: '客户' },
  urgency: {
    level: LEVEL_WORDS,
    negative: '客户有不满情绪',
    spoken: (phrase) => `客户说「${phrase}」`,
  },
  advice: {
    keep: ({ text }, when) => (when === null ? `尽快落实：${text}` : `${when} 前落实：${text}`),
    reach: (phrase, when) =>
      when === null ? `按客户要求联系：「${phrase}」` : `${when} 联系客户：「${phrase}」`,
    ask: ({ text }, when) => (when === null ? `跟进客户：${text}` : `${when} 后跟进客户：${text}`),
  },
  summary: summarise,
};
