/** Hot words of LFASR: no list over there, they are sent with each upload as `a|b|c`. */
import type { SpeechResult, Vocabulary } from '../../../ports/speech.ts';
import { failed } from '../failure.ts';

const MOST_WORDS = 200;
const SHORTEST = 2;
const LONGEST = 16;
/** Parameters stand in the URL, and servers commonly end reading one at 8 KB; a Chinese character takes nine bytes there. */
const MOST_ENCODED = 6000;

/** The words the rules allow, in their order, each once, as many as the URL holds. Nothing is sent. */
export function joinHotWords(words: readonly string[], hash: string): SpeechResult<Vocabulary> {
  const fit = [...new Set(words.map((word) => word.trim()))].filter(isFitting).slice(0, MOST_WORDS);
  const taken: string[] = [];
  let size = 0;
  for (const word of fit) {
    size += encodeURIComponent(`${word}|`).length;
    if (size > MOST_ENCODED) break;
    taken.push(word);
  }
  if (taken.length === 0) return failed('never', 'no word fits the rules for hot words');
  return { ok: true, value: { hash, handle: taken.join('|') } };
}

function isFitting(word: string): boolean {
  const length = Array.from(word).length;
  return length >= SHORTEST && length <= LONGEST && !word.includes('|');
}
