/** A call with a bit of everything, and claims about it to be changed where it matters. */
import {
  checkReading,
  type CheckedReading,
} from '../../../../../server/domain/insight/check/check-reading.ts';
import type { LlmClaims } from '../../../../../server/domain/insight/check/claims.ts';
import type { Conversation, Product } from '../../../../../server/domain/insight/types.ts';
import { DEFAULT_TABLES } from '../../../../../server/domain/routing/tables.ts';
import { INSIGHT_WORDS } from '../../../../../templates/insight.ts';

export const PRODUCTS: readonly Product[] = [
  {
    id: 'product-001',
    model: 'PCR-ABS-757',
    aliases: ['七五七', '757料'],
    family: 'PCR-ABS',
    unit: '吨',
  },
];

/** Tuesday. */
export const AT = new Date('2026-11-24T10:00:00+08:00');

/** 客 or 销, then the words. */
export const CALL = [
  '客：你好，七五七还有吗，我要五吨。',
  '销：有的，一万一千八百五一吨。',
  '客：别家才报一万一一吨。',
  '客：那下周三上午之前你把样品寄给我。',
  '销：好的，没问题。',
  '客：图纸我明天发你。',
  '客：我们机器停着等料。',
  '销：您别着急，我马上查一下库存。',
];

export function makeCall(
  lines: readonly string[],
  change: Partial<Conversation> = {},
): Conversation {
  return {
    at: AT,
    kind: 'call',
    customerLevel: 'potential',
    segments: lines.map((line, n) => ({
      speaker: line.startsWith('客') ? 'customer' : 'agent',
      start: n * 10,
      end: n * 10 + 8,
      text: line.slice(2),
    })),
    ...change,
  };
}

export const NO_CLAIMS: LlmClaims = {
  intent: '其他',
  intentEvidence: [],
  sentiment: 'neutral',
  sentimentEvidence: [],
  urgent: [],
  summary: '',
  needs: [],
  products: [],
  quantities: [],
  prices: [],
  followUps: [],
  nextContact: null,
  wrongNumber: false,
};

export function check(
  claims: Partial<LlmClaims>,
  conversation: Conversation = makeCall(CALL),
): CheckedReading {
  return checkReading({ ...NO_CLAIMS, ...claims }, conversation, {
    products: PRODUCTS,
    calendar: DEFAULT_TABLES,
    words: INSIGHT_WORDS,
  });
}

type Item<K extends 'products' | 'quantities' | 'prices' | 'followUps' | 'needs'> =
  LlmClaims[K][number];

const told = { text: '', confidence: 0.9 };

export function quantity(amount: number, unit: string, evidence: number[]): Item<'quantities'> {
  return { ...told, amount, unit, evidence };
}

export function price(
  amount: number,
  evidence: number[],
  more: Partial<Item<'prices'>> = {},
): Item<'prices'> {
  return { ...told, amount, currency: 'CNY', per: '吨', competitor: false, evidence, ...more };
}

export function product(model: string, evidence: number[]): Item<'products'> {
  return { ...told, model, competitor: false, evidence };
}

export function task(
  text: string,
  owner: 'agent' | 'customer',
  when: string | null,
  evidence: number[],
): Item<'followUps'> {
  return { text, owner, when, evidence, confidence: 0.9 };
}
