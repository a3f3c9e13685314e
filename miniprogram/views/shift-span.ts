/** A part of a shift, chosen by two times of day. */
import { clockText, dayKey, instantOf } from '../time';

const DAY = 24 * 60 * 60_000;

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The clock readings at which a shift begins and ends. */
export function clocksOf({ from, to }: Span): { fromClock: string; toClock: string } {
  return { fromClock: clockText(Date.parse(from)), toClock: clockText(Date.parse(to)) };
}

/** The part between two times of day: the first such moments at or after its beginning, the end behind the start. */
export function partOf({ from }: Span, fromClock: string, toClock: string): Span {
  const start = nextAt(Date.parse(from), fromClock);
  return { from: start, to: nextAt(Date.parse(start) + 1, toClock) };
}

/** Whether a part lies inside its shift. */
export function isInside(part: Span, shift: Span): boolean {
  const [start, end] = [Date.parse(part.from), Date.parse(part.to)];
  return start >= Date.parse(shift.from) && end <= Date.parse(shift.to) && start < end;
}

/** The first moment not before `at` at which the clock of Shanghai reads so. */
function nextAt(at: number, clock: string): string {
  const today = instantOf(dayKey(at), clock);
  return Date.parse(today) >= at ? today : instantOf(dayKey(at + DAY), clock);
}
