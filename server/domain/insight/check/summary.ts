/** The summary a model writes: at most three sentences, each of numbers, models and dates that were said. */
import { findDates } from '../values/dates.ts';
import type { Drop } from './claims.ts';
import { contextOf, wholeText, type Source } from './source.ts';
import { modelsAreSaid, numbersAreSaid, sharesWords, weightIsSaid } from './words.ts';

export const MAX_SENTENCES = 3;
/** A run this long that only the dictation has is the dictation's. */
const DICTATED_RUN = 3;

export function checkSummary(summary: string, source: Source, drop: Drop): string {
  const sentences = summary.match(/[^。！？!?\n]+[。！？!?]*/gu) ?? [];
  const said = wholeText(source);
  const kept = sentences.filter((sentence) => isSaid(sentence, said, source));
  if (kept.length < sentences.length) drop('summary', 'not-said');
  return kept.slice(0, MAX_SENTENCES).join('').trim();
}

function isSaid(sentence: string, said: string, source: Source): boolean {
  return (
    sharesWords(sentence, said) &&
    numbersAreSaid(source, sentence, said) &&
    modelsAreSaid(source, sentence) &&
    weightIsSaid(source, sentence) &&
    findDates(sentence, contextOf(source)).every(({ text }) => said.includes(text)) &&
    !repeatsDictation(sentence, said, source.dictated)
  );
}

function repeatsDictation(sentence: string, said: string, dictated: string): boolean {
  if (dictated === '') return false;
  const bare = sentence.replace(/[^\p{L}\p{N}]/gu, '');
  const runs = Array.from({ length: Math.max(0, bare.length - DICTATED_RUN + 1) }, (_, n) =>
    bare.slice(n, n + DICTATED_RUN),
  );
  return runs.some((run) => dictated.includes(run) && !said.includes(run));
}
