/** The pure core of an alert call: rings a colleague, speaks, waits for keys, and for what the product answers to them. */
import type { EventData, Millis } from './execution.ts';
import { type Answer, DONE } from './orders.ts';

/** What is to be said, as ordered. */
export interface AlertSpeech {
  readonly intro: string;
  readonly items: readonly string[];
  readonly next: string;
  readonly bye: string;
  readonly unheard: string;
}

/**
 * ringing · offering: an alert is offered, a key may come · asked: a key was told, the product has not answered yet ·
 * reading: the answer is spoken · closing: the last words are · ended.
 */
export type AlertPhase = 'ringing' | 'offering' | 'asked' | 'reading' | 'closing' | 'ended';

export interface AlertLine {
  readonly id: string;
  readonly to: string;
  readonly alerts: readonly string[];
  readonly say: AlertSpeech;
  phase: AlertPhase;
  /** Index of the alert that is offered or read. */
  at: number;
  /** End of the present phase; null when ended. */
  until: Millis | null;
  pickedUpAt: Millis | null;
  cause: string | null;
  said: readonly Said[];
}

export interface Said {
  readonly at: Millis;
  readonly by: 'gateway' | 'person';
  readonly text: string;
}

export type AlertInput =
  | { readonly type: 'tick' | 'answer' | 'hangup' }
  | { readonly type: 'key'; readonly key: string }
  /** The product's answer to a key; null: the item as ordered. */
  | { readonly type: 'say'; readonly alert: string; readonly text: string | null };

export interface AlertNews {
  readonly at: Millis;
  readonly type: string;
  readonly data: EventData;
}

/** Seconds. A mailbox that answers hears the offer and is hung up on. */
export const ALERT_LIMITS = { ringing: 30, key: 20, answer: 5 } as const;
/** Characters a voice reads in a second. */
const PACE = 4;
const TAKE = '1';

/** The number is dialled. `busy`: it talks or rings already. */
export function beginAlertCall(
  order: Pick<AlertLine, 'id' | 'to' | 'alerts' | 'say'>,
  { now, busy }: { readonly now: Millis; readonly busy: boolean },
): { readonly next: AlertLine; readonly news: readonly AlertNews[] } {
  const line: AlertLine = {
    ...order,
    phase: 'ringing',
    at: 0,
    until: now + ALERT_LIMITS.ringing * 1000,
    pickedUpAt: null,
    cause: null,
    said: [],
  };
  const data = { direction: 'out', from: null, to: order.to };
  const news: AlertNews[] = [{ at: now, type: 'call.started', data }];
  if (busy) end(line, { now, news, by: 'system', cause: 'busy' });
  return { next: line, news };
}

/** Brings the call up to `now`, each due thing at its own moment, then applies the input. The call given is not changed. */
export function advanceAlertCall(
  given: AlertLine,
  input: AlertInput,
  now: Millis,
): { readonly next: AlertLine; readonly news: readonly AlertNews[]; readonly answer: Answer } {
  const line = { ...given };
  const news: AlertNews[] = [];
  while (line.until !== null && line.until <= now) pass(line, line.until, news);
  return { next: line, news, answer: apply(line, input, { now, news }) };
}

/** What time alone brings. */
function pass(line: AlertLine, now: Millis, news: AlertNews[]): void {
  switch (line.phase) {
    case 'ringing':
      end(line, { now, news, by: 'system', cause: 'no_answer' });
      return;
    case 'offering':
      end(line, { now, news, by: 'system', cause: 'no_key' });
      return;
    case 'asked':
      speak(line, now, line.say.unheard, 'closing');
      return;
    case 'reading':
      goOn(line, now);
      return;
    case 'closing':
      end(line, { now, news, by: 'system', cause: 'hangup' });
      return;
    case 'ended':
      line.until = null;
  }
}

function apply(
  line: AlertLine,
  input: AlertInput,
  { now, news }: { readonly now: Millis; readonly news: AlertNews[] },
): Answer {
  if (input.type === 'tick') return DONE;
  if (line.phase === 'ended') return { result: 'too_late', reason: 'ended' };
  switch (input.type) {
    case 'answer':
      if (line.phase !== 'ringing') return { result: 'refused', reason: 'not-ringing' };
      line.pickedUpAt = now;
      news.push({ at: now, type: 'call.connected', data: {} });
      offer(line, now, line.say.intro);
      return DONE;
    case 'hangup': {
      const cause = line.phase === 'ringing' ? 'rejected' : 'hangup';
      end(line, { now, news, by: 'agent', cause });
      return DONE;
    }
    case 'key':
      return press(line, input.key, { now, news });
    case 'say':
      if (line.phase !== 'asked') return { result: 'too_late', reason: line.phase };
      if (line.alerts[line.at] !== input.alert) return { result: 'refused', reason: 'not-asked' };
      speak(line, now, input.text ?? line.say.items[line.at] ?? '', 'reading');
      return DONE;
  }
}

function press(
  line: AlertLine,
  key: string,
  { now, news }: { readonly now: Millis; readonly news: AlertNews[] },
): Answer {
  if (line.phase === 'ringing') return { result: 'refused', reason: 'not-lifted' };
  line.said = [...line.said, { at: now, by: 'person', text: key }];
  // A key during the reading cuts it short: the alert that is read is theirs already.
  if (line.phase === 'reading') goOn(line, now);
  else if (line.phase === 'offering') {
    const alert = line.alerts[line.at] ?? null;
    news.push({ at: now, type: 'ivr.input', data: { digits: key, alert } });
    if (key !== TAKE) return DONE;
    line.phase = 'asked';
    line.until = now + ALERT_LIMITS.answer * 1000;
  }
  return DONE;
}

/** The next alert is offered; after the last one the call says good-bye. */
function goOn(line: AlertLine, now: Millis): void {
  line.at += 1;
  if (line.at < line.alerts.length) offer(line, now, line.say.next);
  else speak(line, now, line.say.bye, 'closing');
}

function offer(line: AlertLine, now: Millis, text: string): void {
  speak(line, now, text, 'offering');
  line.until = (line.until ?? now) + ALERT_LIMITS.key * 1000;
}

function speak(line: AlertLine, now: Millis, text: string, phase: AlertPhase): void {
  line.said = [...line.said, { at: now, by: 'gateway', text }];
  line.phase = phase;
  line.until = now + Math.ceil(text.length / PACE) * 1000;
}

function end(
  line: AlertLine,
  how: { now: Millis; news: AlertNews[]; by: 'agent' | 'system'; cause: string },
): void {
  const { now, news, by, cause } = how;
  const talk = line.pickedUpAt === null ? 0 : Math.round((now - line.pickedUpAt) / 1000);
  // Whoever picked up has talked, however shortly.
  const talkSeconds = line.pickedUpAt === null ? 0 : Math.max(1, talk);
  line.phase = 'ended';
  line.until = null;
  line.cause = cause;
  news.push({ at: now, type: 'call.ended', data: { by, cause, talk_seconds: talkSeconds } });
}
