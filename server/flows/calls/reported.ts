/** A gateway event as the inbox keeps it: plain JSON in, typed event out, and its place in the order of its call. */
import type { GatewayFact } from '../../domain/calls/events.ts';

/** The caller's number is still raw text, null when withheld. */
export type ReportedFact =
  | Exclude<GatewayFact, { type: 'started' }>
  | { readonly type: 'started'; readonly from: string | null; readonly to: string | null };

export interface ReportedEvent {
  readonly id: string;
  /** Null for facts about no call. */
  readonly call: string | null;
  readonly seq: number | null;
  readonly at: Date;
  readonly fact: ReportedFact;
}

/** Where a type stands in the life of a call when the gateway counts nothing. */
const RANK: Readonly<Record<ReportedFact['type'], number>> = {
  started: 0,
  digits: 1,
  ringing: 2,
  'leg-ended': 3,
  connected: 4,
  transfer: 5,
  'voicemail-started': 6,
  'voicemail-left': 7,
  recording: 8,
  ended: 9,
  other: 10,
};

/** Sequence numbers begin at 1; events without one are ordered by what they tell. */
export function orderOf(event: ReportedEvent): number {
  return event.seq ?? RANK[event.fact.type] / 100;
}

/** The inbox keeps what the door parsed; the store gives dates back as dates. */
export function readReported(body: unknown): ReportedEvent {
  return body as ReportedEvent;
}
