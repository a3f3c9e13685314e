import { describe, expect, it, jest } from '@jest/globals';
import type { SpeechFaults } from '../../scripts/speech/faults.ts';
import type { House } from '../support/house.ts';
import { A, audit, B, VIP } from '../stories/acts.ts';
import { count, digestOf, hearing, recordOf, summaries, talk, todoOf } from '../stories/after.ts';

jest.setTimeout(120_000);

const TUESDAY = '2026-11-24T10:00:00+08:00';
const FRIDAY_EVENING = new Date('2026-11-27T18:00:00+08:00');
/** Less than the time after which people are told that there are no facts. */
const PATIENCE_S = 600;

/** Time passes in small steps until the facts are there, as long as a server may be away. */
async function passUntilRead(house: House, call: string): Promise<number> {
  for (let second = 0; second <= PATIENCE_S; second += 5) {
    if (((await digestOf(house, call))?.insights.length ?? 0) > 0) return second;
    await house.skip(5);
  }
  throw new Error('nothing was read');
}

async function expectAllWell(house: House, call: string): Promise<void> {
  await house.skip(5);
  expect(await recordOf(house, call)).toMatchObject({
    intent: '询价',
    products: ['PCR-ABS-757'],
    followUpDeadline: FRIDAY_EVENING,
  });
  expect(await count(house, 'communications')).toBe(1);
  expect(await todoOf(house, call)).toMatchObject({ assignee: A, due: FRIDAY_EVENING });
  expect(await count(house, 'todos')).toBe(1);
  for (const person of [A, B]) {
    const cards = await summaries(house, person);
    expect(cards.map(({ card }) => card?.button_list?.map(({ text }) => text))).toEqual([
      ['确认', '改派', '完成跟进', '查看详情'],
    ]);
    expect(cards[0]?.card?.replace_text).toBeUndefined();
  }
  // Nothing comes of the looks at the clock that were still to be.
  await house.skip(1900);
  expect(await summaries(house, A)).toHaveLength(1);
  expect(await audit(house)).toEqual([]);
}

describe('a speech server in trouble, then well: the same as if nothing had been', () => {
  it.each<[string, Partial<SpeechFaults>, { heard: number; within: number }]>([
    ['answers 500', { status: 500, times: 3 }, { heard: 1, within: 60 }],
    ['answers 503 to everything at first', { status: 503, times: 6 }, { heard: 1, within: 300 }],
    [
      'says when to come again',
      { status: 429, retryAfter: 90, times: 1 },
      { heard: 1, within: 120 },
    ],
    ['cuts the line', { reset: true, times: 3 }, { heard: 2, within: 60 }],
    ['answers a page of HTML', { rubbish: true, times: 3 }, { heard: 2, within: 60 }],
    ['answers half a JSON', { truncated: true, times: 3 }, { heard: 2, within: 60 }],
  ])('it %s', async (_what, faults, { within }) =>
    hearing(TUESDAY, async (house) => {
      const { speech } = house;
      if (!speech) throw new Error('nobody listens');
      speech.faults.set(faults);
      const call = await talk(house, 'inquiry', { from: VIP, person: B });
      expect(await passUntilRead(house, call)).toBeLessThanOrEqual(within);
      await expectAllWell(house, call);
      expect(speech.counts().requests).toBeGreaterThan(faults.times ?? 0);
    }),
  );

  it('says when to come again, and is not asked before', () =>
    hearing(TUESDAY, async (house) => {
      house.speech?.faults.set({ status: 429, retryAfter: 90 });
      const call = await talk(house, 'inquiry', { from: VIP, person: B });
      const asked = house.speech?.counts().requests;
      await house.skip(60);
      expect(house.speech?.counts().requests).toBe(asked);
      house.speech?.faults.set({});
      expect(await passUntilRead(house, call)).toBeLessThanOrEqual(60);
    }));

  it('hangs, and the process that waits is pulled out: the next one asks again', () =>
    hearing(TUESDAY, async (house) => {
      const { speech } = house;
      if (!speech) throw new Error('nobody listens');
      speech.faults.set({ hang: true });
      const call = await talk(house, 'inquiry', { from: VIP, person: B });
      // Nothing else waits for it: the record stands, the recording is here.
      await house.skip(60);
      expect((await digestOf(house, call))?.call.recordings).toMatchObject([{ state: 'kept' }]);
      expect(await count(house, 'communications')).toBe(1);
      speech.faults.set({});
      await house.restart();
      expect(await passUntilRead(house, call)).toBeLessThanOrEqual(120);
      await expectAllWell(house, call);
    }));

  it('is away for good: the piece is given up, the admin has one card, a press begins anew', () =>
    hearing(TUESDAY, async (house) => {
      const { speech } = house;
      if (!speech) throw new Error('nobody listens');
      speech.faults.set({ status: 401 });
      const call = await talk(house, 'inquiry', { from: VIP, person: B });
      await house.skip(5);
      expect((await audit(house)).map(({ problem }) => problem)).toContainEqual(
        expect.stringMatching(/^parked: HTTP 401/),
      );
      const [card, ...more] = (await house.messages('admin')).filter(({ card: seen }) => seen);
      expect(more).toEqual([]);
      expect(JSON.stringify(card)).toContain('重试');
      speech.faults.set({});
      await house.press('admin', '重试');
      await passUntilRead(house, call);
      await expectAllWell(house, call);
    }));
});
