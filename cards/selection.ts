/** The drop-down of colleagues: whom to hand a call, or a to-do, over to. spec, cards §3. */
import { SELECTION_WORDS } from '../templates/card-words.ts';
import type { CardSelection } from './card.ts';
import { COUNTS, LENGTHS, fit } from './card.ts';
import { NAME_LENGTH } from './head.ts';
import type { Colleague } from './pop.types.ts';
import { COLLEAGUE_QUESTION, NOBODY_CHOSEN } from './press.ts';

/** 请选择同事, then at most nine colleagues as 李四·在办公室. `title`: 转接给, 改派给. */
export function drawSelection(colleagues: readonly Colleague[], title: string): CardSelection {
  const options = colleagues.slice(0, COUNTS.options - 1).map((one) => ({
    id: one.id,
    text: fit(`${fit(one.name, NAME_LENGTH)}·${one.statusWord}`, LENGTHS.option),
  }));
  return {
    question_key: COLLEAGUE_QUESTION,
    title,
    option_list: [{ id: NOBODY_CHOSEN, text: SELECTION_WORDS.nobody }, ...options],
    selected_id: NOBODY_CHOSEN,
  };
}
