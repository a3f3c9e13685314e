/** Hands the flows of alerts their ingredients: opening, climbing, telling, taking. */
import { randomUUID } from 'node:crypto';
import type { Adapters } from '../build.ts';
import type { Alert, AlertConsequence } from '../domain/alerts/types.ts';
import { answerAlertPress } from '../flows/alerts/answer-press.ts';
import { alertActs } from '../flows/alerts/acts.ts';
import { applyAlert } from '../flows/alerts/apply-alert.ts';
import { climbAlerts } from '../flows/alerts/climb.ts';
import { settleAlert } from '../flows/alerts/settle-alert.ts';
import { tellOutcome } from '../flows/alerts/noticed.ts';
import { openAlert } from '../flows/alerts/open-alert.ts';
import { callWishes } from '../domain/alerts/alert-call.ts';
import { spokenAlert } from '../flows/alerts/spoken.ts';
import { phoneAlerts, type PhoneAlerts } from '../flows/alerts/phone.ts';
import type { Lanes } from '../flows/calls/lanes.ts';
import { performAlert } from '../flows/alerts/perform.ts';
import { groupText } from '../flows/alerts/group-text.ts';
import type { House } from '../flows/pushes/views.ts';
import type { ReadDesk } from '../flows/calls/desk.ts';
import { performRows } from '../flows/perform/rows.ts';
import type { ShowPush } from '../flows/pushes/show-card.ts';
import type { Work } from './work.ts';

/** More alerts than this are never open at once. */
const MOST_OPEN = 200;

export function buildAlerts(
  adapters: Adapters,
  need: {
    readonly work: Work;
    readonly aside: Work;
    readonly showing: Pick<ShowPush, 'follow'>;
    readonly desk: ReadDesk;
    readonly house: House;
    readonly lanes: Lanes;
    /** Marks items of the inbox as applied. */
    readonly settled: (id: string) => void;
    readonly parked: () => Promise<void>;
  },
) {
  const { clock, gateway, log, seam, store, robot } = adapters;
  const { alerts, calls, digests, inbox, pushes } = store;
  const { people, tables } = store.company;

  const perform = performRows<Alert, AlertConsequence>({
    perform: (what, { subject: alert, row }) => performing(what, { alert, row }),
    carrier: alerts,
    order: 'together',
    slow: {},
    aside: need.aside.start,
    parked: need.parked,
    clock,
    log,
    seam,
  });
  const apply = applyAlert({
    alerts,
    clock,
    seam,
    perform: (alert, rows) => {
      need.work.start(perform(alert, rows));
    },
  });
  const noticed = tellOutcome({ apply, clock });
  const phone: PhoneAlerts = phoneAlerts({
    calls: store.alertCalls,
    gateway,
    people,
    waiting: async (person) => callWishes(await alerts.open(MOST_OPEN), person),
    spoken: spokenAlert({ alerts, calls, digests, desk: need.desk, clock }),
    noticed: ({ alert, notice }, outcome) => noticed(alert, notice, outcome),
    take: async (alert, person, id) => {
      const event = { type: 'taken', id, at: clock.now(), person, code: null } as const;
      const after = await apply(alert, { ...event, from: 'phone' });
      return after === 'clash' ? null : after;
    },
    // Nobody is rung: the step is passed over at once, so that the ladder goes on.
    otherWay: async (alert, _person, notice) => {
      await noticed(alert.id, notice, 'skipped');
      return 'done';
    },
    lanes: need.lanes,
    inbox,
    settled: need.settled,
    clock,
    newId: () => randomUUID(),
    start: need.work.start,
  });
  const performing = performAlert({
    follow: need.showing.follow,
    alerts,
    pushes,
    phone: phone.ring,
    talks: async (person) => (await need.desk.now()).activity.get(person)?.onCall ?? false,
    robot,
    groupText: groupText({ calls, digests, desk: need.desk, house: need.house, clock }),
    noticed,
  });

  return {
    apply,
    perform,
    phone,
    settle: settleAlert({ alerts, apply, clock }),
    open: openAlert({ alerts, calls, tables, apply, clock }),
    climb: climbAlerts({
      alerts,
      pushes,
      desk: need.desk,
      robot: robot !== null,
      apply,
      clock,
      log,
    }),
    answerPress: answerAlertPress({ apply, people, clock }),
    acts: alertActs({ alerts, people, apply, clock }),
  };
}
