/** Reminders of one look: those of one person are one card, the others are told of by it. spec, cards §4. */
import type { Reminder } from '../../domain/follow-up/reminders.ts';
import type { Todo } from '../../domain/follow-up/types.ts';

export interface Due {
  readonly todo: Todo;
  readonly reminder: Reminder;
}

export interface Said extends Due {
  /** Who gets a card of this one; nobody when another one's card tells of it. */
  readonly people: readonly string[];
  readonly others: number;
}

const RANK = { high: 0, medium: 1, low: 2 } as const;

/** In the order in which they are said: the most urgent of a person first, then the earliest deadline. */
export function bundle(due: readonly Due[], director: readonly string[]): readonly Said[] {
  const own = due
    .filter(({ reminder }) => reminder.to === 'assignee')
    .toSorted((one, other) => before(one.todo, other.todo));
  const said: Said[] = own.map((one) => {
    const { assignee } = one.todo;
    const mine = own.filter(({ todo }) => todo.assignee === assignee);
    const first = mine[0] === one;
    return { ...one, people: first ? [assignee] : [], others: first ? mine.length - 1 : 0 };
  });
  const late = due.filter(({ reminder }) => reminder.to === 'director');
  // Where nobody can be told, it is not marked as told.
  if (director.length === 0) return said;
  return [...said, ...late.map((one) => ({ ...one, people: director, others: 0 }))];
}

function before(one: Todo, other: Todo): number {
  return (
    RANK[one.priority] - RANK[other.priority] ||
    one.due.getTime() - other.due.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}
