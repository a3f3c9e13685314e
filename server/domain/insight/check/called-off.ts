/** Whether our own reading of the cited lines says that nothing is left to do: refused, called off, or done before. */
import { actOf, type ActKind } from '../reading/acts.ts';
import type { Clause } from '../reading/clauses.ts';
import { readItems } from '../reading/follow-ups.ts';
import type { Item, ItemState } from '../reading/items.ts';
import { findAction, plainWords } from '../reading/owner.ts';
import { isPast } from '../reading/tense.ts';
import { topicsOf } from '../reading/topics.ts';
import type { Evidence } from '../types.ts';
import type { Source } from './source.ts';
import { sharesWords } from './words.ts';

const OVER: readonly ItemState[] = ['refused', 'cancelled', 'done'];
const ENDING: readonly ActKind[] = ['refuse', 'cancel', 'done'];
const BINDING: readonly ActKind[] = ['promise', 'request', 'offer', 'wait'];

/** What came of the items the lines speak of; where they bring none, what the lines themselves do. */
export function isCalledOff(source: Source, lines: Evidence, text: string): boolean {
  const items = readItems(source.clauses, source.dates).filter((item) =>
    isMeant(item, lines, text),
  );
  if (items.length > 0) return items.every(({ state }) => OVER.includes(state));
  const cited = source.clauses.filter(({ segment }) => lines.includes(segment));
  const near = cited.filter((clause) => sharesWords(text, clause.text));
  const ends = (near.length > 0 ? near : cited).map((clause) => endingOf(clause, source.clauses));
  return ends.includes('over') && !ends.includes('bound');
}

/** An item one of whose clauses is cited, and about what the text names; where either names nothing, any. */
function isMeant(item: Item, lines: Evidence, text: string): boolean {
  if (!item.clauses.some(({ segment }) => lines.includes(segment))) return false;
  const named = topicsOf(text);
  const both = named.length > 0 && item.topics.length > 0;
  return !both || item.topics.some((topic) => named.includes(topic));
}

function endingOf(clause: Clause, clauses: readonly Clause[]): 'over' | 'bound' | null {
  const previous = clauses[clauses.indexOf(clause) - 1];
  const act = actOf(clause, previous?.segment === clause.segment ? previous : null);
  if (act === null) {
    if (isPast(clause.text, '')) return 'over';
    return findAction(plainWords(clause.text)) === null ? null : 'bound';
  }
  if (ENDING.includes(act.kind)) return 'over';
  return BINDING.includes(act.kind) ? 'bound' : null;
}
