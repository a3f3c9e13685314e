/** The door of reports: for director and admin, whole days, at most a quarter. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CallOutcome } from '../../../server/domain/report/outcome.ts';
import { showSpan } from '../../../server/flows/report/show-span.ts';
import {
  bearer,
  makePerson,
  openDoors,
  problemOf,
  strictNeeds,
  viewers,
  type House,
} from './doors.ts';

const director = makePerson('director', ['director']);
const STAFF = Array.from({ length: 100 }, (_, n) => makePerson(`sales_manager_${n}`));
const asked: { readonly from: Date; readonly to: Date }[] = [];

async function* outcomesIn(span: { readonly from: Date; readonly to: Date }) {
  asked.push(span);
  const outcome = (n: number): CallOutcome => ({
    ...{ id: `c${n}`, endedAt: span.from, hour: n % 24, fate: 'answered', answerSeconds: 8 },
    ...{ person: STAFF[n % 100]?.id ?? '', level: 'vip' },
  });
  yield await Promise.resolve(Array.from({ length: 1000 }, (_, n) => outcome(n)));
}

let house: House;
beforeAll(async () => {
  const needs = strictNeeds({
    findViewer: viewers(director, makePerson('rep')),
    showReport: showSpan({
      calls: { outcomesIn },
      digests: { wrongNumbersIn: () => Promise.resolve([]) },
      communications: { intentsIn: () => Promise.resolve(new Map([['c0', '投诉'] as const])) },
      people: { all: () => Promise.resolve(STAFF) },
      clock: { now: () => new Date('2026-11-24T10:00:00+08:00') },
    }),
  });
  house = await openDoors(needs);
});
afterAll(() => house.close());

const ask = (query: string) => house.fetch(`/api/reports${query}`, { headers: bearer(director) });

describe('GET /api/reports', () => {
  it('tells the figures of whole days with their labels, in 40 kB for a hundred people', async () => {
    const answer = await ask('?from=2026-11-01&to=2026-11-24');
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(Buffer.byteLength(text)).toBeLessThan(40_000);
    const said = JSON.parse(text) as Record<string, readonly unknown[]>;
    const figures = (calls: number) => ({ calls, answered: calls, missed: 0, voicemail: 0 });
    const answered = { seconds: 8, text: '8秒' };
    const none = { seconds: null, text: '–' };
    expect(said).toMatchObject({
      ...{ from: '2026-11-01', to: '2026-11-24' },
      total: { value: '', text: '合计', ...figures(1000), answer: answered },
    });
    expect(said['byPerson']?.[0]).toMatchObject({ value: 'sales_manager_0', ...figures(10) });
    expect(said['byHour']?.[23]).toMatchObject({ value: '23', text: '23时' });
    expect(said['byIntent']).toMatchObject([
      { value: '询价', text: '询价', ...figures(0), answer: none },
      { value: '投诉', ...figures(1) },
      ...[{ value: '技术支持' }, { value: '合作洽谈' }, { value: '其他' }],
      { value: '', text: '未识别意图', ...figures(999) },
    ]);
    expect(said['byLevel']).toMatchObject([
      { value: 'vip', text: 'VIP金牌客户', ...figures(1000) },
      ...[{ text: '普通客户' }, { text: '潜在客户' }, { value: '', text: '未识别客户' }],
    ]);
    expect(asked.at(-1)).toEqual({
      from: new Date('2026-11-01T00:00:00+08:00'),
      to: new Date('2026-11-25T00:00:00+08:00'),
    });
  });

  it('asked for nothing shows the last seven days, and names the spans that are near', async () => {
    expect(await (await ask('')).json()).toMatchObject({
      ...{ from: '2026-11-18', to: '2026-11-24', today: '2026-11-24' },
      choices: [
        { text: '今天', from: '2026-11-24', to: '2026-11-24', chosen: false },
        { text: '昨天', from: '2026-11-23', to: '2026-11-23', chosen: false },
        { text: '近 7 天', from: '2026-11-18', to: '2026-11-24', chosen: true },
        { text: '本月', from: '2026-11-01', to: '2026-11-24', chosen: false },
      ],
    });
  });

  it.each([
    ['?from=2026-11-24&to=2026-11-24', 200],
    ['?from=2026-09-01&to=2026-12-01', 200],
    ['?from=2026-09-01&to=2026-12-02', 422],
    ['?from=2026-11-24&to=2026-11-23', 422],
    ['?from=2026-11-31&to=2026-12-01', 422],
    ['?from=2026-11-24', 422],
    ['?to=2026-11-24', 422],
  ])('%s → %i', async (query, status) => {
    const answer = await ask(query);
    expect(answer.status).toBe(status);
    if (status === 422) {
      const { fields } = await problemOf(answer);
      expect(fields.map(({ path }) => path).join()).toMatch(/^query\.(from|to)/);
    }
  });
});
