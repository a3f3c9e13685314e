/** 试算 for the page: what `callpop route` prints, with words beside the values and mobiles masked. Pages §1 desk/. */
import type { Labelled } from '../../domain/calls/view.types.ts';
import type { Employee } from '../../domain/people.ts';
import type { PrintedRoute } from '../../domain/routing/print.ts';
import type { DayKind, Strategy, Target, TraceLine } from '../../domain/routing/types.ts';
import { maskNumber } from '../../domain/numbers/mask.ts';
import { DAY_WORDS, STRATEGY_WORDS } from '../../../templates/labels.ts';
import { planSummary } from '../../../templates/view-words.ts';
import { chainLinks } from './chain.ts';
import type { ChainLink } from './view.types.ts';

export interface SaidRoute {
  readonly dayKind: Labelled<DayKind>;
  readonly slot: string;
  readonly strategy: Labelled<Strategy>;
  /** 工作日 · 09:00-12:00 · 依次响铃 */
  readonly summary: string;
  /** As printed; mobiles masked. */
  readonly steps: PrintedRoute['steps'];
  /** The same steps in words. */
  readonly chain: readonly ChainLink[];
  readonly trace: readonly TraceLine[];
}

export function sayRoute(route: PrintedRoute, people: readonly Employee[]): SaidRoute {
  const { dayKind, slot, strategy, steps, trace } = route;
  const [day, how] = [DAY_WORDS[dayKind], STRATEGY_WORDS[strategy]];
  return {
    dayKind: { value: dayKind, text: day },
    slot,
    strategy: { value: strategy, text: how },
    summary: planSummary(day, slot, how),
    steps: steps.map((step) => {
      if (!('targets' in step)) return step;
      return { ...step, targets: step.targets.map(masked) };
    }),
    chain: chainLinks(steps, people),
    trace,
  };
}

/** An extension is no secret; a colleague's mobile is. */
function masked(target: Target): Target {
  if (target.device === 'office_phone') return target;
  const number = maskNumber({ kind: 'mobile', e164: null, national: target.number });
  return { ...target, number };
}
