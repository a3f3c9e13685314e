/** What people see and do of their duty, for the doors: check-ins, and what they would be handed. */
import { readCaller } from '../../../cards/caller.ts';
import type { Employee } from '../../domain/people.ts';
import { dutyShifts } from '../../domain/roster/shifts.ts';
import type { RosterHouse } from '../../domain/roster/spans.ts';
import type { KeptCheckIn } from '../../domain/roster/types.ts';
import { addMinutes } from '../../domain/time.ts';
import type { CheckIns, Clock } from '../../ports.ts';
import type { KeepCheckIns } from './check-ins.ts';
import { collectHandOver, readHanded, type HandedItem, type HandOverNeeds } from './hand-over.ts';
import type { CheckInView, HandOverView, NamedPerson, WaitingView } from './view.types.ts';

export type CheckInConfirmed =
  | { readonly ok: true; readonly view: CheckInView }
  | { readonly ok: false; readonly why: 'gone' | 'not-yours' }
  | { readonly ok: false; readonly why: 'too-late'; readonly view: CheckInView };

export interface DutyActs {
  /** Of shifts that are not over: one's own; director and admin see everybody's. */
  checkIns(viewer: Employee): Promise<readonly CheckInView[]>;
  confirmCheckIn(wish: {
    readonly checkIn: string;
    readonly viewer: Employee;
  }): Promise<CheckInConfirmed>;
  /** For the rest of the viewer's shift, else for the next one that begins within 26 hours. */
  handOver(viewer: Employee): Promise<HandOverView>;
}

const MOST = 100;
/** Of each list; the rest is counted. */
const MOST_LISTED = 50;
const AHEAD_MINUTES = 26 * 60;

export function dutyActs(
  need: HandOverNeeds & {
    readonly checkIns: Pick<CheckIns, 'notOver'>;
    readonly confirm: KeepCheckIns['confirm'];
    readonly house: () => Promise<RosterHouse>;
    readonly clock: Pick<Clock, 'now'>;
  },
): DutyActs {
  const named = async (): Promise<(id: string) => NamedPerson> => {
    const { people } = await need.house();
    return (id) => ({ id, name: people.find((one) => one.id === id)?.name ?? id });
  };

  return {
    async checkIns(viewer) {
      const all = viewer.roles.some((role) => role === 'director' || role === 'admin');
      const which = { person: all ? null : viewer.id, limit: MOST };
      const kept = await need.checkIns.notOver(need.clock.now(), which);
      const nameOf = await named();
      return kept.map((one) => viewOf(one, nameOf));
    },

    async confirmCheckIn({ checkIn, viewer }) {
      const done = await need.confirm({ checkIn, by: viewer.id, press: null });
      if (!('checkIn' in done)) return done;
      const view = viewOf(done.checkIn, await named());
      return done.ok ? { ok: true, view } : { ok: false, why: 'too-late', view };
    },

    async handOver(viewer) {
      const now = need.clock.now();
      const house = await need.house();
      const span = { from: now, to: addMinutes(now, AHEAD_MINUTES) };
      const shift = dutyShifts(house, span).find(({ person }) => person === viewer.id) ?? null;
      const handed = shift && (await collectHandOver(need, shift));
      const items = handed && (await readHanded(need, handed, MOST_LISTED));
      const names = new Map(house.people.map(({ id, name }) => [id, name]));
      const list = (all: readonly HandedItem[] = []) => ({
        count: all.length,
        items: all.slice(0, MOST_LISTED).map((one) => waitingView(one, names)),
      });
      return {
        shift: shift && { from: shift.from, to: shift.to },
        alerts: list(items?.alerts),
        callbacks: list(items?.callbacks),
        todos: list(items?.todos),
      };
    },
  };
}

function viewOf(kept: KeptCheckIn, named: (id: string) => NamedPerson): CheckInView {
  const { id, version, person, shift, state, askedAt, escalateAt, confirmedAt } = kept;
  return {
    ...{ id, version, person: named(person), shift, state, askedAt, confirmedAt },
    confirmBy: escalateAt,
  };
}

/** As much of the caller as the notice shows: the name where one is known, else the masked number. */
function waitingView(
  { id, call, identity, person, due }: HandedItem,
  names: ReadonlyMap<string, string>,
): WaitingView {
  const caller = readCaller(identity, call, names);
  return {
    ...{ id, call: call.id, number: caller.number, due },
    name: caller.class === 'none' || caller.name === '' ? null : `${caller.mark}${caller.name}`,
    person: person === null ? null : { id: person, name: names.get(person) ?? person },
  };
}
