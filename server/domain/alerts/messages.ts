/** Messages that open an alert or join it, and what their facts change. Spec §5. */
import { settle } from './presses.ts';
import { rungNow } from './rungs.ts';
import { hasOpenCard, lastNotice, sendCard } from './telling.ts';
import type { Alert, AlertEvent } from './types.ts';

type Of<Type extends AlertEvent['type']> = Extract<AlertEvent, { readonly type: Type }>;

/** A person has at most one new card of joined messages in this time. */
const JOIN_GAP_MS = 2 * 60_000;

/** Its first step is due at once. */
export function open(
  { at, message, number, grade, vip, ladder }: Of<'opened'>,
  { id, now }: { readonly id: string; readonly now: Date },
): Alert {
  return {
    id,
    version: 0,
    createdAt: now,
    updatedAt: now,
    number,
    messages: [message],
    grade,
    vip,
    openedAt: at,
    respondBy: new Date(at.getTime() + ladder.within * 1000),
    ladder,
    clockFrom: at,
    step: 0,
    nextStepAt: at,
    state: 'open',
    takenBy: null,
    takenAt: null,
    remindAt: null,
    settleBy: null,
    lapses: 0,
    settled: null,
    told: [],
    notices: [],
    heir: null,
    apart: [],
    waiting: [],
    notes: [],
    seen: [],
    rows: [],
  };
}

/**
 * One more message of that caller: counted, and shown by a new card to its taker, or to whoever has a live one. The
 * ladder goes on as it was. A settled alert takes none: the next message opens another.
 */
export function join(alert: Alert, event: Of<'joined'>): Alert {
  if (alert.state === 'settled') return alert;
  const { message, at } = event;
  const known = alert.messages.some((one) => one.call === message.call);
  const joined: Alert = {
    ...alert,
    messages: known ? alert.messages : [...alert.messages, message],
    grade: event.grade === 'high' ? 'high' : alert.grade,
    vip: alert.vip || event.vip,
  };
  if (known) return joined;
  return readersOf(joined).reduce((next, person) => showJoined(next, person, at), joined);
}

function readersOf(alert: Alert): readonly string[] {
  if (alert.takenBy !== null) return [alert.takenBy];
  return alert.told.filter((person) => hasOpenCard(alert, person));
}

function showJoined(alert: Alert, person: string, at: Date): Alert {
  const waiting = alert.waiting ?? [];
  if (waiting.some((one) => one.person === person)) return alert;
  const last = lastNotice(alert, person, 'card');
  const free = last ? new Date(last.at.getTime() + JOIN_GAP_MS) : at;
  if (free > at) return { ...alert, waiting: [...waiting, { person, at: free }] };
  const telling = { at, rung: rungNow(alert), unreachable: [], onCall: [] };
  return sendCard(alert, person, telling);
}

/**
 * Facts raise, and never lower a VIP's or a high one. What was opened because nothing was known closes itself when all
 * its messages turn out not to be urgent, unless somebody has taken it.
 */
export function grade(alert: Alert, { urgency, call, at }: Of<'graded'>): Alert {
  if (alert.state === 'settled') return alert;
  if (urgency === 'high') {
    return alert.grade === 'high' ? alert : { ...alert, grade: 'high', raised: true };
  }
  const read = alert.messages.some((one) => !one.calm && isMeant(one.call, call));
  if (!read) return alert;
  const messages = alert.messages.map((one) =>
    isMeant(one.call, call) ? { ...one, calm: true } : one,
  );
  const next = { ...alert, messages };
  const calm = messages.every((one) => one.calm);
  const closes = calm && alert.state === 'open' && alert.grade === 'unknown' && !alert.vip;
  return closes ? settle(next, { how: 'not-urgent', by: null, at }) : next;
}

function isMeant(message: string, call: string | undefined): boolean {
  return call === undefined || call === message;
}
