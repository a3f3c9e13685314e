/** Light coercion of what a model wrote before it is validated: other spellings of what was meant, never other content. */
import type { Sentiment } from '../../domain/insight/types.ts';
import type { Speaker } from '../../domain/speech/types.ts';

/** A model that names no confidence is believed less than one that does. */
const UNSAID_CONFIDENCE = 0.6;

const SENTIMENT_SPELLINGS: Readonly<Record<string, Sentiment>> = {
  正面: 'positive',
  积极: 'positive',
  中性: 'neutral',
  中立: 'neutral',
  负面: 'negative',
  消极: 'negative',
};
const OWNER_SPELLINGS: Readonly<Record<string, Speaker>> = {
  销售: 'agent',
  我方: 'agent',
  客户: 'customer',
  对方: 'customer',
};
const CURRENCY_SPELLINGS: Readonly<Record<string, string>> = {
  '': 'CNY',
  元: 'CNY',
  块: 'CNY',
  人民币: 'CNY',
  RMB: 'CNY',
  '¥': 'CNY',
  '￥': 'CNY',
  美元: 'USD',
  美金: 'USD',
  $: 'USD',
  欧元: 'EUR',
};
const LISTS = [
  'products',
  'quantities',
  'prices',
  'needs',
  'followUps',
  'nextContact',
  'urgent',
] as const;

type Bag = Readonly<Record<string, unknown>>;

/** The answer with texts trimmed, other spellings replaced, and what may be absent filled in. Lists that are missing stay so. */
export function tidyAnswer(answer: Bag): Bag {
  const lists = LISTS.filter((name) => answer[name] !== undefined).map(
    (name) => [name, asList(answer[name]).map(tidyItem)] as const,
  );
  return {
    ...answer,
    ...Object.fromEntries(lists),
    intent: asText(answer['intent']),
    intentEvidence: asLines(answer['intentEvidence']),
    sentiment: spelt(SENTIMENT_SPELLINGS, asText(answer['sentiment'])),
    sentimentEvidence: asLines(answer['sentimentEvidence']),
    summary: asText(answer['summary']),
    wrongNumber: answer['wrongNumber'] ?? false,
  };
}

function tidyItem(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const bag = item as Bag;
  return {
    ...bag,
    text: asText(bag['text']) ?? '',
    evidence: asLines(bag['evidence']),
    confidence: asConfidence(bag['confidence']),
    competitor: bag['competitor'] ?? false,
    model: asText(bag['model']),
    unit: asText(bag['unit']),
    amount: asAmount(bag['amount']),
    currency: spelt(CURRENCY_SPELLINGS, asText(bag['currency']) ?? ''),
    per: asWordOrNull(bag['per']),
    owner: spelt(OWNER_SPELLINGS, asText(bag['owner'])),
    when: asWordOrNull(bag['when']),
  };
}

/** One item where a list is asked for is a list of one, null an empty one. */
function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return value === null ? [] : [value];
}

/** `3`, `"3"` and `"[3]"` are `[3]`; what is no number stays and fails. */
function asLines(value: unknown): readonly unknown[] {
  return asList(value ?? null).map((one) => {
    const digits = typeof one === 'string' ? /^\D{0,2}(\d{1,5})\D{0,2}$/u.exec(one) : null;
    return digits ? Number(digits[1]) : one;
  });
}

function asText(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

function asWordOrNull(value: unknown): unknown {
  const text = asText(value) ?? null;
  return text === '' || text === 'null' || text === '无' ? null : text;
}

/** `"11,850"` is 11850. */
function asAmount(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const plain = value.replace(/[,，\s]/gu, '');
  return /^\d+(\.\d+)?$/u.test(plain) ? Number(plain) : value;
}

/** Per cents are taken for what they are. */
function asConfidence(value: unknown): unknown {
  if (value === undefined || value === null) return UNSAID_CONFIDENCE;
  const number = asAmount(value);
  return typeof number === 'number' && number > 1 && number <= 100 ? number / 100 : number;
}

function spelt(spellings: Readonly<Record<string, string>>, word: unknown): unknown {
  if (typeof word !== 'string') return word;
  const key = Object.hasOwn(spellings, word) ? word : word.toUpperCase();
  return Object.hasOwn(spellings, key) ? spellings[key] : word;
}
