/** An answer of whatever dialect → a Hearing: sentences in order, and how far their times can be trusted. */
import type { HeardSentence, HeardWord, Timing } from '../../../domain/speech/types.ts';
import type { Answer, AnswerSegment } from './answer.ts';
import { layWords } from './words.ts';

export interface Normalised {
  readonly sentences: readonly HeardSentence[];
  /** Null when nothing was said: then an answer shows nothing about the times of its server. */
  readonly timing: Timing | null;
}

/** Rounding of the servers that divide a length by characters. Seconds. */
const ROUNDING = 0.003;

/** `seconds`: length of the audio that was sent. */
export function normalise(answer: Answer, seconds: number): Normalised {
  const segments = answer.segments.filter((one) => one.text.trim() !== '');
  if (segments.length === 0) return withoutSegments(answer, seconds);
  const timed = timedOf(segments);
  if (timed === null) return untimed(answer.text, seconds);
  const words = wordsOf(timed, answer.words);
  const sentences = timed.map(({ text, start, end, label }, n) => {
    const own = words[n] ?? [];
    return {
      start,
      end: Math.max(start, end),
      text: text.trim(),
      words: own,
      label,
      channel: null,
    };
  });
  if (isEstimated(timed, answer.duration ?? seconds)) return { sentences, timing: 'estimated' };
  const everyWord = sentences.every(
    (one) => one.words.length > 0 || !/[\p{L}\p{N}]/u.test(one.text),
  );
  return { sentences, timing: everyWord ? 'words' : 'segments' };
}

type Timed = AnswerSegment & { readonly start: number; readonly end: number };

/** Sorted by time, as some servers do not; null when they have no times worth the name. */
function timedOf(segments: readonly AnswerSegment[]): Timed[] | null {
  const timed = segments.flatMap((one) =>
    one.start === null || one.end === null
      ? []
      : [{ ...one, start: Math.max(0, one.start), end: one.end }],
  );
  if (timed.length < segments.length || timed.every((one) => one.end <= one.start)) return null;
  return timed.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Words of each segment: its own, or those beside it (OpenAI), of which each belongs where its text stands. */
function wordsOf(
  segments: readonly Timed[],
  beside: readonly HeardWord[] | null,
): readonly (readonly HeardWord[])[] {
  const texts = segments.map((one) => one.text.trim());
  const nested = segments.map((one, n) => {
    const own = one.words === null ? null : (layWords([texts[n] ?? ''], one.words)?.[0] ?? null);
    return own !== null && hasLength(own) ? own : [];
  });
  if (nested.some((own) => own.length > 0) || beside === null || !hasLength(beside)) return nested;
  return layWords(texts, beside) ?? nested;
}

/** Some backends fill in words without times, all at zero. */
function hasLength(words: readonly HeardWord[]): boolean {
  return words.some((one) => one.end > one.start);
}

function withoutSegments(answer: Answer, seconds: number): Normalised {
  const text = oneLine(answer.text);
  if (text === '') return { sentences: [], timing: null };
  const words =
    answer.words !== null && hasLength(answer.words) ? layWords([text], answer.words)?.[0] : null;
  const first = words?.[0];
  const last = words?.at(-1);
  if (!words || first === undefined || last === undefined) return untimed(answer.text, seconds);
  const { start } = first;
  const sentence = { start, end: last.end, text, words, label: null, channel: null };
  return { sentences: [sentence], timing: 'words' };
}

/** All that is known is that it was said somewhere in this audio. */
function untimed(text: string, seconds: number): Normalised {
  const whole = { start: 0, end: seconds, text: oneLine(text), words: [] };
  return { sentences: [{ ...whole, label: null, channel: null }], timing: 'none' };
}

/** whisper.cpp puts its segments on lines of their own; Chinese needs no space between them. */
function oneLine(text: string): string {
  return text
    .trim()
    .replace(/(?<=[\p{Script=Han}\p{P}])\s*\n\s*|\s*\n\s*(?=[\p{Script=Han}\p{P}])/gu, '')
    .replace(/\s*\n\s*/g, ' ');
}

/**
 * FunASR without sentence times divides the length by the characters: its pieces touch, begin at 0, fill the audio, and
 * each ends where its share of the characters does. A single piece shows it only by filling the audio exactly while
 * the model says nothing of its confidence.
 */
function isEstimated(segments: readonly Timed[], duration: number): boolean {
  if (segments.some((one) => one.words !== null)) return false;
  const last = segments.at(-1);
  if (last === undefined || segments[0]?.start !== 0) return false;
  if (segments.length === 1) return !last.judged && Math.abs(last.end - duration) <= ROUNDING;
  const lengths = segments.map((one) => Array.from(one.text).length);
  const total = lengths.reduce((sum, one) => sum + one, 0);
  let characters = 0;
  let before = 0;
  return segments.every((one, n) => {
    const touches = Math.abs(one.start - before) <= ROUNDING;
    characters += lengths[n] ?? 0;
    before = one.end;
    return touches && Math.abs(one.end - (last.end * characters) / total) <= ROUNDING;
  });
}
