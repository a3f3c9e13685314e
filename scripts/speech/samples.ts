/** Sound as numbers between -1 and 1: read from a WAVE file, written to one, and brought to another rate. */
import { readWav } from '../gateway/wav.ts';

export interface Samples {
  /** Samples a second. */
  readonly rate: number;
  /** One or more, all of the same length. */
  readonly channels: readonly Float32Array[];
}

/** Sound of a telephone. */
export const TELEPHONE_RATE = 8000;
const FULL = 32_768;

/** Null when the bytes are no 16-bit PCM WAVE file. */
export function readSamples(file: Buffer): Samples | null {
  const shape = readWav(file);
  if (!shape || shape.frame !== shape.channels * 2 || shape.channels < 1) return null;
  const { start, frame, channels: count } = shape;
  const length = Math.floor(shape.length / frame);
  const channels = Array.from({ length: count }, (_one, channel) => {
    const samples = new Float32Array(length);
    for (let i = 0; i < length; i += 1) {
      samples[i] = file.readInt16LE(start + i * frame + channel * 2) / FULL;
    }
    return samples;
  });
  return { rate: Math.round(shape.bytesPerSecond / frame), channels };
}

/** A 16-bit PCM WAVE file; shorter channels end in zeros. */
export function writeSamples({ rate, channels }: Samples): Buffer {
  const frame = channels.length * 2;
  const length = Math.max(0, ...channels.map((channel) => channel.length));
  const file = Buffer.alloc(44 + length * frame);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * frame, 28);
  file.writeUInt16LE(frame, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(length * frame, 40);
  for (const [at, channel] of channels.entries()) {
    for (let i = 0; i < channel.length; i += 1) {
      const level = Math.round((channel[i] ?? 0) * FULL);
      file.writeInt16LE(Math.max(-FULL, Math.min(FULL - 1, level)), 44 + i * frame + at * 2);
    }
  }
  return file;
}

/** Half the length of the smoothing, in samples of the slower rate. */
const REACH = 12;

/** The same sound at another rate; what the new rate cannot carry is filtered out (windowed sinc). */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const cutoff = 0.94 * Math.min(1, to / from);
  const taps = Math.ceil(REACH / cutoff);
  const kernels = new Map<number, Float32Array>();
  const changed = new Float32Array(Math.floor((samples.length * to) / from));
  for (let i = 0; i < changed.length; i += 1) {
    // The distance to the next sample before repeats itself: few kernels serve all.
    const rest = (i * from) % to;
    const first = (i * from - rest) / to - taps;
    const kernel = kernels.get(rest) ?? kernelOf(rest / to, cutoff, taps);
    kernels.set(rest, kernel);
    let sum = 0;
    for (let k = 0; k < kernel.length; k += 1) {
      sum += (kernel[k] ?? 0) * (samples[first + k] ?? 0);
    }
    changed[i] = sum;
  }
  return changed;
}

/** Weights of the samples around a point that lies `rest` of a sample after the middle one. */
function kernelOf(rest: number, cutoff: number, taps: number): Float32Array {
  const kernel = new Float32Array(2 * taps + 2).map((_zero, k) => {
    const distance = k - taps - rest;
    const fade = Math.abs(distance) < taps ? 0.5 + 0.5 * Math.cos((Math.PI * distance) / taps) : 0;
    return sinc(distance * cutoff) * fade;
  });
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  return kernel.map((weight) => weight / sum);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** The faint noise of a line on which nobody speaks (about -84 dB); every seed is another noise. */
export function hush(length: number, seed: number): Float32Array {
  const quiet = new Float32Array(length);
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    quiet[i] = ((state >>> 30) - 1.5) / FULL;
  }
  return quiet;
}

/** Root of the mean square of a stretch; 0 when it is empty. */
export function levelOf(samples: Float32Array, from: number, to: number): number {
  const start = Math.max(0, from);
  const end = Math.min(samples.length, to);
  let sum = 0;
  for (let i = start; i < end; i += 1) sum += (samples[i] ?? 0) ** 2;
  return end > start ? Math.sqrt(sum / (end - start)) : 0;
}
