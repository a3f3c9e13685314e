/** Where an alert stands on its ladder: whom a step is for, who was told last, where it goes on. Spec §5. */
import { peopleOf } from './responders.ts';
import type { Alert, Responders, Rung } from './types.ts';

const SECOND_MS = 1000;

/** When a step is due by the ladder's clock; null behind its end. */
export function stepAt({ ladder, clockFrom }: Alert, step: number): Date | null {
  const { after } = ladder.steps[step] ?? {};
  return after === undefined ? null : new Date(clockFrom.getTime() + after * SECOND_MS);
}

/** The clock by which a step is due at a moment: all steps behind it keep their distances. */
export function clockFor({ ladder }: Alert, step: number, at: Date): Date {
  return new Date(at.getTime() - (ladder.steps[step]?.after ?? 0) * SECOND_MS);
}

/** Steps of the colleague it was handed to are a rung of their own. */
function isHeirs({ heir }: Alert, step: number): boolean {
  return step < (heir?.steps ?? 0);
}

/** Who is to be told by a step, as things are now. */
export function audienceOf(alert: Alert, step: number, responders: Responders): readonly string[] {
  if (alert.heir && isHeirs(alert, step)) return [alert.heir.person];
  const { rung } = alert.ladder.steps[step] ?? {};
  return rung ? peopleOf(rung, responders) : [];
}

/** The step of people that was performed last; null before the first. */
export function lastStep({ ladder, step }: Alert): number | null {
  const found = ladder.steps.findLastIndex(({ rung }, n) => n < step && rung !== 'robot');
  return found < 0 ? null : found;
}

/** The rung that was told last, or will be first. */
export function rungNow(alert: Alert): Rung {
  return alert.ladder.steps[lastStep(alert) ?? 0]?.rung ?? 'director';
}

/**
 * Where the ladder goes on after the present rung. Behind the last human rung there is nobody: its repeats go on, and
 * when they are used up it is told once more before the group.
 */
export function resumeAt(alert: Alert): number {
  const { steps } = alert.ladder;
  const present = lastStep(alert) ?? 0;
  const rung = rungNow(alert);
  const heirs = isHeirs(alert, present);
  const passed = (n: number): boolean =>
    isHeirs(alert, n) !== heirs || steps[n]?.rung !== rung || (rung === 'director' && !heirs);
  const next = steps.findIndex((_, n) => n >= alert.step && passed(n));
  const last = steps.findLastIndex((step) => step.rung === 'director');
  return next < 0 ? last : Math.min(next, last);
}
