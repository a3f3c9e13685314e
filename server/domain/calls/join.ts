/** Joins one reported fact to a call. State only grows: late and repeated facts never undo what is known. */
import type { CallEvent, GatewayEvent } from './events.ts';
import { endClaim, endClaims } from './claims.ts';
import { attach, detach } from './identity.ts';
import { openClaim, trustedCandidate } from './reading.ts';
import { urgencyBeforeCall } from '../routing/urgency.ts';
import { withRecording } from './recordings.ts';
import type { Call, Leg, Recording, Transfer } from './types.ts';

/** Events that are not presses: they tell what is, and ask for nothing themselves. */
export type Fact = Exclude<
  CallEvent,
  { type: 'pressed' | 'lapse-due' | 'order-failed' | 'skipped' }
>;

export function joinFact(call: Call, fact: Fact): Call {
  switch (fact.type) {
    case 'identified':
      if (call.identification) return call;
      return {
        ...call,
        blocked: fact.blocked,
        nthToday: fact.nthToday,
        identification: { match: fact.match, at: fact.at, confirmed: null, rejected: null },
      };
    case 'planned':
      if (call.plan) return call;
      return {
        ...call,
        plan: fact.plan,
        planned: fact.asked,
        from: call.from ?? fact.from,
        to: call.to ?? fact.to,
        digits: call.digits ?? fact.digits,
        startedAt: earlier(call.startedAt, fact.at),
        urgency: fact.urgency,
        trace: [...call.trace, ...fact.plan.trace.map((line) => ({ ...line, at: fact.at }))],
      };
    case 'attached':
      return attach(call, {
        id: fact.confirmation,
        by: fact.by,
        at: fact.at,
        candidate: fact.candidate,
      });
    case 'detached':
      return detach(call, fact.confirmation);
    case 'noted':
      return {
        ...call,
        trace: [...call.trace, { rule: fact.rule, text: fact.text, at: fact.at }],
      };
    default:
      return joinGateway(call, fact);
  }
}

function joinGateway(call: Call, event: GatewayEvent): Call {
  switch (event.type) {
    case 'started':
      return {
        ...call,
        from: call.from ?? event.from,
        to: call.to ?? event.to,
        startedAt: earlier(call.startedAt, event.at),
      };
    case 'digits':
      return call.digits === null ? withDigits(call, event.digits) : call;
    case 'ringing':
      return withLeg(call, event, (leg) => ({
        ...leg,
        ringingAt: earlier(leg.ringingAt, event.at),
      }));
    case 'leg-ended':
      return legEnded(call, event);
    case 'connected':
      return connected(call, event);
    case 'transfer':
      return transferred(call, event);
    case 'voicemail-started':
      return voicemail(call, { recording: event.recording, startedAt: event.at });
    case 'voicemail-left':
      return voicemail(call, {
        recording: event.recording,
        startedAt: event.at,
        leftAt: event.at,
        seconds: event.seconds,
      });
    case 'recording':
      return { ...call, recordings: withRecording(call.recordings, dated(event)) };
    case 'ended':
      if (call.ended) return call;
      return endClaims({ ...call, ended: { at: event.at, ...event.ended } }, event.at, 'void');
    case 'other':
      return call;
  }
}

/** A key told after the plan was made still says how urgent it is. */
function withDigits(call: Call, digits: string): Call {
  if (!call.urgency) return { ...call, digits };
  const employee = call.identification?.match.employee ?? null;
  const level = employee ? null : (trustedCandidate(call)?.customer?.level ?? null);
  const { urgency, reason } = urgencyBeforeCall(level, digits);
  return { ...call, digits, urgency: { level: urgency, reason } };
}

type LegEvent = { leg: string; person: string; device: Leg['device']; at: Date };

function withLeg(call: Call, event: LegEvent, change: (leg: Leg) => Leg): Call {
  const known = call.legs.some((leg) => leg.leg === event.leg);
  const fresh: Leg = {
    leg: event.leg,
    person: event.person,
    device: event.device,
    ringingAt: null,
    connectedAt: null,
    endedAt: null,
    outcome: null,
  };
  const legs = known ? call.legs : [...call.legs, fresh];
  return { ...call, legs: legs.map((leg) => (leg.leg === event.leg ? change(leg) : leg)) };
}

/** A leg that has been heard never becomes unanswered; a transfer claim is over when its colleague does not answer. */
function legEnded(call: Call, event: Extract<GatewayEvent, { type: 'leg-ended' }>): Call {
  const joined = withLeg(call, event, (leg) =>
    leg.connectedAt
      ? leg
      : { ...leg, endedAt: earlier(leg.endedAt, event.at), outcome: leg.outcome ?? event.outcome },
  );
  // A leg stopped because the hand-over rings anew is not the colleague's answer.
  const handed = joined.transfers.findLast(
    (one) => one.to === event.person && one.state === 'ringing' && !one.inTalk,
  );
  if (!handed || event.outcome === 'cancelled') return joined;
  const failed = transferState(joined, handed.id, 'failed');
  const claim = openClaim(failed);
  return claim?.id === handed.id ? endClaim(failed, claim, event.at, 'done') : failed;
}

function connected(call: Call, event: Extract<GatewayEvent, { type: 'connected' }>): Call {
  const joined = withLeg(call, event, (leg) => ({
    ...leg,
    ringingAt: leg.ringingAt ?? event.at,
    connectedAt: earlier(leg.connectedAt, event.at),
    // A leg reported unanswered and then heard: the voice is the truth.
    endedAt: leg.connectedAt ? leg.endedAt : null,
    outcome: null,
  }));
  const claim = openClaim(joined);
  const settled = claim
    ? endClaim(joined, claim, event.at, claim.person === event.person ? 'connected' : 'void')
    : joined;
  const handed = settled.transfers.findLast(
    (transfer) => transfer.state === 'ringing' && transfer.to === event.person,
  );
  if (!handed) return settled;
  return endTalk(transferState(settled, handed.id, 'done'), handed.from, event.at);
}

function transferred(call: Call, event: Extract<GatewayEvent, { type: 'transfer' }>): Call {
  // The colleague's voice may have been reported before the hand-over.
  const heard = call.legs.some(
    (leg) => leg.person === event.to && leg.connectedAt !== null && leg.connectedAt >= event.at,
  );
  const known = sameAttempt(call, event, heard);
  if (known && known.state !== 'ringing') return call;
  const state = event.state === 'ringing' && heard ? 'done' : event.state;
  const seen: Transfer = {
    id: event.id,
    from: event.from,
    to: event.to,
    at: event.at,
    by: 'phone',
    inTalk: true,
    state,
  };
  const joined = known
    ? transferState(call, known.id, state)
    : { ...call, transfers: [...call.transfers, seen] };
  if (state === 'done') return endTalk(joined, event.from, event.at);
  const claim = openClaim(joined);
  const over = state === 'failed' && claim?.person === event.to;
  return over ? endClaim(joined, claim, event.at, 'void') : joined;
}

/** The hand-over an event tells of: one that still rings, or one whose end was reported before its beginning. */
function sameAttempt(
  call: Call,
  event: Extract<GatewayEvent, { type: 'transfer' }>,
  heard: boolean,
): Transfer | undefined {
  return call.transfers.findLast((one) => {
    if (one.from !== event.from || one.to !== event.to) return false;
    if (one.state === 'ringing' || event.state !== 'ringing') return true;
    return event.at <= one.at || (heard && one.state === 'done');
  });
}

function transferState(call: Call, id: string, state: Transfer['state']): Call {
  return {
    ...call,
    transfers: call.transfers.map((one) =>
      one.id === id && one.state === 'ringing' ? { ...one, state } : one,
    ),
  };
}

function endTalk(call: Call, person: string, at: Date): Call {
  return {
    ...call,
    legs: call.legs.map((leg) =>
      leg.person === person && leg.connectedAt && !leg.endedAt ? { ...leg, endedAt: at } : leg,
    ),
  };
}

/** The beginning of the sound is when its announcement says it began. */
function dated({ recording, at }: Extract<GatewayEvent, { type: 'recording' }>): Recording {
  return recording.state === 'announced' ? { ...recording, startedAt: at } : recording;
}

function voicemail(
  call: Call,
  seen: { recording: string | null; startedAt: Date; leftAt?: Date; seconds?: number },
): Call {
  const asked = call.claims.findLast((claim) => claim.kind === 'voicemail');
  const joined: Call = {
    ...call,
    voicemail: {
      startedAt: earlier(call.voicemail?.startedAt ?? null, seen.startedAt),
      leftAt: call.voicemail?.leftAt ?? seen.leftAt ?? null,
      seconds: call.voicemail?.seconds ?? seen.seconds ?? null,
      recording: call.voicemail?.recording ?? seen.recording,
      askedBy: call.voicemail?.askedBy ?? (asked && asked.end !== 'refused' ? asked.person : null),
    },
  };
  return endClaims(joined, seen.startedAt, 'done');
}

function earlier(known: Date | null, seen: Date): Date {
  return known && known <= seen ? known : seen;
}
