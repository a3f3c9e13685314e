/** Time in Shanghai: calendar days, clock readings, spans. The only file that knows the zone. */
import { DateTime, FixedOffsetZone } from 'luxon';
import type { Weekday } from './people.ts';

/**
 * Shanghai by its fixed offset: no summer time since 1991, and no call is older. Asking the zone database for each
 * reading costs fifty times as much.
 */
const OFFSET_MINUTES = 8 * 60;
const ZONE = FixedOffsetZone.instance(OFFSET_MINUTES);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What a wall clock and a calendar in Shanghai show at a moment. */
export interface ClockReading {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly weekday: Weekday;
  /** Whole minutes since 00:00, 0–1439; seconds are cut, which is exact for spans written `HH:mm`. */
  readonly minutes: number;
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

/** Reads the Shanghai clock. Throws RangeError for an invalid date. */
export function readClock(at: Date): ClockReading {
  const local = DateTime.fromJSDate(at, { zone: ZONE });
  if (!local.isValid) throw new RangeError('readClock needs a valid date');
  return {
    day: `${pad(local.year, 4)}-${pad(local.month)}-${pad(local.day)}`,
    weekday: local.weekday,
    minutes: local.hour * 60 + local.minute,
  };
}

/** Shanghai calendar date `YYYY-MM-DD` of a moment. */
export function dayKey(at: Date): string {
  return readClock(at).day;
}

/** `HH:mm` in Shanghai, as cards print it. */
export function formatClock(at: Date): string {
  const { minutes } = readClock(at);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** `YYYY-MM-DD HH:mm` in Shanghai. */
export function formatDayAndClock(at: Date): string {
  return `${dayKey(at)} ${formatClock(at)}`;
}

/** Minutes since midnight of a written `HH:mm`; `24:00` is 1440. Throws RangeError for anything else. */
export function minutesOf(clock: string): number {
  const parts = /^(\d{2}):(\d{2})$/.exec(clock);
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : NaN;
  if (!parts || Number(parts[2]) > 59 || minutes > 1440) {
    throw new RangeError(`${clock} is not a time of day written HH:mm`);
  }
  return minutes;
}

/**
 * Whether a minute of the day lies in `[from, to)`. A span whose end is not after its start runs over midnight
 * and is read as its two halves, each of which belongs to its own date (spec §4.1.1).
 */
export function coversMinute(span: { from: string; to: string }, minutes: number): boolean {
  const from = minutesOf(span.from);
  const to = minutesOf(span.to);
  if (from < to) return minutes >= from && minutes < to;
  return minutes >= from || minutes < to;
}

/** Midnight of a calendar date as if it were UTC: for counting days. Throws RangeError when it is no date. */
function utcMidnight(day: string): number {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : NaN;
  if (Number.isNaN(midnight)) throw new RangeError(`${day} is not a date written YYYY-MM-DD`);
  return midnight;
}

/** The moment a Shanghai calendar date shows `HH:mm`; `24:00` is the next date's midnight. */
export function momentOf(day: string, clock: string): Date {
  return new Date(utcMidnight(day) + (minutesOf(clock) - OFFSET_MINUTES) * MINUTE_MS);
}

/** 00:00 in Shanghai of the day a moment falls on: where day counters start. */
export function startOfDay(at: Date): Date {
  return momentOf(dayKey(at), '00:00');
}

/** The calendar date `count` days after (before, when negative) a date. */
export function shiftDay(day: string, count: number): string {
  return new Date(utcMidnight(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday of a calendar date. */
export function weekdayOf(day: string): Weekday {
  return (new Date(utcMidnight(day)).getUTCDay() || 7) as Weekday;
}

/** Whole calendar days from one date to another, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (utcMidnight(to) - utcMidnight(from)) / DAY_MS;
}

/**
 * Calendar days since the last contact, counted in Shanghai from the moment of the call: 0 on the same day.
 * Null when there was no contact; a date in the future counts as today.
 */
export function daysSince(lastContactOn: string | null, at: Date): number | null {
  if (lastContactOn === null) return null;
  return Math.max(0, daysBetween(lastContactOn, dayKey(at)));
}

/** A moment `minutes` later. */
export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTE_MS);
}

/** Minutes from one moment to another, fractions kept. */
export function minutesBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / MINUTE_MS;
}
