import { describe, expect, it } from '@jest/globals';
import type { House } from '../support/house.ts';
import { startDashscopeStandin, type DashscopeStandin } from '../support/speech/dashscope.ts';
import type { Said } from '../support/speech/serving.ts';
import { A, askByCli, B, logIn, stored } from './acts.ts';
import { count, digestOf, hearing, recordOf, talk, todoOf } from './after.ts';

const TUESDAY = '2026-11-24T10:00:00+08:00';
const STRANGER = '13712340099';
/** Its last eight digits are those of 张经理's mobile: a candidate, until somebody says 就是他. */
const LIKE_VIP = '13900008888';
const BY_HAND = '2026-12-02T15:00:00+08:00';
/** What the other provider hears where somebody speaks: another promise, with a date of its own. */
const HEARD_ANEW: readonly Said[] = [
  { start: 6, end: 9, text: '七五七多少钱一吨？', channel: 1 },
  { start: 10, end: 13, text: '我周四上午给您报价。', channel: 0 },
];

async function act(house: House, path: string, body: object, person = A): Promise<number> {
  const token = await logIn(house, person);
  const { status } = await house.api(path, { method: 'POST', body, token });
  await house.settle();
  return status;
}

async function keepsItsDate(house: House, other: DashscopeStandin): Promise<void> {
  const call = await talk(house, 'inquiry', { from: LIKE_VIP });
  const own = await todoOf(house, call);
  expect(own).toMatchObject({ customer: null, priority: 'low' });
  expect(own?.due).not.toEqual(new Date(BY_HAND));
  expect(await act(house, `/api/todos/${call}/due`, { due: BY_HAND })).toBe(200);
  const byHand = { due: new Date(BY_HAND), dueFrom: 'person' };
  expect(await todoOf(house, call)).toMatchObject(byHand);

  const anotherEar = { provider: 'aliyun' };
  expect(await act(house, `/api/calls/${call}/transcribe`, anotherEar)).toBe(403);
  expect(await act(house, `/api/calls/${call}/transcribe`, anotherEar, 'admin')).toBe(200);
  for (let n = 0; n < 6; n += 1) await house.skip(5);
  expect(await digestOf(house, call)).toMatchObject({
    rounds: [
      { round: 1, provider: 'whisper' },
      { round: 2, provider: 'aliyun', state: 'heard', askedBy: 'admin' },
    ],
    transcript: { version: 2, by: 'aliyun' },
  });
  expect((await recordOf(house, call))?.transcript).toContain('我周四上午给您报价');
  // The new promise has its own date, and the to-do keeps the hand's.
  const anew = await todoOf(house, call);
  expect(anew).toMatchObject({ ...byHand, customer: null });
  expect(anew?.items.map((one) => one.due)).toContainEqual(new Date('2026-11-26T12:00:00+08:00'));

  expect(await act(house, `/api/calls/${call}/confirm`, { candidate: 0 })).toBe(200);
  const customer = 'C001';
  expect(await recordOf(house, call)).toMatchObject({ customer });
  expect(await todoOf(house, call)).toMatchObject({
    ...byHand,
    customer: { id: customer },
    priority: 'high',
  });
  expect(await count(house, 'todos')).toBe(1);
  expect(await count(house, 'communications')).toBe(1);

  const [task] = other.tasks();
  const billed = task?.end && 'seconds' in task.end ? task.end.seconds : 0;
  expect(billed).toBeGreaterThan(20);
  const { steps } = (await askByCli(house, 'call', { id: call })) as { steps: { name: string }[] };
  const transcribe = steps.find((one) => one.name === 'transcribe');
  expect(transcribe).toMatchObject({ billedSeconds: expect.closeTo(billed, 3) });
}

describe('what a person says', () => {
  it('stands beside the machine’s value, and is taken back', () =>
    hearing(TUESDAY, async (house) => {
      const call = await talk(house, 'inquiry');
      const facts = `/api/calls/${call}/facts`;
      expect(await act(house, facts, { field: 'intent', value: '合作洽谈' })).toBe(200);
      expect(await recordOf(house, call)).toMatchObject({ intent: '合作洽谈' });
      const [said] = (await digestOf(house, call))?.corrections ?? [];
      expect(said).toMatchObject({ value: '合作洽谈', machine: '询价', by: A });
      expect(await act(house, `${facts}/undo`, { correction: said?.id ?? '' })).toBe(200);
      expect(await recordOf(house, call)).toMatchObject({ intent: '询价' });
      expect(await act(house, facts, { field: 'intent', value: '退货' })).toBe(422);
    }));

  it('keeps its date through another provider’s hearing and 就是他', async () => {
    const account = { apiKey: 'sk-story', model: 'paraformer-8k-v2' };
    const dashscope = await startDashscopeStandin({ ...account, hear: () => HEARD_ANEW });
    try {
      await hearing(TUESDAY, (house) => keepsItsDate(house, dashscope), {
        SPEECH_PROVIDER: 'whisper',
        DASHSCOPE_API_KEY: account.apiKey,
        DASHSCOPE_BASE_URL: dashscope.url,
        DASHSCOPE_MODEL: account.model,
      });
      expect(Object.values(dashscope.counts().submits)).toEqual([1]);
    } finally {
      await dashscope.stop();
    }
  });

  it('text written by hand is not read by itself, a button does', () =>
    hearing(TUESDAY, async (house) => {
      const call = await talk(house, 'inquiry');
      const sentences = [{ n: 1, text: '我想投诉，上批货颜色不对。' }];
      expect(await act(house, `/api/calls/${call}/transcript`, { sentences })).toBe(200);
      expect(await recordOf(house, call)).toMatchObject({ intent: '询价' });
      expect((await recordOf(house, call))?.transcript).toContain('颜色不对');
      expect(await act(house, `/api/calls/${call}/extract`, {})).toBe(200);
      expect(await recordOf(house, call)).toMatchObject({ intent: '投诉' });
      expect(await count(house, 'todos')).toBe(1);
    }));

  it('ticking the items moves title and deadline, the last one closes', () =>
    hearing(TUESDAY, async (house) => {
      const call = await talk(house, 'inquiry');
      for (const { id } of (await todoOf(house, call))?.items ?? []) {
        const tick = { item: id, state: 'done' };
        expect(await act(house, `/api/todos/${call}/items`, tick)).toBe(200);
      }
      expect(await todoOf(house, call)).toMatchObject({ state: 'done', closed: { by: A } });
      expect(await house.caption(A)).toBe('已完成跟进');
      expect(await act(house, `/api/todos/${call}/complete`, {})).toBe(409);
    }));

  it('a customer who becomes known later gets record, to-do and counts', () =>
    hearing(TUESDAY, async (house) => {
      const call = await talk(house, 'inquiry', { from: STRANGER });
      expect(await recordOf(house, call)).toMatchObject({ customer: null, contact: null });
      const token = await logIn(house, A);
      const page = await house.api(`/api/calls/${call}`, { token });
      expect(page.status).toBe(200);
      const leads = stored(house, 'customers');
      const before = await leads.countDocuments({});
      // 就是他 of a lead: the pop card of the ended call offers it no more, so a second call of the number does.
      const second = await house.ring({ from: STRANGER, answer: [{ person: B, after: 4 }] });
      await house.press(B, '创建新客户档案');
      await house.skip(10);
      await house.phone(second, 'hangup');
      expect(await leads.countDocuments({})).toBe(before + 1);
      const known = await recordOf(house, call);
      expect(known?.customer).not.toBeNull();
      expect(await todoOf(house, call)).toMatchObject({ customer: { id: known?.customer } });
      expect(await leads.findOne({ id: known?.customer ?? '' })).toMatchObject({
        lastContactOn: '2026-11-24',
      });
    }));
});
