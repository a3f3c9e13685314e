import { describe, expect, it } from '@jest/globals';
import { createReservations } from '../../../../server/adapters/store/reservations.ts';
import { START, after } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const A = 'sales_manager_a';
const DAY = '2026-11-24';
const at = (second = 0, day = DAY) => ({
  now: after(second),
  until: after(second + 150),
  day,
});

async function activityOf(
  reservations: ReturnType<typeof createReservations>,
  person = A,
  { second = 0, day = DAY } = {},
) {
  return (await reservations.activity({ now: after(second), day })).get(person);
}

describe('a person', () => {
  it('is given to one of fifty calls', async () => {
    const reservations = createReservations(place.of());
    const taken = await Promise.all(
      Array.from({ length: 50 }, (_, n) => reservations.take(A, `call-${n}`, at())),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    const one = await activityOf(reservations);
    expect(one).toMatchObject({ busy: true, onCall: false, offered: 1, answered: 0 });
    expect(one?.call).toBe(`call-${taken.indexOf(true)}`);
  });

  it('fifty times for the same call is one offer', async () => {
    const reservations = createReservations(place.of());
    const taken = await Promise.all(
      Array.from({ length: 50 }, () => reservations.take(A, 'call-1', at())),
    );
    expect(taken.every(Boolean)).toBe(true);
    expect(await activityOf(reservations)).toMatchObject({ offered: 1, call: 'call-1' });
  });

  it('is busy for others until released, and only by the call that has them', async () => {
    const reservations = createReservations(place.of());
    await reservations.take(A, 'call-1', at());
    expect(await reservations.take(A, 'call-2', at(1))).toBe(false);
    await reservations.release(A, 'call-2', after(2));
    expect(await activityOf(reservations)).toMatchObject({ busy: true, call: 'call-1' });
    await reservations.release(A, 'call-1', after(3));
    expect(await activityOf(reservations)).toMatchObject({
      busy: false,
      call: null,
      idleSince: null,
      offered: 1,
    });
    expect(await reservations.take(A, 'call-2', at(4))).toBe(true);
    expect(await activityOf(reservations)).toMatchObject({ offered: 2 });
  });

  it('left behind by a dead process is free when the lease is over', async () => {
    const reservations = createReservations(place.of());
    await reservations.take(A, 'call-1', at());
    expect(await activityOf(reservations, A, { second: 150 })).toMatchObject({ busy: false });
    expect(await reservations.take(A, 'call-2', at(149))).toBe(false);
    expect(await reservations.take(A, 'call-2', at(150))).toBe(true);
  });

  it('who answered talks, counts today and is idle since the end', async () => {
    const reservations = createReservations(place.of());
    await reservations.take(A, 'call-1', at());
    await reservations.answered(A, 'call-1', { until: after(4 * 3600), day: DAY });
    await reservations.answered(A, 'call-1', { until: after(4 * 3600), day: DAY });
    expect(await activityOf(reservations, A, { second: 3000 })).toMatchObject({
      busy: true,
      onCall: true,
      answered: 1,
      offered: 1,
    });
    await reservations.release(A, 'call-1', after(3100));
    expect(await activityOf(reservations, A, { second: 3200 })).toEqual({
      busy: false,
      onCall: false,
      call: null,
      answered: 1,
      offered: 1,
      idleSince: after(3100),
    });
    // A later offer that is not taken leaves the idle time as it was.
    await reservations.take(A, 'call-2', at(3300));
    await reservations.release(A, 'call-2', after(3310));
    expect(await activityOf(reservations, A, { second: 3400 })).toMatchObject({
      offered: 2,
      answered: 1,
      idleSince: after(3100),
    });
  });

  it('an answer of a call that was overtaken counts without taking the person', async () => {
    const reservations = createReservations(place.of());
    await reservations.take(A, 'call-2', at());
    await reservations.answered(A, 'call-1', { until: after(4 * 3600), day: DAY });
    expect(await activityOf(reservations, A, { second: 1 })).toMatchObject({
      call: 'call-2',
      onCall: false,
      answered: 1,
      offered: 2,
    });
  });

  it('begins a new day at nothing, still busy', async () => {
    const reservations = createReservations(place.of());
    await reservations.take(A, 'call-1', at());
    await reservations.answered(A, 'call-1', { until: after(4 * 3600), day: DAY });
    await reservations.release(A, 'call-1', after(10));
    await reservations.take(A, 'call-2', at(20));
    expect(await activityOf(reservations, A, { second: 30, day: '2026-11-25' })).toMatchObject({
      busy: true,
      answered: 0,
      offered: 0,
      idleSince: null,
    });
    await reservations.release(A, 'call-2', after(40));
    await reservations.take(A, 'call-3', at(50, '2026-11-25'));
    expect(await activityOf(reservations, A, { second: 60, day: '2026-11-25' })).toMatchObject({
      answered: 0,
      offered: 1,
      idleSince: null,
    });
    await reservations.answered(A, 'call-3', { until: after(900), day: '2026-11-26' });
    expect(await activityOf(reservations, A, { second: 60, day: '2026-11-26' })).toMatchObject({
      answered: 1,
      offered: 1,
    });
  });

  it('nobody known is nobody’s, and tenants do not share people', async () => {
    const [one, two] = [createReservations(place.of()), createReservations(place.of())];
    await one.release(A, 'call-1', START);
    await one.answered(A, 'call-1', { until: after(9), day: DAY });
    expect(await activityOf(one)).toBeUndefined();
    expect(await one.take(A, 'call-1', at())).toBe(true);
    expect(await two.take(A, 'call-1', at())).toBe(true);
    expect((await two.activity({ now: START, day: DAY })).size).toBe(1);
  });
});
