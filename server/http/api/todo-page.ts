/** The page of one to-do, and the acts on it: each answered with the page as it then is. */
import { z } from 'zod';
import { AppError, ConflictError } from '../../errors.ts';
import type { TodoActed, TodoWishOfPage } from '../../flows/pages/todo-acts.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { id } from '../schemas/act.ts';
import { dueBody, postponeBody, reassignBody, tickBody } from '../schemas/digest.ts';
import { todoPageSchema } from '../schemas/todo-page.ts';
import { keyOf } from './calls.ts';

const byId = z.object({ id });

function demandTodo(acted: TodoActed | Awaited<ReturnType<Doors['needs']['pages']['todo']>>) {
  if (acted.ok) return acted.view;
  switch (acted.why) {
    case 'forbidden':
      throw new AppError('todo_forbidden', 'not a to-do of this viewer');
    case 'gone':
      throw new AppError('not_found', 'no such to-do, item or colleague');
    case 'late':
      throw new ConflictError('the to-do is closed', acted.view, {
        code: 'todo_closed',
        line: acted.line,
      });
  }
}

export function showTodo({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'All that the page of a to-do shows: what, for whom, by when, what became of it, acts that are open now.',
    params: byId,
    answers: { 200: todoPageSchema },
    handle: async ({ params, viewer }) =>
      answerJson(demandTodo(await needs.pages.todo({ todo: params.id, viewer }))),
  });
}

/** One act: done once per key. */
function act<B extends z.ZodType>(
  { needs }: Doors,
  how: {
    readonly says: string;
    readonly body: B;
    readonly what: (body: z.output<B>) => TodoWishOfPage;
  },
): MemberDoor {
  return memberDoor({
    says: how.says,
    params: byId,
    body: how.body,
    answers: { 200: todoPageSchema },
    async handle({ params, body, viewer, headers }) {
      // The guard has read the body by this very schema.
      const what = how.what(body as z.output<B>);
      const wish = { todo: params.id, viewer, key: keyOf(headers), what };
      return answerJson(demandTodo(await needs.pages.actOnTodo(wish)));
    },
  });
}

export const completeTodo = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'The to-do is done, all its items with it.',
    body: z.object({}),
    what: () => ({ act: 'complete' }),
  });

export const postponeTodo = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'Later: the next working day at the same hour, or the moment named.',
    body: postponeBody,
    what: ({ to }) => ({ act: 'postpone', to }),
  });

export const setTodoDue = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'A deadline by hand: nothing but a hand moves it again.',
    body: dueBody,
    what: ({ due }) => ({ act: 'due', due }),
  });

export const reassignTodo = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'The to-do is a colleague’s now, who is sent its card.',
    body: reassignBody,
    what: ({ to }) => ({ act: 'reassign', to }),
  });

export const tickItem = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'One item is done, open again, or not wanted; title and deadline follow.',
    body: tickBody,
    what: ({ item, state }) => ({ act: 'tick', item, state }),
  });
