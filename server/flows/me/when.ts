/** Moments as people near them read them: 15:04, 明天 09:00, 11-28 18:00. */
import { whenWords } from '../../../templates/me-words.ts';
import { dayKey, daysBetween, formatClock } from '../../domain/time.ts';

/** `at` seen from `now`, in Shanghai. */
export function sayWhen(at: Date, now: Date): string {
  const day = dayKey(at);
  const away = daysBetween(dayKey(now), day);
  const near = ({ '-1': 'yesterday', '0': 'today', '1': 'tomorrow' } as const)[String(away)];
  return whenWords({ near: near ?? 'other', date: day.slice(5), clock: formatClock(at) });
}

/** 明天 09:00–18:00; the end has its day when it is another one. */
export function saySpan(
  { from, to }: { readonly from: Date; readonly to: Date },
  now: Date,
): string {
  // A shift that ends at midnight ends on the day it began.
  const sameDay = dayKey(from) === dayKey(new Date(to.getTime() - 1));
  const end = sameDay && formatClock(to) === '00:00' ? '24:00' : formatClock(to);
  return `${sayWhen(from, now)}–${sameDay ? end : sayWhen(to, now)}`;
}
