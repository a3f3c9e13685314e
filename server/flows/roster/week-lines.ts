/** A week of the roster in words: its days, its changes, and its holes. For the page 值班. */
import type { Gap } from '../../domain/routing/gaps.ts';
import { dayKey, formatClock, shiftDay, weekdayOf } from '../../domain/time.ts';
import {
  gapLine,
  OVERRIDE_WORDS,
  ROSTER_PAGE_WORDS,
} from '../../../templates/roster-page-words.ts';
import { saySpan } from '../me/when.ts';
import type { DayLine, OverrideLine, RosterPageView } from './page.types.ts';
import type { OnDuty, OverrideView, RosterWeek, SpanView } from './view.types.ts';

/** What one page may draw in a list. Pages §6. */
const MOST_GAPS = 50;

/** Who answers, and who behind them. */
export function onDutyWords({ primaries, backup, gap }: OnDuty): { who: string; after: string } {
  const names = primaries.map(({ name }) => name);
  if (gap) return { who: ROSTER_PAGE_WORDS.nobody, after: '' };
  if (names.length === 0) {
    return { who: backup ? ROSTER_PAGE_WORDS.only(backup.name) : '', after: '' };
  }
  const after = ROSTER_PAGE_WORDS.backup(backup?.name ?? null);
  return { who: ROSTER_PAGE_WORDS.people(names), after };
}

function printed(at: Date) {
  const day = dayKey(at);
  return { day, weekday: weekdayOf(day), clock: formatClock(at) };
}

/** The spans in which nobody answers, as pages name them. */
export function gapLines({ gaps }: { readonly gaps: readonly Gap[] }): RosterPageView['gaps'] {
  return gaps
    .slice(0, MOST_GAPS)
    .map(({ from, to }) => ({ from, to, text: gapLine(printed(from), printed(to)) }));
}

export function weekHead({ from, to }: RosterWeek, today: string): RosterPageView['week'] {
  const monday = shiftDay(today, 1 - weekdayOf(today));
  const names = new Map([
    [monday, ROSTER_PAGE_WORDS.thisWeek],
    [shiftDay(monday, 7), ROSTER_PAGE_WORDS.nextWeek],
  ]);
  return {
    ...{ from, today, before: shiftDay(from, -7), after: to },
    text: ROSTER_PAGE_WORDS.week(from, shiftDay(to, -1)),
    name: names.get(from) ?? '',
  };
}

export function dayLine(
  { spans, ...day }: RosterWeek['days'][number],
  { viewer, now }: { viewer: string; now: Date },
): DayLine {
  return {
    ...{ day: day.day, today: day.day === dayKey(now) },
    date: ROSTER_PAGE_WORDS.date(day.day),
    weekday: ROSTER_PAGE_WORDS.weekday(day.weekday),
    kind: ROSTER_PAGE_WORDS.kind(day),
    spans: spans.map((span) => ({
      text: clocks(span, day.day),
      ...onDutyWords(span),
      gap: span.gap,
      mine: span.primaries.some(({ id }) => id === viewer),
    })),
  };
}

function clocks({ from, to }: SpanView, day: string): string {
  return `${formatClock(from)}–${dayKey(to) === day ? formatClock(to) : '24:00'}`;
}

/** Changes and holders of the week, in the order of their time; `may`: the viewer may take them back. */
export function overrideLines(
  { overrides, holders }: RosterWeek,
  { now, may }: { now: Date; may: boolean },
): OverrideLine[] {
  const held = holders.map(({ person, ownMobile, ...span }) => ({
    ...{ id: null, from: span.from, title: OVERRIDE_WORDS.holder(person.name, ownMobile) },
    ...{ text: saySpan(span, now), act: null },
  }));
  const changed = overrides.map((one) => {
    const { id, cause, from, to } = one;
    const [title, text] = [overrideTitle(one), saySpan(one, now)];
    const removable = may && id !== null && cause !== 'swap' && to > now;
    const confirm = OVERRIDE_WORDS.removeConfirm(title, text);
    return {
      ...{ id, from, title, text },
      act: removable
        ? ({ key: 'remove', text: OVERRIDE_WORDS.removeText, confirm } as const)
        : null,
    };
  });
  return [...changed, ...held]
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())
    .map(({ from: _from, ...line }) => line);
}

function overrideTitle({ kind, cause, person: { name }, by }: OverrideView): string {
  if (kind === 'add') return OVERRIDE_WORDS.add(name);
  if (kind === 'replace' && by) {
    if (cause === 'swap') return OVERRIDE_WORDS.swap(name, by.name);
    return cause === 'leave'
      ? OVERRIDE_WORDS.leaveReplaced(name, by.name)
      : OVERRIDE_WORDS.replace(name, by.name);
  }
  return cause === 'leave' ? OVERRIDE_WORDS.leave(name) : OVERRIDE_WORDS.remove(name);
}
