/** The page of a call in the states that a talk does not have when all goes well. Pages §2 通话. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createClips } from '../../scripts/speech/clips.ts';
import { A, STRANGER, VIP } from '../stories/acts.ts';
import { talk } from '../stories/after.ts';
import { ADMIN, MORNING } from '../stories/alerting.ts';
import { readerOf } from '../stories/pages.ts';
import type { Phone } from './support/browser.ts';
import { inMiniHouse, openMiniHouse, type MiniHouse } from './support/house.ts';
import { HEARING, keepsRules, miss } from './support/waiting.ts';

jest.setTimeout(240_000);

const MINUTE = 60;
const addressOf = (call: string): string => `pages/call/detail?id=${call}`;
const button = (phone: Phone, name: string) =>
  phone.page.getByRole('button', { name, exact: true }).first();

async function canBeHeard(phone: Phone): Promise<void> {
  await button(phone, '播放').click();
  await phone.page.waitForFunction(() => window.harness.audio().some((one) => one.playing));
  await button(phone, '暂停').click();
}

describe('what was said', () => {
  let all: MiniHouse;
  beforeAll(async () => {
    all = await openMiniHouse(MORNING, HEARING);
  });
  afterAll(async () => {
    await all.close();
  });

  it('on one track says so', async () => {
    const { house, phone, settled } = all;
    const folder = join(house.running().adapters.config.dataDir, 'sounds');
    const clips = await createClips(folder, 'tone');
    const lines = ['你好，我要二十吨。', '请你们尽快给我回电话。', '谢谢，再见。'];
    // A message has one track; here it is what two people say.
    const { file } = await clips.make({
      kind: 'voicemail',
      lines: lines.map((text) => ({ speaker: 'customer', text })),
      silence: 0.5,
    });
    const call = await house.ring({
      from: VIP,
      talk: file,
      answer: [{ person: A, after: 2 }],
    });
    for (let tried = 0; tried < 30 && !(await house.phoneState(call)).ended; tried += 1) {
      await house.skip(5);
    }
    await house.skip(2);
    const page = await phone(A, { open: addressOf(call) });
    await settled(page);
    expect(await page.texts()).toMatch(/由Whisper转写 · 单声道录音/);
    await page.picture('call-mono');
    await keepsRules(page);
    expect(await page.failures()).toEqual([]);
    await page.close();
  });

  it('may hold nothing that can be read out of it', async () => {
    const { house, phone, settled } = all;
    const call = await talk(house, 'wrong-number', { from: STRANGER });
    const page = await phone(A, { open: addressOf(call) });
    await settled(page);
    await page.picture('call-nothing');
    const { facts = [] } = (await (await readerOf(house, A)).call(call)).body.digest?.insight ?? {};
    const texts = await page.texts();
    expect(texts.includes('没有可提取的要点')).toBe(!facts.some((one) => one.field === 'summary'));
    await keepsRules(page);
    expect(await page.failures()).toEqual([]);
    await page.close();
  });

  it('leaves a message, which can be heard when it is over', async () => {
    const { house, phone, settled } = all;
    const call = await house.ring({ from: VIP, say: 'clip:message-inquiry' });
    const page = await phone(ADMIN, { open: addressOf(call) });
    for (let tried = 0; tried < 60; tried += 1) {
      await house.skip(5);
      const { body } = await (await readerOf(house, ADMIN)).call(call);
      if (body.phase.value === 'voicemail') break;
    }
    await settled(page);
    expect(await page.texts()).toMatch(/◉ 留言/);
    await keepsRules(page);
    await page.picture('call-voicemail');
    for (let tried = 0; tried < 60 && !(await house.phoneState(call)).ended; tried += 1) {
      await house.skip(5);
    }
    await settled(page);
    expect(await page.texts()).not.toContain('◉');
    await canBeHeard(page);
    expect(await page.failures()).toEqual([]);
    await page.close();
  });

  it('waits to be heard, and is given up: playable all the while', async () => {
    const { house, phone, settled, skip } = all;
    house.speech?.faults.set({ status: 503 });
    const call = await talk(house, 'inquiry');
    const page = await phone(A, { open: addressOf(call) });
    await settled(page);
    expect(await page.texts()).toMatch(/小结\s+没有可提取的要点\s+转写 · /);
    expect(await page.texts()).toContain('转写中');
    await keepsRules(page);
    await page.picture('call-waiting');
    await canBeHeard(page);
    house.speech?.faults.set({});
    await skip(6 * MINUTE, page);
    expect(await page.texts()).not.toContain('转写中');
    expect(await page.texts()).toContain('PCR-ABS-757');

    house.speech?.faults.set({ status: 401 });
    const lost = await talk(house, 'inquiry');
    await page.ask('launch', 'cold', addressOf(lost));
    await page.idle();
    await settled(page);
    await page.picture('call-given-up');
    expect(await page.texts()).toMatch(/转写 · 已暂停|转写失败，请听录音/);
    await canBeHeard(page);
    await keepsRules(page);
    expect(await page.failures()).toEqual([]);
    await page.close();
  });
});

describe('a recording', () => {
  it('that has not come, failed, or never was says so where the player is', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const call = await talk(house, 'inquiry');
      const page = await phone(A, { open: addressOf(call) });
      await settled(page);
      const { body } = await (await readerOf(house, A)).call(call);
      const kind = body.recordings[0]?.kind;
      // The simulated gateway records every talk and hands it over at once: the answer is changed on its way.
      for (const [value, text, recordings] of [
        [
          'fetching',
          '录音获取中',
          [{ id: 'r', kind, length: null, state: { value: 'announced', text: '录音获取中' } }],
        ],
        [
          'failed',
          '录音获取失败',
          [{ id: 'r', kind, length: null, state: { value: 'failed', text: '录音获取失败' } }],
        ],
        ['none', '未录音', []],
      ] as const) {
        await page.page.unroute('**/api/calls/**');
        await page.page.route('**/api/calls/**', async (route) => {
          const answer = await route.fetch();
          const seen = (await answer.json()) as typeof body;
          const digest = seen.digest && { ...seen.digest, audio: null };
          await route.fulfill({
            response: answer,
            json: { ...seen, digest, recordings, sound: { value, text } },
          });
        });
        await page.callPage('onRetry');
        await settled(page);
        expect(await page.texts()).toContain(text);
        expect(await page.page.getByRole('button', { name: '播放', exact: true }).count()).toBe(0);
        await keepsRules(page);
        await page.picture(`call-${value}`);
      }
    }));
});

describe('a caller who gets nobody', () => {
  it('is rung back: the page names the call-back, with its state and by when', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const call = await miss(house, VIP);
      const page = await phone(A, { open: addressOf(call) });
      await settled(page);
      const { callBack } = (await (await readerOf(house, A)).call(call)).body;
      expect(callBack).toMatchObject({
        title: '回电：宁波奥克斯空调有限公司',
        state: { value: 'open' },
      });
      const texts = await page.texts();
      expect(texts).toMatch(/跟进\s+回电：宁波奥克斯空调有限公司\s+销售经理A · \d\d:\d\d · 待完成/);
      expect(texts).toContain('未录音');
      await keepsRules(page);
      await page.picture('call-missed');
      await page.page.getByRole('link', { name: /^待办，回电/ }).click();
      await settled(page);
      expect(await page.ask('stack')).toEqual(['pages/call/detail', 'pages/todo/detail']);
      const id = decodeURIComponent(callBack?.path.replace(/^.*id=/, '') ?? '');
      const done = await (
        await readerOf(house, A)
      ).post(`/api/todos/${encodeURIComponent(id)}/complete`);
      expect(done.status).toBe(200);
      await settled(page);
      await page.page.locator('.mp-back').click();
      await settled(page);
      expect(await page.texts()).toMatch(/回电：[^\n]+\s+[^\n]*已完成/);
    }));
});
