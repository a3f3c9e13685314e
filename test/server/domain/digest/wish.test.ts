/** What a conversation asks to be done: whose to-do, until when, how urgent – or none. Spec §6.5. */
import { describe, expect, it } from '@jest/globals';
import type { CallFacts, Digest, DigestEvent } from '../../../../server/domain/digest/types.ts';
import { todoWish, urgencyOf, type WishAbout } from '../../../../server/domain/digest/wish.ts';
import type { TodoWish } from '../../../../server/domain/follow-up/types.ts';
import type { Insight } from '../../../../server/domain/insight/types.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { DEFAULT_DEADLINES } from '../../../../server/domain/working-time.ts';
import { INSIGHT_WORDS } from '../../../../templates/insight.ts';
import {
  A,
  B,
  after,
  composed,
  extracted,
  factsOf,
  happen,
  play,
  promise,
  RULES,
  told,
} from './stage.ts';

const WORDS = INSIGHT_WORDS.urgency;
const ABOUT: WishAbout = {
  calendar: DEFAULT_TABLES,
  rules: DEFAULT_DEADLINES,
  number: '138****8888',
  lastResort: 'duty_person',
  words: WORDS,
  listens: true,
};
/** A person says so: nothing of it can be derived. */
const fixes = (field: 'urgency' | 'intent', value: string): DigestEvent =>
  happen(5, { type: 'corrected', person: A, field, fact: null, value });

function read(insight: Partial<Insight>, call: Partial<CallFacts> = {}): Digest {
  return play([told(0, call), composed(1), extracted(2, insight)]).digest;
}
const wishOf = (digest: Digest): TodoWish | null => todoWish(digest, ABOUT);

const MINE = promise('报价');
const THEIRS = promise('发图纸', { owner: 'customer' });

describe('a to-do is', () => {
  it.each<[string, Partial<Insight>, Partial<CallFacts>, boolean]>([
    ['made of our promise', { followUps: [MINE] }, {}, true],
    ['not made of nothing', {}, {}, false],
    ['not made of a customer’s promise alone', { followUps: [THEIRS] }, {}, false],
    ['made of both', { followUps: [THEIRS, MINE] }, {}, true],
    ['made of every complaint', { intent: '投诉' }, {}, true],
    ['made of every message', { intent: '其他' }, { kind: 'voicemail' }, true],
    ['not made of a message without a word', { remark: 'wordless' }, { kind: 'voicemail' }, false],
    ['not made of a call without a word', { remark: 'wordless', intent: '投诉' }, {}, false],
    ['not made of a wrong number', { remark: 'wrong-number', followUps: [MINE] }, {}, false],
  ])('%s', (_name, insight, call, wanted) => {
    expect(wishOf(read(insight, call)) !== null).toBe(wanted);
  });

  it('not made before there are facts; of a message nobody could read it is, when they are late', () => {
    const call = play([told(0)]).digest;
    const message = play([told(0, { kind: 'voicemail' })]).digest;
    const late = happen(15, { type: 'late', what: 'facts' });
    expect(wishOf(call)).toBeNull();
    expect(wishOf(message)).toBeNull();
    expect(wishOf(play([late], RULES, call).digest)).toBeNull();
    expect(wishOf(play([late], RULES, message).digest)).toMatchObject({
      priority: 'medium',
      items: [],
      intent: '其他',
    });
  });

  it('made when a person says it was a complaint, and no more when they take the promise away', () => {
    const quiet = read({});
    expect(wishOf(play([fixes('intent', '投诉')], RULES, quiet).digest)).toMatchObject({
      intent: '投诉',
    });
    const promised = read({ followUps: [MINE] });
    const fact = wishOf(promised)?.items[0]?.id ?? '';
    const gone = happen(5, { type: 'corrected', person: A, field: 'followUps', fact, value: null });
    expect(wishOf(play([gone], RULES, promised).digest)).toBeNull();
  });
});

describe('a message that nobody transcribes', () => {
  it('is to be called back at once', () => {
    const message = play([told(0, { kind: 'voicemail' })]).digest;
    expect(todoWish(message, ABOUT)).toBeNull();
    expect(todoWish(message, { ...ABOUT, listens: false })).toMatchObject({ intent: '其他' });
  });
});

describe('the to-do', () => {
  it('holds every item with what bears it out, and the digest’s version', () => {
    const digest = read({ followUps: [MINE, THEIRS] });
    expect(wishOf(digest)).toMatchObject({
      read: digest.version,
      customer: { id: 'C001', name: '宁波奥克斯空调有限公司' },
      contact: '张经理',
      number: '138****8888',
      items: [
        { text: '报价', owner: 'agent', evidence: [2] },
        { text: '发图纸', owner: 'customer', evidence: [2] },
      ],
    });
  });

  const customer = factsOf().customer;
  it.each<[string, Partial<CallFacts>, string]>([
    ['the assigned sales’', {}, A],
    ['whoever talked, of a stranger', { customer: null }, B],
    [
      'whoever talked, of a customer nobody has',
      { customer: customer && { ...customer, assignedSales: null } },
      B,
    ],
    ['the last resort’s when nobody is known', { customer: null, handler: null }, 'duty_person'],
  ])('is %s', (_name, call, assignee) => {
    expect(wishOf(read({ followUps: [MINE] }, call))?.assignee).toBe(assignee);
  });

  it.each<[string, Partial<Insight>, Partial<CallFacts>, string]>([
    ['by the intent', { intent: '询价' }, {}, '2026-11-25T10:10:00+08:00'],
    [
      'half as long for a VIP',
      { intent: '询价' },
      { customer: customer && { ...customer, level: 'vip' } },
      '2026-11-24T14:40:00+08:00',
    ],
    ['for a complaint', { intent: '投诉' }, {}, '2026-11-24T14:10:00+08:00'],
    [
      'in two working hours for a message, whatever it says',
      { intent: '投诉' },
      { kind: 'voicemail' },
      '2026-11-24T12:10:00+08:00',
    ],
    [
      'at 10:00 for a message of the night',
      {},
      { kind: 'voicemail', endedAt: new Date('2026-11-24T22:00:00+08:00') },
      '2026-11-25T10:00:00+08:00',
    ],
  ])('is due %s when no date was spoken', (_name, insight, call, due) => {
    const wish = wishOf(read({ followUps: [MINE], ...insight }, call));
    expect(wish?.fallbackDue).toEqual(new Date(due));
  });
});

describe('the urgency', () => {
  const high = {
    urgency: 'high',
    urgencyReasons: [{ text: '停线', evidence: [3], confidence: 1 }],
  } as const;
  const unknown = { customer: null } as const;
  const vip: Partial<CallFacts> = {
    customer: { id: 'C9', name: '九', level: 'vip', assignedSales: null },
  };
  it.each<[string, Partial<Insight>, Partial<CallFacts>, string]>([
    ['of a stranger is low', {}, unknown, 'low'],
    ['of a displeased stranger is medium', { sentiment: 'negative' }, unknown, 'medium'],
    ['of a normal customer is medium', {}, {}, 'medium'],
    ['of a displeased customer is high', { sentiment: 'negative' }, {}, 'high'],
    ['of a VIP is high', {}, vip, 'high'],
    ['of urgent words is high', high, unknown, 'high'],
    ['is graded anew, not read from the facts', { urgency: 'high' }, unknown, 'low'],
    [
      'does not take displeasure for urgent words',
      {
        sentiment: 'negative',
        urgencyReasons: [{ text: WORDS.negative, evidence: [3], confidence: 1 }],
      },
      unknown,
      'medium',
    ],
  ])('%s', (_name, insight, call, urgency) => {
    const digest = read({ followUps: [MINE], ...insight }, call);
    expect(wishOf(digest)?.priority).toBe(urgency);
  });

  it('follows the customer who became known, and a person’s word before all', () => {
    const digest = read({ followUps: [MINE] }, unknown);
    const known = play([told(9, { version: 8, ...vip })], RULES, digest).digest;
    expect(wishOf(known)).toMatchObject({ priority: 'high', customer: { id: 'C9' } });
    const fixed = play([fixes('urgency', 'low')], RULES, known).digest;
    expect(wishOf(fixed)?.priority).toBe('low');
    const insight = fixed.insights[0]?.insight;
    if (!insight) throw new Error('nobody has read');
    expect(urgencyOf(fixed, { ...insight, urgency: 'low' }, WORDS).reasons).toEqual([]);
  });
});

it('a date by hand stands when the words are heard anew and the customer becomes known', () => {
  const spoken = { due: after(600), evidence: [2] };
  const first = read({ followUps: [promise('周五前报价', spoken)] }, { customer: null });
  const fact = wishOf(first)?.items[0]?.id ?? '';
  const value = promise('周五前报价', { due: after(9000) });
  const digest = play(
    [
      happen(5, { type: 'corrected', person: A, field: 'followUps', fact, value }),
      happen(6, { type: 'asked', what: 'transcribe', person: A, provider: 'aliyun' }),
      composed(7, 2),
      extracted(
        8,
        { followUps: [promise('周五前报价吧', { due: after(600), evidence: [5] })] },
        { transcript: 2, askedBy: A },
      ),
      told(9, { version: 8 }),
    ],
    RULES,
    first,
  ).digest;
  expect(wishOf(digest)).toMatchObject({
    customer: { id: 'C001' },
    items: [{ id: fact, due: after(9000) }],
  });
});
