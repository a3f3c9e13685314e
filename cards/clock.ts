/** Moments as cards print them: the clock alone on the day that is spoken of, with the date on any other. */
import { dayKey, formatClock } from '../server/domain/time.ts';

/** 10:33, with the date in front when it is another day than the one of `reference`. */
export function clockOn(at: Date, reference: Date): string {
  const clock = formatClock(at);
  return dayKey(at) === dayKey(reference) ? clock : `${dayKey(at).slice(5)} ${clock}`;
}

/** 06-15 22:00–06-16 09:00; the second date only when it is another. `24:00` of a date reads 00:00 of the next. */
export function printSpan({ from, to }: { readonly from: Date; readonly to: Date }): string {
  return `${dayKey(from).slice(5)} ${formatClock(from)}–${clockOn(to, from)}`;
}
