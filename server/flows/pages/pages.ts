/** What the pages of the mini-program about alerts, to-dos and calls ask of the house. */
import type { listCalls } from './list-calls.ts';
import type { PressCall } from './press-call.ts';
import type { ReadCall } from './read-call.ts';
import type { ShowAlert } from './show-alert.ts';
import type { showInbox } from './show-inbox.ts';
import type { ShowTodo } from './show-todo.ts';
import type { ActOnTodo } from './todo-acts.ts';

export interface Pages {
  readonly inbox: ReturnType<typeof showInbox>;
  readonly alert: ShowAlert;
  readonly todo: ShowTodo;
  readonly actOnTodo: ActOnTodo;
  readonly calls: ReturnType<typeof listCalls>;
  readonly press: PressCall;
  readonly read: ReadCall;
}
