/** Swaps: load · decide · store the tables, then the swap with its rows. The tables are the truth, so a death between heals. */
import {
  answerSwap,
  askSwap,
  lapseSwap,
  settledSwap,
  withdrawSwap,
  type SwapAnswer,
  type SwapWish,
} from '../../domain/roster/swaps.ts';
import type { RosterRefusal, Swap, SwapRow } from '../../domain/roster/types.ts';
import type { Clock, People, RosterTables, Swaps } from '../../ports.ts';

/** gone: there is no such swap · not-yours: only the partner answers, only the asker takes back · already-answered: the other way, or too late. */
export type SwapDone =
  | { readonly ok: true; readonly swap: Swap }
  | { readonly ok: false; readonly why: RosterRefusal | 'gone' | 'not-yours' }
  | { readonly ok: false; readonly why: 'already-answered'; readonly swap: Swap };

export interface SwapActs {
  /** Again under the same id answers what became of it. */
  ask(wish: SwapWish & { readonly id: string }): Promise<SwapDone>;
  /** By the partner, from the card or the page. */
  answer(wish: SwapAnswer & { readonly swap: string }): Promise<SwapDone>;
  /** By the asker, while nobody has answered. */
  withdraw(wish: { readonly swap: string; readonly by: string }): Promise<SwapDone>;
  /** Swaps nobody answered before their shift began; answers how many. */
  lapse(): Promise<number>;
}

const BATCH = 100;

export function swapShifts(need: {
  readonly swaps: Pick<Swaps, 'load' | 'save' | 'unanswered'>;
  readonly tables: Pick<RosterTables, 'fresh' | 'change'>;
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Carries the rows of a fresh save out. */
  readonly perform: (swap: Swap, rows: readonly SwapRow[]) => void;
}): SwapActs {
  const { swaps, tables, people, clock } = need;

  async function save(next: Swap, version: number, rows: readonly SwapRow[]): Promise<boolean> {
    if (!(await swaps.save(next, { version, rows }))) return false;
    need.perform(next, rows);
    return true;
  }

  async function answerOnce(
    wish: SwapAnswer & { readonly swap: string },
  ): Promise<SwapDone | null> {
    const known = await swaps.load(wish.swap);
    if (!known) return { ok: false, why: 'gone' };
    const [current, everybody] = await Promise.all([tables.fresh(), people.all()]);
    const now = clock.now();
    const question = { tables: current, people: everybody, now };
    const decided = answerSwap(question, known, wish);
    if (!decided.ok) {
      const { why } = decided;
      return why === 'already-answered'
        ? { ok: false, why, swap: settledSwap(known, current, now) }
        : { ok: false, why };
    }
    if (decided.tables) {
      const change = { next: decided.tables, by: wish.by, at: now };
      if (!(await tables.change(current.version, change))) return null;
    }
    if (!decided.next) return { ok: true, swap: settledSwap(known, current, now) };
    const saved = await save(decided.next, known.version, decided.rows);
    return saved ? { ok: true, swap: decided.next } : null;
  }

  return {
    async ask({ id, ...wish }) {
      const known = await swaps.load(id);
      if (known) return { ok: true, swap: known };
      const [current, everybody] = await Promise.all([tables.fresh(), people.all()]);
      const asked = askSwap({ tables: current, people: everybody, now: clock.now() }, wish, id);
      if (!asked.ok) return asked;
      const saved = await save(asked.next, 0, asked.rows);
      // Somebody sent the same wish at the same time: theirs is this one.
      const swap = saved ? asked.next : ((await swaps.load(id)) ?? asked.next);
      return { ok: true, swap };
    },

    async answer(wish) {
      for (;;) {
        const done = await answerOnce(wish);
        if (done) return done;
      }
    },

    async withdraw({ swap: id, by }) {
      for (;;) {
        const known = await swaps.load(id);
        if (!known) return { ok: false, why: 'gone' };
        const question = { tables: await tables.fresh(), now: clock.now() };
        const done = withdrawSwap(question, known, by);
        if (!done.ok) {
          const { why } = done;
          if (why === 'not-yours') return { ok: false, why };
          return { ok: false, why, swap: settledSwap(known, question.tables, question.now) };
        }
        if (!done.next) return { ok: true, swap: known };
        if (await save(done.next, known.version, done.rows)) return { ok: true, swap: done.next };
      }
    },

    async lapse() {
      const now = clock.now();
      const waiting = await swaps.unanswered(now, BATCH);
      if (waiting.length === 0) return 0;
      const current = await tables.fresh();
      let count = 0;
      for (const swap of waiting) {
        const lapsed = lapseSwap(swap, { tables: current, now });
        if (lapsed && (await save(lapsed.next, swap.version, lapsed.rows))) count += 1;
      }
      return count;
    },
  };
}
