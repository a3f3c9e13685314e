import { describe, expect, it } from '@jest/globals';
import { until } from '../chaos/until.ts';
import type { House } from '../support/house.ts';
import { A, audit, logIn, readPage } from './acts.ts';
import { cardsWith, count, digestOf, recordOf, summaries, todoOf } from './after.ts';
import { CALL, openLinks } from './linked.ts';

const links = openLinks('2026-11-24T10:00:00+08:00');
const { begin, end, ready, asked } = links;
const MINUTE = 60;

async function stateOfRecording(house: House): Promise<unknown> {
  return (await readPage(house, CALL)).recordings.map(({ state }) => state);
}

async function stuckSteps(house: House): Promise<unknown> {
  const token = await logIn(house, 'admin');
  const answer = await house.api('/api/jobs', { token });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { steps: unknown }).steps;
}

/** Everything there, and nothing twice. */
async function expectHeard(house: House): Promise<void> {
  await house.skip(10);
  expect(await recordOf(house, CALL)).toMatchObject({ intent: '询价', recordings: ['rec-1'] });
  expect(await todoOf(house, CALL)).toMatchObject({ state: 'open', assignee: A });
  expect(await count(house, 'communications')).toBe(1);
  expect((await digestOf(house, CALL))?.rounds).toHaveLength(1);
  const cards = await summaries(house, A);
  expect(cards.map(({ card }) => card?.replace_text)).toEqual([undefined]);
}

describe('links to recordings', () => {
  it('a link that dies in a minute, while nobody answers about what was said: the file is here', () =>
    links.play(async (house) => {
      links.hang(house);
      await begin(house);
      await end(house);
      await ready(house, { path: '/first.wav' });
      await house.skip(5);
      // All that is heard waits for this one now.
      await until('the first is being heard', async () => {
        return (await digestOf(house, CALL))?.rounds[0]?.state === 'hearing';
      });
      const dies = house.clock.now().getTime() + MINUTE * 1000;
      await ready(house, {
        path: '/short.wav',
        recording: 'rec-2',
        status: () => (house.clock.now().getTime() < dies ? 200 : 410),
      });
      await house.skip(5);
      // The house does not wait for slow steps while its ear hangs.
      await until('both are here', async () => {
        const { recordings = [] } = (await digestOf(house, CALL))?.call ?? {};
        return recordings.length === 2 && recordings.every(({ state }) => state === 'kept');
      });
      for (let minute = 0; minute < 10; minute += 1) await house.skip(MINUTE);
      expect(asked('/short.wav')).toBe(1);
      expect(await stateOfRecording(house)).toMatchObject([{ value: 'ready' }, { value: 'ready' }]);
      expect((await digestOf(house, CALL))?.rounds).toMatchObject([{ state: 'hearing' }]);
    }));

  it('a server of links that is overtaxed for a moment is asked again', () =>
    links.play(async (house) => {
      await begin(house);
      await end(house);
      await ready(house, { path: '/busy.wav', status: () => 503 });
      expect(await stateOfRecording(house)).toMatchObject([{ value: 'announced' }]);
      links.mend('/busy.wav', () => 200);
      for (let n = 0; n < 6; n += 1) await house.skip(5);
      await expectHeard(house);
      expect(asked('/busy.wav')).toBe(2);
    }));

  it.each([403, 404])(
    '%i: the recording is gone, is not asked for again, and a fresh link revives it',
    (status) =>
      links.play(async (house) => {
        await begin(house);
        await end(house);
        await ready(house, { path: '/dead.wav', status: () => status });
        expect(await stateOfRecording(house)).toEqual([{ value: 'failed', text: '录音已失效' }]);
        for (let minute = 0; minute < 5; minute += 1) await house.skip(MINUTE);
        expect(asked('/dead.wav')).toBe(1);
        // The same link once more is no news.
        await ready(house, { path: '/dead.wav', status: () => status });
        await house.skip(MINUTE);
        expect(asked('/dead.wav')).toBe(1);
        await ready(house, { path: '/fresh.wav' });
        await expectHeard(house);
        expect(asked('/fresh.wav')).toBe(1);
        expect(await stateOfRecording(house)).toMatchObject([{ value: 'ready' }]);
        expect(await audit(house)).toEqual([]);
      }),
  );

  it('the wrong hash: tried again, then given up and listed; the right file revives it', () =>
    links.play(async (house) => {
      await begin(house);
      await end(house);
      await ready(house, { path: '/wrong.wav', hash: '0'.repeat(64) });
      for (let tried = 0; tried < 40; tried += 1) await house.skip(5 * MINUTE);
      const times = asked('/wrong.wav');
      expect(times).toBeGreaterThan(3);
      expect(await stuckSteps(house)).toMatchObject([{ step: 'fetch' }]);
      await house.skip(20 * MINUTE);
      expect(asked('/wrong.wav')).toBe(times);
      expect(await cardsWith(house, 'admin', '')).not.toEqual([]);
      await ready(house, { path: '/right.wav' });
      await house.skip(10);
      expect(await recordOf(house, CALL)).toMatchObject({ intent: '询价' });
      expect(await stuckSteps(house)).toEqual([]);
    }));

  it('ready before the call has ended', () =>
    links.play(async (house) => {
      await begin(house);
      await ready(house, { path: '/early.wav' });
      expect(await stateOfRecording(house)).toMatchObject([{ value: 'ready' }]);
      await end(house);
      await expectHeard(house);
      expect(await audit(house)).toEqual([]);
    }));

  it('told twice', () =>
    links.play(async (house) => {
      await begin(house);
      await end(house);
      await ready(house, { path: '/twice.wav' });
      await ready(house, { path: '/twice.wav' });
      await expectHeard(house);
      expect(asked('/twice.wav')).toBe(1);
      // Signed anew each time it is told: here already.
      await ready(house, { path: '/twice.wav?signed=again' });
      await expectHeard(house);
      expect(await audit(house)).toEqual([]);
    }));

  it('half an hour late: two cards at most, one of them live; record and to-do are whole', () =>
    links.play(async (house) => {
      await begin(house);
      await end(house);
      for (let minute = 0; minute < 29; minute += 1) await house.skip(MINUTE);
      expect(await summaries(house, A)).toHaveLength(1);
      await house.skip(50);
      await ready(house, { path: '/late.wav' });
      await expectHeard(house);
      expect(await audit(house)).toEqual([]);
    }));

  it('never: the card says so after half an hour, in the place of the first one; a note can be written', () =>
    links.play(async (house) => {
      await begin(house);
      await end(house);
      await house.skip(15 * MINUTE);
      const [first, ...more] = await summaries(house, A);
      expect(more).toEqual([]);
      expect(first?.card?.sub_title_text).toContain('转写未完成');
      expect(first?.card?.button_list?.map(({ text }) => text)).not.toContain('听录音');
      await house.skip(15 * MINUTE);
      const [second, ...others] = await summaries(house, A);
      expect(others).toEqual([]);
      expect(second?.msgid).not.toBe(first?.msgid);
      expect(second?.card?.sub_title_text).toContain('无录音');
      const token = await logIn(house, A);
      const text = '客户要十吨757，周五前报价';
      const answer = await house.api(`/api/calls/${CALL}/note`, {
        method: 'POST',
        body: { text },
        token,
      });
      expect(answer.status).toBeLessThan(300);
      await house.settle();
      expect(await recordOf(house, CALL)).toMatchObject({ note: text, transcript: null });
      expect(await summaries(house, A)).toHaveLength(1);
      expect(await audit(house)).toEqual([]);
    }));
});
