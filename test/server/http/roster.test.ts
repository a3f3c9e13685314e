/** The roster through its doors: who is on duty, a week of it, its gaps and its changes. */
import { describe, expect, it } from '@jest/globals';
import { A, at, B, C, D } from '../domain/roster/stage.ts';
import { bearer, problemOf } from './doors.ts';
import { a, admin, byId, c, iso, keepRosters, SATURDAY, span } from './roster-house.ts';

const openRoster = keepRosters();

describe('who is on duty', () => {
  it.each([
    ['2026-11-24 10:00', [A, B], D, 'workday', false],
    ['2026-11-26 10:00', [A, B, C], D, 'workday', false],
    ['2026-11-24 23:00', [D], null, 'workday', false],
    ['2026-11-28 21:00', [D], null, 'weekend', false],
    ['2026-10-01 10:00', [D], null, 'holiday', false],
    ['2026-10-10 17:30', [A, B, C], D, 'workday', true],
  ])('at %s: %j', async (when, primaries, backup, kind, makeUp) => {
    const { send } = await openRoster();
    const { status, body } = await send(
      'GET',
      `?at=${encodeURIComponent(iso(when))}`,
      undefined,
      c,
    );
    expect(status).toBe(200);
    expect((body['primaries'] as { id: string }[]).map(({ id }) => id)).toEqual(primaries);
    expect((body['backup'] as { id: string } | null)?.id ?? null).toBe(backup);
    expect(body).toMatchObject({ version: 1, day: { kind, makeUp }, gap: false, holder: null });
  });

  it('is now when no moment is named', async () => {
    const { send } = await openRoster();
    expect((await send('GET', '')).body).toMatchObject({ at: '2026-11-24T02:00:00.000Z' });
    expect((await send('GET', '?at=yesterday')).status).toBe(422);
  });

  it('of the past stays what it was, whatever is changed since', async () => {
    const { send, names, business } = await openRoster();
    business.now = at('2026-11-24 12:00');
    const gone = { kind: 'remove', person: A, ...span('2026-11-24 09:00', '2026-11-24 22:00') };
    expect((await send('POST', '/overrides', gone)).status).toBe(200);
    expect(await names('2026-11-24 11:00')).toEqual([A, B]);
    expect(await names('2026-11-24 13:00')).toEqual([B]);
  });
});

describe('a week', () => {
  it('begins on Monday and lists its days, changes and swaps', async () => {
    const { send } = await openRoster();
    await send('POST', '/overrides', { kind: 'add', person: A, ...SATURDAY }, admin, 'k1');
    await send(
      'POST',
      '/swaps',
      { partner: C, give: span('2026-11-27 18:00', '2026-11-27 22:00') },
      a,
      'k2',
    );
    const { body } = await send('GET', '/week');
    expect(body).toMatchObject({
      ...{ from: '2026-11-23', to: '2026-11-30', version: 2, holders: [] },
      overrides: [{ id: 'admin.k1', kind: 'add', cause: 'override', person: { id: A } }],
      swaps: [{ state: 'asked', asker: { name: '销售经理A' }, partner: { id: C }, take: null }],
    });
    const days = body['days'] as { day: string; spans: { from: string; to: string }[] }[];
    expect(days.map(({ day }) => day.slice(8))).toEqual(['23', '24', '25', '26', '27', '28', '29']);
    for (const { spans } of days) {
      expect(spans[0]?.from.slice(11, 16)).toBe('16:00');
      for (const [n, one] of spans.slice(1).entries()) expect(one.from).toBe(spans[n]?.to);
    }
    expect((await send('GET', '/week?from=2026-09-28')).body).toMatchObject({
      swaps: [],
      overrides: [],
    });
    expect((await send('GET', '/week?from=monday')).status).toBe(422);
  });
});

describe('gaps', () => {
  it('are named, and years without holiday data with them', async () => {
    const { send, business } = await openRoster();
    expect((await send('GET', '/gaps')).body).toMatchObject({ gaps: [] });
    const leave = {
      kind: 'remove',
      person: D,
      cause: 'leave',
      ...span('2026-11-25 02:00', '2026-11-25 03:00'),
    };
    await send('POST', '/overrides', leave);
    expect((await send('GET', '/gaps')).body).toMatchObject({
      gaps: [{ from: '2026-11-24T18:00:00.000Z', text: '11月25日（周三）02:00–03:00 没有人值班' }],
    });
    expect((await send('GET', '/gaps?weeks=99')).status).toBe(422);
    business.now = at('2098-11-24 10:00');
    expect((await send('GET', '/gaps')).body).toMatchObject({ yearsMissing: ['2098', '2099'] });
  });
});

describe('overrides', () => {
  it('are added once per key, and taken out by name', async () => {
    const { send, names } = await openRoster();
    const wish = { kind: 'replace', person: B, by: A, ...SATURDAY, version: 1 };
    for (const _ of [1, 2]) {
      const { body } = await send('POST', '/overrides', wish, byId('sales_director'), 'k1');
      expect(body).toEqual({ version: 2, id: 'sales_director.k1', gaps: [] });
    }
    expect(await names('2026-11-28 09:30')).toEqual([A]);
    const path = '/overrides/sales_director.k1';
    expect((await send('DELETE', path)).status).toBe(204);
    expect(await names('2026-11-28 09:30')).toEqual([B]);
    expect((await send('DELETE', path)).status).toBe(404);
  });

  it('tell who came too late which version is in force', async () => {
    const { send } = await openRoster();
    await send('POST', '/overrides', { kind: 'add', person: A, ...SATURDAY });
    const late = await send('POST', '/overrides', {
      kind: 'remove',
      person: B,
      ...SATURDAY,
      version: 1,
    });
    expect([late.status, late.body['current']]).toEqual([409, { version: 2 }]);
  });

  it.each<[object, number, string, string]>([
    [{ person: 'nobody' }, 422, 'person-unknown', '没有这位同事'],
    [{ to: iso('2026-11-23 18:00'), from: iso('2026-11-23 09:00') }, 422, 'past-span', '已过去'],
    [{ to: SATURDAY.from }, 422, 'empty-span', '结束时间'],
    [{ person: B }, 422, 'no-effect', '本来就是'],
  ])('%j is refused by name', async (change, status, name, words) => {
    const { fetch } = await openRoster();
    const body = JSON.stringify({ kind: 'add', person: A, ...SATURDAY, ...change });
    const answer = await fetch('/api/roster/overrides', {
      method: 'POST',
      headers: bearer(admin),
      body,
    });
    const problem = await problemOf(answer);
    expect([answer.status, problem.code, problem.fields]).toEqual([
      ...[status, 'roster_refused', [{ path: '', problem: name }]],
    ]);
    expect(problem.message).toContain(words);
  });
});

describe('the holder', () => {
  it('is on duty in their span, and nobody again when it is taken back', async () => {
    const { send, names } = await openRoster();
    const night = span('2026-11-28 18:00', '2026-11-29 09:00');
    await send('POST', '/holders', { person: C, ...night });
    expect(await names('2026-11-28 21:00')).toEqual([C]);
    const { body } = await send('GET', `?at=${encodeURIComponent(iso('2026-11-28 21:00'))}`);
    expect(body['holder']).toEqual({ id: C, name: '销售经理C', ownMobile: false });
    await send('POST', '/holders', { person: null, ...night });
    expect(await names('2026-11-28 21:00')).toEqual([D]);
  });
});
