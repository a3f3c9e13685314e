/** What the speech stand-in hears: the sentences whose marks are in the sound, each only as far as it was played. */
import { findMarks, type Mark } from './marks.ts';
import { levelOf, type Samples } from './samples.ts';
import type { KnownUtterance } from './utterances.ts';

/** Said about a voice that opened with no known mark. */
export const NOT_UNDERSTOOD = '（演示语音服务听不懂这段录音）';

/** Seconds from the beginning of the sound. */
export interface HeardPart {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: readonly {
    readonly word: string;
    readonly start: number;
    readonly end: number;
  }[];
  /** Number of the sentence, null for a voice that was not understood. */
  readonly utterance: number | null;
}

/** Voice without a mark is reported from this length on, seconds: alone, and beside sentences that were understood. */
const STRANGE_ALONE = 0.3;
const STRANGE_BESIDE = 1;
const FRAME = 0.02;
const VOICE_LEVEL = 0.004;
/** A sentence counts as whole although its last breath is missing: recordings are cut a little short. */
const LAST_BREATH = 0.25;

/** In the order of time. `find` tells what a mark's number says. */
export async function hear(
  sound: Samples,
  find: (number: number) => Promise<KnownUtterance | null>,
): Promise<readonly HeardPart[]> {
  const parts: HeardPart[] = [];
  for (const channel of sound.channels) {
    for (const part of await hearChannel(channel, sound.rate, find)) {
      if (!parts.some((other) => isEcho(part, other))) parts.push(part);
    }
  }
  return parts.sort((a, b) => a.start - b.start);
}

/** Two channels that carry the same voice say it once. */
function isEcho(one: HeardPart, other: HeardPart): boolean {
  return one.utterance === other.utterance && Math.abs(one.start - other.start) < 0.1;
}

async function hearChannel(
  samples: Float32Array,
  rate: number,
  find: (number: number) => Promise<KnownUtterance | null>,
): Promise<readonly HeardPart[]> {
  const frames = voiceFrames(samples, rate);
  const marks = findMarks(samples, rate);
  const parts: HeardPart[] = [];
  let isKnown = false;
  for (const [i, mark] of marks.entries()) {
    const utterance = await find(mark.number);
    if (!utterance) continue;
    isKnown = true;
    const limit = Math.min(mark.end + utterance.seconds, marks[i + 1]?.start ?? Infinity);
    const last = frames.findLastIndex((voice, at) => voice && at * FRAME < limit);
    const played = Math.min(limit, (last + 1) * FRAME) - mark.end;
    frames.fill(false, Math.floor(mark.start / FRAME), Math.ceil(limit / FRAME) + 1);
    const part = partOf(mark, utterance, played);
    if (part) parts.push(part);
  }
  const strange = frames.filter(Boolean).length * FRAME;
  if (strange >= (isKnown ? STRANGE_BESIDE : STRANGE_ALONE)) {
    const start = round(frames.indexOf(true) * FRAME);
    const end = round((frames.lastIndexOf(true) + 1) * FRAME);
    const words = [{ word: NOT_UNDERSTOOD, start, end }];
    parts.push({ start, end, text: NOT_UNDERSTOOD, words, utterance: null });
  }
  return parts;
}

function voiceFrames(samples: Float32Array, rate: number): boolean[] {
  const size = Math.round(FRAME * rate);
  return Array.from(
    { length: Math.ceil(samples.length / size) },
    (_one, i) => levelOf(samples, i * size, (i + 1) * size) > VOICE_LEVEL,
  );
}

/** Null when nothing of the sentence was played. */
function partOf(mark: Mark, { text, seconds }: KnownUtterance, played: number): HeardPart | null {
  const letters = Array.from(text);
  const isWhole = played >= seconds - Math.min(LAST_BREATH, seconds * 0.3);
  const count = isWhole ? letters.length : Math.floor((letters.length * played) / seconds);
  if (count <= 0) return null;
  const timeOf = (letter: number): number =>
    round(mark.end + Math.min(played, (seconds * letter) / letters.length));
  const said = letters.slice(0, count).join('');
  const words = [...said.matchAll(/[A-Za-z0-9][A-Za-z0-9.-]*|\p{L}|\p{N}/gu)].map((word) => {
    const at = Array.from(said.slice(0, word.index)).length;
    return { word: word[0], start: timeOf(at), end: timeOf(at + Array.from(word[0]).length) };
  });
  return {
    start: round(mark.end),
    end: timeOf(count),
    text: said,
    words,
    utterance: mark.number,
  };
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
