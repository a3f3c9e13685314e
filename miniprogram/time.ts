/** The server's time and Shanghai's clock. Phones may be wrong by minutes and set to any zone. Pages §3. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** China has one zone and no summer time; clients have no Intl. */
const SHANGHAI = 8 * 60 * MINUTE;

let offset = 0;

/** Each answer carries the server's `now`: what the phone's clock says is corrected by it. */
export function noteNow(iso: string): void {
  const server = Date.parse(iso);
  if (!Number.isNaN(server)) offset = server - Date.now();
}

/** Milliseconds since 1970 by the server's clock. */
export function now(): number {
  return Date.now() + offset;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** 「10:03」 */
export function clockText(at: number): string {
  const local = new Date(at + SHANGHAI);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** 「11-24」 */
export function dayText(at: number): string {
  const local = new Date(at + SHANGHAI);
  return `${two(local.getUTCMonth() + 1)}-${two(local.getUTCDate())}`;
}

/** 「2026-11-24」: the form in which the API names days. */
export function dayKey(at: number): string {
  return `${new Date(at + SHANGHAI).getUTCFullYear()}-${dayText(at)}`;
}

/** 「10:03」 on the same day in Shanghai, else 「11-24 10:03」. */
export function momentText(at: number, today: number): string {
  const day = (moment: number): number => Math.floor((moment + SHANGHAI) / DAY);
  return day(at) === day(today) ? clockText(at) : `${dayText(at)} ${clockText(at)}`;
}

/** The instant of a day and a time as pickers give them (「2026-11-24」, 「10:03」), in Shanghai. */
export function instantOf(day: string, clock: string): string {
  return `${day}T${clock}:00+08:00`;
}

/** Whole minutes until then, rounded up; 0 when it is past. */
export function minutesUntil(iso: string, from: number): number {
  return Math.max(0, Math.ceil((Date.parse(iso) - from) / MINUTE));
}

/** 「02:14」 of a recording; an hour and more 「62:14」. */
export function playText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}
