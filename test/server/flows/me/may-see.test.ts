import { describe, expect, it } from '@jest/globals';
import type { ChangeKind } from '../../../../server/domain/changes/types.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import type { Role } from '../../../../server/domain/people.ts';
import { mayKnow } from '../../../../server/flows/me/may-see.ts';
import { makePerson } from '../../http/doors.ts';
import { makeAlert } from '../alerts/make-alert.ts';
import { KNOWN, makeCall, OWNER } from '../calls/make-call.ts';
import { makeTodo } from '../calls/make-digest.ts';

/** A call whose customer is A’s; C was never offered it. */
const C = 'sales_manager_c';
const AT = new Date('2026-11-24T02:00:00.000Z');

function house(todo: Partial<Todo> = {}, told: readonly string[] = []) {
  let reads = 0;
  const read = <T>(value: T): Promise<T> => {
    reads += 1;
    return Promise.resolve(value);
  };
  const knows = mayKnow({
    calls: { load: (id) => read(id === 'gone' ? null : makeCall({ house: KNOWN })) },
    alerts: { load: (id) => read({ ...makeAlert(id), told }) },
    todos: { load: (id) => read(id === 'gone' ? null : makeTodo({ call: 'call-1', ...todo })) },
    customers: {
      load: (id) => read(id === 'gone' ? null : { customer: OWNER, lead: false, namings: [] }),
    },
  });
  return { knows, reads: () => reads };
}

const member = (role: Role) => makePerson(C, [role]);

describe('that something changed', () => {
  it.each<[ChangeKind, Role, boolean]>([
    ['status', 'duty', true],
    ['roster', 'rep', true],
    ['call', 'rep', false],
    ['call', 'duty', false],
    ['call', 'director', true],
    ['call', 'admin', true],
    ['alert', 'rep', false],
    ['alert', 'director', true],
    ['todo', 'rep', false],
    ['todo', 'admin', true],
    ['customer', 'rep', false],
    ['customer', 'duty', false],
    ['customer', 'director', true],
  ])('%s is for a %s, who has nothing to do with it: %s', async (kind, role, may) => {
    const { knows } = house({ assignee: 'sales_manager_a' });
    expect(await knows(member(role), { kind, id: 'x' }, 1)).toBe(may);
  });

  it.each<[string, Partial<Todo>]>([
    ['has it', { assignee: C }],
    ['reads along', { copied: [C] }],
    ['has the summary card', { summaryTo: [C] }],
    ['had it', { history: [{ what: 'reassigned', from: C, to: 'x', by: 'x', at: AT }] }],
    ['lost it by leave', { history: [{ what: 'moved', from: C, to: 'x', by: '', at: AT }] }],
  ])('a to-do is for whoever %s', async (_, todo) => {
    const { knows } = house({ assignee: 'sales_manager_a', ...todo });
    expect(await knows(member('rep'), { kind: 'todo', id: 't' }, 1)).toBe(true);
  });

  it('an alert is for whoever was told', async () => {
    const { knows } = house({}, [C]);
    expect(await knows(member('duty'), { kind: 'alert', id: 'a' }, 1)).toBe(true);
  });

  it.each<ChangeKind>(['call', 'todo', 'customer'])(
    'a %s that is gone is for nobody',
    async (kind) => {
      expect(await house().knows(member('rep'), { kind, id: 'gone' }, 1)).toBe(false);
    },
  );

  it('is looked up once for all who wait, and again when there is more news', async () => {
    const { knows, reads } = house();
    const ask = (head: number) => knows(member('rep'), { kind: 'call', id: 'x' }, head);
    await Promise.all([ask(1), ask(1), ask(1)]);
    expect(reads()).toBe(1);
    await ask(2);
    expect(reads()).toBe(2);
  });
});
