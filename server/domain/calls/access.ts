/** Who may see a call and all that hangs on it: page, recordings, cards. Pages §1, last sentence. */
import type { Employee } from '../people.ts';
import { effectiveCandidate, involved, isRing } from './reading.ts';
import type { Call } from './types.ts';

/**
 * Director and admin see all calls; reps those they were offered, handled, or whose customer is theirs or unknown; duty
 * those they were offered or handled. Nobody else, and nobody who was disabled.
 */
export function maySeeCall(call: Call, viewer: Employee): boolean {
  if (!viewer.active) return false;
  const has = (role: Employee['roles'][number]): boolean => viewer.roles.includes(role);
  if (has('director') || has('admin')) return true;
  if (!has('rep') && !has('duty')) return false;
  if (wasOffered(call, viewer.id)) return true;
  return has('rep') && isOpenTo(call, viewer.id);
}

/** In the plan, rung, or named by a claim or a hand-over. Whoever handled the call was rung. */
function wasOffered(call: Call, person: string): boolean {
  const planned = call.plan?.steps.filter(isRing).flatMap((step) => step.targets) ?? [];
  return planned.some((target) => target.person === person) || involved(call).includes(person);
}

/** The customer is this rep's own, or nobody knows whose it is. A colleague who calls is known and no customer. */
function isOpenTo(call: Call, person: string): boolean {
  const match = call.identification?.match;
  if (match && (match.ownNumber || match.employee !== null)) return false;
  const customer = effectiveCandidate(call)?.customer ?? null;
  return customer === null || customer.assignedSales === person;
}
