/** Hands each flow its ingredients: the whole product on one screen. */
import { randomUUID } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import type { Call } from '../domain/calls/types.ts';
import type { Consequence } from '../domain/consequences.ts';
import type { Adapters } from '../build.ts';
import { auditChains } from '../flows/audit.ts';
import { answerPress } from '../flows/calls/answer-press.ts';
import { applyEvents, type Apply } from '../flows/calls/apply.ts';
import { readDesk } from '../flows/calls/desk.ts';
import { followCall } from '../flows/calls/follow-call.ts';
import { createLanes } from '../flows/calls/lanes.ts';
import { takeCall } from '../flows/calls/take-call.ts';
import { tryOut } from '../flows/calls/try-out.ts';
import { answerText } from '../flows/people/answer-text.ts';
import { nudgeExpired } from '../flows/people/nudge.ts';
import { setStatus } from '../flows/people/set-status.ts';
import { tellUnreachable } from '../flows/people/tell-unreachable.ts';
import { performRows } from '../flows/perform/rows.ts';
import { createPerformers } from '../flows/perform/table.ts';
import { performCall, type Performers } from '../flows/perform/performer.ts';
import { FOREIGN_CALLS } from '../flows/perform/foreign.ts';
import { renderPush } from '../flows/pushes/render.ts';
import { showCard } from '../flows/pushes/show-card.ts';
import type { House } from '../flows/pushes/views.ts';
import { receiveWecom } from '../flows/receive-wecom.ts';
import { settleInbox } from '../flows/settle-inbox.ts';
import { buildAfterCall } from './after-call.ts';
import { buildAlerts } from './alerts.ts';
import { buildCarrying } from './carrying.ts';
import { buildDuty } from './duty.ts';
import { spellHotline } from './house.ts';
import { buildIdentify } from './identify.ts';
import { buildOverTime } from './over-time.ts';
import { buildReports } from './reports.ts';
import { buildRoster } from './roster.ts';
import { buildSweep } from './sweeping.ts';
import { createWork } from './work.ts';

/** Name space of push ids. */
const PUSHES = '0b3f5c0e-7a54-4c3a-8f0e-2f0f8f6c9d21';

export type Flows = ReturnType<typeof buildFlows>;

export function buildFlows(adapters: Adapters) {
  const { config, clock, log, seam, store, statuses, gateway } = adapters;
  const { people, tables } = store.company;
  const { calls, inbox, pushes, reservations, records, book } = store;
  const settings = { takesOrders: gateway.takesOrders };
  const house: House = {
    hotline: spellHotline(config.hotline),
    publicUrl: config.publicUrl,
    miniProgramAppId: config.wecom.miniProgramAppId,
    takesOrders: gateway.takesOrders,
  };
  const newLease = (): string => randomUUID();
  const pushId = (name: string): string => uuidv5(`${config.tenantId}:${name}`, PUSHES);
  const work = createWork(log);
  // Slow steps block nothing: neither the next look at what is due, nor an answer.
  const aside = createWork(log);
  const lanes = createLanes();
  const desk = readDesk({ people, tables, statuses, reservations, clock });
  const { settled, flush } = settleInbox({ inbox, clock, log });

  const identify = buildIdentify(adapters);

  // The chain is a ring: applying saves rows, performing rows applies events. Both ends are late-bound functions.
  const perform = performRows<Call, Consequence>({
    perform: (what, { subject: call, row }) => performCall(performers, what, { call, row }),
    carrier: calls,
    order: 'together',
    slow: { fetch: FOREIGN_CALLS['recording fetch'].leaseMs },
    aside: aside.start,
    parked: () => after.tellStuck(),
    clock,
    log,
    seam,
  });
  const apply: Apply = applyEvents({
    calls,
    clock,
    settings,
    seam,
    perform: (call, rows) => {
      work.start(perform(call, rows));
    },
  });
  const render = renderPush({
    calls,
    digests: store.digests,
    todos: store.todos,
    alerts: store.alerts,
    records,
    desk,
    clock,
    house,
    stuck: () => after.stuck.list(),
    wish: (digest) => after.wish(digest),
    parts: [
      (scene) => roster.render(scene),
      (scene) => duty.render(scene),
      (scene) => overTime.render(scene),
      (scene) => reports.render(scene),
    ],
  });
  const carrying = buildCarrying(adapters, {
    render,
    apply,
    newLease,
    tellUnreachable: (person, reason) => unreachable(person, reason),
  });
  const showing = showCard({ pushes, carryOut: carrying, render, clock, newLease, pushId });
  const alerting = buildAlerts(adapters, {
    work,
    aside,
    showing,
    desk,
    house,
    lanes,
    settled,
    parked: () => after.tellStuck(),
  });
  const after = buildAfterCall(adapters, {
    work,
    aside,
    showing,
    openAlert: alerting.open,
    settleAlert: alerting.settle,
  });
  const shown = { work, showing, desk, house };
  const overTime = buildOverTime(adapters, { ...shown, applyTodo: after.applyTodo });
  const duty = buildDuty(adapters, shown);
  const reports = buildReports(adapters, shown);
  const unreachable = tellUnreachable({ people, clock, tell: showing.tell });
  const performers: Performers = createPerformers({
    apply,
    show: showing.show,
    gateway,
    reservations,
    records,
    book,
    calls,
    clock,
    ...after.performers,
  });

  const following = followCall({
    inbox,
    settled,
    apply,
    identify,
    desk,
    reservations,
    gateway,
    lanes,
    clock,
    seam,
    start: work.start,
  });
  const followUpPress = after.answerPress(showing.raise);
  const pressing = answerPress({
    pushes,
    apply,
    desk,
    reservations,
    lanes,
    clock,
    otherCard: (press) => {
      switch (press.push.kind) {
        case 'alert':
          return alerting.answerPress(press);
        case 'check-in':
          return duty.answerPress(press);
        case 'swap':
          return roster.answerPress(press);
        default:
          return followUpPress(press);
      }
    },
    log,
  });
  const roster = buildRoster(adapters, { ...shown, duty });
  const setting = setStatus({ statuses, long: store.longStatuses, clock });
  const wecomDoor = receiveWecom({
    inbox,
    settled,
    press: pressing.fromCard,
    answerText: answerText({
      people,
      setStatus: setting,
      onDuty: roster.onDuty,
      tell: showing.tell,
      log,
    }),
    left: async (userid) => {
      const gone = (await people.all()).find((one) => one.wecomUserId.toLowerCase() === userid);
      if (gone) await unreachable(gone.id, 'unsubscribe');
    },
    clock,
    seam,
    start: work.start,
  });
  const sweep = buildSweep(adapters, {
    perform,
    after,
    alerting,
    roster,
    carryOut: carrying,
    raise: showing.raise,
    newLease,
    doors: { calls: following, wecom: wecomDoor },
  });

  return {
    house,
    after,
    alerting,
    apply,
    take: takeCall({ apply, identify, desk, reservations, lanes, clock }),
    following,
    pressing,
    wecomDoor,
    setting,
    roster,
    tryOut: tryOut({ identify, desk, clock }),
    /** What the clock brings, looked for once a minute by any number of processes. */
    minutely: {
      'lapse unanswered swaps': roster.lapse,
      'look after shifts': duty.minute,
      'remind of to-dos': overTime.minute,
      'send the daily report': reports.minute,
    },
    nudge: nudgeExpired({ desk, clock, tell: showing.tell }),
    audit: auditChains({ ...store, clock }),
    sweep,
    flush,
    /** Resolves when nothing that was started here is running any more. */
    idle: async () => {
      await lanes.idle();
      await work.idle();
    },
    /** Resolves when no slow step is running. */
    idleAside: aside.idle,
  };
}
