/** What happens to a call, in order: gateway facts, presses, and the time of a claim running out. */
import { advance, type Decision } from '../../../../server/domain/calls/advance.ts';
import type { CallEvent, GatewayFact, Press } from '../../../../server/domain/calls/events.ts';
import { faceOf } from '../../../../server/domain/calls/face.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import { later, makeCall } from '../../flows/calls/make-call.ts';
import { A, B, C, D } from '../routing/make.ts';

export { A, B, C, D };
export const PEOPLE = [A, B, C, D] as const;

type Happening = (at: Date, id: string) => CallEvent;
/** Seconds after the call began, and what happened then. */
export type Told = readonly [number, Happening];

export function fact(told: GatewayFact): Happening {
  return (at, id) => ({ ...told, id, at, seq: null });
}

export function rings(person: string, leg = `${person}:office`): Happening {
  return fact({ type: 'ringing', leg, person, device: 'office_phone' });
}
export function answers(person: string, leg = `${person}:office`): Happening {
  return fact({ type: 'connected', leg, person, device: 'office_phone' });
}
export function stops(
  person: string,
  outcome: 'busy' | 'rejected' | 'no_answer' | 'cancelled',
  leg = `${person}:office`,
): Happening {
  return fact({ type: 'leg-ended', leg, person, device: 'office_phone', outcome });
}
export function hands(state: 'ringing' | 'done' | 'failed', from: string, to: string): Happening {
  return fact({ type: 'transfer', state, from, to, leg: null });
}
export const greeting = fact({ type: 'voicemail-started', recording: 'r' });
export function message(seconds: number): Happening {
  return fact({ type: 'voicemail-left', recording: 'r', seconds });
}
export function ends(talkSeconds: number | null = null): Happening {
  return fact({ type: 'ended', ended: { by: 'caller', cause: 'hangup', talkSeconds } });
}

/** A press with both phones at hand, unless the change says otherwise. */
export function presses(
  person: string,
  button: Press['button'],
  change: Partial<Press> = {},
): Happening {
  const reach = { device: 'office_phone' as const, number: '8001' };
  return (at, id) => ({
    type: 'pressed',
    id,
    at,
    person,
    listed: true,
    button,
    target: null,
    candidate: 0,
    code: null,
    targetReach: reach,
    ownReach: reach,
    free: true,
    lead: null,
    ...change,
  });
}

/** The claim that the n-th happening began is looked at again. */
export function lapses(n: number): Happening {
  return (at, id) => ({ type: 'lapse-due', id, at, claim: `e${n}` });
}

export function toEvent([seconds, happening]: Told, n: number): CallEvent {
  return happening(later(seconds), `e${n}`);
}

/** The call after everything told, one event after the other; the last decision with it. */
export function tell(told: readonly Told[], start: Call = makeCall()): Decision & { call: Call } {
  return join(told.map(toEvent), start);
}

export function join(
  events: readonly CallEvent[],
  start: Call = makeCall(),
): Decision & { call: Call } {
  let call = start;
  let last: Decision = { next: null, rows: [] };
  for (const event of events) {
    last = advance(call, [event], { now: event.at, settings: { takesOrders: true } });
    call = last.next ?? call;
  }
  return { ...last, call };
}

/** Name of each person's face; `-` where no card concerns them. */
export function facesOf(call: Call): Readonly<Record<string, string>> {
  return Object.fromEntries(
    PEOPLE.map((person) => [person, faceOf(call, person, true)?.state.name ?? '-']),
  );
}
