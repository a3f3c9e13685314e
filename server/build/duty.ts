/** Hands the flows of shifts their ingredients: check-ins, hand-over, the warning of a year without holidays. */
import type { Adapters } from '../build.ts';
import type { CheckInConsequence, KeptCheckIn } from '../domain/roster/types.ts';
import type { RosterHouse } from '../domain/roster/spans.ts';
import type { ReadDesk } from '../flows/calls/desk.ts';
import { performRows, type PerformRows } from '../flows/perform/rows.ts';
import type { CardPress } from '../flows/pushes/card-press.ts';
import type { RenderPart } from '../flows/pushes/part.ts';
import type { ShowPush } from '../flows/pushes/show-card.ts';
import type { House } from '../flows/pushes/views.ts';
import { keepCheckIns } from '../flows/roster/check-ins.ts';
import { dutyActs, type DutyActs } from '../flows/roster/duty-acts.ts';
import { renderHandOver, tellHandOvers } from '../flows/roster/hand-over.ts';
import { performCheckIn, renderCheckIn } from '../flows/roster/show-check-in.ts';
import { renderHolidays, warnHolidays } from '../flows/roster/warn-holidays.ts';
import type { Work } from './work.ts';

export interface Duty {
  readonly acts: DutyActs;
  readonly render: RenderPart;
  readonly answerPress: (press: CardPress) => Promise<void>;
  /** What the clock brings: somebody to be asked, told of, or handed over to. */
  readonly minute: () => Promise<void>;
  /** Rows of check-ins, for whoever finds them due. */
  readonly performCheckIns: PerformRows<KeptCheckIn, CheckInConsequence>;
}

export function buildDuty(
  { clock, log, seam, store, statuses }: Adapters,
  need: {
    readonly work: Work;
    readonly showing: ShowPush;
    readonly desk: ReadDesk;
    readonly house: House;
  },
): Duty {
  const { alerts, calls, checkIns, todos, toldOnce } = store;
  const { people, tables } = store.company;
  const waiting = { alerts, calls, todos };

  async function readHouse(): Promise<RosterHouse> {
    const [fresh, everybody, tapped] = await Promise.all([
      tables.fresh(),
      people.all(),
      statuses.all(),
    ]);
    return { tables: fresh, people: everybody, statuses: tapped };
  }

  const performing = performCheckIn({
    showing: need.showing,
    names: async () => new Map((await people.all()).map(({ id, name }) => [id, name])),
  });
  const performCheckIns = performRows<KeptCheckIn, CheckInConsequence>({
    perform: (what, { subject: checkIn, row }) =>
      performing(what, { checkIn, attempts: row.attempts }),
    carrier: checkIns,
    order: 'together',
    slow: {},
    aside: need.work.start,
    parked: () => Promise.resolve(),
    clock,
    log,
    seam,
  });
  const keeping = keepCheckIns({
    checkIns,
    house: readHouse,
    clock,
    perform: (checkIn, rows) => {
      need.work.start(performCheckIns(checkIn, rows));
    },
  });
  const { tell } = need.showing;
  const looks = [
    keeping.look,
    tellHandOvers({ ...waiting, house: readHouse, told: toldOnce, tell, clock }),
    warnHolidays({ people, told: toldOnce, tell, clock }),
  ];

  return {
    acts: dutyActs({ ...waiting, checkIns, confirm: keeping.confirm, house: readHouse, clock }),
    render: async (scene) =>
      (await renderCheckIn({ checkIns, house: need.house }, scene)) ??
      (await renderHandOver({ ...waiting, house: need.house }, scene)) ??
      renderHolidays(scene, need.house),
    async answerPress({ push, card, action, message }) {
      if (action !== 'on-duty' || push.about?.kind !== 'check-in') return;
      const press = { code: message.responseCode, card, at: clock.now() };
      await keeping.confirm({ checkIn: push.about.checkIn, by: push.person, press });
    },
    async minute() {
      // One that fails keeps nobody from the next.
      const done = await Promise.allSettled(looks.map((look) => look()));
      const failed = done.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    },
    performCheckIns,
  };
}
