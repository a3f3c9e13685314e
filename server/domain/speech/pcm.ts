/** Telephone sound in WAVE files: the header, the samples (16-bit, A-law, μ-law), and a piece of one voice as a file of its own. */
import { ALAW, ULAW } from './g711.ts';

export type Encoding = 'pcm16' | 'alaw' | 'ulaw';

/** What the beginning of a WAVE file says about the rest. */
export interface WavHead {
  /** Samples per second of one channel. */
  readonly rate: number;
  readonly channels: 1 | 2;
  readonly encoding: Encoding;
  /** Byte of the file where the samples begin. */
  readonly start: number;
  /** Bytes of samples. */
  readonly length: number;
  /** Bytes of one sample of all channels. */
  readonly frame: number;
}

/** A stretch of bytes of a file. */
export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/** `wFormatTag` and bits per sample together name the encoding. */
const ENCODINGS: ReadonlyMap<string, Encoding> = new Map([
  ['1/16', 'pcm16'],
  ['6/8', 'alaw'],
  ['7/8', 'ulaw'],
]);
/** WAVE_FORMAT_EXTENSIBLE: the real tag begins the sub-format. */
const EXTENSIBLE = 0xfffe;
/** Writers to a pipe do not know the size and leave 0 or something near the largest. */
const UNKNOWN_SIZE = 0xffff_0000;
const LOWEST_RATE = 4000;
const HIGHEST_RATE = 96_000;
const BYTES: Readonly<Record<Encoding, number>> = { pcm16: 2, alaw: 1, ulaw: 1 };

/**
 * Reads the header from the first bytes of a file (4 KB are plenty). `fileBytes`, when known, limits the length of a
 * file that was cut off or written to a pipe. Null for what is no WAVE of one or two channels in 16-bit PCM, A-law or
 * μ-law, or whose samples begin beyond the bytes given.
 */
export function wavHead(bytes: Buffer, fileBytes?: number): WavHead | null {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF') return null;
  if (bytes.toString('latin1', 8, 12) !== 'WAVE') return null;
  let format: Omit<WavHead, 'start' | 'length'> | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (name === 'fmt ') format = readFormat(bytes.subarray(at + 8, at + 8 + size));
    if (name === 'data') {
      if (!format) return null;
      const start = at + 8;
      const there = Math.max(0, (fileBytes ?? Number.MAX_SAFE_INTEGER) - start);
      const told = size === 0 || size >= UNKNOWN_SIZE ? there : size;
      const length = Math.min(told, there);
      return { ...format, start, length: length - (length % format.frame) };
    }
    at += 8 + size + (size % 2);
  }
  return null;
}

function readFormat(chunk: Buffer): Omit<WavHead, 'start' | 'length'> | null {
  if (chunk.length < 16) return null;
  const named = chunk.readUInt16LE(0);
  const tag = named === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : named;
  const encoding = ENCODINGS.get(`${tag}/${chunk.readUInt16LE(14)}`);
  const channels = chunk.readUInt16LE(2);
  const rate = chunk.readUInt32LE(4);
  if (!encoding || (channels !== 1 && channels !== 2)) return null;
  if (rate < LOWEST_RATE || rate > HIGHEST_RATE) return null;
  return { rate, channels, encoding, frame: channels * BYTES[encoding] };
}

/** The bytes of the file that hold the seconds [from, to), whole frames, never beyond the samples. */
export function byteRange(head: WavHead, from: number, to: number): ByteRange {
  const byteAt = (seconds: number): number =>
    Math.min(Math.max(0, Math.round(seconds * head.rate) * head.frame), head.length);
  const begin = byteAt(from);
  return { start: head.start + begin, length: Math.max(0, byteAt(to) - begin) };
}

/**
 * Writes the samples of one channel of `chunk` (whole frames) into `out`, as many as both hold; returns how many.
 * `from` is the byte where the first frame begins.
 */
export function readSamples(
  head: WavHead,
  chunk: Buffer,
  at: { readonly from: number; readonly channel: number; readonly out: Int16Array },
): number {
  const { frame, encoding } = head;
  const { from, channel, out } = at;
  const count = Math.min(Math.floor((chunk.length - from) / frame), out.length);
  let byte = from + channel * BYTES[encoding];
  if (encoding === 'pcm16') {
    for (let i = 0; i < count; i += 1, byte += frame) {
      out[i] = (chunk[byte] ?? 0) | ((chunk[byte + 1] ?? 0) << 8);
    }
    return count;
  }
  const table = encoding === 'alaw' ? ALAW : ULAW;
  for (let i = 0; i < count; i += 1, byte += frame) out[i] = table[chunk[byte] ?? 0] ?? 0;
  return count;
}

/**
 * A mono 16-bit PCM WAVE file of the same rate made of a piece of another (`chunk`: bytes of whole frames, as `byteRange`
 * names them). `channel` null mixes all channels.
 */
export function sliceToWav(head: WavHead, chunk: Buffer, channel: number | null): Buffer {
  const frames = Math.floor(chunk.length / head.frame);
  const [left = new Int16Array(0), right] = wanted(head, channel).map((one) => {
    const out = new Int16Array(frames);
    readSamples(head, chunk, { from: 0, channel: one, out });
    return out;
  });
  const wav = Buffer.concat([monoHead(head.rate, frames), Buffer.alloc(frames * 2)]);
  for (let i = 0; i < frames; i += 1) {
    const sample = right ? ((left[i] ?? 0) + (right[i] ?? 0)) >> 1 : (left[i] ?? 0);
    wav.writeInt16LE(sample, WAV_HEAD + i * 2);
  }
  return wav;
}

function wanted(head: WavHead, channel: number | null): readonly number[] {
  if (channel !== null) return [Math.min(channel, head.channels - 1)];
  return head.channels === 2 ? [0, 1] : [0];
}

/** Bytes of the header that we write. */
const WAV_HEAD = 44;

/** The header of a WAVE file of `frames` samples of one voice in 16-bit PCM. */
export function monoHead(rate: number, frames: number): Buffer {
  const head = Buffer.alloc(WAV_HEAD);
  const bytes = frames * 2;
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(WAV_HEAD - 8 + bytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return head;
}
