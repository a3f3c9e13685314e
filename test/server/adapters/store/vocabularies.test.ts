/** Hot words once per provider, model and version; and the editable deadlines, in the real store. */
import { describe, expect, it } from '@jest/globals';
import { createFollowUpRules } from '../../../../server/adapters/store/follow-up-rules.ts';
import { createVocabularies } from '../../../../server/adapters/store/vocabularies.ts';
import { DEFAULT_DEADLINES } from '../../../../server/domain/working-time.ts';
import { after, START } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const ENTRY = {
  provider: 'aliyun',
  model: 'fun-asr',
  hash: 'h1',
  handle: 'vocab-1',
  at: START,
} as const;

describe('hot words', () => {
  it('are made once, and found under provider, model and version', async () => {
    const words = createVocabularies(place.of());
    expect(await words.find('aliyun', 'fun-asr', 'h1')).toBeNull();
    const made = await Promise.all(
      [1, 2, 3, 4].map((n) => words.save({ ...ENTRY, handle: `vocab-${n}` })),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await words.save(ENTRY)).toBe(false);
    const found = await words.find('aliyun', 'fun-asr', 'h1');
    expect(found?.handle).toBe(`vocab-${made.indexOf(true) + 1}`);
    for (const other of [
      await words.find('iflytek', 'fun-asr', 'h1'),
      await words.find('aliyun', 'paraformer', 'h1'),
      await words.find('aliyun', 'fun-asr', 'h2'),
      await createVocabularies(place.of()).find('aliyun', 'fun-asr', 'h1'),
    ]) {
      expect(other).toBeNull();
    }
  });

  it('that were refused are remembered as refused, which is not unknown', async () => {
    const words = createVocabularies(place.of());
    expect(await words.save({ ...ENTRY, handle: null })).toBe(true);
    expect(await words.find('aliyun', 'fun-asr', 'h1')).toEqual({ handle: null });
  });
});

describe('the deadlines', () => {
  it('are the defaults until somebody changes them, then the newest', async () => {
    const rules = createFollowUpRules({ ...place.of(), clock: { wall: () => START } });
    expect(await rules.current()).toEqual(DEFAULT_DEADLINES);
    const stricter = { hours: { ...DEFAULT_DEADLINES.hours, 投诉: 2 }, vipFactor: 0.25 };
    await rules.save(stricter, 'admin', after(60));
    expect(await rules.current()).toEqual(stricter);
    await rules.save(DEFAULT_DEADLINES, 'admin', after(10));
    expect(await rules.current()).toEqual(stricter);
  });

  it('changed elsewhere are seen within two seconds', async () => {
    const context = place.of();
    let wall = START;
    const here = createFollowUpRules({ ...context, clock: { wall: () => wall } });
    const there = createFollowUpRules({ ...context, clock: { wall: () => wall } });
    await here.current();
    const changed = { ...DEFAULT_DEADLINES, vipFactor: 0.25 };
    await there.save(changed, 'admin', after(1));
    expect(await here.current()).toEqual(DEFAULT_DEADLINES);
    wall = after(2);
    expect(await here.current()).toEqual(changed);
  });
});
