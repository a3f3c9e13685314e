/** Hands the flows of roster and swaps their ingredients. */
import { v5 as uuidv5 } from 'uuid';
import type { Adapters } from '../build.ts';
import type {
  CheckInConsequence,
  KeptCheckIn,
  Swap,
  SwapConsequence,
} from '../domain/roster/types.ts';
import { performRows, type PerformRows } from '../flows/perform/rows.ts';
import type { CardPress } from '../flows/pushes/card-press.ts';
import type { RenderPart } from '../flows/pushes/part.ts';
import type { ShowPush } from '../flows/pushes/show-card.ts';
import type { House } from '../flows/pushes/views.ts';
import { answerDuty, type AnswerDuty } from '../flows/roster/answer-duty.ts';
import type { RosterActs } from '../flows/roster/acts.ts';
import { changeRoster } from '../flows/roster/change-roster.ts';
import { showRosterPage } from '../flows/roster/show-page.ts';
import { showRoster } from '../flows/roster/show-roster.ts';
import { performSwap, renderSwap } from '../flows/roster/show-swap.ts';
import { swapShifts } from '../flows/roster/swap-shifts.ts';
import type { Duty } from './duty.ts';
import type { Work } from './work.ts';

/** Name space of ids made from idempotency keys: the same wish has the same id. */
const WISHES = '5f0d2a3e-6b1c-4d7f-9a58-3c1e7b90d412';

export interface Roster {
  readonly acts: RosterActs;
  readonly onDuty: AnswerDuty;
  /** Swaps nobody answered before their shift began. */
  readonly lapse: () => Promise<void>;
  readonly render: RenderPart;
  readonly answerPress: (press: CardPress) => Promise<void>;
  /** Rows of swaps, for whoever finds them due. */
  readonly performSwaps: PerformRows<Swap, SwapConsequence>;
  readonly performCheckIns: PerformRows<KeptCheckIn, CheckInConsequence>;
}

export function buildRoster(
  adapters: Adapters,
  need: {
    readonly work: Work;
    readonly showing: ShowPush;
    readonly house: House;
    readonly duty: Pick<Duty, 'acts' | 'performCheckIns'>;
  },
): Roster {
  const { duty, house, showing, work } = need;
  const { config, clock, log, seam, store, statuses } = adapters;
  const { people, tables } = store.company;
  const show = showRoster({ tables, swaps: store.swaps, people, statuses, clock });

  const performing = performSwap(showing);
  const performSwaps = performRows<Swap, SwapConsequence>({
    perform: (what, { subject: swap, row }) => performing(what, { swap, attempts: row.attempts }),
    carrier: store.swaps,
    order: 'together',
    slow: {},
    aside: work.start,
    parked: () => Promise.resolve(),
    clock,
    log,
    seam,
  });
  const { lapse, ...swaps } = swapShifts({
    swaps: store.swaps,
    tables,
    people,
    clock,
    perform: (swap, rows) => {
      work.start(performSwaps(swap, rows));
    },
  });

  return {
    acts: {
      ...changeRoster({ tables, people, clock, log }),
      ...swaps,
      ...duty.acts,
      show,
      pages: showRosterPage({
        ...{ show, duty: duty.acts, tables, swaps: store.swaps, people, clock },
      }),
      idOf: (person, key) => uuidv5(`${config.tenantId}:${person}:${key}`, WISHES),
    },
    onDuty: answerDuty(show),
    lapse: async () => {
      await lapse();
    },
    render: (scene) => renderSwap({ swaps: store.swaps, house }, scene),
    async answerPress({ push, card, action, message }) {
      if (push.about?.kind !== 'swap' || (action !== 'agree' && action !== 'refuse')) return;
      await swaps.answer({
        id: message.dedupId,
        swap: push.about.swap,
        by: push.person,
        answer: action === 'agree' ? 'grant' : 'refuse',
        press: { code: message.responseCode, card, at: clock.now() },
      });
    },
    performSwaps,
    performCheckIns: duty.performCheckIns,
  };
}
