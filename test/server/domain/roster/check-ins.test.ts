/** Check-ins over time: asked once, let go with the roster, silence told, and what a late 确认 makes of it. */
import { describe, expect, it } from '@jest/globals';
import {
  confirmCheckIn,
  escalateCheckIn,
  releaseCheckIn,
  reviewCheckIns,
  type CheckInChange,
} from '../../../../server/domain/roster/check-ins.ts';
import type { KeptCheckIn } from '../../../../server/domain/roster/types.ts';
import type { RoutingTables } from '../../../../server/domain/routing/tables.ts';
import { A, B, D, at, houseWith, override, printSpan, span } from './stage.ts';

const DIRECTOR = 'sales_director';
const TUESDAY = '2026-11-24';
const NIGHT = span(`${TUESDAY} 22:00`, '2026-11-25 09:00');
const replaced = (from = '22:00', person: string = D, by: string = A): Partial<RoutingTables> => ({
  overrides: [
    {
      ...{ kind: 'replace', person, by, cause: 'override' },
      ...span(`${TUESDAY} ${from}`, '2026-11-25 09:00'),
    },
  ],
});

const review = (kept: readonly KeptCheckIn[], now: string, tables: Partial<RoutingTables> = {}) =>
  reviewCheckIns(houseWith(tables), kept, at(now));

function only(changes: readonly CheckInChange[]): CheckInChange {
  const [change, ...others] = changes;
  if (!change || others.length > 0) throw new Error(`${changes.length} changes`);
  return change;
}

/** Asked on Tuesday at 18:00 for the night. */
const asked = (): KeptCheckIn => only(review([], `${TUESDAY} 18:00`)).next;
const asks = ({ rows }: CheckInChange) => rows.map(({ what }) => `${what.do} ${what.person}`);
const press = { code: 'P', card: 0, at: at(`${TUESDAY} 18:10`) };

describe('asking', () => {
  it('makes one document with one row, and nothing the second time', () => {
    const change = only(review([], `${TUESDAY} 18:00`));
    expect(change.version).toBe(0);
    expect(change.next).toMatchObject({ version: 1, state: 'asked', shift: NIGHT, person: D });
    expect(asks(change)).toEqual([`show ${D}`]);
    expect(review([change.next], `${TUESDAY} 18:01`)).toEqual([]);
    expect(review([change.next], `${TUESDAY} 21:59`)).toEqual([]);
  });

  it.each([
    ['18:00', '21:00'],
    ['20:44', '21:00'],
    ['20:50', '21:05'],
    ['21:30', '21:45'],
    ['21:58', '22:00'],
  ])('asked at %s, it is to be confirmed by %s', (clock, by) => {
    const { next } = only(review([], `${TUESDAY} ${clock}`));
    expect(next.askedAt).toEqual(at(`${TUESDAY} ${clock}`));
    expect(next.escalateAt).toEqual(at(`${TUESDAY} ${by}`));
  });

  it('names another end by a new card while it is asked; who has confirmed is left in peace', () => {
    const shorter = {
      overrides: [override('remove', D, span('2026-11-25 06:00', '09:00'))],
    };
    const known = asked();
    const change = only(review([known], `${TUESDAY} 19:00`, shorter));
    expect(change.next.shift.to).toEqual(at('2026-11-25 06:00'));
    expect(asks(change)).toEqual([`show ${D}`]);
    const confirmed = { ...known, state: 'confirmed' as const };
    const quiet = only(review([confirmed], `${TUESDAY} 19:00`, shorter));
    expect(asks(quiet)).toEqual([]);
    expect(quiet.next.state).toBe('confirmed');
  });
});

describe('the roster changes', () => {
  it('somebody else comes in: one is let go, the other asked at once', () => {
    const changes = review([asked()], `${TUESDAY} 20:00`, replaced());
    expect(changes.map(({ next }) => `${next.person} ${next.state}`).sort()).toEqual(
      [`${D} released`, `${A} asked`].sort(),
    );
  });

  it('and back again: asked anew, under the same name', () => {
    const [gone] = review([asked()], `${TUESDAY} 19:00`, replaced()).filter(
      ({ next }) => next.person === D,
    );
    if (!gone) throw new Error('should be let go');
    const again = only(review([gone.next], `${TUESDAY} 19:30`));
    expect(again.next).toMatchObject({ state: 'asked', version: 3, id: asked().id });
    expect(again.next.askedAt).toEqual(at(`${TUESDAY} 19:30`));
  });

  it('a shift that begins earlier: the old one is moved, the new one asked', () => {
    const holders = [{ person: D, ownMobile: false, ...span(`${TUESDAY} 21:00`, '22:00') }];
    const overrides = [override('add', D, span(`${TUESDAY} 21:00`, '22:00'))];
    const changes = review([asked()], `${TUESDAY} 19:00`, { holders, overrides });
    expect(
      changes.map(({ next }) => `${printSpan(next.shift).slice(11, 16)} ${next.state}`),
    ).toEqual(['21:00 asked', '22:00 moved']);
  });

  it('after the start, whoever has it still is not let go; whoever has not is', () => {
    const now = at(`${TUESDAY} 23:00`);
    expect(releaseCheckIn(houseWith(), asked(), now)).toBeNull();
    const change = releaseCheckIn(houseWith(replaced('22:30')), asked(), now);
    expect(change?.next.state).toBe('released');
  });

  it.each([
    [false, D, null],
    [true, B, 'released'],
  ] as const)('whoever left keeps it until somebody else is there (%s)', (stands, _who, state) => {
    const house = houseWith(stands ? { dutyOrder: [D, B] } : {});
    const people = house.people.map((one) => (one.id === D ? { ...one, active: false } : one));
    const change = releaseCheckIn({ ...house, people }, asked(), at(`${TUESDAY} 20:00`));
    expect(change?.next.state ?? null).toBe(state);
  });
});

describe('silence', () => {
  it('is told at the due time, once, not before', () => {
    const known = asked();
    expect(escalateCheckIn(known, [DIRECTOR], at(`${TUESDAY} 20:59`))).toBeNull();
    const change = escalateCheckIn(known, [DIRECTOR], at(`${TUESDAY} 21:00`));
    if (!change) throw new Error('it is due');
    expect(change.next).toMatchObject({ state: 'unconfirmed', told: [DIRECTOR] });
    expect(asks(change)).toEqual([`show ${D}`, `tell-unconfirmed ${DIRECTOR}`]);
    expect(escalateCheckIn(change.next, [DIRECTOR], at(`${TUESDAY} 21:01`))).toBeNull();
  });

  it('is told in the middle of the shift, when nobody could look before; not after it', () => {
    const told = (now: string) => escalateCheckIn(asked(), [DIRECTOR], at(now))?.next.told;
    expect(told('2026-11-25 08:59')).toEqual([DIRECTOR]);
    expect(told('2026-11-25 09:00')).toEqual([]);
  });
});

describe('确认', () => {
  const confirm = (
    known: KeptCheckIn,
    now: string,
    by: string = D,
    code: typeof press | null = press,
  ) => confirmCheckIn(known, { by, press: code }, at(now));

  it('is final, and the same again changes nothing but spends the code', () => {
    const done = confirm(asked(), `${TUESDAY} 18:10`);
    if (!done.ok || !done.change) throw new Error('should be confirmed');
    const { next, rows } = done.change;
    expect(next).toMatchObject({ state: 'confirmed', confirmedAt: at(`${TUESDAY} 18:10`) });
    expect(rows.map(({ what }) => what)).toEqual([{ do: 'show', person: D, press }]);
    expect(confirm(next, `${TUESDAY} 18:11`, D, null)).toEqual({ ok: true, change: null });
    expect(confirm(next, `${TUESDAY} 18:11`)).toMatchObject({
      ok: true,
      change: { next: { state: 'confirmed', confirmedAt: at(`${TUESDAY} 18:10`) } },
    });
    expect(escalateCheckIn(next, [DIRECTOR], at(`${TUESDAY} 21:00`))).toBeNull();
  });

  it('after silence was told counts, and is told too', () => {
    const silent = escalateCheckIn(asked(), [DIRECTOR], at(`${TUESDAY} 21:00`));
    if (!silent) throw new Error('it is due');
    const done = confirm(silent.next, `${TUESDAY} 21:20`);
    if (!done.ok || !done.change) throw new Error('should be confirmed');
    expect(asks(done.change)).toEqual([`show ${D}`, `tell-confirmed ${DIRECTOR}`]);
  });

  it.each([
    ['not-yours', asked(), `${TUESDAY} 19:00`, B],
    ['over', asked(), '2026-11-25 09:00', D],
    ['not-yours-now', { ...asked(), state: 'released' as const }, `${TUESDAY} 19:00`, D],
    ['not-yours-now', { ...asked(), state: 'moved' as const }, `${TUESDAY} 19:00`, D],
  ])('is refused as %s', (why, known, now, by) => {
    const done = confirm(known, now, by);
    expect(done).toMatchObject({ ok: false, why });
    // The card that was pressed is brought up to the truth; somebody else has none.
    expect(done.change === null).toBe(why === 'not-yours');
    expect(done.change?.next.state ?? known.state).toBe(known.state);
  });
});
