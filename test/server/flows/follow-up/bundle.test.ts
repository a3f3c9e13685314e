/** Reminders of one look, merged by person. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Reminder } from '../../../../server/domain/follow-up/reminders.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import { bundle, type Due } from '../../../../server/flows/follow-up/bundle.ts';
import { NOW, todoAfter, reads } from '../../domain/follow-up/stage.ts';

function due(id: string, change: Partial<Todo> = {}, to: Reminder['to'] = 'assignee'): Due {
  const todo = { ...todoAfter(reads(1)), id, ...change };
  const kind = to === 'director' ? 'overdue' : 'deadline';
  return { todo, reminder: { kind, at: NOW, to, key: `${kind}:${id}` } };
}
const said = (all: readonly Due[], director: readonly string[] = ['d']) =>
  bundle(all, director).map(({ todo, people, others }) => [todo.id, ...people, others].join(' '));

describe('reminders of one look', () => {
  it('are one card a person: the most urgent, then the earliest', () => {
    const later = new Date(NOW.getTime() + 9000);
    expect(
      said([
        due('a', { assignee: 'p1', due: later }),
        due('b', { assignee: 'p1', due: NOW }),
        due('c', { assignee: 'p2' }),
        due('d', { assignee: 'p1', priority: 'high', due: later }),
      ]),
    ).toEqual(['d p1 2', 'b 0', 'a 0', 'c p2 0']);
  });

  it('to the director are told each; to nobody at all none is, so that it is tried again', () => {
    const all = [due('a', {}, 'director'), due('b', {}, 'director')];
    expect(said(all, ['d', 'e'])).toEqual(['a d e 0', 'b d e 0']);
    expect(said(all, [])).toEqual([]);
  });

  it('lose none, give nobody two cards, and count what has none', () => {
    const any = fc.array(
      fc.record({
        assignee: fc.constantFrom('p1', 'p2', 'p3'),
        priority: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
      }),
    );
    fc.assert(
      fc.property(any, (all) => {
        const found = bundle(
          all.map((one, n) => due(String(n), one)),
          [],
        );
        expect(found).toHaveLength(all.length);
        const cards = found.flatMap(({ people }) => people);
        expect(new Set(cards).size).toBe(cards.length);
        const told = found.reduce((sum, { people, others }) => sum + people.length + others, 0);
        expect(told).toBe(all.length);
      }),
    );
  });
});
