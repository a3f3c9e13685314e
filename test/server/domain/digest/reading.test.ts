/** Which facts are in force, what a later reading may fill, who gets the summary. */
import { describe, expect, it } from '@jest/globals';
import {
  insightInForce,
  isNothing,
  recipientsOf,
} from '../../../../server/domain/digest/reading.ts';
import type { DigestEvent } from '../../../../server/domain/digest/types.ts';
import {
  A,
  B,
  composed,
  extracted,
  factsOf,
  happen,
  insightOf,
  KEPT,
  play,
  promise,
  told,
} from './stage.ts';

/**
 * What was said, in order: `r1` the rules read text 1, `l2` the model read text 2, `*` asked for by a person,
 * `ok` somebody confirmed what was in force, `?` somebody confirmed before there were facts.
 */
function say(story: string): readonly DigestEvent[] {
  return story.split(' ').map((word, n): DigestEvent => {
    const at = 2 + n / 10;
    if (word === 'ok' || word === '?') {
      return happen(at, { type: 'confirmed', person: A, code: null });
    }
    const by = word.startsWith('l') ? 'llm' : 'rules';
    const askedBy = word.endsWith('*') ? A : null;
    return extracted(at, { by, summary: word }, { transcript: Number(word.charAt(1)), askedBy });
  });
}

const HEARD = [told(0, { recordings: KEPT }), composed(1)];

describe('the facts in force', () => {
  it('are none before anybody has read', () => {
    expect(insightInForce(play(HEARD).digest)).toBeNull();
  });

  it.each([
    ['r1', 'r1'],
    // A model before the rules, whoever was first.
    ['r1 l1', 'l1'],
    ['l1 r1', 'l1'],
    ['l1 r1 l1', 'l1'],
    // The newest text.
    ['l1 r2', 'r2'],
    ['r2 l1', 'r2'],
    // What was confirmed stands.
    ['r1 ok l1', 'r1'],
    ['r1 ok r2', 'r1'],
    ['r1 ok l1 ok', 'r1'],
    ['? r1 l1', 'l1'],
    ['l1 ok r1', 'l1'],
    // A person's asking counts anew.
    ['r1 ok l1*', 'l1*'],
    ['r1 ok r2*', 'r2*'],
    ['l1 r1*', 'r1*'],
    ['l1 r1* l1*', 'l1*'],
    ['l1 ok r1*', 'r1*'],
    ['r1* ok l1', 'r1*'],
    // Of a message both read at once: it does not matter who is first.
    ['r1* l1*', 'l1*'],
    ['l1* r1*', 'l1*'],
  ])('after %s are those of %s', (story, inForce) => {
    const { digest } = play([...HEARD, ...say(story)]);
    expect(insightInForce(digest)?.insight.summary).toBe(inForce);
  });

  it('that were confirmed are filled by a later model, and by nothing else', () => {
    const product = { model: 'PCR-ABS-757', evidence: [1], confidence: 0.9 };
    const quantity = { amount: 10, unit: '吨', evidence: [1], confidence: 0.9 };
    const advice = { advice: '周五前报价', at: null, evidence: [2], confidence: 0.9 };
    const { digest } = play([
      ...HEARD,
      extracted(2, { summary: '', products: [product], followUps: [promise('报价')] }),
      happen(3, { type: 'confirmed', person: B, code: null }),
      extracted(4, {
        by: 'llm',
        intent: '投诉',
        summary: '客户要十吨。',
        products: [{ ...product, model: 'ABS-1' }],
        quantities: [quantity],
        followUps: [promise('寄样品')],
        nextContact: advice,
      }),
    ]);
    expect(insightInForce(digest)).toMatchObject({
      version: 1,
      insight: {
        by: 'rules',
        intent: '询价',
        summary: '客户要十吨。',
        products: [product],
        quantities: [quantity],
        followUps: [{ text: '报价' }],
        nextContact: advice,
      },
    });
  });
});

describe('the summary goes to', () => {
  const customer = factsOf().customer;
  it.each([
    ['handler and assigned sales', {}, [B, A]],
    ['one who is both', { handler: A }, [A]],
    ['the handler of a stranger', { customer: null }, [B]],
    [
      'the handler, of a customer nobody has',
      { customer: customer && { ...customer, assignedSales: null } },
      [B],
    ],
    ['the assigned sales when nobody is known to have talked', { handler: null }, [A]],
    ['nobody after a message', { kind: 'voicemail' as const }, []],
  ])('%s', (_name, change, people) => {
    expect(recipientsOf(play([told(0, change)]).digest)).toEqual(people);
  });
});

it.each([
  ['a wrong number', 'wrong-number', true],
  ['a call without a word', 'wordless', true],
  ['anything else', null, false],
] as const)('%s is nothing: %s', (_name, remark, nothing) => {
  expect(isNothing(insightOf({ remark }))).toBe(nothing);
  expect(isNothing(null)).toBe(false);
});
