/** Open alerts as the bench needs them: told once, their next card due at a moment, each to one rep. */
import { advanceAlert } from '../../server/domain/alerts/advance.ts';
import { HEIR_STEPS, ladderAt } from '../../server/domain/alerts/ladder.ts';
import { clockFor } from '../../server/domain/alerts/rungs.ts';
import type { Alert } from '../../server/domain/alerts/types.ts';
import { newCall } from '../../server/domain/calls/advance.ts';
import type { Call } from '../../server/domain/calls/types.ts';
import { DEFAULT_TABLES } from '../../server/domain/routing/tables.ts';

/** The step of a first rung that sends one card. */
const CARD_STEP = 1;

/** Its next step, one card to this rep, is due then. */
export function benchAlert(id: string, due: Date, rep = 'rep_000'): Alert {
  const ladder = ladderAt(DEFAULT_TABLES, due);
  const { next } = advanceAlert(
    null,
    {
      type: 'opened',
      id: `opened:${id}`,
      at: due,
      message: { call: id, at: due, seconds: 30 },
      number: null,
      grade: 'high',
      vip: false,
      ladder,
    },
    { id, now: due },
  );
  if (!next) throw new Error('no alert was opened');
  return {
    ...next,
    heir: { person: rep, from: rep, steps: HEIR_STEPS },
    step: CARD_STEP,
    clockFrom: clockFor(next, CARD_STEP, due),
    nextStepAt: due,
  };
}

/** The call whose message opened it: a card is drawn from it. */
export function benchCall(id: string, now: Date): Call {
  return { ...newCall(id, now), version: 1, startedAt: now };
}
