/** What a transcription server answers, in any of its dialects, as one shape. The only file that knows their field names. */
import { z } from 'zod';
import type { Body } from './body.ts';

export interface AnswerWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface AnswerSegment {
  readonly text: string;
  /** Null when the server gives none. */
  readonly start: number | null;
  readonly end: number | null;
  /** Null when one of them has no times. */
  readonly words: readonly AnswerWord[] | null;
  readonly label: string | null;
  /** Whether the model said how sure it is: a sign that the times are the model's own. */
  readonly judged: boolean;
}

export interface Answer {
  readonly text: string;
  /** Seconds, as the server measured them. */
  readonly duration: number | null;
  readonly segments: readonly AnswerSegment[];
  /** Words that stand beside the segments and not in them. */
  readonly words: readonly AnswerWord[] | null;
  readonly billedSeconds: number | null;
  /** True when the answer has room for segments, even if there are none. */
  readonly verbose: boolean;
}

export type AnswerReading =
  { readonly ok: true; readonly value: Answer } | { readonly ok: false; readonly reason: string };

/** Seconds as number or string; anything else is unknown. */
const seconds = z
  .union([z.number(), z.string().trim().min(1).transform(Number).pipe(z.number())])
  .nullable()
  .catch(null);
const text = z.string().catch('');
const word = z
  .object({
    word: z.string().optional(),
    text: z.string().optional(),
    start: seconds,
    end: seconds,
  })
  .transform((one) => ({ text: one.word ?? one.text ?? '', start: one.start, end: one.end }));
const words = z.array(word).nullable().catch(null);
/** Speakers come as `A`, `SPEAKER_00`, `SPK0`, 0; whisper.cpp says `?` when it cannot tell. */
const label = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .transform((value) => (value === '' || value === '?' ? null : value))
  .nullable()
  .catch(null);
const segment = z.object({
  text,
  start: seconds,
  end: seconds,
  words,
  speaker: label,
  avg_logprob: z.unknown().optional(),
  no_speech_prob: z.unknown().optional(),
});
const answer = z.object({
  text: z.string().nullable().catch(null),
  duration: seconds,
  segments: z.array(segment).nullable().catch(null),
  words,
  usage: z.object({ seconds }).nullable().catch(null),
});
const line = segment.extend({ accumulated: z.string().nullable().catch(null) });

/** Times this large are nanoseconds (old LocalAI): no recording lasts eleven days. */
const NANOSECONDS_FROM = 1_000_000;

/** An answer without any transcription in it, such as `{"error": …}` with status 200, is no answer. */
export function readAnswer(body: Body): AnswerReading {
  if (body.kind === 'unreadable') return { ok: false, reason: body.reason };
  if (body.kind === 'text') return { ok: true, value: bare(body.text) };
  if (body.kind === 'lines') return readLines(body.values);
  const read = answer.parse(body.value);
  if (read.text === null && read.segments === null && read.words === null) {
    return { ok: false, reason: 'an answer without a transcription' };
  }
  const segments = (read.segments ?? []).map(toSegment);
  const value: Answer = {
    text: read.text ?? segments.map((one) => one.text).join(''),
    duration: read.duration,
    segments,
    words: timed(read.words),
    billedSeconds: read.usage?.seconds ?? null,
    verbose: read.segments !== null,
  };
  return { ok: true, value: inSeconds(value) };
}

/** Each line is a piece of the text, or a whole answer of its own (mlx-audio on long audio). */
function readLines(values: readonly Readonly<Record<string, unknown>>[]): AnswerReading {
  const known = values.filter((one) => typeof one['text'] === 'string' || 'segments' in one);
  if (known.length === 0) return { ok: false, reason: 'lines without a transcription' };
  const segments = known.flatMap((one) => {
    const own = answer.parse(one).segments;
    return (own ?? [line.parse(one)]).map(toSegment);
  });
  const total = line.parse(known.at(-1)).accumulated;
  const text = total ?? segments.map((one) => one.text).join('');
  return { ok: true, value: inSeconds({ ...bare(text), segments, verbose: true }) };
}

function bare(text: string): Answer {
  return { text, duration: null, segments: [], words: null, billedSeconds: null, verbose: false };
}

function toSegment(one: z.infer<typeof segment>): AnswerSegment {
  const judged = typeof one.avg_logprob === 'number' || typeof one.no_speech_prob === 'number';
  const { text, start, end, speaker } = one;
  return { text, start, end, words: timed(one.words), label: speaker, judged };
}

/** Words that all have times, or null. */
function timed(list: z.infer<typeof words>): AnswerWord[] | null {
  if (list === null || list.length === 0) return null;
  const whole = list.flatMap(({ text, start, end }) =>
    start === null || end === null ? [] : [{ text, start, end }],
  );
  return whole.length === list.length ? whole : null;
}

function inSeconds(value: Answer): Answer {
  const pieces = [...value.segments, ...(value.words ?? [])];
  const latest = Math.max(0, ...pieces.map((one) => one.end ?? 0));
  if (latest < NANOSECONDS_FROM) return value;
  const scale = <T extends number | null>(time: T): T =>
    (time === null ? null : time / 1_000_000_000) as T;
  const shift = <T extends { start: number | null; end: number | null }>(one: T): T => ({
    ...one,
    start: scale(one.start),
    end: scale(one.end),
  });
  return {
    ...value,
    words: value.words?.map(shift) ?? null,
    segments: value.segments.map((one) => ({
      ...shift(one),
      words: one.words?.map(shift) ?? null,
    })),
  };
}
