/** A check-in over time: asked, confirmed, unconfirmed, let go when the roster changes. Spec §5, cards §2. */
import type { PressCode } from '../consequences.ts';
import { addMinutes } from '../time.ts';
import { leasedRows } from '../leased-rows.ts';
import { checkInsAt } from './shifts.ts';
import { readRoster, type RosterHouse } from './spans.ts';
import type { CheckIn, CheckInConsequence, CheckInState, KeptCheckIn } from './types.ts';

/** What is to be stored; its rows are among those of `next`. `version`: of what is stored now, 0 when nothing is. */
export interface CheckInChange {
  readonly version: number;
  readonly next: KeptCheckIn;
  readonly rows: KeptCheckIn['rows'];
}

export type CheckInConfirmed =
  | { readonly ok: true; readonly change: CheckInChange | null }
  /** over: the shift has ended · not-yours-now: the roster names somebody else, or another time. */
  | {
      readonly ok: false;
      readonly why: 'not-yours' | 'over' | 'not-yours-now';
      /** The card that was pressed is brought up to the truth. */
      readonly change: CheckInChange | null;
    };

/** Whoever is asked late has this long before the director hears of it, but never longer than until the start. */
const GRACE_MINUTES = 15;

/** What the roster of this moment asks of the check-ins there are: new ones asked, others let go. `kept`: of shifts ahead. */
export function reviewCheckIns(
  house: RosterHouse,
  kept: readonly KeptCheckIn[],
  now: Date,
): CheckInChange[] {
  const asked = checkInsAt(house, now).flatMap(
    (due) => askCheckIn(kept.find((one) => one.id === due.id) ?? null, due, now) ?? [],
  );
  return [...asked, ...kept.flatMap((one) => releaseCheckIn(house, one, now) ?? [])];
}

/** Asks for a shift; null while it has been asked for as it is. One that was let go and is theirs again is asked anew. */
export function askCheckIn(
  known: KeptCheckIn | null,
  due: CheckIn,
  now: Date,
): CheckInChange | null {
  const { shift } = due;
  if (known && known.state !== 'released' && known.state !== 'moved') {
    if (known.shift.to.getTime() === shift.to.getTime()) return null;
    // Another end: while it is asked a new card names it; who has confirmed will be there all the same.
    return changed(known, { shift }, known.state === 'asked' ? [show(known)] : [], now);
  }
  const late = new Date(Math.min(shift.from.getTime(), addMinutes(now, GRACE_MINUTES).getTime()));
  const fresh = {
    ...due,
    ...{ state: 'asked' as const, askedAt: now, confirmedAt: null, told: [] },
    escalateAt: late > due.escalateAt ? late : due.escalateAt,
  };
  if (known) return changed(known, fresh, [show(due)], now);
  const first = { ...fresh, version: 0, createdAt: now, updatedAt: now, rows: [] };
  return changed(first, {}, [show(due)], now);
}

/** Null while the shift is still theirs. */
export function releaseCheckIn(
  house: RosterHouse,
  known: KeptCheckIn,
  now: Date,
): CheckInChange | null {
  if (known.state === 'released' || known.state === 'moved') return null;
  const state = standingOf(house, known, now);
  return state === null ? null : changed(known, { state }, [show(known)], now);
}

/** Silence at the due time: the directors hear of it, unless the shift is over already. */
export function escalateCheckIn(
  known: KeptCheckIn,
  directors: readonly string[],
  now: Date,
): CheckInChange | null {
  if (known.state !== 'asked' || now < known.escalateAt) return null;
  const told = now < known.shift.to ? directors : [];
  const tell = told.map((person) => ({ do: 'tell-unconfirmed' as const, person, press: null }));
  return changed(known, { state: 'unconfirmed', told }, [show(known), ...tell], now);
}

/** By the person themselves, from the card or the page, until the shift is over. After silence was told, so is this. */
export function confirmCheckIn(
  known: KeptCheckIn,
  { by, press }: { readonly by: string; readonly press: PressCode | null },
  now: Date,
): CheckInConfirmed {
  if (known.person !== by) return { ok: false, why: 'not-yours', change: null };
  const cards = press ? [show(known, press)] : [];
  const seen = press ? changed(known, {}, cards, now) : null;
  switch (known.state) {
    case 'confirmed':
      return { ok: true, change: seen };
    case 'released':
    case 'moved':
      return { ok: false, why: 'not-yours-now', change: seen };
    case 'asked':
    case 'unconfirmed': {
      if (now >= known.shift.to) return { ok: false, why: 'over', change: seen };
      const tell = known.told.map((person) => ({
        ...{ do: 'tell-confirmed' as const, person, press: null },
      }));
      const asks = [show(known, press), ...tell];
      return {
        ok: true,
        change: changed(known, { state: 'confirmed', confirmedAt: now }, asks, now),
      };
    }
  }
}

/**
 * Null: still theirs. Somebody who works here no more keeps it until another is found, so that the director hears of a shift
 * that nobody has confirmed.
 */
function standingOf(
  house: RosterHouse,
  { person, shift }: KeptCheckIn,
  now: Date,
): CheckInState | null {
  const onDutyAt = (at: Date): readonly string[] =>
    readRoster(house, at).onShift.flatMap((one) => (one.asDuty ? [one.person.id] : []));
  const there = onDutyAt(now > shift.from ? now : shift.from);
  if (!there.includes(person)) {
    const works = house.people.some(({ id, active }) => id === person && active);
    return works || there.length > 0 ? 'released' : null;
  }
  if (now >= shift.from) return null;
  return onDutyAt(new Date(shift.from.getTime() - 1)).includes(person) ? 'moved' : null;
}

function show({ person }: Pick<CheckIn, 'person'>, press: PressCode | null = null) {
  return { do: 'show', person, press } as const;
}

function changed(
  known: KeptCheckIn,
  change: Partial<KeptCheckIn>,
  asks: readonly CheckInConsequence[],
  now: Date,
): CheckInChange {
  const version = known.version + 1;
  const rows = leasedRows(`check-in:${known.id}:${version}`, asks, now);
  const next = { ...known, ...change, version, updatedAt: now, rows: [...known.rows, ...rows] };
  return { version: known.version, next, rows };
}
