/** Who must act, where the grammar of the cited clauses says so: 你发我 asks the other side, 图纸我发你 binds oneself. */
import type { Speaker } from '../../speech/types.ts';
import { findAction, ownershipOf, plainWords } from '../reading/owner.ts';
import type { Evidence } from '../types.ts';
import type { Source } from './source.ts';
import { sharesWords } from './words.ts';

/** The side that all clauses about `text` name; null when they name none, or both. */
export function ownerOfLines(source: Source, lines: Evidence, text: string): Speaker | null {
  const clauses = source.clauses.filter(({ segment }) => lines.includes(segment));
  const near = clauses.filter((clause) => sharesWords(text, clause.text));
  const owners = (near.length > 0 ? near : clauses).flatMap(
    (clause) => saidOwner(clause.text, clause.speaker) ?? [],
  );
  const [first] = owners;
  return first !== undefined && owners.every((owner) => owner === first) ? first : null;
}

/** Only what is said counts: who usually does such things is the model's to judge. */
function saidOwner(text: string, speaker: Speaker): Speaker | null {
  const action = findAction(plainWords(text));
  const ownership = action && ownershipOf(action, speaker);
  return ownership?.said === true ? ownership.owner : null;
}
