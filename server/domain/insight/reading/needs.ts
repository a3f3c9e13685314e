/** What the customer needs, in their own words: wishes, questions, and what is wrong. */
import type { Need } from '../types.ts';
import type { Clause } from './clauses.ts';
import { withoutFillers } from './clauses.ts';
import { DEFECTS, DELAYS, INTENT_WORDS, REDRESS, WANTING } from './intent-words.ts';
import { isPast } from './tense.ts';

const MOST = 6;
const SHORTEST = 4;
const LONGEST = 40;
const WISHED = 0.8;
const TOLD = 0.7;
const OPENING =
  /^(?:你好|您好|喂|那个|请问一?下?|我?想?问一?下|麻烦(?:你|您)?|就是|那|然后|还有|另外|对了|哎|哦|嗯|，|\s)+/;

/** At most six, in the order they were said, each once. */
export function readNeeds(clauses: readonly Clause[]): readonly Need[] {
  const found = clauses.flatMap((clause): readonly Need[] => {
    if (clause.speaker !== 'customer') return [];
    const words = withoutFillers(clause.text);
    const wrong = DEFECTS.test(words) || DELAYS.test(words) || REDRESS.test(words);
    const wanted =
      (clause.asks || WANTING.test(words)) &&
      INTENT_WORDS.some(([, pattern]) => pattern.test(words));
    if ((!wrong && !wanted) || isPast(words, '')) return [];
    const text = words
      .replace(OPENING, '')
      .replace(/[呢啊吧哈]+$/, '')
      .slice(0, LONGEST);
    if (text.length < SHORTEST) return [];
    return [{ text, evidence: [clause.segment], confidence: wanted ? WISHED : TOLD }];
  });
  return found
    .filter((need, n) => found.findIndex(({ text }) => text === need.text) === n)
    .slice(0, MOST);
}
