/** What `callpop ladder` and `callpop alerts` print. */
import { printMoment } from '../insight/print.ts';
import { peopleOf } from './responders.ts';
import type { Alert, Ladder, LadderStep, Notice, Responders } from './types.ts';

export interface PrintedStep extends LadderStep {
  /** Who would be told if nobody acted, by roster and override of that moment. */
  readonly people: readonly string[];
}

/** Steps in order; `whoAt` says who is there so many seconds after the opening. */
export function printLadder(
  { steps }: Ladder,
  whoAt: (after: number) => Responders,
): readonly PrintedStep[] {
  return steps.map(({ after, rung, channels }) => ({
    after,
    rung,
    people: peopleOf(rung, whoAt(after)),
    channels,
  }));
}

export interface PrintedAlert {
  readonly id: string;
  readonly state: Alert['state'];
  readonly openedAt: string;
  readonly respondBy: string;
  readonly takenBy: string | null;
  readonly nextStepAt: string | null;
  /** Messages in it. */
  readonly count: number;
  readonly notices: readonly (Pick<Notice, 'to' | 'channel' | 'outcome'> & {
    readonly at: string;
  })[];
}

/** Moments as ISO times of Shanghai. */
export function printAlert(alert: Alert): PrintedAlert {
  const { id, state, openedAt, respondBy, takenBy, nextStepAt, messages, notices } = alert;
  return {
    id,
    state,
    openedAt: printMoment(openedAt),
    respondBy: printMoment(respondBy),
    takenBy,
    nextStepAt: nextStepAt && printMoment(nextStepAt),
    count: messages.length,
    notices: notices.map(({ at, to, channel, outcome }) => ({
      at: printMoment(at),
      to,
      channel,
      outcome,
    })),
  };
}
