/** Last contact and call counts in the real store: recomputed from all records, never counted up. Spec §6.4. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayKey } from '../../../../server/domain/time.ts';
import { after } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';
import { makePart, openRecords } from './record-samples.ts';

const place = openPlace();
const open = () => openRecords(place.of());
const DAY = 86_400;

describe('last contact and call counts', () => {
  it('are those of the records: phone, that day, so many', async () => {
    const { file, seed, counted } = open();
    await seed('customers', 'C1', { lastContactOn: '2026-11-19', lastContactType: 'visit' });
    await seed('contacts', 'C1-1', {});
    await file(makePart('c1'), 1);
    await file(makePart('c2', { at: after(DAY) }), 1);
    await file(makePart('c2', { at: after(DAY) }), 1);
    expect(await counted('customers', 'C1')).toMatchObject({
      lastContactOn: '2026-11-25',
      lastContactType: 'phone',
    });
    expect(await counted('contacts', 'C1-1')).toMatchObject({
      lastCallOn: '2026-11-25',
      callCount: 2,
    });
  });

  it('go back to what was imported when the call was somebody else’s', async () => {
    const { file, seed, counted } = open();
    await seed('customers', 'C1', { lastContactOn: '2026-11-19', lastContactType: 'visit' });
    await seed('customers', 'C2', {});
    await seed('contacts', 'C1-1', {});
    await file(makePart('c1'), 1);
    await file(makePart('c1', { customer: 'C2', contact: null }), 2);
    expect(await counted('customers', 'C1')).toMatchObject({
      lastContactOn: '2026-11-19',
      lastContactType: 'visit',
    });
    expect(await counted('customers', 'C2')).toMatchObject({
      lastContactOn: '2026-11-24',
      lastContactType: 'phone',
    });
    expect(await counted('contacts', 'C1-1')).toMatchObject({ lastCallOn: null, callCount: 0 });
  });

  it('do not go back behind an import that is newer than every call', async () => {
    const { file, seed, counted } = open();
    await seed('customers', 'C1', { lastContactOn: '2026-12-01', lastContactType: 'meeting' });
    await file(makePart('c1'), 1);
    expect(await counted('customers', 'C1')).toMatchObject({
      lastContactOn: '2026-12-01',
      lastContactType: 'meeting',
    });
  });

  it('of nobody known are not made up', async () => {
    const { file, counted } = open();
    await file(makePart('c1', { customer: 'gone', contact: 'gone-1' }), 1);
    expect(await counted('customers', 'gone')).toBeNull();
  });

  const step = fc.record({
    call: fc.constantFrom('c1', 'c2', 'c3'),
    version: fc.integer({ min: 1, max: 9 }),
    customer: fc.constantFrom('C1', 'C2', null),
  });
  const dayOf = { c1: 0, c2: 1, c3: 2 } as const;
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  it('are true after any moves in any order, some of them at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
        async (turns) => {
          const { file, seed, counted } = open();
          await seed('customers', 'C1', { lastContactOn: '2026-11-19', lastContactType: 'visit' });
          await seed('customers', 'C2', {});
          await seed('contacts', 'C1-1', {});
          await seed('contacts', 'C2-1', {});
          // One version of a call says one thing.
          const said = new Map<string, Step>();
          for (const turn of turns) {
            await Promise.all(
              turn.map((one) => {
                const key = `${one.call}:${one.version}`;
                const first = said.get(key) ?? one;
                said.set(key, first);
                const { customer } = first;
                const at = after(dayOf[one.call] * DAY);
                return file(
                  makePart(one.call, { customer, contact: customer && `${customer}-1`, at }),
                  one.version,
                );
              }),
            );
          }
          const last = (call: Step['call']): Step | null =>
            [...said.values()]
              .filter((one) => one.call === call)
              .sort((a, b) => b.version - a.version)[0] ?? null;
          const calls = (['c1', 'c2', 'c3'] as const).flatMap((call) => last(call) ?? []);
          const touched = (id: string): boolean =>
            [...said.values()].some((one) => one.customer === id);
          for (const id of ['C1', 'C2'] as const) {
            const mine = calls.filter((one) => one.customer === id).map((one) => dayOf[one.call]);
            const day = mine.length === 0 ? null : dayKey(after(Math.max(...mine) * DAY));
            const imported = id === 'C1' ? '2026-11-19' : null;
            expect((await counted('customers', id))?.['lastContactOn'] ?? null).toBe(
              day ?? imported,
            );
            if (touched(id)) {
              expect((await counted('contacts', `${id}-1`))?.['callCount'] ?? 0).toBe(mine.length);
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
