/** Telling people of an alert: a card, a telephone call, a word in the group. Each telling is a notice. Spec §5. */
import type { Alert, Channel, Notice, NoticeOutcome, Responders, Rung } from './types.ts';

const SECOND_MS = 1000;
/** A call whose outcome is unknown is not dialled again within this, and a card unknown for so long is followed by a call. */
export const UNKNOWN_MS = 60 * SECOND_MS;
/** A card that waits for the budget goes out, or is bundled, when the minute of the budget is over; then by phone. */
export const HELD_MS = 90 * SECOND_MS;

/** What is known of the moment of a telling. */
export interface Telling extends Pick<Responders, 'unreachable' | 'onCall'> {
  readonly at: Date;
  readonly rung: Rung;
}

/** The latest notice of a person by a channel. A skipped card is none; a call that could not be made was tried. */
export function lastNotice(alert: Alert, to: string, channel: Channel): Notice | null {
  const counts = ({ outcome }: Notice): boolean => channel !== 'card' || outcome !== 'skipped';
  return (
    alert.notices.findLast((one) => one.to === to && one.channel === channel && counts(one)) ?? null
  );
}

/** The notice behind the card a person has, or is to have: one that another card speaks for has none of its own. */
export function lastShown(alert: Alert, to: string): Notice | null {
  const isOwn = ({ outcome }: Notice): boolean => outcome !== 'skipped' && outcome !== 'bundled';
  return (
    alert.notices.findLast((one) => one.to === to && one.channel === 'card' && isOwn(one)) ?? null
  );
}

function addNotice(
  alert: Alert,
  notice: Omit<Notice, 'id' | 'outcome'>,
  outcome: NoticeOutcome = 'pending',
): Alert {
  // The list only grows, and only by saves that saw it whole: its length names the next one.
  const id = `notice:${alert.id}:${alert.notices.length}`;
  return { ...alert, notices: [...alert.notices, { id, ...notice, outcome }] };
}

/** Times that came together, as after a standstill, are one telling. */
function isToldNow(alert: Alert, to: string, channel: Channel, at: Date): boolean {
  return alert.notices.some(
    (one) => one.to === to && one.channel === channel && one.at.getTime() === at.getTime(),
  );
}

/**
 * A new card: it notifies, and shows the alert as everybody sees it. Skipped for whom WeCom does not deliver to; nothing
 * when they have had one at this very moment.
 */
export function sendCard(alert: Alert, person: string, telling: Telling): Alert {
  const { at, rung, unreachable } = telling;
  if (isToldNow(alert, person, 'card', at)) return alert;
  const notice = { at, to: person, channel: 'card', rung } as const;
  if (unreachable.includes(person)) return addNotice(alert, notice, 'skipped');
  return {
    ...addNotice(alert, notice),
    told: alert.told.includes(person) ? alert.told : [...alert.told, person],
    apart: (alert.apart ?? []).filter((one) => one.person !== person),
    waiting: (alert.waiting ?? []).filter((one) => one.person !== person),
    notes: alert.notes.filter((one) => one.person !== person),
  };
}

/** A telephone call; nothing while an earlier one has not come to its end: one at a time. */
export function ring(alert: Alert, person: string, telling: Telling): Alert {
  const { at, rung, onCall } = telling;
  const last = lastNotice(alert, person, 'phone');
  // Who talks on the hotline is phoned when that ends: the call asked for first is the one.
  const runs =
    last?.outcome === 'pending' &&
    (onCall.includes(person) || at.getTime() - last.at.getTime() < UNKNOWN_MS);
  if (runs || isToldNow(alert, person, 'phone', at)) return alert;
  return addNotice(alert, { at, to: person, channel: 'phone', rung });
}

/** By all channels of a step; who cannot have a card is phoned in its place. */
export function tell(
  alert: Alert,
  person: string,
  { channels, ...telling }: Telling & { readonly channels: readonly Channel[] },
): Alert {
  const cards = channels.includes('card');
  const carded = cards ? sendCard(alert, person, telling) : alert;
  const phones = channels.includes('phone') || (cards && telling.unreachable.includes(person));
  return phones ? ring(carded, person, telling) : carded;
}

/** The group robot; skipped where no webhook is configured. */
export function tellGroup(alert: Alert, at: Date, configured: boolean): Alert {
  const notice = { at, to: 'robot', channel: 'robot', rung: 'robot' } as const;
  return addNotice(alert, notice, configured ? 'pending' : 'skipped');
}

/** Whether the alert speaks to this person by a live card that is like everybody's. */
export function hasOpenCard(alert: Alert, person: string): boolean {
  const apart = (alert.apart ?? []).some((one) => one.person === person);
  return alert.state === 'open' && alert.told.includes(person) && !apart;
}

/**
 * The latest card of a person when nothing else is on its way to them: no call since, none that runs. Only then does a
 * card that does not arrive matter.
 */
export function loneCard(alert: Alert, person: string): Notice | null {
  const card = hasOpenCard(alert, person) ? lastNotice(alert, person, 'card') : null;
  const phone = lastNotice(alert, person, 'phone');
  if (!card || phone?.outcome === 'pending') return null;
  return phone && phone.at >= card.at ? null : card;
}

/**
 * Asked once more at the moment of dialling or posting: whether this notice is still to be carried out. After an ack
 * nothing is, and of two calls to one person only the later is.
 */
export function isNoticeWanted(alert: Alert, id: string): boolean {
  const notice = alert.notices.find((one) => one.id === id);
  if (alert.state !== 'open' || notice?.outcome !== 'pending') return false;
  return notice.channel !== 'phone' || lastNotice(alert, notice.to, 'phone')?.id === id;
}
