/** Spans in which the roster leaves nobody to answer: the check of the coming weeks. Spec §4.3. */
import type { Employee } from '../people.ts';
import { dayKey, momentOf, shiftDay } from '../time.ts';
import { readMoment } from './moment.ts';
import { rosterOf } from './roster.ts';
import { isOnShift } from './shifts.ts';
import type { RoutingTables } from './tables.ts';

export interface GapQuestion {
  readonly tables: RoutingTables;
  readonly people: readonly Employee[];
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

/** A span `[from, to)` without anybody: no primary on shift, and no 值班人员 behind them. */
export interface Gap {
  readonly from: Date;
  readonly to: Date;
}

/** Gaps of a span, oldest first, those that touch made one. Statuses are not asked: they say nothing of next week. */
export function findGaps(question: GapQuestion): Gap[] {
  const points = turningPoints(question);
  const gaps: Gap[] = [];
  for (const [index, from] of points.slice(0, -1).entries()) {
    const to = points[index + 1] ?? from;
    if (isCovered(question, from)) continue;
    const last = gaps.at(-1);
    if (last?.to.getTime() === from.getTime()) gaps[gaps.length - 1] = { from: last.from, to };
    else gaps.push({ from, to });
  }
  return gaps;
}

function isCovered({ tables, people }: GapQuestion, at: Date): boolean {
  const moment = readMoment(tables, at);
  const roster = rosterOf({ tables, people, at, statuses: new Map(), except: null }, moment);
  if (roster.backup) return true;
  return roster.primaries.some(({ person }) => isOnShift(roster, person.id, moment));
}

/** The moments of the span at which the answer can change, sorted, both ends included. */
function turningPoints({ tables, people, from, to }: GapQuestion): Date[] {
  if (from >= to) return [];
  const hours = people.flatMap(({ dutyHours }) => (dutyHours ? [dutyHours] : []));
  const clocks = new Set([
    '00:00',
    ...[...tables.roster, ...hours].flatMap((span) => [span.from, span.to]),
  ]);
  const dated = [...tables.overrides, ...tables.holders].flatMap((span) => [span.from, span.to]);
  const daily = daysOf(from, to).flatMap((day) => [...clocks].map((clock) => momentOf(day, clock)));
  const times = [from, to, ...dated, ...daily].map((time) => time.getTime());
  return [...new Set(times)]
    .filter((time) => time >= from.getTime() && time <= to.getTime())
    .sort((a, b) => a - b)
    .map((time) => new Date(time));
}

function daysOf(from: Date, to: Date): string[] {
  const days: string[] = [];
  for (let day = dayKey(from); day <= dayKey(to); day = shiftDay(day, 1)) days.push(day);
  return days;
}
