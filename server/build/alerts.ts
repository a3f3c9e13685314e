/** Hands the flows of alerts their ingredients: opening, climbing, telling, taking. */
import { randomUUID } from 'node:crypto';
import type { Adapters } from '../build.ts';
import type { Alert, AlertConsequence } from '../domain/alerts/types.ts';
import { answerAlertPress } from '../flows/alerts/answer-press.ts';
import { alertActs } from '../flows/alerts/acts.ts';
import { applyAlert, type ApplyAlertNeeds } from '../flows/alerts/apply-alert.ts';
import { beginLater } from '../flows/alerts/begin-later.ts';
import { climbAlerts } from '../flows/alerts/climb.ts';
import { settleAlert } from '../flows/alerts/settle-alert.ts';
import { tellOutcome } from '../flows/alerts/noticed.ts';
import { openAlert } from '../flows/alerts/open-alert.ts';
import { ringStaff, type RingStaff } from '../flows/alerts/staff-phone.ts';
import { callWishes, type AlertCallOutcome, type CallWish } from '../domain/alerts/alert-call.ts';
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

/** A call reads three and counts the others; more than this need not be counted. */
const MOST_WAITING = 200;

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
  const { clock, config, gateway, log, seam, store, robot, wecom } = adapters;
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
  const applyWith = (performRows: ApplyAlertNeeds['perform']) =>
    applyAlert({ alerts, clock, seam, perform: performRows });
  const begin: ApplyAlertNeeds['perform'] = (alert, rows) => {
    need.work.start(perform(alert, rows));
  };
  const apply = applyWith(begin);
  const { keep, beginAll } = beginLater(begin);
  const noticed = tellOutcome({ apply, clock });
  const calling = {
    people,
    waiting: async (person: string) =>
      callWishes(await alerts.callsFor(person, MOST_WAITING), person),
    noticed: ({ alert, notice }: CallWish, outcome: AlertCallOutcome | 'skipped'): Promise<void> =>
      noticed(alert, notice, outcome),
    clock,
    newId: (): string => randomUUID(),
  };
  const staff: RingStaff | null =
    wecom && config.wecom.staffPhone
      ? ringStaff({
          ...calling,
          rings: store.staffRings,
          staffPhone: wecom.staffPhone,
          alerts,
          log,
        })
      : null;
  const phone: PhoneAlerts = phoneAlerts({
    ...calling,
    calls: store.alertCalls,
    gateway,
    spoken: spokenAlert({ alerts, calls, digests, desk: need.desk, clock }),
    take: async (alert, person, id) => {
      const event = { type: 'taken', id, at: clock.now(), person, code: null } as const;
      const after = await apply(alert, { ...event, from: 'phone' });
      return after === 'clash' ? null : after;
    },
    otherWay: async (alert, person, notice) => {
      if (staff) return staff.ring(alert, person, notice);
      // Nobody is rung: the step is passed over at once, so that the ladder goes on.
      log.info('an alert call is skipped: no way to phone', { alert: alert.id, person });
      await noticed(alert.id, notice, 'skipped');
      return 'done';
    },
    lanes: need.lanes,
    inbox,
    settled: need.settled,
    start: need.work.start,
  });
  const sweepCalls = async (): Promise<void> => {
    await phone.sweep();
    await staff?.sweep();
  };
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
    phone: { ...phone, sweep: sweepCalls },
    settle: settleAlert({ alerts, apply, clock }),
    open: openAlert({ alerts, calls, tables, apply, clock }),
    climb: climbAlerts({
      alerts,
      pushes,
      desk: need.desk,
      robot: robot !== null,
      apply: applyWith(keep),
      perform: beginAll,
      clock,
      log,
    }),
    answerPress: answerAlertPress({ apply, people, clock }),
    acts: alertActs({ alerts, people, apply, clock }),
  };
}
