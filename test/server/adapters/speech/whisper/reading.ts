/** Answers read the way the client reads them, and what a test looks at. */
import { readAnswer } from '../../../../../server/adapters/speech/whisper/answer.ts';
import { readBody } from '../../../../../server/adapters/speech/whisper/body.ts';
import {
  normalise,
  type Normalised,
} from '../../../../../server/adapters/speech/whisper/normalise.ts';

export function readRaw(raw: string, seconds = 10): Normalised {
  const answer = readAnswer(readBody(raw));
  if (!answer.ok) throw new Error(answer.reason);
  return normalise(answer.value, seconds);
}

export const read = (value: unknown, seconds = 10): Normalised =>
  readRaw(JSON.stringify(value), seconds);

/** start, end, text of each sentence. */
export const brief = ({ sentences }: Normalised): unknown[] =>
  sentences.map((one) => [one.start, one.end, one.text]);
export const spelled = ({ sentences }: Normalised): string[][] =>
  sentences.map((one) => one.words.map((word) => word.text));

export const seg = (start: unknown, end: unknown, text: string, more: object = {}): object => ({
  start,
  end,
  text,
  ...more,
});
export const word = (text: string, start: unknown, end: unknown): object => ({
  word: text,
  start,
  end,
});
