/** Hands the pages about alerts, to-dos and calls their ingredients. */
import type { Adapters } from '../build.ts';
import { createCallLists } from '../adapters/store/call-lists.ts';
import { readDesk } from '../flows/calls/desk.ts';
import type { MaySee } from '../flows/calls/may-see.ts';
import type { ShowCall } from '../flows/calls/show-call.ts';
import type { DigestActs } from '../flows/digest/acts.ts';
import { listCalls } from '../flows/pages/list-calls.ts';
import type { Pages } from '../flows/pages/pages.ts';
import { pressCall } from '../flows/pages/press-call.ts';
import { readCall } from '../flows/pages/read-call.ts';
import { showAlert } from '../flows/pages/show-alert.ts';
import { showInbox } from '../flows/pages/show-inbox.ts';
import { showTodo } from '../flows/pages/show-todo.ts';
import { actOnTodo } from '../flows/pages/todo-acts.ts';
import type { Flows } from './flows.ts';

export function buildPages(
  { clock, config, connection, robot, statuses, store }: Adapters,
  flows: Flows,
  need: { readonly show: ShowCall; readonly maySee: MaySee; readonly acts: DigestActs },
): Pages {
  const { alerts, calls, digests, jobs, records, reservations, todos, transcripts } = store;
  const { people, tables } = store.company;
  const { show, maySee } = need;
  const lists = createCallLists({ connection, tenantId: config.tenantId });
  const desk = readDesk({ people, tables, statuses, reservations, clock });
  const todo = showTodo({ todos, calls, desk, maySee, clock });
  return {
    inbox: showInbox({ alerts, todos, lists, digests, people, clock }),
    alert: showAlert({
      ...{ lists, records, digests, todos, transcripts, jobs, desk, clock },
      acts: flows.alerting.acts,
      listens: config.hearing.provider !== null,
      robot: robot !== null,
    }),
    todo,
    actOnTodo: actOnTodo({ show: todo, acts: need.acts }),
    calls: listCalls({ lists, alerts, digests, todos, people, clock }),
    press: pressCall({ calls, show, press: flows.pressing.press, maySee, desk, clock }),
    read: readCall({ show, calls }),
  };
}
