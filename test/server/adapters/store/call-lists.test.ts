/** Lists of calls in the real store. */
import { describe, expect, it } from '@jest/globals';
import { createCallLists } from '../../../../server/adapters/store/call-lists.ts';
import { createCalls } from '../../../../server/adapters/store/calls.ts';
import type { StoreContext } from '../../../../server/adapters/store/collection.ts';
import { readSearch } from '../../../../server/domain/calls/search.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { CallListWish } from '../../../../server/ports.ts';
import { makeCall, rings, type Scene } from '../../flows/calls/make-call.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const START = new Date('2026-11-24T02:00:00Z').getTime();
const ALL: CallListWish = {
  ...{ seenBy: null, marks: null, phase: null, search: null, behind: null, limit: 100 },
};

async function file(context: StoreContext, calls: readonly [Scene, number][]): Promise<void> {
  const store = createCalls(context);
  for (const [scene, minute] of calls) {
    const call: Call = {
      ...makeCall(scene),
      createdAt: new Date(START + minute * 60_000),
      rows: [],
    };
    expect(await store.save(call, { version: 0, rows: [] })).toBe(true);
  }
}

async function ids(context: StoreContext, wish: Partial<CallListWish>): Promise<readonly string[]> {
  const found = await createCallLists(context).list({ ...ALL, ...wish });
  return found.map(({ id }) => id);
}

describe('a list of calls', () => {
  it('is newest first, and goes on behind a place even within one moment', async () => {
    const context = place.of();
    const calls = Array.from({ length: 7 }, (_, n): [Scene, number] => [
      { id: `c${n}` },
      Math.floor(n / 3),
    ]);
    await file(context, calls);
    await file(place.of(), [[{ id: 'foreign' }, 9]]);
    const whole = await ids(context, {});
    expect(whole).toEqual(['c6', 'c5', 'c4', 'c3', 'c2', 'c1', 'c0']);
    const paged: string[] = [];
    let behind: CallListWish['behind'] = null;
    for (;;) {
      const page = await createCallLists(context).list({ ...ALL, behind, limit: 2 });
      const last = page.at(-1);
      if (!last) break;
      paged.push(...page.map(({ id }) => id));
      behind = { at: last.createdAt, id: last.id };
    }
    expect(paged).toEqual(whole);
  });

  it('shows by marks, and calls that are named besides', async () => {
    const context = place.of();
    await file(context, [
      [{ id: 'known' }, 1],
      [{ id: 'unknown', from: '13712340001', house: { book: {} } }, 2],
    ]);
    const seen = (marks: readonly string[], calls: readonly string[] = []) =>
      ids(context, { seenBy: { marks, calls } });
    expect(await seen(['own:sales_manager_a'])).toEqual(['known']);
    expect(await seen(['own:*'])).toEqual(['unknown']);
    expect(await seen([])).toEqual([]);
    expect(await seen(['own:*'], ['known'])).toEqual(['unknown', 'known']);
    const both = { seenBy: { marks: ['offer:sales_manager_a'], calls: [] }, marks: ['own:*'] };
    expect(await ids(context, both)).toEqual(['unknown']);
  });

  it('follows the phase of a call as it changes', async () => {
    const context = place.of();
    const store = createCalls(context);
    await file(context, [[{ id: 'c' }, 1]]);
    expect(await ids(context, { phase: 'ringing' })).toEqual(['c']);
    const rang = makeCall({ id: 'c', told: [[1, rings('sales_manager_a', 'office_phone')]] });
    const over: Call = {
      ...rang,
      version: rang.version + 1,
      ended: { at: new Date(START), by: 'caller', cause: null, talkSeconds: null },
    };
    const version = (await store.load('c'))?.version ?? 0;
    expect(await store.save(over, { version, rows: [] })).toBe(true);
    expect(await ids(context, { phase: 'ringing' })).toEqual([]);
    expect(await ids(context, { phase: 'missed' })).toEqual(['c']);
    // What lists are found by is no part of the call.
    expect(await store.load('c')).not.toHaveProperty('listed');
  });

  it.each([
    ['奥克斯', ['aux']],
    ['张经理', ['aux']],
    ['公司 张', []],
    ['8888', ['aux']],
    ['0000 8888', ['aux']],
    ['0001', ['stranger']],
    ['1380', []],
    ['888', []],
    ['.*', ['stranger', 'aux']],
    ['无此人', []],
  ] as const)('is searched for %s', async (q, expected) => {
    const context = place.of();
    await file(context, [
      [{ id: 'aux' }, 1],
      [{ id: 'stranger', from: '13712340001', house: { book: {} } }, 2],
    ]);
    expect(await ids(context, { search: readSearch(q) })).toEqual(expected);
  });
});

describe('calls by id', () => {
  it('are those that are there', async () => {
    const context = place.of();
    await file(context, [[{ id: 'a' }, 1]]);
    await file(place.of(), [[{ id: 'b' }, 1]]);
    const found = await createCallLists(context).byId(['a', 'b', 'gone']);
    expect([...found.keys()]).toEqual(['a']);
  });
});
