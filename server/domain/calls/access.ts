/** Who may see a call and all that hangs on it: page, recordings, cards. Pages §1, last sentence. */
import type { Employee } from '../people.ts';
import { effectiveCandidate, firstStepPeople, involved } from './reading.ts';
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
  if (offeredTo(call).includes(viewer.id)) return true;
  const owner = has('rep') ? openTo(call) : null;
  return owner === '*' || owner === viewer.id;
}

/** Rung or about to be, as who has its card, or named by a claim or a hand-over. Being later in the plan is no offer yet. */
export function offeredTo(call: Call): readonly string[] {
  return [...new Set([...firstStepPeople(call), ...involved(call)])];
}

/**
 * The rep whose customer calls, `*` when nobody knows who it is, null when it is no rep's. A colleague who calls is known
 * and no customer.
 */
export function openTo(call: Call): string | null {
  const match = call.identification?.match;
  if (match && (match.ownNumber || match.employee !== null)) return null;
  const customer = effectiveCandidate(call)?.customer ?? null;
  return customer === null ? '*' : customer.assignedSales;
}
