/** Which device rings for somebody who pressed 接听, or to whom a call is transferred. Spec §4.1.1. */
import type { Device, Employee } from '../people.ts';
import { numberOf } from './devices.ts';
import type { EffectiveStatus } from './status.ts';
import type { Plan, Target } from './types.ts';

export interface ClaimQuestion {
  readonly person: Employee;
  /** The device of this person that rings at this moment; null when none does. */
  readonly ringing: Device | null;
  readonly plan: Pick<Plan, 'steps'>;
  readonly status: EffectiveStatus;
}

export interface ClaimDevice {
  readonly device: Device;
  readonly number: string;
  /** The leg already rings: keep it, do not dial again. */
  readonly kept: boolean;
}

/** The device a status asks for; the others say nothing about a device. */
function deviceOfStatus(status: EffectiveStatus): Device | null {
  if (status === 'in_office') return 'office_phone';
  return status === 'in_field' ? 'mobile_phone' : null;
}

/**
 * The leg that already rings, else the device the status says, else the person's first in the plan, else the mobile
 * (else the office phone of somebody without a mobile). A number the plan gives for the device is used, so that a
 * duty holder is called on the duty mobile. Null when the person has no phone at all.
 */
export function deviceOfClaim(question: ClaimQuestion): ClaimDevice | null {
  const { person, ringing, plan, status } = question;
  const planned = plan.steps
    .flatMap((step): readonly Target[] => ('targets' in step ? step.targets : []))
    .filter((target) => target.person === person.id);
  const wished = [
    ringing,
    deviceOfStatus(status),
    planned[0]?.device ?? null,
    'mobile_phone',
    'office_phone',
  ] as const;
  for (const device of wished) {
    if (device === null) continue;
    const target = planned.find((candidate) => candidate.device === device);
    const number = target?.number ?? numberOf(person, device);
    if (number !== null) return { device, number, kept: device === ringing };
  }
  return null;
}
