/** What stories of to-dos do: one is there, time passes to a moment, the clock looks, and who sees what. */
import { expect } from '@jest/globals';
import type { Todo, TodoWish } from '../../server/domain/follow-up/types.ts';
import type { Running } from '../../server/main.ts';
import type { House } from '../support/house.ts';
import type { SeenCard } from '../support/scene.ts';
import { A, inboxes, stored, STRANGER } from './acts.ts';

/** Tuesday; A (till 22:00) and B (till 20:00) are on shift, C is not. */
export const MORNING = '2026-11-24T10:00:00+08:00';
export const DIRECTOR = 'sales_director';

export function at(written: string): Date {
  return new Date(`${written.replace(' ', 'T')}:00+08:00`);
}

/** The clock looks at to-dos, in every process given. */
export async function look(house: House, twins: readonly Running[] = []): Promise<void> {
  const all = [house.running(), ...twins];
  await Promise.all(all.map(({ flows }) => flows.minutely['remind of to-dos']()));
  for (const { flows } of twins) await flows.idle();
  await house.settle();
}

/** Time jumps to a moment of Shanghai, and the clock looks, twice: what a look has changed is looked at by the next. */
export async function passTo(house: House, moment: string): Promise<void> {
  house.clock.move(at(moment).getTime() - house.clock.now().getTime());
  await house.settle();
  await look(house);
  await look(house);
}

/** A call given up at once, which asks for nothing: something a to-do can hang on. */
async function briefCall(house: House): Promise<string> {
  const call = await house.ring({ from: STRANGER });
  await house.phone(call, 'hangup');
  expect((await house.phoneState(call)).ended).toBe(true);
  return call;
}

/** Rings in vain, and gives up. */
export async function ringInVain(house: House, from = STRANGER, seconds = 6): Promise<string> {
  const call = await house.ring({ from });
  await house.pass(seconds);
  await house.phone(call, 'hangup');
  return call;
}

/** Somebody has to do this by then. */
export async function promise(
  house: House,
  due: string,
  more: Partial<TodoWish> & { readonly what?: string } = {},
): Promise<string> {
  const { what = '发报价单', ...wish } = more;
  const call = await briefCall(house);
  const items = [{ id: 'a', text: what, owner: 'agent' as const, due: null, evidence: [1] }];
  await house.running().flows.after.applyTodo(call, {
    type: 'read',
    id: 'read-1',
    at: house.clock.now(),
    read: 1,
    summaryTo: [],
    wish: {
      read: 1,
      customer: null,
      contact: null,
      number: '137****0099',
      intent: '询价',
      priority: 'medium',
      items,
      fallbackDue: at(due),
      assignee: A,
      ...wish,
    },
  });
  await house.settle();
  return call;
}

export async function loadTodo(house: House, id: string): Promise<Todo> {
  const todo = await house.running().adapters.store.todos.load(id);
  if (!todo) throw new Error(`there is no to-do ${id}`);
  return todo;
}

/** The call-back of a call; fails when there is none. */
export function callbackOf(house: House, call: string): Promise<Todo> {
  return loadTodo(house, `callback:${call}`);
}

const TOLD = /提醒：|截止时间|请在 \d|待办逾期|待办已转给|已延至|已完成|已改派|回电待办|已联系上/;

/** First sentences of all cards about to-dos that somebody has now, oldest first, with the grey caption where there is one. */
export async function told(house: House): Promise<Record<string, readonly string[]>> {
  const all = Object.entries(await inboxes(house)).map(([person, seen]) => {
    const lines = seen.filter((one) => TOLD.test(one.card?.sub_title_text ?? '')).map(line);
    return [person, lines] as const;
  });
  return Object.fromEntries(all.filter(([, lines]) => lines.length > 0));
}

function line({ card }: SeenCard): string {
  const sentence = card?.sub_title_text?.split('。')[0] ?? '';
  return card?.replace_text === undefined ? sentence : `${sentence} [${card.replace_text}]`;
}

/** The caller rings again and whoever rings first speaks with them: who it was. */
export async function getThrough(house: House, from = STRANGER): Promise<string> {
  const call = await house.ring({ from });
  await house.pass(1);
  const { legs } = await house.phoneState(call);
  const [ringing] = legs.filter((leg) => leg.state === 'ringing');
  if (!ringing) throw new Error('nobody rings');
  const { person, device } = ringing;
  await house.phone(call, 'answer', { person, device });
  await house.pass(2);
  await house.phone(call, 'hangup');
  return person;
}

/** To-dos of a call, the newest first: `callback open`. */
export async function todosOf(house: House, call: string): Promise<readonly string[]> {
  const found = await stored(house, 'todos').find({ call }).sort({ createdAt: -1 }).toArray();
  return found.map((one) => `${one['kind'] as string} ${one['state'] as string}`);
}

/** What a missed-call card says of its call-back, and of its end. */
export const callBackBy = (clock: string): string => `回电待办：请您在 ${clock} 前回电`;
export const REACHED = '已联系上对方，无需再回电 [已联系上]';
