/** Each page that acts: three taps, no net, an answer that is lost; one effect, and the page shows the truth. Pages §3. */
import { expect, it, jest } from '@jest/globals';
import type { RosterPage, StuckSteps } from '../../server/http/contract/answers.ts';
import { A, B, stored, VIP } from '../stories/acts.ts';
import { talk, todoOf } from '../stories/after.ts';
import { ADMIN, DIRECTOR } from '../stories/duty.ts';
import { readerOf } from '../stories/pages.ts';
import { phoneOf, statusOf } from '../stories/phones.ts';
import type { Phone } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';
import { askA, changeNight, FRIDAY, ROSTER } from './support/roster-phone.ts';
import { hasOneEffect } from './support/taps.ts';
import { INBOX, miss, todoAddress } from './support/waiting.ts';

jest.setTimeout(240_000);

const shown = (phone: Phone) => phone.page.locator('.mp-page:not([hidden])');
const button = (phone: Phone, name: string | RegExp) =>
  shown(phone).getByRole('button', { name }).filter({ visible: true }).first();
/** The button of the question that a tap on this one asks. */
async function question(phone: Phone, name: string) {
  const dialog = phone.page.getByRole('dialog');
  if (!(await dialog.isVisible())) {
    await button(phone, new RegExp(`^${name}`)).click();
    await phone.idle();
  }
  return dialog.getByRole('button', { name });
}

it('状态 and 待办', () =>
  inMiniHouse(FRIDAY, async ({ house, phone, settled }) => {
    const a = await phone(A);
    const door = await phoneOf(house, A);
    await hasOneEffect(
      {
        ...{ name: 'status', phone: a, path: '/api/sales/status' },
        button: () => Promise.resolve(shown(a).locator('.row', { hasText: '会议中' })),
        done: async () => (await statusOf(door)).own?.version ?? 0,
        ...{ before: /未设置/, after: /至 11:00 · 我设的/ },
      },
      settled,
    );
    await miss(house, VIP);
    const reader = await readerOf(house, A);
    const { total } = await reader.inbox();
    expect(total).toBeGreaterThan(0);
    await hasOneEffect(
      {
        ...{ name: 'inbox', phone: a, path: '/complete', at: INBOX },
        button: () => question(a, '已回电'),
        done: async () => total - (await reader.inbox()).total,
        ...{ before: /待回电 · 10:/, after: /没有待办/ },
      },
      settled,
    );
  }));

it('a to-do: a tick, a later day, and done; a step that failed', () =>
  inMiniHouse(
    FRIDAY,
    async ({ house, phone, settled }) => {
      house.speech?.faults.set({ status: 401 });
      await talk(house, 'inquiry', { from: '13712340031' });
      house.speech?.faults.set({});
      const call = await talk(house, 'inquiry');
      // Whether it has come true; how often it was sent is counted on the phone. Time and late facts write a to-do too.
      const todo = () => todoOf(house, call);
      const ticked = async () => Number((await todo())?.items.some(({ by }) => by !== null));
      const moved = async () => Number((await todo())?.dueFrom === 'person');
      const closed = async () => Number((await todo())?.closed !== null);
      const a = await phone(A, { open: todoAddress(call) });
      await settled(a);
      const about = { phone: a, at: todoAddress(call) };
      await hasOneEffect(
        {
          ...{ ...about, done: ticked, name: 'tick', path: '/items' },
          ...{ before: /待完成/, after: /✓/ },
          button: () => Promise.resolve(shown(a).getByRole('checkbox').first()),
        },
        settled,
      );
      const day = (await todoOf(house, call))?.due;
      await hasOneEffect(
        {
          ...{ ...about, done: moved, name: 'postpone', path: '/postpone' },
          ...{ before: /待完成/, after: /改期至/ },
          button: () => question(a, '延期'),
        },
        settled,
      );
      const later = (await todoOf(house, call))?.due;
      expect((later?.getTime() ?? 0) - (day?.getTime() ?? 0)).toBeGreaterThan(0);
      await hasOneEffect(
        {
          ...{ ...about, done: closed, name: 'complete', path: '/complete' },
          ...{ before: /待完成/, after: /已完成/ },
          button: () => question(a, '完成'),
        },
        settled,
      );
      expect((await todoOf(house, call))?.state).toBe('done');

      const admin = await phone(ADMIN, { open: 'desk/jobs' });
      const reader = await readerOf(house, ADMIN);
      await hasOneEffect(
        {
          ...{ name: 'job', phone: admin, path: '/api/jobs/retry' },
          ...{ before: /转写 · 137/, after: /没有失败任务/ },
          button: () => Promise.resolve(button(admin, /^重试，/)),
          done: async () =>
            Number((await reader.get<StuckSteps>('/api/jobs')).body.steps.length === 0),
        },
        settled,
      );
    },
    { speech: true },
  ));

it('值班: a swap asked and granted, a change made and taken back', () =>
  inMiniHouse(FRIDAY, async (all) => {
    const { house, phone, settled } = all;
    const reader = await readerOf(house, B);
    const week = async () => (await reader.get<RosterPage>('/api/roster/page')).body;
    const version = async (): Promise<number> => (await week()).version;
    const b = await askA(all);
    await hasOneEffect(
      {
        ...{ name: 'ask', phone: b, path: '/api/roster/swaps' },
        ...{ before: /发送申请/, after: /请销售经理A代班/ },
        button: () => Promise.resolve(button(b, '发送申请')),
        done: () => stored(house, 'swaps').countDocuments({}),
      },
      settled,
    );
    expect(await b.texts()).not.toContain('发送申请');
    const [swap] = (await week()).mine.swaps;
    const a = await phone(A, { open: swap?.path ?? '' });
    await hasOneEffect(
      {
        ...{ name: 'grant', phone: a, path: '/grant', done: version },
        at: swap?.path ?? '',
        ...{ before: /同意/, after: /您已同意/ },
        button: () => question(a, '同意'),
      },
      settled,
    );
    expect((await week()).mine.swaps[0]?.state.value).toBe('granted');

    const lead = await phone(DIRECTOR, { open: ROSTER });
    await changeNight(lead, '2026-11-28');
    await hasOneEffect(
      {
        ...{ name: 'change', phone: lead, path: '/api/roster/overrides', done: version },
        ...{ before: /保存/, after: /02:00–03:00 没有人/ },
        button: () => Promise.resolve(button(lead, '保存')),
      },
      settled,
    );
    expect(await lead.page.getByRole('dialog').count()).toBe(0);
    await hasOneEffect(
      {
        ...{ name: 'remove', phone: lead, path: '/api/roster/overrides/', done: version },
        at: ROSTER,
        ...{ before: /02:00–03:00 没有人/, after: /没有加班、请假、换人或换班|销售经理A替/ },
        button: () => question(lead, '移除'),
      },
      settled,
    );
    expect(await lead.texts()).not.toContain('没有人');
  }));
