/** Calls and other communications of a customer as one list, whatever the pages are cut into. */
import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { Communication } from '../../../../server/domain/communications/types.ts';
import { readHistory } from '../../../../server/flows/customers/history.ts';
import type { HistoryRow } from '../../../../server/flows/customers/customers.types.ts';
import type { CallPlace } from '../../../../server/ports.ts';
import { makePerson } from '../../http/doors.ts';
import { KNOWN, makeCall } from '../calls/make-call.ts';

const START = new Date('2026-11-24T02:00:00Z').getTime();
const at = (minute: number): Date => new Date(START + minute * 60_000);
const call = makeCall({ house: KNOWN });

/** Two calls begin in each minute. */
const CALLS: readonly Call[] = Array.from({ length: 45 }, (_, n) => ({
  ...call,
  id: `call-${String(n).padStart(2, '0')}`,
  createdAt: at(Math.floor(n / 2)),
  startedAt: at(Math.floor(n / 2)),
}));
const MAILS = Array.from({ length: 20 }, (_, n) => ({
  ...{ id: `mail-${String(n).padStart(2, '0')}`, at: at(n), type: 'email' as const },
  ...{ duration: null, handledBy: null, summary: '报价已发', note: null },
}));

/** As the store reads: newest first, behind a place, so many. */
function newest<T extends { readonly id: string }>(
  all: readonly T[],
  timeOf: (one: T) => Date,
  page: { readonly behind: CallPlace | null; readonly limit: number },
): readonly T[] {
  const order = (one: T): string => `${timeOf(one).toISOString()}|${one.id}`;
  const { behind } = page;
  const place = behind && `${behind.at.toISOString()}|${behind.id}`;
  return all
    .filter((one) => place === null || order(one) < place)
    .toSorted((a, b) => (order(a) < order(b) ? 1 : -1))
    .slice(0, page.limit);
}

const marks: (readonly string[] | null)[] = [];
const read = (maySee: (one: Call) => boolean) =>
  readHistory({
    lists: {
      list: (wish) => {
        marks.push(wish.marks);
        return Promise.resolve(newest(CALLS, (one) => one.createdAt, wish));
      },
    },
    communications: {
      otherWays: (_customer, page) =>
        // A row is drawn from these fields alone.
        Promise.resolve(newest(MAILS, (one) => one.at, page) as unknown as Communication[]),
    },
    digests: { load: () => Promise.resolve(null) },
    todos: { load: () => Promise.resolve(null) },
    people: { all: () => Promise.resolve([]) },
    maySee: (one) => Promise.resolve(maySee(one)),
  });

const ask = { customer: 'C1', viewer: makePerson('a'), now: at(100) };

describe('the history of a customer', () => {
  it('is whole and in order over its pages', async () => {
    const history = read(() => true);
    const rows: HistoryRow[] = [];
    const sizes: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof history>> = await history({ ...ask, cursor });
      rows.push(...page.rows);
      sizes.push(page.rows.length);
      cursor = page.cursor;
    } while (cursor !== null);
    expect(sizes).toEqual([30, 30, 5]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(65);
    const order = rows.map(({ time, id }) => `${time.at}|${id}`);
    expect(order).toEqual(order.toSorted().reverse());
    expect(rows.find(({ id }) => id === 'mail-03')).toMatchObject({
      type: { value: 'email', text: '邮件' },
      phase: null,
      line: '报价已发',
      path: null,
    });
    expect(new Set(marks.flat())).toEqual(new Set(['of:C1']));
  });

  it('tells of a closed call that it was, and nothing it was about', async () => {
    const history = read(({ id }) => id !== 'call-44');
    const { rows } = await history({ ...ask, cursor: null });
    const [closed, open] = rows.filter(({ type }) => type.value === 'phone');
    expect(closed).toMatchObject({
      ...{ id: 'call-44', path: null, line: '同事的来电，无权查看内容', tags: [] },
    });
    expect(open?.path).toBe('pages/call/detail?id=call-43');
  });
});
