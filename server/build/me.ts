/** Hands the flows of the first screen, the news and the board their ingredients. */
import type { Adapters } from '../build.ts';
import { createCallLists } from '../adapters/store/call-lists.ts';
import { printRoute } from '../domain/routing/print.ts';
import { readDesk } from '../flows/calls/desk.ts';
import { tellClockNews } from '../flows/me/clock-news.ts';
import { mayKnow } from '../flows/me/may-see.ts';
import { createNewsFeed } from '../flows/me/news-feed.ts';
import { showMe } from '../flows/me/show-me.ts';
import { showStatus, showTeam } from '../flows/me/show-status.ts';
import { sayRoute } from '../flows/me/say-route.ts';
import { watchChanges } from '../flows/me/watch-changes.ts';
import { listWaiting } from '../flows/me/waiting.ts';
import { undoStatus } from '../flows/people/undo-status.ts';
import type { MeNeeds } from '../http/needs-me.ts';
import type { Flows } from './flows.ts';

/** A long poll ends before any proxy on the way loses patience. Pages §3. */
const HOLD_MS = 25_000;
/** How soon news of another process arrive when nobody wakes us. */
const LOOK_MS = 1500;

export function buildMe(adapters: Adapters, flows: Flows): MeNeeds {
  const { bell, clock, config, connection, log, statuses, store } = adapters;
  const { people, tables } = store.company;
  const { alerts, calls, changes, customers, pushes, todos, workCounts: counts } = store;
  const { reservations } = store;
  const lists = createCallLists({ connection, tenantId: config.tenantId });
  const desk = readDesk({ people, tables, statuses, reservations, clock });
  const feed = createNewsFeed({
    changes,
    clockNews: tellClockNews({ statuses, tables, people, changes, clock }),
    lookMs: LOOK_MS,
    log,
  });
  bell.onRing(feed.wake);
  const watching = watchChanges({
    feed,
    maySee: mayKnow({ calls, alerts, todos, customers }),
    clock,
    holdMs: HOLD_MS,
  });
  return {
    show: showMe({
      ...{ people, alerts, counts, clock },
      hotline: flows.house.hotline,
      takesOrders: flows.house.takesOrders,
      clientMinimum: config.clientMinimum,
    }),
    status: showStatus({
      ...{ desk, statuses, alerts, pushes, counts, todos, clock },
      waiting: listWaiting({ alerts, todos, lists, digests: store.digests, people, clock }),
    }),
    team: showTeam({ desk, statuses, pushes, clock }),
    undoStatus: undoStatus({ statuses, long: store.longStatuses }),
    changes: watching.ask,
    stopWatching: watching.stop,
    async tryRoute(trial) {
      const now = clock.now();
      const at = trial.at ?? now;
      const route = printRoute(await flows.tryOut.route({ ...trial, at }));
      const said = sayRoute(route, await people.all());
      return { now: now.toISOString(), at: at.toISOString(), ...said };
    },
  };
}
