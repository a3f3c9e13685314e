/** Key 1 on an alert call: the alert being read is taken, and the voice says so, or who was first. Spec §5. */
import { v5 as uuidv5 } from 'uuid';
import type { AlertCall, AlertCallEvent } from '../../domain/alerts/alert-call.ts';
import { keyedAlert } from '../../domain/alerts/alert-call.ts';
import type { Alert } from '../../domain/alerts/types.ts';
import type { Clock, Gateway, People } from '../../ports.ts';
import { ALERT_CALL_WORDS } from '../../../templates/alert-call.ts';

export interface AnswerKeyNeeds {
  /** The ack of this person, by this event; again = no change. The alert as it is then; null when there is none. */
  readonly take: (alert: string, person: string, event: string) => Promise<Alert | null>;
  readonly gateway: Pick<Gateway, 'alertSay'>;
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Name space of the orders that answer a key. */
const SAYINGS = '6d0f6a3e-52c4-4a8f-9d5c-8c3f1b7e9a10';
/** Whoever pressed waits with the telephone at the ear. */
const NOT_AFTER_MS = 5000;

export function answerKey(
  need: AnswerKeyNeeds,
): (call: AlertCall, event: AlertCallEvent) => Promise<void> {
  /** Null: the item is read, for it is theirs. */
  async function textFor(alert: Alert | null, person: string): Promise<string | null> {
    if (!alert || alert.state === 'settled') return ALERT_CALL_WORDS.settled;
    if (alert.takenBy === person) return null;
    const taker = (await need.people.all()).find((one) => one.id === alert.takenBy);
    return taker ? ALERT_CALL_WORDS.takenBy(taker.name) : ALERT_CALL_WORDS.takenByAnother;
  }

  return async (call, event) => {
    const { fact } = event;
    // The very same event names the alert it was for, though the call has gone on since.
    const before = call.keyed.find((one) => one.event === event.id)?.alert;
    const id = before ?? (fact.type === 'key' ? keyedAlert(call, fact) : null);
    if (id === null) return;
    const alert = await need.take(id, call.person, event.id);
    const say = {
      id: `say-${uuidv5(`${call.id}:${event.id}`, SAYINGS)}`,
      call: call.id,
      alert: id,
      text: await textFor(alert, call.person),
      notAfter: new Date(need.clock.now().getTime() + NOT_AFTER_MS),
    };
    const { result } = await need.gateway.alertSay(say);
    // The same again is harmless; the ack itself stands, whatever is heard.
    if (result === 'unknown') await need.gateway.alertSay(say);
  };
}
