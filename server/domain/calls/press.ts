/** What a press on a card does to the call. Every refusal is a note on the presser's own card. spec, cards §2, spec §4.1.1. */
import type { Order } from '../consequences.ts';
import { CLAIM_SECONDS, endClaim, TRANSFER_SECONDS } from './claims.ts';
import type { Press } from './events.ts';
import { pressIdentity } from './press-identity.ts';
import type { Pressed } from './pressed.ts';
import { hasRung, openClaim, phaseOf, ringingTransfer, talkerOf } from './reading.ts';
import type { Call, Claim, ClaimKind, Refusal } from './types.ts';

/** Orders older than this are not carried out: a restart never hangs up or rings out of the past. */
const ORDER_SECONDS = 10;

export function applyPress(call: Call, press: Press, now: Date): Pressed {
  const current = openClaim(call);
  const lapsed = current && current.until <= now ? endClaim(call, current, now, 'lapsed') : call;
  if (!press.listed) return refuse(call, press, 'not-listed');
  switch (press.button) {
    case 'answer':
      return answer(lapsed, press, now);
    case 'transfer':
      return transfer(lapsed, press, now);
    case 'voicemail':
      return claimFor(lapsed, press, now, {
        kind: 'voicemail',
        target: null,
        order: { do: 'voicemail', person: press.person },
      });
    case 'hangup':
      return hangUp(lapsed, press, now);
    case 'confirm':
    case 'reject':
    case 'create':
      return pressIdentity(call, press);
  }
}

function answer(call: Call, press: Press, now: Date): Pressed {
  const order: Order = {
    do: 'answer',
    person: press.person,
    ...press.ownReach,
    seconds: CLAIM_SECONDS,
  };
  const wish: Wish = { kind: 'answer', target: null, order };
  const offered = ringingTransfer(call);
  if (offered?.to === press.person && offered.inTalk && press.ownReach) {
    const mine = openClaim(call)?.person === press.person;
    return mine ? { call, asks: [] } : win(call, press, { now, wish });
  }
  const held = openClaim(call);
  const taken =
    held?.kind === 'transfer' && held.target === press.person
      ? endClaim(call, held, now, 'done')
      : call;
  const before = call.claims.some(
    (claim) => claim.person === press.person && claim.kind === 'answer' && claim.end === 'lapsed',
  );
  if (phaseOf(taken) === 'ringing' && !openClaim(taken)) {
    if (before) return refuse(call, press, 'lapsed-before');
    if (!press.free) return refuse(call, press, 'busy-elsewhere');
    if (!press.ownReach) return refuse(call, press, 'gateway-refused');
  }
  return claimFor(taken, press, now, wish);
}

/** While it rings a transfer is a claim; in talk only the talker may, and keeps the call until the colleague answers. */
function transfer(call: Call, press: Press, now: Date): Pressed {
  const { target, targetReach } = press;
  const talker = talkerOf(call);
  if (talker !== null && talker !== press.person)
    return refuse(call, press, 'not-your-call', talker);
  const mayAct = talker === press.person || phaseOf(call) === 'ringing';
  if (mayAct && (!target || target === 'none')) return refuse(call, press, 'choose-colleague');
  if (mayAct && (!targetReach || target === press.person)) {
    return refuse(call, press, 'colleague-unreachable', target);
  }
  const order: Order = {
    do: 'transfer',
    ...(target ? { person: target } : {}),
    ...targetReach,
    seconds: TRANSFER_SECONDS,
  };
  if (talker === null) {
    const mine = openClaim(call);
    const given = mine?.person === press.person ? endClaim(call, mine, now, 'done') : call;
    return claimFor(given, press, now, { kind: 'transfer', target, order });
  }
  const ringing = call.transfers.some(
    (one) => one.from === press.person && one.state === 'ringing',
  );
  if (ringing) return { call, asks: [] };
  return {
    call: withTransfer(settled(call, press), press, true),
    asks: [ask(order, now)],
  };
}

/** While ringing it declines for this person only; in talk it ends the call. */
function hangUp(call: Call, press: Press, now: Date): Pressed {
  const talker = talkerOf(call);
  if (talker === press.person) {
    return { call: settled(call, press), asks: [ask({ do: 'hangup', person: press.person }, now)] };
  }
  const offered = ringingTransfer(call);
  const declinesOffer = offered?.to === press.person && offered.inTalk;
  const over = declinesOffer ? null : overReason(call);
  if (over) return refuse(call, press, over, talker);
  const held = openClaim(call);
  const own = held?.person === press.person ? held : null;
  if (!own && !hasRung(call, press.person)) return refuse(call, press, 'not-your-call');
  const freed = own ? endClaim(call, own, now, 'void') : call;
  const declined = {
    ...settled(freed, press),
    declines: [...call.declines, { person: press.person, at: press.at }],
  };
  return { call: declined, asks: [ask({ do: 'decline', person: press.person }, now)] };
}

interface Wish {
  readonly kind: ClaimKind;
  readonly target: string | null;
  readonly order: Order;
}

function claimFor(call: Call, press: Press, now: Date, wish: Wish): Pressed {
  const over = overReason(call);
  if (over) return refuse(call, press, over, talkerOf(call));
  const held = openClaim(call);
  if (held && held.person === press.person && held.kind === wish.kind) return { call, asks: [] };
  if (held && held.person !== press.person)
    return refuse(call, press, 'already-claimed', held.person);
  return win(held ? endClaim(call, held, now, 'void') : call, press, { now, wish });
}

/** Nothing stands against it: the claim begins, and its order goes out. */
function win(call: Call, press: Press, { now, wish }: { now: Date; wish: Wish }): Pressed {
  const until = new Date(now.getTime() + CLAIM_SECONDS * 1000);
  const claim: Claim = {
    id: press.id,
    kind: wish.kind,
    person: press.person,
    device: wish.kind === 'answer' ? (press.ownReach?.device ?? null) : null,
    target: wish.target,
    at: press.at,
    until,
    end: null,
    endedAt: null,
  };
  const won = { ...settled(call, press), claims: [...call.claims, claim] };
  return {
    call: wish.kind === 'transfer' ? withTransfer(won, press, false) : won,
    asks: [
      {
        what: { do: 'order', order: wish.order, claim: claim.id, person: press.person },
        notAfter: until,
      },
      // Two seconds of skew between processes: a claim is never cut short by another's clock.
      { what: { do: 'lapse', claim: claim.id }, dueAt: new Date(until.getTime() + 2000) },
    ],
  };
}

function withTransfer(call: Call, press: Press, inTalk: boolean): Call {
  const one = {
    id: press.id,
    from: press.person,
    to: press.target ?? '',
    at: press.at,
    by: 'press' as const,
    inTalk,
    state: 'ringing' as const,
  };
  return { ...call, transfers: [...call.transfers, one] };
}

function overReason(call: Call): Refusal | null {
  switch (phaseOf(call)) {
    case 'ringing':
      return null;
    case 'talking':
      return 'already-answered';
    case 'voicemail':
      return call.ended ? 'already-ended' : 'already-voicemail';
    case 'ended':
    case 'missed':
      return 'already-ended';
  }
}

/** A press that did something: earlier notes of this person no longer matter. */
function settled(call: Call, press: Press): Call {
  return { ...call, notes: call.notes.filter((note) => note.person !== press.person) };
}

/** The call is unchanged but for the note on the presser's card. */
export function refuse(
  call: Call,
  press: Press,
  refusal: Refusal,
  who: string | null = null,
): Pressed {
  const note = { person: press.person, at: press.at, refusal, who };
  return { call: { ...call, notes: [...settled(call, press).notes, note] }, asks: [] };
}

function ask(order: Order, now: Date): Pressed['asks'][number] {
  return {
    what: { do: 'order', order, claim: null, person: order.person ?? null },
    notAfter: new Date(now.getTime() + ORDER_SECONDS * 1000),
  };
}
