/** Who may have a card of a to-do: whoever was given it, was reminded of it, or was named by the missed-call card. */
import type { Todo, TodoConsequence } from './types.ts';

type Show = Extract<TodoConsequence, { do: 'show' }>;

/** Every card there may be of it, each once. */
export function cardsOf(todo: Todo): readonly Pick<Show, 'card' | 'person'>[] {
  const given = todo.history.flatMap((move) =>
    move.what === 'reassigned' || move.what === 'moved' ? [move.to] : [],
  );
  const people = new Set([...given, ...(todo.cardTo ?? [])]);
  return [
    ...[...people].map((person) => ({ card: 'todo' as const, person })),
    ...todo.summaryTo.map((person) => ({ card: 'summary' as const, person })),
    ...(todo.kind === 'callback' ? [{ card: 'missed' as const, person: firstHolder(todo) }] : []),
  ];
}

/** All of them are brought up to it. */
export function showAll(todo: Todo): readonly Show[] {
  return cardsOf(todo).map((one) => ({ do: 'show', ...one, press: null }));
}

/** Whose it was before anybody handed it on. */
export function firstHolder({ history, assignee }: Pick<Todo, 'history' | 'assignee'>): string {
  const first = history.find((move) => move.what === 'reassigned' || move.what === 'moved');
  return first && 'from' in first ? first.from : assignee;
}
