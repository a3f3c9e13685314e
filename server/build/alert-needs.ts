/** What the doors of alerts ask of the house, filled in. */
import type { Adapters } from '../build.ts';
import { ladderAt } from '../domain/alerts/ladder.ts';
import { printAlert, printLadder, type PrintedAlert } from '../domain/alerts/print.ts';
import { respondersAt } from '../domain/alerts/responders.ts';
import { dutyAt } from '../domain/routing/duty.ts';
import type { AlertAnswer } from '../flows/alerts/acts.ts';
import { everyOpen } from '../flows/alerts/every-open.ts';
import type { AlertNeeds, AlertShown } from '../http/needs.ts';
import type { Flows } from './flows.ts';

/** Settled ones are printed so far back; open ones all. */
const MOST = 200;

export function alertNeeds(adapters: Adapters, flows: Flows): AlertNeeds {
  const { acts } = flows.alerting;
  const { store, statuses, robot } = adapters;
  const { people, tables } = store.company;
  return {
    list: async (viewer) => (await acts.list(viewer)).map(printAlert),
    show: async (wish) => shown(await acts.show(wish)),
    take: async (wish) => shown(await acts.take(wish)),
    settle: async (wish) => shown(await acts.settle(wish)),
    hand: async (wish) => shown(await acts.hand(wish)),

    async all() {
      const open: PrintedAlert[] = [];
      for await (const batch of everyOpen(store.alerts)) open.push(...batch.map(printAlert));
      return [...open, ...(await store.alerts.settled(MOST)).map(printAlert)];
    },

    async ladder(at) {
      const [current, everybody, tapped] = await Promise.all([
        tables.current(),
        people.all(),
        statuses.all(),
      ]);
      return printLadder(ladderAt(current, at), (after) =>
        respondersAt({
          tables: current,
          people: everybody,
          at: new Date(at.getTime() + after * 1000),
          statuses: tapped,
          activities: new Map(),
          deputies: null,
          unreachable: [],
          robot: robot !== null,
        }),
      );
    },

    async duty(at) {
      const [current, everybody, tapped] = await Promise.all([
        tables.current(),
        people.all(),
        statuses.all(),
      ]);
      return dutyAt({ tables: current, people: everybody, at, statuses: tapped });
    },
  };
}

function shown(answer: AlertAnswer): AlertShown {
  if (!answer.ok) return answer;
  const { alert, mine } = answer;
  return { ok: true, alert: printAlert(alert), mine, calls: alert.messages.map((one) => one.call) };
}
