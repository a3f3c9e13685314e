/** Check-ins, and what was told once, on the engine that is there. */
import { describe, expect, it } from '@jest/globals';
import { createCheckIns } from '../../../../server/adapters/store/check-ins.ts';
import { createToldOnce } from '../../../../server/adapters/store/told-once.ts';
import { reviewCheckIns } from '../../../../server/domain/roster/check-ins.ts';
import type { KeptCheckIn } from '../../../../server/domain/roster/types.ts';
import { addMinutes } from '../../../../server/domain/time.ts';
import { at, D, houseWith } from '../../domain/roster/stage.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const FRIDAY = at('2026-11-27 18:00');

/** Friday evening: the night, and the weekend from Saturday 18:00 on. */
async function filled(context = place.of()) {
  const checkIns = createCheckIns(context);
  const changes = reviewCheckIns(houseWith(), [], FRIDAY);
  for (const { next, version, rows } of changes) await checkIns.save(next, { version, rows });
  const kept: readonly KeptCheckIn[] = changes.map(({ next }) => next);
  return { checkIns, kept, context };
}

describe('check-ins', () => {
  it('come back as they were saved, made once, to their own tenant', async () => {
    const { checkIns, kept } = await filled();
    const [night] = kept;
    if (!night) throw new Error('there are two');
    expect(await checkIns.load(night.id)).toEqual(night);
    expect(await checkIns.save(night, { version: 0, rows: night.rows })).toBe(false);
    expect(await createCheckIns(place.of()).load(night.id)).toBeNull();
  });

  it('confirmed and told of as silent at once are one of the two', async () => {
    const { checkIns, kept } = await filled();
    const [night] = kept;
    if (!night) throw new Error('there are two');
    const as = (state: KeptCheckIn['state']) =>
      checkIns.save({ ...night, state, version: 2 }, { version: 1, rows: [] });
    const won = await Promise.all([as('confirmed'), as('unconfirmed')]);
    expect([...won].sort()).toEqual([false, true]);
  });

  it('are found by their times', async () => {
    const { checkIns, kept } = await filled();
    const starts = (found: readonly KeptCheckIn[]) => found.map(({ shift }) => shift.from);
    const [night, weekend] = kept.map(({ shift }) => shift.from);
    expect(starts(await checkIns.ahead(FRIDAY, 9))).toEqual([night, weekend]);
    expect(starts(await checkIns.ahead(at('2026-11-27 22:00'), 9))).toEqual([weekend]);
    expect(await checkIns.unanswered(at('2026-11-27 20:59'), 9)).toEqual([]);
    expect(starts(await checkIns.unanswered(at('2026-11-27 21:00'), 9))).toEqual([night]);
    const notOver = async (now: string, person: string | null) =>
      starts(await checkIns.notOver(at(now), { person, limit: 9 }));
    expect(await notOver('2026-11-28 08:59', null)).toEqual([night, weekend]);
    expect(await notOver('2026-11-28 09:00', D)).toEqual([weekend]);
    expect(await notOver('2026-11-28 09:00', 'somebody_else')).toEqual([]);
  });

  it('let rows go, and lend them to one at a time', async () => {
    const { checkIns, kept, context } = await filled();
    const late = addMinutes(FRIDAY, 1);
    const take = { now: late, until: addMinutes(late, 1), limit: 9 };
    expect(await checkIns.withOpenRows(9)).toHaveLength(2);
    const taken = await Promise.all([
      checkIns.takeDue(take),
      createCheckIns(context).takeDue(take),
    ]);
    expect(
      taken
        .flat()
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(kept.map(({ id }) => id).sort());
    for (const { subject, rows } of taken.flat()) await checkIns.dropRows(subject, rows);
    expect(await checkIns.withOpenRows(9)).toEqual([]);
  });
});

describe('what is told once', () => {
  it('is written down for good, by as many as like', async () => {
    const context = place.of();
    const [one, other] = [createToldOnce(context), createToldOnce(context)];
    expect(await one.has('x')).toBe(false);
    await Promise.all([one.write('x', FRIDAY), other.write('x', FRIDAY), one.write('x', FRIDAY)]);
    expect([await one.has('x'), await other.has('x')]).toEqual([true, true]);
    expect(await createToldOnce(place.of()).has('x')).toBe(false);
  });
});
