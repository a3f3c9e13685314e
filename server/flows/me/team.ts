/** The team in one line each, trouble first. Pages §1 状态, 团队. */
import type { Employee, StatusEntry } from '../../domain/people.ts';
import { readMoment } from '../../domain/routing/moment.ts';
import { isRep, rosterOf } from '../../domain/routing/roster.ts';
import { isOnShift } from '../../domain/routing/shifts.ts';
import { activityOf } from '../../domain/routing/standing.ts';
import { effectiveStatus } from '../../domain/routing/status.ts';
import { STATUS_WORDS } from '../../../templates/labels.ts';
import { teamDetail, teamLine, TROUBLE_WORDS } from '../../../templates/me-words.ts';
import type { Desk } from '../calls/desk.ts';
import type { TeamLine } from './view.types.ts';
import { sayWhen } from './when.ts';

/** An expiry that nobody mended for this long is no trouble of today. */
const STALE_MS = 12 * 3_600_000;

/** Who has a line: reps and 值班人员. */
export function hasLine(person: Employee): boolean {
  return person.active && (person.roles.includes('rep') || person.roles.includes('duty'));
}

/** The tap that ran out and was not renewed; null when there is none, or it is old news. */
export function expiredEntry(entry: StatusEntry | undefined, now: Date): StatusEntry | null {
  if (!entry || entry.until > now) return null;
  return now.getTime() - entry.until.getTime() <= STALE_MS ? entry : null;
}

/** `unreachable`: whom WeCom does not deliver cards to. */
export function teamLines(
  desk: Desk,
  { now, unreachable }: { readonly now: Date; readonly unreachable: readonly string[] },
): TeamLine[] {
  const { tables, people, statuses } = desk;
  const moment = readMoment(tables, now);
  const roster = rosterOf({ tables, people, at: now, statuses, except: null }, moment);
  const order = (line: TeamLine): number => (line.trouble ? 0 : line.onShift ? 1 : 2);
  return people
    .filter(hasLine)
    .map((person) => {
      const { id, name, maxDailyCalls } = person;
      const onShift = isOnShift(roster, id, moment);
      const shown = shownStatus(desk, id, now);
      const expired = onShift && shown.value === 'unknown' && expiredEntry(statuses.get(id), now);
      const trouble = unreachable.includes(id)
        ? ({ value: 'no-cards', text: TROUBLE_WORDS['no-cards'] } as const)
        : expired
          ? ({
              value: 'expired',
              text: TROUBLE_WORDS.expired(sayWhen(expired.until, now)),
            } as const)
          : null;
      const { onCall, answered } = activityOf(desk.activity, id);
      const { until, location } = shown;
      // 值班人员 say nothing but 请假: that they said nothing is no news.
      const silent = shown.value === 'unknown' && !isRep(person);
      const word = silent ? '' : STATUS_WORDS[shown.value];
      const end = until && sayWhen(until, now);
      const words = { until: end, location, onCall, onShift };
      return {
        person: { id, name },
        status: { value: shown.value, text: word },
        until: until?.toISOString() ?? null,
        ...{ location, onCall, onShift, trouble },
        today: { answered, max: maxDailyCalls },
        text: teamLine({
          ...words,
          ...{ name, status: word },
          trouble: trouble?.text ?? null,
        }),
        detail: teamDetail(words),
      };
    })
    .sort((a, b) => order(a) - order(b) || (a.person.id < b.person.id ? -1 : 1));
}

/** Whose name holds these words, or whose 账号 begins with them; everybody without words. */
export function linesLike(lines: readonly TeamLine[], words: string): readonly TeamLine[] {
  const wanted = words.trim().toLowerCase();
  return wanted === ''
    ? lines
    : lines.filter(
        ({ person }) =>
          person.name.toLowerCase().includes(wanted) || person.id.toLowerCase().startsWith(wanted),
      );
}

/** A leave of the roster is shown as 请假 whatever was tapped: the roster decides. */
export function shownStatus(
  { tables, statuses }: Pick<Desk, 'tables' | 'statuses'>,
  person: string,
  now: Date,
) {
  const entry = statuses.get(person);
  const leave = tables.overrides.find(
    (one) =>
      one.person === person &&
      one.kind !== 'add' &&
      one.cause === 'leave' &&
      now >= one.from &&
      now < one.to,
  );
  if (leave) {
    const { from: since, to: until } = leave;
    return { value: 'on_leave', since, until, source: 'roster', location: null } as const;
  }
  const value = effectiveStatus(entry, now);
  if (!entry || value === 'unknown')
    return { value: 'unknown', since: null, until: null, source: null, location: null } as const;
  const { since, until, source, location } = entry;
  return { value, since, until, source, location };
}
