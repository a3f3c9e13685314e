/** Listens to a WAVE file as it is read, keeping only the loudness of each 20 ms: where each channel has voice. */
import { createLoudness, FLOOR_DB, type Loudness } from './loudness.ts';
import { readSamples, type WavHead } from './pcm.ts';
import type { Activity, SoundReading, VoiceSpan } from './types.ts';
import { findVoice, type FrameSpan } from './voice.ts';

/** Takes the bytes of the samples in order, in pieces of any size, and says at the end what was heard. */
export interface Listener {
  take(chunk: Buffer): void;
  finish(): SoundReading;
}

const FRAME_SECONDS = 0.02;
/** Samples of one channel that are looked at together. */
const BLOCK = 4096;
/** Two channels are one when they are alike in shape (correlation) and nearly in loudness (ratio of energies). */
const TWIN_LIKENESS = 0.98;
const TWIN_RATIO = 4;

/**
 * A listener for one file. It is fed from `head.start` on; bytes after the samples (`head.length`) are ignored. Needs
 * about 15 KB for each minute and channel, whatever the rate.
 */
export function createListener(head: WavHead): Listener {
  const perFrame = Math.max(1, Math.round(head.rate * FRAME_SECONDS));
  const block = new Int16Array(BLOCK);
  const sides = Array.from({ length: head.channels }, () =>
    createLoudness(head.rate, perFrame, BLOCK),
  );
  const likeness = { xx: 0, yy: 0, xy: 0 };
  let rest: Buffer = Buffer.alloc(0);
  let bytes = 0;
  let samples = 0;

  return {
    take(chunk) {
      const fresh = chunk.subarray(0, Math.max(0, head.length - bytes));
      bytes += fresh.length;
      const all = rest.length > 0 ? Buffer.concat([rest, fresh]) : fresh;
      const whole = all.length - (all.length % head.frame);
      for (let from = 0; from < whole; from += BLOCK * head.frame) {
        const part = all.subarray(0, Math.min(whole, from + BLOCK * head.frame));
        let count = 0;
        for (const [channel, side] of sides.entries()) {
          count = readSamples(head, part, { from, channel, out: block });
          side.take(block, count);
        }
        samples += count;
        compare(sides, count, likeness);
      }
      rest = Buffer.from(all.subarray(whole));
    },
    finish() {
      const levels = sides.map((side) => side.finish());
      const seconds = samples / head.rate;
      const frameSeconds = perFrame / head.rate;
      const activity = levels.map((own, channel): Activity => {
        const other = levels.length === 2 ? levels[1 - channel] : undefined;
        const spans = findVoice(own, frameSeconds).map((span) =>
          describeSpan(span, { own, other, frameSeconds, seconds }),
        );
        return { channel, spans };
      });
      return {
        rate: head.rate,
        channels: head.channels,
        seconds: toMillis(seconds),
        twin: isTwin(likeness),
        activity,
      };
    },
  };
}

interface Likeness {
  xx: number;
  yy: number;
  xy: number;
}

/** Adds what the last block of both channels has in common. */
function compare(sides: readonly Loudness[], count: number, sum: Likeness): void {
  const [left, right] = sides;
  if (!left || !right) return;
  for (let i = 0; i < count; i += 1) {
    const x = left.filtered[i] ?? 0;
    const y = right.filtered[i] ?? 0;
    sum.xx += x * x;
    sum.yy += y * y;
    sum.xy += x * y;
  }
}

function isTwin({ xx, yy, xy }: Likeness): boolean {
  if (xx === 0 || yy === 0) return false;
  const ratio = xx / yy;
  // A wire crossed once turns the sign: it is the same signal all the same.
  const alike = Math.abs(xy) / Math.sqrt(xx * yy);
  return alike >= TWIN_LIKENESS && ratio <= TWIN_RATIO && ratio >= 1 / TWIN_RATIO;
}

function describeSpan(
  { from, to }: FrameSpan,
  of: {
    readonly own: Float32Array;
    readonly other: Float32Array | undefined;
    readonly frameSeconds: number;
    readonly seconds: number;
  },
): VoiceSpan {
  return {
    start: toMillis(from * of.frameSeconds),
    end: Math.min(toMillis(to * of.frameSeconds), toMillis(of.seconds)),
    db: meanDb(of.own, from, to),
    otherDb: of.other ? meanDb(of.other, from, to) : null,
  };
}

/** Mean of the power, in dBFS with one decimal. */
function meanDb(levels: Float32Array, from: number, to: number): number {
  let power = 0;
  for (let i = from; i < to; i += 1) power += 10 ** ((levels[i] ?? FLOOR_DB) / 10);
  const db = 10 * Math.log10(power / Math.max(1, to - from));
  return Math.round(Math.max(db, FLOOR_DB) * 10) / 10;
}

function toMillis(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
