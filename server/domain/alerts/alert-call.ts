/** A telephone call that reads alerts aloud to one person and asks for 1: what it is, and what a reported fact makes of it. */
import type { Alert, NoticeOutcome } from './types.ts';

/** One call reads so many alerts; the others are only counted. */
export const MOST_READ = 3;

/** The key that takes the alert being read. */
export const TAKE_KEY = '1';

/** A call whose end is never told is over by then. */
const LONGEST_MS = 5 * 60_000;

/** What the gateway says. Before a key only `intro` and `next`: a mailbox hears nothing about a customer. */
export interface AlertCallWords {
  readonly intro: string;
  /** One for each alert, read when the product answers its key. */
  readonly items: readonly string[];
  /** Offers the next item. */
  readonly next: string;
  readonly bye: string;
  /** Said when the product does not answer a key in time; then the gateway hangs up. */
  readonly unheard: string;
}

/** A phone notice of an alert that waits for its call. */
export interface CallWish {
  readonly alert: string;
  readonly notice: string;
}

/** dialling: ordered, nothing heard of it · ringing · talking: picked up, by a person or a mailbox · ended. */
export const ALERT_CALL_STATES = ['dialling', 'ringing', 'talking', 'ended'] as const;
export type AlertCallState = (typeof ALERT_CALL_STATES)[number];

export type AlertCallOutcome = Extract<NoticeOutcome, 'answered' | 'no_answer' | 'failed'>;

export interface AlertCall {
  readonly id: string;
  readonly version: number;
  /** Employee whose phone rings; the number itself is not kept. */
  readonly person: string;
  /** Read aloud in this order, at most {@link MOST_READ}. */
  readonly alerts: readonly CallWish[];
  /** Told by this call without being read: beyond the three, or due while it rang. */
  readonly others: readonly CallWish[];
  /** 2: dialled again because nothing was known of the first. */
  readonly attempt: number;
  /** The gateway said that it carries the order out, or told of the call. */
  readonly accepted: boolean;
  readonly state: AlertCallState;
  /** Index of the alert a key takes next. */
  readonly reading: number;
  readonly keyed: readonly { readonly event: string; readonly alert: string; readonly at: Date }[];
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: AlertCallOutcome | null;
  /** When it is looked at without having been asked: silence, or an outcome not told yet. Null: no more. */
  readonly dueAt: Date | null;
}

/** What the gateway reports of such a call. `alert`: which one the key was for, where the gateway says so. */
export type AlertCallFact =
  | { readonly type: 'ringing' | 'answered' }
  | { readonly type: 'key'; readonly digits: string; readonly alert: string | null }
  | { readonly type: 'ended'; readonly cause: string | null; readonly talkSeconds: number | null }
  | { readonly type: 'other'; readonly name: string };

export interface AlertCallEvent {
  readonly id: string;
  readonly call: string;
  readonly seq: number | null;
  readonly at: Date;
  readonly fact: AlertCallFact;
}

/** The phone notices of a person that still wait, the longest due first; an alert that is taken or over wants no call. */
export function callWishes(alerts: readonly Alert[], person: string): readonly CallWish[] {
  return alerts
    .filter(({ state }) => state === 'open')
    .flatMap((alert) =>
      alert.notices
        .filter(({ channel, to }) => channel === 'phone' && to === person)
        .filter(({ outcome }) => outcome === 'pending')
        .map(({ id, at }) => ({ alert: alert.id, notice: id, at })),
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ alert, notice }) => ({ alert, notice }));
}

/** What one call reads, and what it only counts; an alert that waits with two notices is read once. */
export function splitWishes(wishes: readonly CallWish[]): Pick<AlertCall, 'alerts' | 'others'> {
  const first = wishes.filter(
    ({ alert }, n) => wishes.findIndex((one) => one.alert === alert) === n,
  );
  const alerts = first.slice(0, MOST_READ);
  return { alerts, others: wishes.filter((wish) => !alerts.includes(wish)) };
}

/** How many alerts it does not read. */
export function unreadOf({ alerts, others }: AlertCall): number {
  const read = new Set(alerts.map(({ alert }) => alert));
  return new Set(others.map(({ alert }) => alert).filter((alert) => !read.has(alert))).size;
}

/** Everything this call tells its person. */
export function wishesOf(call: AlertCall): readonly CallWish[] {
  return [...call.alerts, ...call.others];
}

/** Which alert a key takes; null for another key, or when all were offered. */
export function keyedAlert(
  call: AlertCall,
  fact: Extract<AlertCallFact, { type: 'key' }>,
): string | null {
  if (!fact.digits.startsWith(TAKE_KEY)) return null;
  const named = call.alerts.find(({ alert }) => alert === fact.alert);
  return (named ?? (fact.alert === null ? call.alerts[call.reading] : undefined))?.alert ?? null;
}

/** The call joined with one fact; facts that come late or twice take nothing back. */
export function joinFact(call: AlertCall, event: AlertCallEvent): AlertCall {
  const { fact, at } = event;
  switch (fact.type) {
    case 'ringing':
      return onwards(call, 'ringing');
    case 'answered':
      return onwards(call, 'talking');
    case 'key':
      return joinKey(onwards(call, 'talking'), event, fact);
    case 'ended':
      return endCall(call, { outcome: outcomeOf(call, fact), at });
    case 'other':
      return call;
  }
}

/** It is over, and its outcome is still to be told (`dueAt`). What ended once keeps its end. */
export function endCall(
  call: AlertCall,
  end: { readonly outcome: AlertCallOutcome; readonly at: Date },
): AlertCall {
  if (call.state === 'ended') return call;
  return { ...call, state: 'ended', outcome: end.outcome, endedAt: end.at, dueAt: end.at };
}

/** The gateway has it in hand: from now on it is waited for until it must be over. */
export function acceptCall(call: AlertCall): AlertCall {
  if (call.state === 'ended' || call.accepted) return call;
  return { ...call, accepted: true, dueAt: new Date(call.startedAt.getTime() + LONGEST_MS) };
}

function onwards(call: AlertCall, state: AlertCallState): AlertCall {
  const ahead = ALERT_CALL_STATES.indexOf(state) > ALERT_CALL_STATES.indexOf(call.state);
  return acceptCall(ahead ? { ...call, state } : call);
}

function joinKey(
  call: AlertCall,
  { id, at }: AlertCallEvent,
  fact: Extract<AlertCallFact, { type: 'key' }>,
): AlertCall {
  const alert = keyedAlert(call, fact);
  if (alert === null || call.keyed.some(({ event }) => event === id)) return call;
  const behind = call.alerts.findIndex((one) => one.alert === alert) + 1;
  return {
    ...call,
    keyed: [...call.keyed, { event: id, alert, at }],
    reading: Math.max(call.reading, behind),
  };
}

const UNANSWERED = ['no_answer', 'busy', 'rejected', 'cancelled', 'offline'];

/** A voice at the other end counts as answered, key or not; what a gateway does not say is a failure. */
function outcomeOf(
  { state, keyed }: AlertCall,
  { cause, talkSeconds }: Extract<AlertCallFact, { type: 'ended' }>,
): AlertCallOutcome {
  if (state === 'talking' || keyed.length > 0 || (talkSeconds ?? 0) > 0) return 'answered';
  return UNANSWERED.includes(cause ?? '') ? 'no_answer' : 'failed';
}
