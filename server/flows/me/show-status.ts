/** 状态, the first screen of everybody: all that it first shows, composed by role. Pages §1, §2. */
import type { Alert } from '../../domain/alerts/types.ts';
import type { Employee } from '../../domain/people.ts';
import { WAITING_NUMBERS, type WaitingNumber } from '../../domain/inbox/types.ts';
import { planNormalCall } from '../../domain/routing/effects.ts';
import { isRep } from '../../domain/routing/roster.ts';
import { activityOf } from '../../domain/routing/standing.ts';
import { startOfDay } from '../../domain/time.ts';
import { HAND_OVER_WORDS } from '../../../templates/duty-words.ts';
import { DUTY_NOW_WORDS, NUMBER_WORDS, TODAY_WORDS } from '../../../templates/me-words.ts';
import type { Alerts, Clock, Pushes, Statuses, WorkCounts } from '../../ports.ts';
import type { ReadDesk } from '../calls/desk.ts';
import { collectHandOver, type HandOverNeeds } from '../roster/hand-over.ts';
import { chainLinks } from './chain.ts';
import {
  callNow,
  hasStatus,
  ownShift,
  ownStatus,
  statusRows,
  type OwnQuestion,
} from './own-status.ts';
import { linesLike, teamLines } from './team.ts';
import { type AlertLine, type StatusPage, type TeamBoard, type WaitingRow } from './view.types.ts';
import { sayWhen, saySpan } from './when.ts';

interface StatusNeeds {
  readonly desk: Pick<ReadDesk, 'now'>;
  readonly statuses: Pick<Statuses, 'known'>;
  readonly alerts: Pick<Alerts, 'open'>;
  readonly pushes: Pick<Pushes, 'unreachableSince'>;
  readonly counts: WorkCounts;
  readonly todos: HandOverNeeds['todos'];
  readonly clock: Pick<Clock, 'now'>;
}

/** Beyond this many the list of alerts has a page of its own. */
const MOST_ALERTS = 200;
const ALERTS_SHOWN = 10;
/** What one answer may weigh has room for these: of the first screen, and of the board alone. Pages §6. */
const TEAM_SHOWN = 20;
const BOARD_SHOWN = 40;

/** Open alerts this person was told of, most pressing first. */
export async function openAlertsOf(
  alerts: Pick<Alerts, 'open'>,
  person: string,
): Promise<readonly Alert[]> {
  const found = await alerts.open(MOST_ALERTS, { of: person });
  return byDeadline(found.filter(({ told }) => told.includes(person)));
}

/** Those that nobody has taken, most pressing first. */
function byDeadline(alerts: readonly Alert[]): Alert[] {
  return alerts
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => a.respondBy.getTime() - b.respondBy.getTime());
}

function alertLine(alert: Alert, now: Date): AlertLine {
  const { id, respondBy } = alert;
  const late = respondBy <= now;
  const text = DUTY_NOW_WORDS.alert(sayWhen(respondBy, now), late);
  return { alert: id, respondBy: respondBy.toISOString(), late, text };
}

function leadOf({ roles }: Employee): StatusPage['lead'] {
  if (roles.includes('director')) return 'director';
  if (roles.includes('rep')) return 'rep';
  return roles.includes('duty') ? 'duty' : 'none';
}

export function showStatus(
  need: StatusNeeds & { readonly waiting: (show: WaitingNumber) => Promise<readonly WaitingRow[]> },
): (wish: {
  readonly viewer: Employee;
  readonly show: WaitingNumber | null;
}) => Promise<StatusPage> {
  return async ({ viewer, show }) => {
    const now = need.clock.now();
    const leads = viewer.roles.includes('director');
    const seesAll = leads || viewer.roles.includes('admin');
    const [desk, open, unreachable, all, counts] = await Promise.all([
      need.desk.now(),
      openAlertsOf(need.alerts, viewer.id),
      need.pushes.unreachableSince(startOfDay(now)),
      seesAll ? need.alerts.open(MOST_ALERTS) : [],
      leads ? need.counts.open(now) : null,
    ]);
    const known = need.statuses.known();
    const question: OwnQuestion = { desk, viewer, now, known };
    const team = teamLines(desk, { now, unreachable });
    const lines = open.map((alert) => alertLine(alert, now));
    const untaken = byDeadline(all);
    const [pressing] = seesAll ? untaken : open;
    const numbers = {
      alerts: untaken.length,
      callbacks: counts?.callbacks ?? 0,
      overdue: counts?.overdue ?? 0,
    };
    return {
      now: now.toISOString(),
      lead: leadOf(viewer),
      statusKnown: known,
      strip: pressing ? alertLine(pressing, now) : null,
      own: hasStatus(viewer) ? ownStatus(question) : null,
      rows: statusRows(question),
      chain: chainLinks(planNormalCall(callNow(question)).steps, desk.people),
      today: isRep(viewer) ? todayOf(question) : null,
      shift: isRep(viewer) ? shiftOf(question) : null,
      duty: viewer.roles.includes('duty')
        ? await dutyOf(need, question, lines.slice(0, ALERTS_SHOWN))
        : null,
      numbers: leads
        ? WAITING_NUMBERS.map((value) => ({
            ...{ value, text: NUMBER_WORDS[value], count: numbers[value] },
          }))
        : [],
      waiting: leads && show !== null ? { show, rows: await need.waiting(show) } : null,
      team: team.slice(0, TEAM_SHOWN),
      teamMore: Math.max(0, team.length - TEAM_SHOWN),
    };
  };
}

/** GET /api/team: the board alone; whom it has no room for is counted, and found by name. */
export function showTeam(
  need: Pick<StatusNeeds, 'desk' | 'statuses' | 'pushes' | 'clock'>,
): (words: string) => Promise<TeamBoard> {
  return async (words) => {
    const now = need.clock.now();
    const [desk, unreachable] = await Promise.all([
      need.desk.now(),
      need.pushes.unreachableSince(startOfDay(now)),
    ]);
    const found = linesLike(teamLines(desk, { now, unreachable }), words);
    const team = found.slice(0, BOARD_SHOWN);
    const more = found.length - team.length;
    return { now: now.toISOString(), statusKnown: need.statuses.known(), team, more };
  };
}

function todayOf({ desk, viewer }: OwnQuestion): StatusPage['today'] {
  const { answered } = activityOf(desk.activity, viewer.id);
  const max = viewer.maxDailyCalls;
  return { answered, max, text: TODAY_WORDS.answered(answered, max) };
}

function shiftOf(question: OwnQuestion): StatusPage['shift'] {
  const { on, shift } = ownShift(question);
  if (!shift) return { on: false, at: null, text: TODAY_WORDS.noNext };
  const { now } = question;
  return on
    ? { on, at: shift.to.toISOString(), text: TODAY_WORDS.now(sayWhen(shift.to, now)) }
    : { on, at: shift.from.toISOString(), text: TODAY_WORDS.next(saySpan(shift, now)) };
}

async function dutyOf(
  need: Pick<StatusNeeds, 'alerts' | 'todos'>,
  question: OwnQuestion,
  alerts: readonly AlertLine[],
): Promise<NonNullable<StatusPage['duty']>> {
  const { on, shift } = ownShift(question);
  const { now, viewer } = question;
  if (on && shift) {
    const text = DUTY_NOW_WORDS.until(sayWhen(shift.to, now));
    const handed = await collectHandOver(need, { person: viewer.id, ...shift });
    const handOver = sayHandOver(handed);
    return { on: true, until: shift.to.toISOString(), text, alerts, handOver };
  }
  const next = shift && TODAY_WORDS.next(saySpan(shift, now));
  return { on: false, until: null, text: next ?? DUTY_NOW_WORDS.off, alerts, handOver: null };
}

function sayHandOver(handed: Awaited<ReturnType<typeof collectHandOver>>): string {
  if (handed === null) return DUTY_NOW_WORDS.nothingHanded;
  const { open, taken, callbacks, todos } = handed;
  const waiting = open.length + taken.length;
  return DUTY_NOW_WORDS.handOver(HAND_OVER_WORDS.counts(waiting, callbacks.length, todos.length));
}
