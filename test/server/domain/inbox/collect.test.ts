/** What waits for whom: alerts by the face of their card, to-dos by their holder. */
import { describe, expect, it } from '@jest/globals';
import { inboxOf } from '../../../../server/domain/inbox/collect.ts';
import type { Alert } from '../../../../server/domain/alerts/types.ts';
import type { TodoEvent } from '../../../../server/domain/follow-up/types.ts';
import { after, handed, pressed } from '../alerts/stage.ts';
import { A, B, completes, hands, reads, todoAfter } from '../follow-up/stage.ts';

function kinds(alert: Alert, ...people: readonly string[]): readonly (string | null)[] {
  return people.map((person) => inboxOf(person, { alerts: [alert], todos: [] })[0]?.kind ?? null);
}

describe('an alert waits', () => {
  it('for whoever was told, until somebody takes it', () => {
    const scene = after(1);
    expect(kinds(scene.alert(), 'A', 'B', 'D', 'Z')).toEqual(['alert', 'alert', null, null]);
    scene.happen(pressed('A', 'taken'));
    expect(kinds(scene.alert(), 'A', 'B')).toEqual(['promise', null]);
    scene.happen(pressed('A', 'settled'));
    expect(kinds(scene.alert(), 'A', 'B')).toEqual([null, null]);
  });

  it('for the colleague it was handed to, no more for who handed it', () => {
    const scene = after(1);
    scene.happen(handed('A', 'C'));
    expect(kinds(scene.alert(), 'A', 'C')).toEqual([null, 'alert']);
  });

  it('again for who did not keep the promise', () => {
    const scene = after(1);
    scene.happen(pressed('A', 'taken'));
    scene.until(65);
    expect(kinds(scene.alert(), 'A')).toEqual(['alert']);
  });

  it('by the deadline that counts for its state', () => {
    const scene = after(1);
    const due = (person: string) =>
      inboxOf(person, { alerts: [scene.alert()], todos: [] })[0]?.due.toISOString();
    expect(due('A')).toBe(scene.alert().respondBy.toISOString());
    scene.happen(pressed('A', 'taken'));
    expect(due('A')).toBe(scene.alert().settleBy?.toISOString());
  });

  it.each([
    ['high', 'high'],
    ['unknown', 'unknown'],
  ] as const)('%s as %s', (grade, urgency) => {
    const alerts = [after(1, { grade }).alert()];
    expect(inboxOf('A', { alerts, todos: [] })[0]?.urgency).toBe(urgency);
  });
});

describe('a to-do waits', () => {
  const held = (...events: readonly TodoEvent[]): readonly number[] => {
    const todos = [todoAfter(...events)];
    return [A, B].map((person) => inboxOf(person, { alerts: [], todos }).length);
  };

  it('for its holder while it is open', () => {
    expect(held(reads(3))).toEqual([1, 0]);
    expect(held(reads(3), hands(A, B))).toEqual([0, 1]);
    expect(held(reads(3), completes(A))).toEqual([0, 0]);
    expect(held(reads(3), reads(4, null))).toEqual([0, 0]);
  });

  it('as a call-back when it is one', () => {
    const todo = todoAfter(reads(3));
    const kind = (one: typeof todo.kind) =>
      inboxOf(A, { alerts: [], todos: [{ ...todo, kind: one }] })[0]?.kind;
    expect([kind('follow-up'), kind('callback')]).toEqual(['todo', 'callback']);
  });
});
