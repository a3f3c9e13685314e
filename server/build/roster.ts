/** Hands the flows of roster and swaps their ingredients. */
import { v5 as uuidv5 } from 'uuid';
import { spanWords, swapText, type PrintedMoment } from '../../templates/roster.ts';
import type { Adapters } from '../build.ts';
import type { Shift } from '../domain/routing/shifts.ts';
import type { Swap, SwapConsequence } from '../domain/roster/types.ts';
import { dayKey, formatClock, weekdayOf } from '../domain/time.ts';
import { performRows, type PerformRows } from '../flows/perform/rows.ts';
import type { ShowPush } from '../flows/pushes/show-card.ts';
import { answerDuty, type AnswerDuty } from '../flows/roster/answer-duty.ts';
import type { RosterActs } from '../flows/roster/acts.ts';
import { changeRoster } from '../flows/roster/change-roster.ts';
import { showRoster } from '../flows/roster/show-roster.ts';
import { swapShifts, type SwapActs } from '../flows/roster/swap-shifts.ts';
import type { Work } from './work.ts';

/** Name space of ids made from idempotency keys: the same wish has the same id. */
const WISHES = '5f0d2a3e-6b1c-4d7f-9a58-3c1e7b90d412';

export interface Roster {
  readonly acts: RosterActs;
  readonly onDuty: AnswerDuty;
  /** Swaps nobody answered before their shift began. */
  readonly lapse: SwapActs['lapse'];
  /** Rows of swaps, for whoever finds them due. */
  readonly performSwaps: PerformRows<Swap, SwapConsequence>;
}

export function buildRoster(
  adapters: Adapters,
  { work, tell }: { readonly work: Work; readonly tell: ShowPush['tell'] },
): Roster {
  const { config, clock, log, seam, store, statuses } = adapters;
  const { people, tables } = store.company;
  const show = showRoster({ tables, swaps: store.swaps, people, statuses, clock });

  /** A line of text to whoever the row names. */
  async function showSwap(what: SwapConsequence, swap: Swap): Promise<'done'> {
    const { asker, partner, give, take, state } = await show.swap(swap);
    const reader = what.person === swap.asker ? 'asker' : 'partner';
    const words = {
      state,
      asker: asker.name,
      partner: partner.name,
      give: printed(give),
      take: take && printed(take),
    };
    await tell({
      name: `swap:${swap.id}:${state}:${what.person}`,
      kind: 'text',
      person: what.person,
      about: { kind: 'text', content: swapText(words, reader) },
    });
    return 'done';
  }

  const performSwaps = performRows<Swap, SwapConsequence>({
    perform: (what, { subject }) => showSwap(what, subject),
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
      show,
      idOf: (person, key) => uuidv5(`${config.tenantId}:${person}:${key}`, WISHES),
    },
    onDuty: answerDuty(show),
    lapse,
    performSwaps,
  };
}

function printed(span: Shift): string {
  const moment = (at: Date): PrintedMoment => {
    const day = dayKey(at);
    return { day, weekday: weekdayOf(day), clock: formatClock(at) };
  };
  return spanWords({ from: moment(span.from), to: moment(span.to) });
}
