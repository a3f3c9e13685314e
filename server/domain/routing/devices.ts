/** Which of a person's devices ring, in what order and how long. Spec §4.1.1 precedence of devices, §4.5. */
import type { Device, Employee } from '../people.ts';
import { devicesOfSlot } from './moment.ts';
import type { EffectiveStatus } from './status.ts';
import type { RingSeconds, SlotRow } from './tables.ts';
import type { RingStep, Strategy, Target } from './types.ts';

export interface DeviceQuestion {
  readonly person: Employee;
  readonly slot: SlotRow;
  readonly status: EffectiveStatus;
  readonly seconds: RingSeconds;
  /** Numbers that may not ring: the caller's own and those already in the plan. */
  readonly taken: ReadonlySet<string>;
}

/** What is dialled for a device; null when the person has none. */
export function numberOf(person: Employee, device: Device): string | null {
  return device === 'office_phone' ? person.extension : person.mobile;
}

function clampSeconds(seconds: number): number {
  return Math.min(60, Math.max(1, Math.round(seconds)));
}

/** One target or a step of several; the step lasts as long as its longest target. */
export function ringStep(targets: readonly Target[]): RingStep {
  return { targets, seconds: Math.max(...targets.map(({ seconds }) => seconds)) };
}

/** A target with its seconds kept within 1–60. */
export function ringTarget(target: Target): Target {
  return { ...target, seconds: clampSeconds(target.seconds) };
}

function secondsOf(device: Device, strategy: Strategy, question: DeviceQuestion): number {
  const { person, seconds } = question;
  const office = device === 'office_phone';
  if (person.binding) return office ? person.binding.officeSeconds : person.binding.mobileSeconds;
  if (strategy === 'simultaneous') return seconds.simultaneous;
  return office ? seconds.office : seconds.mobile;
}

/** What the status leaves of the slot's devices; it never adds one. */
function keepByStatus(devices: readonly Device[], question: DeviceQuestion): Device[] {
  const { person, slot, status } = question;
  if (status === 'in_field') return devices.filter((device) => device === 'mobile_phone');
  const officeOnly = slot.strategy === 'smart' && status === 'in_office';
  if (officeOnly && person.extension !== null) {
    return devices.filter((device) => device === 'office_phone');
  }
  return [...devices];
}

function targetsOf(question: DeviceQuestion): Target[] {
  const { person, slot, taken } = question;
  const devices = keepByStatus(devicesOfSlot(slot), question);
  const targets = devices.flatMap((device): Target[] => {
    const number = numberOf(person, device);
    if (number === null || taken.has(number)) return [];
    const seconds = secondsOf(device, slot.strategy, question);
    return [ringTarget({ person: person.id, device, number, seconds })];
  });
  if (slot.strategy === 'direct') return targets.slice(0, 1);
  if (person.binding?.mode !== 'sequential') return targets;
  return targets.toSorted(
    (a, b) => Number(b.device === 'office_phone') - Number(a.device === 'office_phone'),
  );
}

/** The steps of one rep: one step when their devices ring together, else one per device; none when nothing is left. */
export function ringStepsOf(question: DeviceQuestion): RingStep[] {
  const { person, slot } = question;
  const targets = targetsOf(question);
  if (targets.length === 0) return [];
  const byStrategy = slot.strategy === 'simultaneous' ? 'simultaneous' : 'sequential';
  const together = (person.binding?.mode ?? byStrategy) === 'simultaneous';
  return together ? [ringStep(targets)] : targets.map((target) => ringStep([target]));
}

/** The last resort for somebody in a meeting: their own mobile, where the slot lets mobiles ring. */
export function meetingStepsOf(question: DeviceQuestion): RingStep[] {
  return ringStepsOf({ ...question, status: 'in_field' });
}
