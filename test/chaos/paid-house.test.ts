import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { A, audit, VIP } from '../stories/acts.ts';
import { cardsWith, digestOf, summaries, talk } from '../stories/after.ts';
import { openHouse, type House } from '../support/house.ts';
import { startDashscopeStandin, type DashscopeStandin } from '../support/speech/dashscope.ts';
import { startIflytekStandin, type IflytekStandin } from '../support/speech/iflytek.ts';
import { wavOf, type Said } from '../support/speech/serving.ts';

jest.setTimeout(120_000);

const TUESDAY = '2026-11-24T10:00:00+08:00';
/** Said somewhere in the middle, where somebody speaks. */
const hear = (): readonly Said[] => [
  { start: 6, end: 9, text: '七五七多少钱一吨？', channel: 1, speaker: 0 },
];

let house: House;
let standin: DashscopeStandin | IflytekStandin;
afterEach(async () => {
  await house.close();
  await standin.stop();
});

async function openAliyun(more: Readonly<Record<string, string>> = {}): Promise<DashscopeStandin> {
  const account = { apiKey: 'sk-story', model: 'paraformer-8k-v2' };
  // Both sides have the clock of the house, once it stands.
  const wall = (): Date => house.clock.now();
  const dashscope = await startDashscopeStandin({ ...account, hear, wall });
  standin = dashscope;
  house = await openHouse(TUESDAY, {
    DASHSCOPE_API_KEY: account.apiKey,
    DASHSCOPE_BASE_URL: dashscope.url,
    DASHSCOPE_MODEL: account.model,
    ...more,
  });
  return dashscope;
}

async function pass(seconds: number): Promise<void> {
  for (let n = 0; n < seconds / 5; n += 1) await house.skip(5);
}

describe('a provider that bills, in the whole house', () => {
  it('aliyun fetches the recording from our signed link; what it bills stands on the call', async () => {
    const dashscope = await openAliyun();
    const call = await talk(house, 'inquiry');
    await pass(30);
    const [task, ...more] = dashscope.tasks();
    expect(more).toEqual([]);
    const bytes = Buffer.from(await (await fetch(task?.fileUrl ?? '')).arrayBuffer());
    const seconds = wavOf(bytes)?.seconds ?? 0;
    expect(seconds).toBeGreaterThan(20);
    const digest = await digestOf(house, call);
    expect(digest?.rounds).toEqual([
      expect.objectContaining({ state: 'heard', provider: 'aliyun' }),
    ]);
    // Both sides are billed.
    expect(digest?.rounds[0]?.billedSeconds).toBeCloseTo(2 * seconds, 0);
    expect(digest?.transcript).toMatchObject({ by: 'aliyun', segments: 1 });
    expect(await audit(house)).toEqual([]);
  });

  it('beyond the daily cap nothing is sent, the admin has a card, the press of the next day sends it', async () => {
    const dashscope = await openAliyun({ SPEECH_DAILY_SECONDS: '60' });
    const first = await talk(house, 'inquiry', { from: VIP });
    await pass(30);
    const second = await talk(house, 'inquiry', { from: VIP });
    await pass(30);
    expect((await digestOf(house, first))?.rounds[0]?.state).toBe('heard');
    expect((await digestOf(house, second))?.rounds[0]).toMatchObject({
      state: 'failed',
      problem: 'the daily cap of 60 s is reached',
    });
    expect(dashscope.tasks()).toHaveLength(1);
    expect((await audit(house)).map(({ problem }) => problem)).toEqual([
      'parked: the daily cap of 60 s is reached',
    ]);
    const cards = await cardsWith(house, 'admin', '');
    expect(cards.filter(({ card }) => JSON.stringify(card).includes('重试'))).toHaveLength(1);
    await house.skip(24 * 3600);
    await house.press('admin', '重试');
    await pass(30);
    expect(dashscope.tasks()).toHaveLength(2);
    expect((await digestOf(house, second))?.rounds[0]?.state).toBe('heard');
    // Never more than two, and one of them lives.
    const mine = await summaries(house, A);
    expect(mine.filter(({ card }) => card?.replace_text === undefined)).toHaveLength(2);
    expect(await audit(house)).toEqual([]);
  });

  it('iflytek: the answer of an upload is lost, its callback names the order at our door', async () => {
    const account = { appId: 'app-story', secretKey: 'secret-story' };
    const iflytek = await startIflytekStandin({ ...account, hear });
    standin = iflytek;
    house = await openHouse(TUESDAY, {
      IFLYTEK_APP_ID: account.appId,
      IFLYTEK_SECRET_KEY: account.secretKey,
      IFLYTEK_BASE_URL: iflytek.url,
    });
    iflytek.faults({ submit: { how: 'reset', done: true, times: 1 } });
    const call = await talk(house, 'inquiry');
    await pass(120);
    expect((await digestOf(house, call))?.rounds[0]?.state).toBe('hearing');
    expect(await iflytek.callBack()).toEqual([200]);
    await pass(60);
    expect((await digestOf(house, call))?.rounds[0]).toMatchObject({
      state: 'heard',
      provider: 'iflytek',
    });
    expect(Object.values(iflytek.counts().submits)).toEqual([1]);
    // Told once more, after the end: nothing happens.
    expect(await iflytek.callBack()).toEqual([200]);
    await pass(900);
    expect(Object.values(iflytek.counts().submits)).toEqual([1]);
    expect(await audit(house)).toEqual([]);
  });
});
