/** Small values of the call page: a moment, a length, a name. */
import { printLength } from '../../../templates/figures.ts';
import type { Length, Moment, PersonName } from '../../domain/calls/view.types.ts';
import type { Employee } from '../../domain/people.ts';
import { formatDayAndClock } from '../../domain/time.ts';

/** ISO beside `2026-11-24 10:03:05`; every zone of ours has whole minutes, so the seconds are those of UTC. */
export function momentView(at: Date): Moment {
  const seconds = String(at.getUTCSeconds()).padStart(2, '0');
  return { at: at.toISOString(), text: `${formatDayAndClock(at)}:${seconds}` };
}

/** A moment whose seconds mean nothing: a deadline, a remark of a person. `2026-11-27 18:00` */
export function minuteView(at: Date): Moment {
  return { at: at.toISOString(), text: formatDayAndClock(at) };
}

/** Null stays null. */
export function momentOrNull(at: Date | null): Moment | null {
  return at && momentView(at);
}

/** Whole seconds, never negative. */
export function lengthView(seconds: number): Length {
  const whole = Math.max(0, Math.round(seconds));
  return { seconds: whole, text: printLength(whole) };
}

/** The length between two moments. */
export function lengthBetween(from: Date, to: Date): Length {
  return lengthView((to.getTime() - from.getTime()) / 1000);
}

/** People by id; somebody no longer known reads as their id. */
export type NameOf = (id: string) => PersonName;

export function namesOf(people: readonly Employee[]): NameOf {
  const names = new Map(people.map((person) => [person.id, person.name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}
