/** How a card speaks of people: colleagues by name, its reader as 您. */
import { YOU } from '../templates/follow-up-words.ts';
import { clean, fit } from './card.ts';
import { NAME_LENGTH } from './head.ts';

/** Who reads the card, and what everybody is called. */
export interface Names {
  readonly receiver: string;
  /** Employee id → name. */
  readonly people: ReadonlyMap<string, string>;
}

/** The whole name, for captions that cut it themselves. */
export function fullNameOf({ people }: Names, id: string): string {
  return clean(people.get(id) ?? id);
}

export function shortNameOf(names: Names, id: string): string {
  return fit(fullNameOf(names, id), NAME_LENGTH);
}

/** Who did something; empty for the reader, and where nobody in particular did. */
export function actorOf(names: Names, id: string | null): string {
  return id === null || id === names.receiver ? '' : shortNameOf(names, id);
}

/** To whom something went: 您 for the reader. */
export function receiverOf(names: Names, id: string): string {
  return id === names.receiver ? YOU : shortNameOf(names, id);
}
