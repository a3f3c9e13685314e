/** The tables by version, and the swaps, on the engine that is there. */
import { describe, expect, it } from '@jest/globals';
import { createCompany } from '../../../../server/adapters/store/company.ts';
import { createSwaps } from '../../../../server/adapters/store/swaps.ts';
import type { Swap, SwapRow } from '../../../../server/domain/roster/types.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { addMinutes } from '../../../../server/domain/time.ts';
import { A, B, NOW, span } from '../../domain/roster/stage.ts';
import { openPlace } from './place.ts';

const place = openPlace();

async function openTables(context = place.of()) {
  const wall = { at: NOW };
  const clock = { now: () => NOW, wall: () => wall.at };
  const { tables, loader } = createCompany({ ...context, clock });
  await loader.addTables(DEFAULT_TABLES, NOW);
  const change = (version: number, vipLead: string, at = NOW) =>
    tables.change(version, { next: { ...DEFAULT_TABLES, vipLead }, by: 'admin', at });
  return { tables, change, context, wall };
}

describe('the tables', () => {
  it('are changed version by version, seen at once by whoever changed them', async () => {
    const { tables, change } = await openTables();
    expect(await tables.current()).toMatchObject({ version: 1, vipLead: A });
    expect(await change(1, B)).toBe(true);
    expect(await tables.current()).toMatchObject({ version: 2, vipLead: B });
    expect(await change(2, A)).toBe(true);
    expect(await tables.fresh()).toMatchObject({ version: 3, vipLead: A });
  });

  it('let one of two win, and the other one see it', async () => {
    const first = await openTables();
    const second = await openTables(first.context);
    await second.tables.current();
    const won = await Promise.all([first.change(1, B), second.change(1, 'sales_manager_c')]);
    expect([...won].sort()).toEqual([false, true]);
    const [one, other] = await Promise.all([first.tables.current(), second.tables.current()]);
    expect(one).toEqual(other);
    expect(one.version).toBe(2);
    expect(await first.change(1, A)).toBe(false);
  });

  it('of a moment are those in force then, before the first one the first', async () => {
    const { tables, change } = await openTables();
    await change(1, B, addMinutes(NOW, 60));
    const vipLead = async (minutes: number) => (await tables.at(addMinutes(NOW, minutes))).vipLead;
    expect([await vipLead(-9), await vipLead(0), await vipLead(59)]).toEqual([A, A, A]);
    expect([await vipLead(60), await vipLead(99)]).toEqual([B, B]);
  });

  it('keep overrides with their dates and names', async () => {
    const { tables } = await openTables();
    const shift = span('2026-11-28 09:00', '18:00');
    const overrides = [
      { kind: 'replace', person: B, by: A, cause: 'swap', id: 'swap:s:give', ...shift },
      { kind: 'remove', person: B, cause: 'leave', ...shift },
    ] as const;
    await tables.change(1, { next: { ...DEFAULT_TABLES, overrides }, by: 'admin', at: NOW });
    expect((await tables.fresh()).overrides).toEqual(overrides);
  });
});

describe('swaps', () => {
  const swap = (change: Partial<Swap> = {}): Swap => ({
    ...{ id: 's-1', version: 1, createdAt: NOW, updatedAt: NOW, asker: B, partner: A, note: null },
    ...{ give: span('2026-11-28 09:00', '18:00'), take: null, state: 'asked', answeredAt: null },
    ...{ lapsesAt: span('2026-11-28 09:00', '18:00').from, seen: [], rows: [] },
    ...change,
  });
  const save = (swaps: ReturnType<typeof createSwaps>, one: Swap, version = 0) =>
    swaps.save(one, { version, rows: [] });

  it('are saved by version', async () => {
    const swaps = createSwaps(place.of());
    expect(await swaps.load('s-1')).toBeNull();
    expect(await save(swaps, swap())).toBe(true);
    expect(await save(swaps, swap())).toBe(false);
    expect(await swaps.load('s-1')).toEqual(swap());
    const granted = swap({ version: 2, state: 'granted', answeredAt: NOW });
    expect(await save(swaps, granted, 1)).toBe(true);
    expect(await save(swaps, swap({ version: 2, state: 'refused' }), 1)).toBe(false);
    expect(await swaps.load('s-1')).toEqual(granted);
  });

  it('are found by either of their shifts, and by the time that passed without an answer', async () => {
    const swaps = createSwaps(place.of());
    const take = span('2026-12-01 18:00', '22:00');
    await save(swaps, swap());
    await save(swaps, swap({ id: 's-2', take, createdAt: addMinutes(NOW, 1) }));
    await save(swaps, swap({ id: 's-3', state: 'granted' }));
    const found = async (from: string, to: string) =>
      (await swaps.touching(span(from, to))).map(({ id }) => id);
    expect(await found('2026-12-01 00:00', '2026-12-02 00:00')).toEqual(['s-2']);
    expect(await found('2026-11-28 00:00', '2026-11-29 00:00')).toEqual(['s-2', 's-1', 's-3']);
    expect(await found('2026-11-28 18:00', '2026-12-01 18:00')).toEqual([]);
    const start = swap().lapsesAt;
    expect(await swaps.unanswered(addMinutes(start, -1), 9)).toEqual([]);
    expect((await swaps.unanswered(start, 9)).map(({ id }) => id).sort()).toEqual(['s-1', 's-2']);
  });

  it('carry rows that any process can take up', async () => {
    const swaps = createSwaps(place.of());
    const row: SwapRow = {
      id: 'swap:s-1:1:0',
      what: { do: 'show', person: A, press: null },
      dueAt: NOW,
      ...{ attempts: 1, notAfter: null, parked: false },
    };
    await swaps.save(swap({ rows: [row] }), { version: 0, rows: [row] });
    const take = { now: NOW, until: addMinutes(NOW, 1), limit: 9 };
    const due = await swaps.takeDue(take);
    expect(due).toMatchObject([{ subject: 's-1', rows: [{ id: row.id, attempts: 2 }] }]);
    expect(await swaps.takeDue(take)).toEqual([]);
    await swaps.dropRows('s-1', [row]);
    expect((await swaps.load('s-1'))?.rows).toEqual([]);
  });
});
