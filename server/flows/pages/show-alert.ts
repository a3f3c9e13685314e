/** The page of one alert: who, why, what was said, what this person may do, and whom it goes to next. Pages §2 告警. */
import { clockOn } from '../../../cards/clock.ts';
import { ALERT_WORDS } from '../../../templates/alert-words.ts';
import {
  ALERT_ACTS,
  ALERT_LATE,
  ALERT_STATE_WORDS,
  alertLine,
} from '../../../templates/alert-page-words.ts';
import { INBOX_URGENCY_WORDS } from '../../../templates/app-words.ts';
import { alertFaceOf } from '../../domain/alerts/faces.ts';
import { respondersAt } from '../../domain/alerts/responders.ts';
import type { Alert, AlertAction, Responders } from '../../domain/alerts/types.ts';
import { trustedCandidate } from '../../domain/calls/reading.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Clock } from '../../ports.ts';
import type { AlertActs } from '../alerts/acts.ts';
import type { Desk, ReadDesk } from '../calls/desk.ts';
import { namesOf, type NameOf } from '../calls/page-values.ts';
import { takers } from '../pushes/follow-up-views.ts';
import { nextView, toldViews } from './alert-course.ts';
import { alertMessages, type MessageNeeds } from './alert-messages.ts';
import { alertReasons } from './alert-reasons.ts';
import type { AlertPageView } from './alert.types.ts';
import { callBackTo, callerOf, clockView, whoBrief, type WhoBrief } from './brief.ts';

export interface ShowAlertNeeds extends MessageNeeds {
  readonly acts: Pick<AlertActs, 'show'>;
  readonly desk: Pick<ReadDesk, 'recent'>;
  readonly robot: boolean;
  readonly clock: Pick<Clock, 'now'>;
}

export type AlertPageShown =
  | { readonly ok: true; readonly view: AlertPageView; readonly late: string }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' };

export type ShowAlert = (wish: {
  readonly alert: string;
  readonly viewer: Employee;
}) => Promise<AlertPageShown>;

export function showAlert(need: ShowAlertNeeds): ShowAlert {
  return async ({ alert: id, viewer }) => {
    const found = await need.acts.show({ alert: id, viewer });
    if (!found.ok) return { ok: false, why: found.why === 'forbidden' ? 'forbidden' : 'gone' };
    const { alert } = found;
    const [desk, calls] = await Promise.all([
      need.desk.recent(),
      need.lists.byId(alert.messages.map((one) => one.call)),
    ]);
    const now = need.clock.now();
    const nameOf = namesOf(desk.people);
    const [messages, digests] = await Promise.all([
      alertMessages(need, { messages: alert.messages, calls, people: desk.people, viewer }),
      Promise.all(alert.messages.map((one) => need.digests.load(one.call))),
    ]);
    const call = calls.get(alert.messages.at(-1)?.call ?? '') ?? null;
    const caller = call && callerOf(call, desk.people);
    const acts = actsOf(alert, viewer.id);
    const state = stateOf(alert, viewer.id);
    const view: AlertPageView = {
      id: alert.id,
      version: alert.version,
      now: now.toISOString(),
      state: { value: state, text: ALERT_STATE_WORDS[state] },
      mine: alert.takenBy === viewer.id,
      line: lineOf(alert, state, { viewer: viewer.id, now, nameOf }),
      respondBy: clockView(alert.respondBy, now),
      settleBy: alert.settleBy && clockView(alert.settleBy, now),
      who: call && caller ? whoBrief(call, caller) : NOBODY,
      urgency: { value: alert.grade, text: INBOX_URGENCY_WORDS[alert.grade] },
      reasons: caller ? alertReasons(alert, digests, caller) : [],
      from:
        alert.heir?.person === viewer.id
          ? ALERT_WORDS.handedBy(nameOf(alert.heir.from).name)
          : null,
      messages,
      acts: acts.map((key) => ({ key, ...ALERT_ACTS[key] })),
      colleagues: acts.includes('hand') ? colleaguesOf(desk, viewer.id, now) : [],
      told: toldViews(alert, { now, nameOf }),
      next: nextView(alert, { now, nameOf, responders: respondersIn(need, { desk, alert, now }) }),
      callBack: acts.includes('settle') ? callBackTo(call) : null,
      links: linksOf(call),
    };
    return { ok: true, view, late: lateLine(alert, { viewer: viewer.id, now, nameOf }) };
  };
}

const NOBODY: WhoBrief = { title: '', contact: '', level: null, number: '', again: null };

/** A promise was not kept, and nobody has been asked in particular since. */
function stateOf(alert: Alert, person: string): AlertPageView['state']['value'] {
  const lapsed = alertFaceOf(alert, person)?.state.name === 'lapsed';
  const again = alert.lapses > 0 && (alert.heir ?? null) === null;
  return alert.state === 'open' && (lapsed || again) ? 'lapsed' : alert.state;
}

/** Whoever may see it may take it; only who was told may hand it on. */
function actsOf(alert: Alert, person: string): readonly AlertAction[] {
  const told = alert.told.includes(person) || alert.notices.some((one) => one.to === person);
  switch (alert.state) {
    case 'settled':
      return [];
    case 'open':
      return told ? ['take', 'hand'] : ['take'];
    case 'taken':
      return alert.takenBy === person ? ['settle', 'hand'] : [];
  }
}

interface Reader {
  readonly viewer: string;
  readonly now: Date;
  readonly nameOf: NameOf;
}

function lineOf(
  alert: Alert,
  state: AlertPageView['state']['value'],
  { viewer, now, nameOf }: Reader,
): string {
  const { takenBy, takenAt, settled, settleBy, respondBy } = alert;
  const by = settled ? settled.by : takenBy;
  const at = settled ? settled.at : takenAt;
  const taken = takenBy === viewer ? ('mine' as const) : ('taken-by' as const);
  return alertLine(state === 'taken' ? taken : state, {
    who: by === null || by === viewer ? '' : nameOf(by).name,
    clock: at ? clockOn(at, now) : '',
    respondBy: clockOn(respondBy, now),
    settleBy: settleBy ? clockOn(settleBy, now) : '',
    late: now >= respondBy,
    how: settled?.how ?? null,
  });
}

/** What whoever was too late reads. */
function lateLine(alert: Alert, { viewer, now, nameOf }: Reader): string {
  const { settled, takenBy, takenAt } = alert;
  if (settled) {
    const by = settled.by === null || settled.by === viewer ? '' : nameOf(settled.by).name;
    return ALERT_LATE.settled(by, clockOn(settled.at, now));
  }
  if (takenBy !== null && takenBy !== viewer && takenAt) {
    return ALERT_LATE.taken(nameOf(takenBy).name, clockOn(takenAt, now));
  }
  return alert.told.includes(viewer) ? ALERT_LATE.changed : ALERT_LATE.notYours;
}

function colleaguesOf(desk: Desk, viewer: string, now: Date): AlertPageView['colleagues'] {
  return takers(desk, viewer, now).map(({ id, name, statusWord }) => ({
    id,
    name,
    status: statusWord,
  }));
}

/** Who will be there when the next step comes. */
function respondersIn(
  need: Pick<ShowAlertNeeds, 'robot'>,
  { desk, alert, now }: { readonly desk: Desk; readonly alert: Alert; readonly now: Date },
): Responders {
  return respondersAt({
    tables: desk.tables,
    people: desk.people,
    at: alert.nextStepAt ?? now,
    statuses: desk.statuses,
    activities: desk.activity,
    deputies: null,
    unreachable: [],
    robot: need.robot,
  });
}

function linksOf(call: Call | null): AlertPageView['links'] {
  const customer = call && (trustedCandidate(call)?.customer?.id ?? null);
  return {
    call: call && `pages/call/detail?id=${encodeURIComponent(call.id)}`,
    customer: customer && `pages/customer/detail?id=${encodeURIComponent(customer)}`,
  };
}
