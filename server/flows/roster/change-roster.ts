/** The roster in the admin's hands: an override more or less, and who holds the duty. Each change is a new version. */
import {
  addOverride,
  removeOverride,
  setHolder,
  type Changed,
  type HolderWish,
  type OverrideWish,
} from '../../domain/roster/changes.ts';
import type { RosterRefusal } from '../../domain/roster/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { RoutingTables } from '../../domain/routing/tables.ts';
import type { Log } from '../../log.ts';
import type { Clock, People, RosterTables } from '../../ports.ts';

/** conflict: the version the wish was made for is not the newest any more. */
export type RosterChanged =
  | { readonly ok: true; readonly tables: RoutingTables }
  | { readonly ok: false; readonly why: RosterRefusal | 'gone' }
  | { readonly ok: false; readonly why: 'conflict'; readonly version: number };

interface By {
  /** Employee id of who asks for it. */
  readonly by: string;
  /** The version that was seen; null when it does not matter. */
  readonly version: number | null;
}

export interface RosterChanges {
  /** `id` names it for its removal; again under the same id changes nothing. */
  addOverride(
    wish: By & { readonly id: string; readonly override: OverrideWish },
  ): Promise<RosterChanged>;
  removeOverride(wish: By & { readonly id: string }): Promise<RosterChanged>;
  setHolder(wish: By & { readonly holder: HolderWish }): Promise<RosterChanged>;
}

export function changeRoster(need: {
  readonly tables: Pick<RosterTables, 'fresh' | 'change'>;
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}): RosterChanges {
  type House = {
    readonly tables: RoutingTables;
    readonly people: readonly Employee[];
    readonly now: Date;
  };

  async function change(wish: By, decide: (house: House) => Changed): Promise<RosterChanged> {
    for (;;) {
      const [tables, people] = await Promise.all([need.tables.fresh(), need.people.all()]);
      const now = need.clock.now();
      const decided = decide({ tables, people, now });
      if (decided.ok && decided.tables === tables) return decided;
      if (wish.version !== null && wish.version !== tables.version) {
        return { ok: false, why: 'conflict', version: tables.version };
      }
      if (!decided.ok) return decided;
      const next = { next: decided.tables, by: wish.by, at: now };
      if (!(await need.tables.change(tables.version, next))) continue;
      need.log.info('the roster was changed', { version: decided.tables.version, by: wish.by });
      return decided;
    }
  }

  return {
    addOverride: (wish) => change(wish, (house) => addOverride(house, wish.override, wish.id)),
    removeOverride: (wish) =>
      change(wish, ({ tables, now }) => removeOverride(tables, wish.id, now)),
    setHolder: (wish) => change(wish, (house) => setHolder(house, wish.holder)),
  };
}
