/** Whether two readings say the same: the same promise, heard again in other words or under another number. */
import type { Insight } from '../insight/types.ts';
import type { CORRECTABLE_LISTS } from './types.ts';

type ListField = (typeof CORRECTABLE_LISTS)[number];
type Entry = Insight[ListField][number];

/** Two providers write the same words with a few characters of difference; two promises differ in most. */
const ALIKE = 0.6;

/** Number of the entry that says what `old` said, the likest; null when none does. */
export function findSame(field: ListField, old: Entry, entries: readonly Entry[]): number | null {
  const scores = entries.map((entry) => likeness(field, old, entry));
  const best = Math.max(0, ...scores);
  return best >= ALIKE ? scores.indexOf(best) : null;
}

function likeness(field: ListField, one: Entry, other: Entry): number {
  const same = (...keys: readonly string[]): number =>
    keys.every((key) => valueOf(one, key) === valueOf(other, key)) ? 1 : 0;
  switch (field) {
    case 'needs':
      return textLikeness(one, other);
    case 'products':
      return same('model');
    case 'quantities':
      return same('amount', 'unit');
    case 'prices':
      return same('amount', 'currency', 'per');
    case 'followUps':
      return same('owner') * textLikeness(one, other);
  }
}

function valueOf(entry: object, key: string): unknown {
  return (entry as Readonly<Record<string, unknown>>)[key];
}

/** Share of characters both have, punctuation apart: 1 for equal texts, 0 for texts without a common one. */
function textLikeness(one: Entry, other: Entry): number {
  const [mine, theirs] = [one, other].map((entry) =>
    Array.from(String(valueOf(entry, 'text')).replace(/[\p{P}\p{Z}]/gu, '')),
  );
  if (!mine || !theirs || mine.length + theirs.length === 0) return 0;
  const left = [...theirs];
  const common = mine.filter((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / (mine.length + theirs.length);
}
