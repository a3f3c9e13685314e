/** One's own status: what holds, what it does, what each other one would do, and what should be known. Pages §2 状态. */
import type { Employee, RepStatus } from '../../domain/people.ts';
import { REP_STATUSES } from '../../domain/people.ts';
import type { Effect, NormalCall } from '../../domain/routing/effects.ts';
import { effectOf, withStatus } from '../../domain/routing/effects.ts';
import { isRep } from '../../domain/routing/roster.ts';
import { insideOwnHours, nextShiftStart, shiftNow } from '../../domain/routing/shifts.ts';
import { activityOf } from '../../domain/routing/standing.ts';
import { STATUS_WORDS } from '../../../templates/labels.ts';
import { effectSentence, OWN_WORDS, ROW_WORDS, SOURCE_WORDS } from '../../../templates/me-words.ts';
import type { Desk } from '../calls/desk.ts';
import { devicesText } from './chain.ts';
import { expiredEntry, shownStatus } from './team.ts';
import type { OwnNote, OwnStatus, StatusRow } from './view.types.ts';
import { sayWhen } from './when.ts';

/** From here on the same may be tapped once more with one tap. */
const ENDING_MS = 10 * 60_000;
/** May be given an end of their own. Spec §4.4. */
const WITH_END: ReadonlySet<RepStatus> = new Set(['off_duty', 'on_leave']);

/** Whether this person can say where they are at all. */
export function hasStatus({ roles }: Employee): boolean {
  return roles.includes('rep') || roles.includes('duty');
}

export interface OwnQuestion {
  readonly desk: Desk;
  readonly viewer: Employee;
  readonly now: Date;
  readonly known: boolean;
}

export function callNow({ desk, now }: Pick<OwnQuestion, 'desk' | 'now'>): NormalCall {
  const { people, tables, statuses, activity } = desk;
  return { at: now, people, tables, statuses, activity };
}

function sentence(effect: Effect, people: readonly Employee[]): string {
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
  return effectSentence({
    ...effect,
    rings: effect.steps.map(devicesText),
    before: effect.before.map(nameOf),
    after: effect.after.map(nameOf),
  });
}

/** What a status would do now, in words; null = unknown. The router decides, by the plan with that status put in. */
export function sayEffect(question: OwnQuestion, status: RepStatus | null): string {
  const { viewer, desk } = question;
  const supposed = withStatus(callNow(question), viewer.id, status);
  return sentence(effectOf(supposed, viewer.id), desk.people);
}

export function ownStatus(question: OwnQuestion): OwnStatus {
  const { desk, viewer, now } = question;
  const shown = shownStatus(desk, viewer.id, now);
  const { value, source, location } = shown;
  const entry = desk.statuses.get(viewer.id);
  const expired = value === 'unknown' ? expiredEntry(entry, now) : null;
  const ending = source !== null && source !== 'roster' && !takesOwnEnd(value, shown);
  const until = shown.until && OWN_WORDS.until(sayWhen(shown.until, now));
  return {
    status: { value, text: STATUS_WORDS[value] },
    since: shown.since?.toISOString() ?? null,
    until: shown.until?.toISOString() ?? null,
    untilText: until,
    source: source && { value: source, text: SOURCE_WORDS[source] },
    location,
    version: entry?.version ?? 0,
    said: until && OWN_WORDS.said(STATUS_WORDS[value], until),
    effect: sentence(effectOf(callNow(question), viewer.id), desk.people),
    notes: notesOf(question),
    again: expired
      ? { status: expired.status, text: OWN_WORDS.again, from: expired.until.toISOString() }
      : ending
        ? {
            status: value,
            text: OWN_WORDS.longer,
            from: new Date(shown.until.getTime() - ENDING_MS).toISOString(),
          }
        : null,
  };
}

/** Said with an end of its own: that end is meant, and is not put off by one tap. */
function takesOwnEnd(
  value: RepStatus | 'unknown',
  { since, until }: { readonly since: Date | null; readonly until: Date | null },
): boolean {
  if (value === 'unknown' || !WITH_END.has(value) || !since || !until) return false;
  return until.getTime() - since.getTime() !== 3_600_000;
}

function notesOf(question: OwnQuestion): { value: OwnNote; text: string }[] {
  const { desk, viewer, now, known } = question;
  const { id, maxDailyCalls } = viewer;
  const shown = shownStatus(desk, id, now);
  const expired = shown.value === 'unknown' ? expiredEntry(desk.statuses.get(id), now) : null;
  const activity = activityOf(desk.activity, id);
  const about = { tables: desk.tables, people: desk.people, person: id, at: now };
  const notes: { value: OwnNote; text: string }[] = [];
  const tell = (value: OwnNote, text: string): void => void notes.push({ value, text });

  if (!known) tell('unreadable', OWN_WORDS.unreadable);
  if (activity.onCall || activity.busy) tell('on-call', OWN_WORDS.onCall);
  if (expired) tell('expired', OWN_WORDS.expired(sayWhen(expired.until, now)));
  if (shown.source === 'roster')
    tell('rostered-leave', OWN_WORDS.rosteredLeave(sayWhen(shown.until, now)));
  if (isRep(viewer) && !insideOwnHours(about)) {
    const next = nextShiftStart(about);
    tell('off-shift', OWN_WORDS.offShift(next && sayWhen(next, now)));
  }
  if (isRep(viewer) && maxDailyCalls !== null && activity.answered >= maxDailyCalls)
    tell('limit-reached', OWN_WORDS.limit(maxDailyCalls));
  return notes;
}

/** Five rows for reps; 值班人员 may say 请假 only, and that they are back. Pages §2. */
export function statusRows(question: OwnQuestion): StatusRow[] {
  const { desk, viewer, now } = question;
  if (!hasStatus(viewer)) return [];
  const { value: chosen, source } = shownStatus(desk, viewer.id, now);
  const back: readonly RepStatus[] = chosen === 'on_leave' ? ['in_office'] : [];
  const rows: readonly RepStatus[] = isRep(viewer) ? REP_STATUSES : ['on_leave', ...back];
  return rows.map((value) => ({
    value,
    text: STATUS_WORDS[value],
    effect: sayEffect(question, value),
    chosen: value === chosen && source !== 'roster',
    takesUntil: WITH_END.has(value),
    place: ROW_WORDS[value] ?? null,
  }));
}

/** The present shift, or when the next one is. */
export function ownShift({ desk, viewer, now }: OwnQuestion) {
  const about = { tables: desk.tables, people: desk.people, person: viewer.id, at: now };
  const present = shiftNow(about);
  if (present) return { on: true, shift: present };
  const start = nextShiftStart(about);
  return { on: false, shift: start && shiftNow({ ...about, at: start }) };
}
