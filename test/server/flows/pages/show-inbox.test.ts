/** 待办 full, empty, and with what is hardest to draw. */
import { describe, expect, it } from '@jest/globals';
import type { Alert } from '../../../../server/domain/alerts/types.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import type { InboxRow } from '../../../../server/flows/pages/inbox.types.ts';
import { showInbox } from '../../../../server/flows/pages/show-inbox.ts';
import { inboxSchema } from '../../../../server/http/schemas/inbox.ts';
import { after } from '../../domain/alerts/stage.ts';
import { A, at, NOW, reads, todoAfter } from '../../domain/follow-up/stage.ts';
import { PEOPLE } from '../../domain/routing/make.ts';
import { makeCall, OWNER } from '../calls/make-call.ts';

const viewer = PEOPLE.find((one) => one.id === A) ?? makePanic();
function makePanic(): never {
  throw new Error('the trial company has nobody');
}

function inboxOf(
  has: {
    readonly alerts?: readonly Alert[];
    readonly todos?: readonly Todo[];
    readonly calls?: readonly Call[];
  },
  change: Partial<typeof viewer> = {},
) {
  const { alerts = [], todos = [], calls = [] } = has;
  const show = showInbox({
    alerts: { open: () => Promise.resolve(alerts) },
    todos: { openOf: () => Promise.resolve(todos) },
    lists: {
      byId: (ids) =>
        Promise.resolve(new Map(calls.filter(({ id }) => ids.includes(id)).map((c) => [c.id, c]))),
    },
    digests: { load: () => Promise.resolve(null) },
    people: { all: () => Promise.resolve(PEOPLE) },
    clock: { now: () => NOW },
  });
  return async (cursor: string | null = null) =>
    inboxSchema.parse(await show({ viewer: { ...viewer, ...change }, cursor }));
}

const DAYS = ['2026-11-24 09:00', '2026-11-24 18:00', '2026-11-25 10:10', '2026-11-27 18:00'];
const todo = todoAfter(reads(3));
const long = '宁波北仑恒塑注塑科技股份有限公司第二分公司采购中心原材料与辅料采购部一组';
const call = makeCall({
  house: { book: { 'C1/张经理': '13800008888' }, customers: [{ ...OWNER, name: long }] },
});

function many(count: number): readonly Todo[] {
  return Array.from({ length: count }, (_, n) => ({
    ...todo,
    id: `call-${n}`,
    call: 'call-1',
    due: at(DAYS[n % DAYS.length] ?? ''),
  }));
}

describe('待办', () => {
  it('is empty for whom nothing waits', async () => {
    expect(await inboxOf({})()).toEqual({
      ...{ now: NOW.toISOString(), badge: 0, total: 0, folded: 0, rows: [], cursor: null },
    });
  });

  it('of two hundred comes whole, page by page, each page short enough, the folded last', async () => {
    const show = inboxOf({ todos: many(200), calls: [call] });
    const rows: InboxRow[] = [];
    let cursor: string | null = null;
    do {
      const page = await show(cursor);
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(40_000);
      expect(page).toMatchObject({ total: 200, folded: 100, badge: 50 });
      expect(page.rows.length).toBeLessThanOrEqual(30);
      rows.push(...page.rows);
      cursor = page.cursor;
    } while (cursor !== null);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(200);
    expect(rows.filter(({ overdue }) => overdue)).toHaveLength(50);
    expect(rows.map(({ fold }) => fold).indexOf(true)).toBe(100);
    expect(rows[0]?.who.title).toBe(long);
    expect(
      rows
        .slice(0, 1)
        .concat(rows.slice(-1))
        .map((row) => row.deadline),
    ).toEqual(['应在 09:00 前完成，已逾期', '11-27 18:00 前完成']);
  });

  it('begins anew at a cursor nobody gave out', async () => {
    const show = inboxOf({ todos: many(40), calls: [call] });
    expect((await show('nonsense')).rows).toEqual((await show()).rows);
  });

  it('tells of a call that is no more what the to-do itself keeps', async () => {
    const { rows } = await inboxOf({ todos: [todo] })();
    expect(rows[0]?.who).toMatchObject({ title: '宁波奥克斯空调有限公司', number: '138****8888' });
  });

  it('never tells more of a caller than the class of the match allows', async () => {
    const alike = makeCall({
      from: '13900008888',
      house: { book: { 'C1/张经理': '13800008888' }, customers: [OWNER] },
    });
    const alert = after(1, { vip: true }).alert();
    const messages = [{ call: alike.id, at: NOW, seconds: 12 }];
    const told = { alerts: [{ ...alert, messages }], calls: [alike] };
    const { rows } = await inboxOf(told, { id: 'A' })();
    expect(rows).toMatchObject([
      {
        who: { title: '可能是：宁波奥克斯空调有限公司', level: null, number: '139****8888' },
        why: '',
      },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/VIP|580万/);
  });
});
