/** The state of the house at a moment: people, tables, statuses, who is busy. Read fresh where a decision rests on it. */
import type { Employee } from '../../domain/people.ts';
import type { Activity } from '../../domain/routing/standing.ts';
import type { RoutingTables } from '../../domain/routing/tables.ts';
import { dayKey } from '../../domain/time.ts';
import type { Clock, People, Reservations, Statuses, Tables } from '../../ports.ts';
import type { StatusEntry } from '../../domain/people.ts';

export interface Desk {
  readonly people: readonly Employee[];
  readonly tables: RoutingTables;
  readonly statuses: ReadonlyMap<string, StatusEntry>;
  readonly activity: ReadonlyMap<string, Activity & { readonly call: string | null }>;
}

/** The same desk for one call: whom it keeps busy itself is no obstacle to it; what they did today stays counted. */
export function deskFor(desk: Desk, call: string): Desk {
  const activity = [...desk.activity].map(
    ([person, one]) =>
      [person, one.call === call ? { ...one, busy: false, onCall: false } : one] as const,
  );
  return { ...desk, activity: new Map(activity) };
}

export interface DeskNeeds {
  readonly people: Pick<People, 'all'>;
  readonly tables: Tables;
  readonly statuses: Pick<Statuses, 'all'>;
  readonly reservations: Pick<Reservations, 'activity'>;
  readonly clock: Clock;
}

export interface ReadDesk {
  /** As it is now. */
  now(): Promise<Desk>;
  /** At most a second old: for what is only shown, and checked again when it is pressed. */
  recent(): Promise<Desk>;
}

const RECENT_MS = 1000;

export function readDesk(need: DeskNeeds): ReadDesk {
  let kept: {
    readonly desk: Promise<Desk>;
    readonly at: number;
    readonly business: number;
  } | null = null;

  async function read(): Promise<Desk> {
    const now = need.clock.now();
    const [people, tables, statuses, activity] = await Promise.all([
      need.people.all(),
      need.tables.current(),
      need.statuses.all(),
      need.reservations.activity({ now, day: dayKey(now) }),
    ]);
    return { people, tables, statuses, activity };
  }

  function keep(): Promise<Desk> {
    const desk = read();
    kept = { desk, at: need.clock.wall().getTime(), business: need.clock.now().getTime() };
    desk.catch(() => (kept = null));
    return desk;
  }

  return {
    now: keep,
    recent() {
      const fresh =
        kept &&
        need.clock.wall().getTime() - kept.at < RECENT_MS &&
        need.clock.now().getTime() - kept.business < RECENT_MS;
      return kept && fresh ? kept.desk : keep();
    },
  };
}
