/** Places one alert call: whatever waits for a call to this person goes into it, three are read. Spec §5. */
import type {
  AlertCall,
  AlertCallOutcome,
  AlertCallWords,
  CallWish,
} from '../../domain/alerts/alert-call.ts';
import {
  acceptCall,
  endCall,
  splitWishes,
  unreadOf,
  wishesOf,
} from '../../domain/alerts/alert-call.ts';
import type { AlertCalls, Clock, Gateway, People } from '../../ports.ts';
import { ALERT_CALL_WORDS, sayAlert, type SpokenAlert } from '../../../templates/alert-call.ts';
import { changeCall } from './phone-calls.ts';

export interface PlaceCallNeeds {
  readonly calls: AlertCalls;
  readonly gateway: Pick<Gateway, 'alertCall'>;
  readonly people: Pick<People, 'all'>;
  /** What waits for a call to this person, as of now; what was taken meanwhile is not among it. */
  readonly waiting: (person: string) => Promise<readonly CallWish[]>;
  /** What is read of an alert; null when it is gone. */
  readonly spoken: (alert: string) => Promise<SpokenAlert | null>;
  /** Told once or more often for each notice. */
  readonly noticed: (wish: CallWish, outcome: AlertCallOutcome | 'skipped') => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
  /** A random uuid. */
  readonly newId: () => string;
}

/** placed: ordered · nothing: nothing waits any more · engaged: another call to them was first · no-way: no telephone. */
export type Placed = 'placed' | 'nothing' | 'engaged' | 'no-way';

/** Outcome unknown: not dialled again before. Spec §5. */
export const UNKNOWN_MS = 60_000;
const NOT_AFTER_MS = 20_000;

export function placeCall(
  need: PlaceCallNeeds,
): (person: string, attempt: number) => Promise<Placed> {
  const { calls, clock } = need;

  async function numberOf(person: string): Promise<string | null> {
    const found = (await need.people.all()).find((one) => one.id === person && one.active);
    return found?.mobile ?? found?.extension ?? null;
  }

  async function wordsFor(call: AlertCall): Promise<AlertCallWords> {
    const spoken = await Promise.all(call.alerts.map(({ alert }) => need.spoken(alert)));
    return {
      intro: ALERT_CALL_WORDS.intro,
      items: spoken.map((one) => (one ? sayAlert(one) : ALERT_CALL_WORDS.settled)),
      next: ALERT_CALL_WORDS.next,
      bye: ALERT_CALL_WORDS.bye(unreadOf(call)),
      unheard: ALERT_CALL_WORDS.unheard,
    };
  }

  async function order(call: AlertCall, to: string): Promise<void> {
    const { result } = await need.gateway.alertCall({
      id: call.id,
      alerts: call.alerts.map(({ alert }) => alert),
      to,
      say: await wordsFor(call),
      notAfter: new Date(clock.now().getTime() + NOT_AFTER_MS),
    });
    // It may ring or not: what the gateway tells decides, or the silence of a minute.
    if (result === 'unknown') return;
    const at = clock.now();
    const known = await changeCall(calls, call.id, (one) =>
      result === 'done' ? acceptCall(one) : endCall(one, { outcome: 'failed', at }),
    );
    if (!known || result === 'done') return;
    for (const wish of wishesOf(known)) await need.noticed(wish, 'failed');
    await changeCall(calls, call.id, (one) => ({ ...one, dueAt: null }));
  }

  return async (person, attempt) => {
    const to = await numberOf(person);
    if (to === null) return 'no-way';
    const wishes = await need.waiting(person);
    if (wishes.length === 0) return 'nothing';
    const now = clock.now();
    const call: AlertCall = {
      id: `alert-${need.newId()}`,
      version: 1,
      person,
      ...splitWishes(wishes),
      attempt,
      accepted: false,
      state: 'dialling',
      reading: 0,
      keyed: [],
      startedAt: now,
      endedAt: null,
      outcome: null,
      dueAt: new Date(now.getTime() + UNKNOWN_MS),
    };
    if (!(await calls.open(call))) return 'engaged';
    await order(call, to);
    return 'placed';
  };
}
