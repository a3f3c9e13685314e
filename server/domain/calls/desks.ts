/** Who is kept busy by a call, and who is free again: the reservations that follow from a change. Spec §4.1.1 Busy. */
import type { Consequence } from '../consequences.ts';
import { firstStepPeople, involved, openClaim, ringingTransfer, talkerOf } from './reading.ts';
import type { Call } from './types.ts';

export function deskConsequences(before: Call, after: Call): readonly Consequence[] {
  const people = new Set([...involved(after), ...firstStepPeople(after)]);
  const asks: Consequence[] = [];
  for (const person of people) {
    if (answered(after, person) && !answered(before, person)) asks.push({ do: 'answered', person });
    if (isEngaged(before, person) && !isEngaged(after, person))
      asks.push({ do: 'release', person });
  }
  return asks;
}

/** Rung, claiming or talking on this call now. The first step is reserved before it rings. */
export function isEngaged(call: Call, person: string): boolean {
  if (call.ended) return false;
  const claim = openClaim(call);
  if (claim && (claim.person === person || claim.target === person)) return true;
  const talker = talkerOf(call);
  const transfer = ringingTransfer(call);
  if (talker !== null) {
    return talker === person || transfer?.to === person || transfer?.from === person;
  }
  if (call.voicemail) return false;
  if (call.legs.length === 0) return call.planned && firstStepPeople(call).includes(person);
  return call.legs.some(
    (leg) => leg.person === person && leg.ringingAt !== null && leg.endedAt === null,
  );
}

function answered(call: Call, person: string): boolean {
  return call.legs.some((leg) => leg.person === person && leg.connectedAt !== null);
}
