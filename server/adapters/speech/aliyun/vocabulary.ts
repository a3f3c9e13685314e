/** Hot words of DashScope: a list is created once per version of the catalogue (model-studio "custom-hot-words"). */
import { z } from 'zod';
import type { SpeechResult, Vocabulary } from '../../../ports/speech.ts';
import { failed } from '../failure.ts';
import type { AliyunApi } from './api.ts';
import { profileOf } from './request.ts';

const MOST_WORDS = 500;
/** Characters, for a word with anything but ASCII in it. */
const LONGEST = 15;
/** Pieces between blanks, for a word of ASCII only. */
const MOST_PIECES = 7;
/** Of 1–5; 4 is the advice. */
const WEIGHT = 4;
/** Lower-case letters and digits, fewer than ten. */
const PREFIX = 'callpop';

const createdSchema = z.looseObject({
  output: z.looseObject({ vocabulary_id: z.string().min(1) }),
});

/** Makes a list for exactly this model. Costs nothing; a lost answer leaves a list behind that nobody uses. */
export async function createVocabulary(
  api: AliyunApi,
  model: string,
  { words, hash }: { readonly words: readonly string[]; readonly hash: string },
): Promise<SpeechResult<Vocabulary>> {
  if (!profileOf(model).hotWords) return failed('never', `${model} takes no hot words`);
  const fit = fittingWords(words);
  if (fit.length === 0) return failed('never', 'no word fits the rules for hot words');
  const created = await api.call({
    path: 'services/audio/asr/customization',
    body: {
      model: 'speech-biasing',
      input: {
        action: 'create_vocabulary',
        target_model: model,
        prefix: PREFIX,
        vocabulary: fit.map((text) => ({ text, weight: WEIGHT })),
      },
    },
    schema: createdSchema,
    stake: 'free',
  });
  if (!created.ok) return created;
  return { ok: true, value: { hash, handle: created.value.output.vocabulary_id } };
}

/** The words the rules allow, in their order, each once, as many as a list holds. */
export function fittingWords(words: readonly string[]): string[] {
  const tidy = words.map((word) => word.trim().replace(/\s+/g, ' '));
  return [...new Set(tidy)].filter(isFitting).slice(0, MOST_WORDS);
}

function isFitting(word: string): boolean {
  if (word === '') return false;
  const isAscii = /^[\x20-\x7e]*$/.test(word);
  return isAscii ? word.split(' ').length <= MOST_PIECES : Array.from(word).length <= LONGEST;
}
