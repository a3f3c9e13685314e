/** The ladder of an open alert as time passes: every step whose time has come, cards that wait, cards that got lost. Spec §5. */
import { audienceOf, clockFor, lastStep, rungNow, stepAt } from './rungs.ts';
import { HELD_MS, UNKNOWN_MS } from './telling.ts';
import { hasOpenCard, loneCard, ring, sendCard, tell, tellGroup } from './telling.ts';
import type { Alert, Responders } from './types.ts';

export interface Now {
  readonly at: Date;
  readonly responders: Responders;
}

/** All that is due at a moment; the same alert when nothing is. */
export function climb(alert: Alert, now: Now): Alert {
  let next = alert;
  for (let due = stepAt(next, next.step); due && due <= now.at; due = stepAt(next, next.step)) {
    next = performStep(next, due, now);
  }
  return followLostCards(sendWaiting(next, now), now);
}

/** A step with nobody is skipped: what follows it is due when it was, and keeps its distances from there. */
function performStep(alert: Alert, due: Date, now: Now): Alert {
  const { step } = alert;
  const passed = { ...alert, step: step + 1 };
  const { rung, channels } = alert.ladder.steps[step] ?? { rung: 'robot', channels: [] };
  if (rung === 'robot') return tellGroup(passed, now.at, now.responders.robot);
  const audience = audienceOf(alert, step, now.responders);
  if (audience.length === 0) return { ...passed, clockFrom: clockFor(alert, step + 1, due) };
  const telling = { ...now.responders, at: now.at, rung, channels };
  return audience.reduce((told, person) => tell(told, person, telling), passed);
}

/** Cards held back for two minutes, where the person still has a live one. */
export function sendWaiting(alert: Alert, { at, responders }: Now): Alert {
  const due = (alert.waiting ?? []).filter((one) => one.at <= at);
  const telling = { ...responders, at, rung: rungNow(alert) };
  const sent = due.reduce((next, { person }) => sendCard(next, person, telling), alert);
  if (due.length === 0) return alert;
  return { ...sent, waiting: (sent.waiting ?? []).filter((one) => one.at > at) };
}

/** A card of which nothing is known after a minute: the person is phoned. */
function followLostCards(alert: Alert, { at, responders }: Now): Alert {
  const lost = alert.told.filter((person) => {
    const due = unknownAt(alert, person);
    return due !== null && due <= at;
  });
  const telling = { ...responders, at };
  return lost.reduce((next, person) => {
    const rung = loneCard(next, person)?.rung ?? rungNow(next);
    return ring(next, person, { ...telling, rung });
  }, alert);
}

/** When a person is phoned because nothing is known of their card; null when that is not in question. */
export function unknownAt(alert: Alert, person: string): Date | null {
  const card = loneCard(alert, person);
  if (card?.outcome !== 'pending') return null;
  return new Date(card.at.getTime() + (card.held ? HELD_MS : UNKNOWN_MS));
}

/** Somebody of the present rung has come on shift: one card, where they have no live one. */
export function arrive(alert: Alert, { at, responders }: Now): Alert {
  const step = lastStep(alert);
  if (alert.state !== 'open' || step === null) return alert;
  const telling = { ...responders, at, rung: rungNow(alert) };
  return audienceOf(alert, step, responders)
    .filter((person) => !responders.unreachable.includes(person) && !hasCard(alert, person))
    .reduce((next, person) => sendCard(next, person, telling), alert);
}

function hasCard(alert: Alert, person: string): boolean {
  const lapsed = (alert.apart ?? []).some(
    (one) => one.person === person && one.state.name === 'lapsed',
  );
  return lapsed || hasOpenCard(alert, person);
}
