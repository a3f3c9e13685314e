/** What one person's card of a call shows and offers now, for its page: the same face, the same buttons. Pages §2 通话. */
import { readCandidate } from '../../../cards/caller.ts';
import { printState } from '../../../cards/sentence.ts';
import { callAct, END_TALK } from '../../../templates/app-words.ts';
import { refusalSentence } from '../../../templates/card-words.ts';
import { faceOf } from '../../domain/calls/face.ts';
import type { CardAction } from '../../domain/calls/face.types.ts';
import { talkerOf } from '../../domain/calls/reading.ts';
import type { Call, PressNote } from '../../domain/calls/types.ts';
import type { PressView } from '../../domain/calls/view.types.ts';
import type { NameOf } from './page-values.ts';

/** Null for whoever has no card of it: a page then has no buttons either. */
export function pressView(
  call: Call,
  {
    person,
    takesOrders,
    nameOf,
  }: { readonly person: string; readonly takesOrders: boolean; readonly nameOf: NameOf },
): PressView | null {
  const face = faceOf(call, person, takesOrders);
  if (!face) return null;
  const name = (id: string): string => nameOf(id).name;
  const talks = talkerOf(call) === person;
  return {
    state: { value: face.state.name, text: printState(face.state, name) },
    note: face.note && noteLine(face.note, nameOf),
    acts: face.actions.map((key) => {
      const words = callAct(key, companyOf(call, key));
      return { key, ...words, confirm: key === 'hangup' && talks ? END_TALK : words.confirm };
    }),
  };
}

export function noteLine({ refusal, who }: PressNote, nameOf: NameOf): string {
  return refusalSentence(refusal, who === null ? '' : nameOf(who).name);
}

/** The further candidate a button means. */
function companyOf(call: Call, action: CardAction): string {
  const index = action === 'confirm-2' ? 1 : action === 'confirm-3' ? 2 : null;
  const candidate = index === null ? null : call.identification?.match.candidates[index];
  if (!candidate) return '';
  const { name, contact } = readCandidate(candidate, false, call.startedAt ?? call.createdAt);
  return contact === '' ? name : `${name} ${contact}`;
}
