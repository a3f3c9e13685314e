/** Check-ins: asked and let go as the roster says, confirmed by the person, silence told to the director. Spec §5. */
import { respondersAt } from '../../domain/alerts/responders.ts';
import type { PressCode } from '../../domain/consequences.ts';
import {
  confirmCheckIn,
  escalateCheckIn,
  releaseCheckIn,
  reviewCheckIns,
  type CheckInChange,
} from '../../domain/roster/check-ins.ts';
import type { RosterHouse } from '../../domain/roster/spans.ts';
import type { CheckInRow, KeptCheckIn } from '../../domain/roster/types.ts';
import type { CheckIns, Clock } from '../../ports.ts';

export type CheckInDone =
  | { readonly ok: true; readonly checkIn: KeptCheckIn }
  | { readonly ok: false; readonly why: 'gone' | 'not-yours' }
  | {
      readonly ok: false;
      readonly why: 'over' | 'not-yours-now';
      readonly checkIn: KeptCheckIn;
    };

export interface KeepCheckIns {
  /** Once a minute, by any number of processes. */
  look(): Promise<void>;
  /** Again changes nothing. */
  confirm(wish: {
    readonly checkIn: string;
    readonly by: string;
    readonly press: PressCode | null;
  }): Promise<CheckInDone>;
}

/** More shifts than begin within 26 hours. */
const BATCH = 200;

export function keepCheckIns(need: {
  readonly checkIns: Pick<CheckIns, 'load' | 'save' | 'ahead' | 'unanswered'>;
  /** As stored now: what is cached might ask somebody again who was just let go. */
  readonly house: () => Promise<RosterHouse>;
  readonly clock: Pick<Clock, 'now'>;
  /** Carries the rows of a fresh save out. */
  readonly perform: (checkIn: KeptCheckIn, rows: readonly CheckInRow[]) => void;
}): KeepCheckIns {
  /** False: another process was first, or the person. */
  async function save({ next, version, rows }: CheckInChange): Promise<boolean> {
    if (!(await need.checkIns.save(next, { version, rows }))) return false;
    need.perform(next, rows);
    return true;
  }

  return {
    async look() {
      const now = need.clock.now();
      const house = await need.house();
      const kept = await need.checkIns.ahead(now, BATCH);
      for (const change of reviewCheckIns(house, kept, now)) await save(change);
      for (const silent of await need.checkIns.unanswered(now, BATCH)) {
        const change =
          releaseCheckIn(house, silent, now) ??
          escalateCheckIn(silent, directorsFor(house, silent.person, now), now);
        if (change) await save(change);
      }
    },

    async confirm({ checkIn: id, by, press }) {
      for (;;) {
        const known = await need.checkIns.load(id);
        if (!known) return { ok: false, why: 'gone' };
        const done = confirmCheckIn(known, { by, press }, need.clock.now());
        if (done.change && !(await save(done.change))) continue;
        const checkIn = done.change?.next ?? known;
        if (done.ok) return { ok: true, checkIn };
        return done.why === 'not-yours'
          ? { ok: false, why: done.why }
          : { ok: false, why: done.why, checkIn };
      }
    },
  };
}

/** 销售总监 or, on leave or wanting, the deputy; nobody is told of their own silence while somebody else can be. */
function directorsFor(house: RosterHouse, person: string, at: Date): readonly string[] {
  const directorsAmong = (people: RosterHouse['people']): readonly string[] =>
    respondersAt({
      tables: house.tables,
      people,
      at,
      statuses: house.statuses,
      activities: new Map(),
      deputies: null,
      unreachable: [],
      robot: false,
    }).director;
  return directorsAmong(house.people.filter(({ id }) => id !== person));
}
