import { describe, expect, it } from '@jest/globals';
import { createCalls } from '../../../../server/adapters/store/calls.ts';
import { START, after, makeCall, makeRow } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const FAR = after(600);

describe('a call', () => {
  it('comes back as it was saved, its rows included', async () => {
    const calls = createCalls(place.of());
    const rows = [makeRow('r1', { notAfter: after(9) }), makeRow('r2')];
    const call = makeCall('c1', { rows, digits: '1', startedAt: START });
    expect(await calls.load('c1')).toBeNull();
    expect(await calls.save(call, { version: 0, rows })).toBe(true);
    expect(await calls.load('c1')).toEqual(call);
  });

  it('is made once, and changed only from the version that is stored', async () => {
    const calls = createCalls(place.of());
    const first = makeCall('c1');
    expect(await calls.save(first, { version: 0, rows: [] })).toBe(true);
    expect(await calls.save({ ...first, digits: '9' }, { version: 0, rows: [] })).toBe(false);
    const row = makeRow('r1');
    const second = { ...first, version: 2, digits: '2', rows: [row] };
    expect(await calls.save(second, { version: 1, rows: [row] })).toBe(true);
    expect(await calls.save({ ...second, digits: '7' }, { version: 1, rows: [] })).toBe(false);
    expect(await calls.load('c1')).toEqual(second);
  });

  it('changed by twenty at once: one wins each version, and no row is lost', async () => {
    const calls = createCalls(place.of());
    await calls.save(makeCall('c1'), { version: 0, rows: [] });
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        for (;;) {
          const call = await calls.load('c1');
          if (!call) throw new Error('the call is gone');
          const row = makeRow(`r${n}`);
          const next = { ...call, version: call.version + 1, rows: [...call.rows, row] };
          if (await calls.save(next, { version: call.version, rows: [row] })) return;
        }
      }),
    );
    const saved = await calls.load('c1');
    expect(saved?.version).toBe(21);
    expect(new Set(saved?.rows.map((row) => row.id)).size).toBe(20);
  });

  it('saving keeps rows that others dropped in the meantime dropped', async () => {
    const calls = createCalls(place.of());
    const call = makeCall('c1', { rows: [makeRow('r1')] });
    await calls.save(call, { version: 0, rows: call.rows });
    await calls.dropRows('c1', [makeRow('r1')]);
    await calls.save({ ...call, version: 2 }, { version: 1, rows: [] });
    expect((await calls.load('c1'))?.rows).toEqual([]);
  });

  it('is seen by its own tenant only', async () => {
    const [mine, other] = [place.of(), place.of()].map(createCalls);
    await mine?.save(makeCall('mine-1', { rows: [makeRow('r', { dueAt: START })] }), {
      version: 0,
      rows: [makeRow('r', { dueAt: START })],
    });
    expect(await other?.load('mine-1')).toBeNull();
    expect(await other?.takeDue({ now: FAR, until: after(900), limit: 10 })).toEqual([]);
    expect(await other?.idsOfNumber('13800008888', 10)).toEqual([]);
    expect(await other?.withOpenRows(10)).toEqual([]);
  });
});

describe('rows', () => {
  async function withRows(...rows: ReturnType<typeof makeRow>[]) {
    const calls = createCalls(place.of());
    const id = `rows-${Math.floor(performance.now() * 1000)}`;
    await calls.save(makeCall(id, { rows }), { version: 0, rows });
    return { calls, id };
  }

  it('are taken when due, leased and counted, and due again when the lease is over', async () => {
    const { calls, id } = await withRows(makeRow('now'), makeRow('later', { dueAt: after(60) }));
    const take = (now: Date, until: Date) => calls.takeDue({ now, until, limit: 10 });
    expect(await take(after(2), after(7))).toEqual([]);
    expect(await take(after(3), after(8))).toEqual([
      { subject: id, rows: [makeRow('now', { dueAt: after(8), attempts: 2 })] },
    ]);
    expect(await take(after(7), after(12))).toEqual([]);
    expect((await take(after(8), after(13)))[0]?.rows[0]?.attempts).toBe(3);
  });

  it('dropped are never due, and the version stays', async () => {
    const { calls, id } = await withRows(makeRow('a'), makeRow('b'), makeRow('c'));
    await calls.dropRows(id, [makeRow('a'), makeRow('c'), makeRow('unknown')]);
    const call = await calls.load(id);
    expect(call?.rows.map((row) => row.id)).toEqual(['b']);
    expect(call?.version).toBe(1);
    await calls.dropRows(id, [makeRow('b')]);
    expect(await calls.takeDue({ now: FAR, until: after(900), limit: 10 })).toEqual([]);
    expect(await calls.withOpenRows(10)).toEqual([]);
  });

  it('deferred wait for their time; parked wait for a person and stay listed while others are open', async () => {
    const { calls, id } = await withRows(makeRow('a'), makeRow('b', { dueAt: after(90) }));
    await calls.deferRow(id, 'a', { dueAt: after(30), parked: false });
    expect(await calls.takeDue({ now: after(29), until: after(34), limit: 10 })).toEqual([]);
    await calls.deferRow(id, 'a', { dueAt: after(30), parked: false, attempts: 0 });
    expect((await calls.load(id))?.rows[0]).toMatchObject({ id: 'a', attempts: 0 });
    await calls.deferRow(id, 'a', { dueAt: after(30), parked: true });
    expect((await calls.load(id))?.rows[0]).toMatchObject({ id: 'a', attempts: 0 });
    expect(await calls.takeDue({ now: after(80), until: after(85), limit: 10 })).toEqual([]);
    const taken = await calls.takeDue({ now: after(90), until: after(95), limit: 10 });
    expect(taken[0]?.rows.map((row) => row.id)).toEqual(['b']);
    expect((await calls.withOpenRows(10))[0]?.rows.find((row) => row.id === 'a')?.parked).toBe(
      true,
    );
  });

  it('parked alone are still found by the audit', async () => {
    const { calls, id } = await withRows(makeRow('a'));
    await calls.deferRow(id, 'a', { dueAt: after(30), parked: true });
    expect(await calls.takeDue({ now: FAR, until: after(900), limit: 10 })).toEqual([]);
    expect((await calls.withOpenRows(10)).map((call) => call.id)).toEqual([id]);
  });

  it('a dead process’s are free at the start of its successor; parked and never tried ones are not', async () => {
    const { calls } = await withRows(
      makeRow('leased', { dueAt: after(100) }),
      makeRow('planned', { dueAt: after(100), attempts: 0 }),
      makeRow('parked', { dueAt: after(100), parked: true }),
    );
    await calls.freeLeases(after(10));
    const taken = await calls.takeDue({ now: after(10), until: after(15), limit: 10 });
    expect(taken.flatMap((one) => one.rows.map((row) => row.id))).toEqual(['leased']);
  });

  it('eight takers at once get each row once', async () => {
    const calls = createCalls(place.of());
    const ids = Array.from({ length: 40 }, (_, n) => `many-${n}`);
    for (const id of ids) {
      const rows = [makeRow(`${id}-a`), makeRow(`${id}-b`)];
      await calls.save(makeCall(id, { rows }), { version: 0, rows });
    }
    const taken = await Promise.all(
      Array.from({ length: 8 }, () =>
        calls.takeDue({ now: after(5), until: after(10), limit: 100 }),
      ),
    );
    const rows = taken.flat().flatMap((one) => one.rows.map((row) => row.id));
    expect(rows).toHaveLength(80);
    expect(new Set(rows).size).toBe(80);
  });

  it('the longest due come first, no more than asked for', async () => {
    const calls = createCalls(place.of());
    for (const [n, second] of [9, 1, 5].entries()) {
      const rows = [makeRow('r', { dueAt: after(second) })];
      await calls.save(makeCall(`due-${n}-${second}`, { rows }), { version: 0, rows });
    }
    const taken = await calls.takeDue({ now: after(10), until: after(15), limit: 2 });
    expect(taken.map((one) => one.subject)).toEqual(['due-1-1', 'due-2-5']);
  });
});

describe('calls are found', () => {
  it('by number, newest first, and by who was confirmed', async () => {
    const calls = createCalls(place.of());
    const candidate = {
      class: 'exact',
      confidence: 1,
      customer: null,
      contact: null,
      remark: null,
      confirmed: true,
    } as const;
    const match = {
      class: 'none',
      confidence: 0,
      candidates: [],
      employee: null,
      ownNumber: false,
      colleagues: [],
      why: [],
    } as const;
    for (const n of [1, 2, 3]) {
      const confirmed = n === 2 ? null : { id: 'press-1', by: 'a', at: START, candidate };
      const call = makeCall(`found-${n}`, {
        createdAt: after(n),
        identification: { match, at: START, confirmed, rejected: null },
      });
      await calls.save(call, { version: 0, rows: [] });
    }
    await calls.save(makeCall('withheld', { from: { raw: '', national: null, masked: '' } }), {
      version: 0,
      rows: [],
    });
    expect(await calls.idsOfNumber('13800008888', 2)).toEqual(['found-3', 'found-2']);
    expect(await calls.idsOfNumber('13800008889', 2)).toEqual([]);
    expect([...(await calls.idsOfConfirmation('press-1'))].sort()).toEqual(['found-1', 'found-3']);
    expect(await calls.idsOfConfirmation('press-2')).toEqual([]);
  });
});

describe('two companies whose gateways give the same id', () => {
  it('have a call each', async () => {
    const [one, two] = [createCalls(place.of()), createCalls(place.of())];
    expect(await one.save(makeCall('gw-1', { digits: '1' }), { version: 0, rows: [] })).toBe(true);
    expect(await two.save(makeCall('gw-1', { digits: '2' }), { version: 0, rows: [] })).toBe(true);
    expect((await one.load('gw-1'))?.digits).toBe('1');
    expect((await two.load('gw-1'))?.digits).toBe('2');
  });
});

describe('calls of a number', () => {
  it('are counted since a moment, but for one of them', async () => {
    const calls = createCalls(place.of());
    for (const [id, second] of [
      ['n1', 0],
      ['n2', 10],
      ['n3', 20],
    ] as const) {
      await calls.save(makeCall(id, { createdAt: after(second) }), { version: 0, rows: [] });
    }
    expect(await calls.countOfNumber('13800008888', after(10), 'n3')).toBe(1);
    expect(await calls.countOfNumber('13800008888', START, 'another')).toBe(3);
    expect(await calls.countOfNumber('13800000000', START, 'n1')).toBe(0);
  });
});

describe('what this process saved', () => {
  it('needs no reading back, and is never older than what another process saved', async () => {
    const context = place.of();
    const [here, there] = [createCalls(context), createCalls(context)];
    const first = makeCall('k1', { rows: [makeRow('r')] });
    await here.save(first, { version: 0, rows: first.rows });
    expect(await here.recall('k1')).toMatchObject({ version: 1, digits: null });
    await there.save({ ...first, version: 2, digits: '7' }, { version: 1, rows: [] });
    // The kept one is refused once, and then read anew.
    const kept = await here.recall('k1');
    if (!kept) throw new Error('the call is gone');
    const next = { ...kept, version: kept.version + 1 };
    expect(await here.save(next, { version: kept.version, rows: [] })).toBe(false);
    expect(await here.recall('k1')).toMatchObject({ version: 2, digits: '7' });
    expect((await here.load('k1'))?.rows.map((row) => row.id)).toEqual(['r']);
  });
});
