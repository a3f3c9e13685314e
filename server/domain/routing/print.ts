/** A plan as the command line and the gateway's door show it. */
import type { Plan, Step, TraceLine } from './types.ts';

/** The printed form of `callpop route`. */
export interface PrintedRoute {
  readonly dayKind: Plan['dayKind'];
  readonly slot: string;
  readonly strategy: Plan['strategy'];
  readonly steps: readonly Step[];
  readonly trace: readonly TraceLine[];
}

function printStep(step: Step): Step {
  if ('refuse' in step) return { refuse: true };
  if ('voicemail' in step) return { voicemail: true, seconds: step.seconds };
  const targets = step.targets.map(({ person, device, number, seconds }) => {
    return { person, device, number, seconds };
  });
  return { targets, seconds: step.seconds };
}

/** The steps alone, as `POST /gateway/route` answers them. */
export function printSteps(steps: readonly Step[]): Step[] {
  return steps.map(printStep);
}

/** Day kind, slot, strategy, steps and trace; nothing else of the plan. */
export function printRoute(plan: Plan): PrintedRoute {
  return {
    dayKind: plan.dayKind,
    slot: plan.slot,
    strategy: plan.strategy,
    steps: printSteps(plan.steps),
    trace: plan.trace.map(({ rule, text }) => ({ rule, text })),
  };
}
