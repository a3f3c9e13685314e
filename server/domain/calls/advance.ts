/** advance(call, events, now): what is now true of the call, and what should happen next. The heart of the product. */
import type { Consequence, Row } from '../consequences.ts';
import { ROW_LEASE_MS } from '../leased-rows.ts';
import { aftermathAsks } from './aftermath.ts';
import { endClaim } from './claims.ts';
import { cardConsequences } from './cards-due.ts';
import type { CallEvent } from './events.ts';
import { joinFact } from './join.ts';
import { applyPress } from './press.ts';
import type { Pressed } from './pressed.ts';
import { isRefused, talkerOf } from './reading.ts';
import { deskConsequences } from './desks.ts';
import type { Call, PressNote } from './types.ts';

export interface Decision {
  /** Null when every event was known already: nothing is saved. */
  readonly next: Call | null;
  /** The rows that `next` gained. */
  readonly rows: readonly Row[];
}

export interface Settings {
  /** False when the gateway only reports. */
  readonly takesOrders: boolean;
}

type Ask = Pressed['asks'][number];

/** A call nobody has told us anything about yet. */
export function newCall(id: string, now: Date): Call {
  return {
    id,
    version: 0,
    createdAt: now,
    updatedAt: now,
    from: null,
    to: null,
    digits: null,
    startedAt: null,
    identification: null,
    blocked: false,
    nthToday: 1,
    urgency: null,
    plan: null,
    planned: false,
    legs: [],
    claims: [],
    transfers: [],
    declines: [],
    notes: [],
    voicemail: null,
    recordings: [],
    ended: null,
    trace: [],
    seen: [],
    rows: [],
  };
}

export function advance(
  before: Call,
  events: readonly CallEvent[],
  { now, settings }: { readonly now: Date; readonly settings: Settings },
): Decision {
  const fresh = events.filter((event) => !before.seen.includes(event.id));
  if (fresh.length === 0) return { next: null, rows: [] };
  let call = before;
  const asks: Ask[] = [];
  for (const event of fresh) {
    const step = apply(call, event, now);
    call = step.call;
    asks.push(...step.asks);
  }
  asks.push(...recordAsks(before, call).map((what) => ({ what })));
  asks.push(...aftermathAsks(before, call).map((what) => ({ what })));
  asks.push(...deskConsequences(before, call).map((what) => ({ what })));
  asks.push(...cardConsequences(before, call, { events: fresh, settings, now }));
  const version = before.version + 1;
  const rows = asks.map((ask, n) => toRow(`${call.id}:${version}:${n}`, ask, now));
  return {
    next: {
      ...call,
      version,
      updatedAt: now,
      seen: [...before.seen, ...fresh.map((event) => event.id)],
      rows: [...before.rows, ...rows],
    },
    rows,
  };
}

function apply(call: Call, event: CallEvent, now: Date): Pressed {
  switch (event.type) {
    case 'pressed':
      return applyPress(call, event, now);
    case 'lapse-due':
      return lapse(call, event.claim, now);
    case 'order-failed':
      return orderFailed(call, event);
    case 'skipped':
      return skip(call, event, now);
    default:
      return { call: joinFact(call, event), asks: factAsks(call, event) };
  }
}

/** The claim's time is over: the plan goes on; ringing again is the gateway's to do. */
function lapse(call: Call, id: string, now: Date): Pressed {
  const claim = call.claims.find((one) => one.id === id);
  if (!claim || claim.end !== null) return { call, asks: [] };
  const lapsed = endClaim(call, claim, now, 'lapsed');
  // Somebody talks: there is no plan to go on with.
  if (claim.kind !== 'answer' || talkerOf(call)) return { call: lapsed, asks: [] };
  const order = { do: 'continue' as const, person: claim.person };
  return {
    call: lapsed,
    asks: [
      {
        what: { do: 'order', order, claim: null, person: null },
        notAfter: new Date(now.getTime() + ROW_LEASE_MS * 3),
      },
    ],
  };
}

/** Before each step off_duty and on_leave are read again: whoever has left is declined for. Spec §4.1.1. */
function skip(call: Call, event: Extract<CallEvent, { type: 'skipped' }>, now: Date): Pressed {
  const { person, at, text } = event;
  const told = call.trace.some((line) => line.rule === 'status-changed' && line.text === text);
  const order = { do: 'decline' as const, person };
  return {
    call: {
      ...call,
      declines: [...call.declines, { person, at }],
      trace: told ? call.trace : [...call.trace, { rule: 'status-changed', text, at }],
    },
    asks: [
      {
        what: { do: 'order', order, claim: null, person: null },
        notAfter: new Date(now.getTime() + ROW_LEASE_MS * 3),
      },
    ],
  };
}

/** The gateway would not, or nobody knows: the claim ends and the presser's card says so. */
function orderFailed(call: Call, event: Extract<CallEvent, { type: 'order-failed' }>): Pressed {
  const claim = call.claims.find((one) => one.id === event.claim && one.end === null);
  const freed = claim ? endClaim(call, claim, event.at, 'refused') : call;
  const transfers = freed.transfers.map((one) =>
    one.id === event.claim && one.state === 'ringing' ? { ...one, state: 'failed' as const } : one,
  );
  const refusal = event.result === 'too_late' ? 'too-late' : 'gateway-refused';
  const note: PressNote[] =
    event.person && !call.ended ? [{ person: event.person, at: event.at, refusal, who: null }] : [];
  return {
    call: {
      ...freed,
      transfers,
      notes: [...freed.notes.filter((one) => one.person !== event.person), ...note],
    },
    asks: [],
  };
}

/** Undoing what was said of a number. */
function factAsks(call: Call, event: CallEvent): readonly Ask[] {
  if (event.type !== 'detached') return [];
  const said = call.identification?.confirmed ?? call.identification?.rejected ?? null;
  if (said?.id !== event.confirmation || event.origin !== 'person') return [];
  return [
    { what: { do: 'forget', confirmation: event.confirmation } },
    { what: { do: 'detach', confirmation: event.confirmation } },
  ];
}

/** Records that come with a change of the call: identification, voicemail, recordings. */
function recordAsks(before: Call, after: Call): readonly Consequence[] {
  if (isRefused(after)) return [];
  const asks: Consequence[] = [];
  const known = after.identification;
  const same =
    before.identification?.confirmed === known?.confirmed &&
    (before.identification !== null || known === null);
  if (known && !known.match.employee && !same) asks.push({ do: 'identify' });
  if (after.voicemail?.leftAt && !before.voicemail?.leftAt && (after.voicemail.seconds ?? 0) > 0) {
    asks.push({ do: 'voicemail' });
  }
  for (const recording of after.recordings) {
    const old = before.recordings.find((one) => one.id === recording.id);
    const fetchable = recording.state === 'ready' && recording.url !== null;
    if (fetchable && (old?.state !== 'ready' || old.url !== recording.url)) {
      asks.push({ do: 'fetch', recording: recording.id });
    }
  }
  return asks;
}

function toRow(id: string, ask: Ask, now: Date): Row {
  return {
    id,
    what: ask.what,
    dueAt: ask.dueAt ?? new Date(now.getTime() + ROW_LEASE_MS),
    attempts: ask.dueAt ? 0 : 1,
    notAfter: ask.notAfter ?? null,
    parked: false,
  };
}
