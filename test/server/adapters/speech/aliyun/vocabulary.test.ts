/** Hot words: which fit, and the list that is created. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fittingWords } from '../../../../../server/adapters/speech/aliyun/vocabulary.ts';
import { must } from '../../../../contracts/queued-speech.ts';
import type { AliyunWorld } from './world.ts';
import { openAliyun } from './world.ts';

describe('fittingWords', () => {
  it.each([
    [
      ['七五七', ' 七五七 ', 'PCR-ABS-757'],
      ['七五七', 'PCR-ABS-757'],
    ],
    [['一'.repeat(15), '一'.repeat(16)], ['一'.repeat(15)]],
    [['a b c d e f g', 'a b c d e f g h'], ['a b c d e f g']],
    [['x'.repeat(40), '料 A B C D E F G H I'], ['x'.repeat(40)]],
    [['', '   '], []],
  ])('%#', (words, fit) => {
    expect(fittingWords(words)).toEqual(fit);
  });

  it('keeps the first five hundred', () => {
    const words = Array.from({ length: 700 }, (_, n) => `词${n}`);
    expect(fittingWords(words)).toEqual(words.slice(0, 500));
  });
});

describe('prepare', () => {
  let world: AliyunWorld;
  beforeEach(async () => {
    world = await openAliyun();
  });
  afterEach(() => world.close());

  it('creates one list for the model, which a submit may name', async () => {
    const vocabulary = must(await world.speech.prepare(['七五七', '757料', '七五七'], 'v1'));
    expect([...world.standin.vocabularies()]).toEqual([[vocabulary.handle, ['七五七', '757料']]]);
    must(await world.speech.submit({ ...world.input('mono'), vocabulary }));
    expect(world.standin.tasks()[0]?.parameters.vocabulary_id).toBe(vocabulary.handle);
  });

  it.each([
    [
      'a refusal',
      { how: 'status', status: 400, json: { code: 'InvalidParameter', message: 'no' } },
      'never',
    ],
    [
      'no right',
      { how: 'status', status: 403, json: { code: 'AccessDenied', message: 'no' } },
      'account',
    ],
    ['a broken line', { how: 'reset' }, 'later'],
  ] as const)('%s is a failure', async (_name, fault, kind) => {
    world.standin.faults({ vocabulary: fault });
    expect(await world.speech.prepare(['七五七'], 'v1')).toMatchObject({ failure: { kind } });
  });

  it('a list over there that is not known is refused with the submit', async () => {
    const vocabulary = { hash: 'v1', handle: 'vocab-callpop-deleted' };
    const result = await world.speech.submit({ ...world.input('mono'), vocabulary });
    expect(result).toMatchObject({ failure: { kind: 'never', code: 'InvalidParameter' } });
  });

  it('asks nothing without a fitting word', async () => {
    expect(await world.speech.prepare([''], 'v1')).toMatchObject({ failure: { kind: 'never' } });
    expect(world.standin.counts().asked.vocabulary).toBe(0);
  });
});
