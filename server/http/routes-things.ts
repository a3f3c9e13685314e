/** Doors of what waits for people: 待办, alerts, to-dos, and the list of calls with their live buttons. */
import { ROLES } from '../domain/people.ts';
import { handAlert, listAlerts, settleAlert, showAlert, takeAlert } from './api/alerts.ts';
import { showAlertPage } from './api/alert-page.ts';
import { listCalls, showTranscript } from './api/call-list.ts';
import { showInbox } from './api/inbox.ts';
import { showPassport } from './api/passport.ts';
import { listColleagues, pressCall } from './api/press.ts';
import {
  completeTodo,
  postponeTodo,
  reassignTodo,
  setTodoDue,
  showTodo,
  tickItem,
} from './api/todo-page.ts';
import type { Route } from './door.ts';
import type { Doors } from './doors.ts';

/** Any employee with a role; which alert, to-do or call is theirs is decided one by one. */
const EVERY_ROLE = ROLES;

export function listThingRoutes(doors: Doors): readonly Route[] {
  return [
    { method: 'get', path: '/api/inbox', guard: EVERY_ROLE, ...showInbox(doors) },

    { method: 'get', path: '/api/alerts', guard: EVERY_ROLE, ...listAlerts(doors) },
    { method: 'get', path: '/api/alerts/:id', guard: EVERY_ROLE, ...showAlert(doors) },
    { method: 'get', path: '/api/alerts/:id/page', guard: EVERY_ROLE, ...showAlertPage(doors) },
    { method: 'post', path: '/api/alerts/:id/take', guard: EVERY_ROLE, ...takeAlert(doors) },
    { method: 'post', path: '/api/alerts/:id/settle', guard: EVERY_ROLE, ...settleAlert(doors) },
    { method: 'post', path: '/api/alerts/:id/hand', guard: EVERY_ROLE, ...handAlert(doors) },

    { method: 'get', path: '/api/todos/:id', guard: EVERY_ROLE, ...showTodo(doors) },
    { method: 'post', path: '/api/todos/:id/complete', guard: EVERY_ROLE, ...completeTodo(doors) },
    { method: 'post', path: '/api/todos/:id/postpone', guard: EVERY_ROLE, ...postponeTodo(doors) },
    { method: 'post', path: '/api/todos/:id/due', guard: EVERY_ROLE, ...setTodoDue(doors) },
    { method: 'post', path: '/api/todos/:id/reassign', guard: EVERY_ROLE, ...reassignTodo(doors) },
    { method: 'post', path: '/api/todos/:id/items', guard: EVERY_ROLE, ...tickItem(doors) },

    { method: 'get', path: '/api/calls', guard: EVERY_ROLE, ...listCalls(doors) },
    {
      method: 'get',
      path: '/api/calls/:id/transcript',
      guard: EVERY_ROLE,
      ...showTranscript(doors),
    },
    { method: 'post', path: '/api/calls/:id/press', guard: EVERY_ROLE, ...pressCall(doors) },
    {
      method: 'get',
      path: '/api/calls/:id/colleagues',
      guard: EVERY_ROLE,
      ...listColleagues(doors),
    },
    { method: 'get', path: '/api/calls/:id/passport', guard: EVERY_ROLE, ...showPassport(doors) },
  ];
}
