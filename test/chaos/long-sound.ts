/** Sound of two people who take turns for as long as wanted, written to the disk piece by piece. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const RATE = 8000;
const SYLLABLE = RATE / 5;
const HEADER_BYTES = 44;

export interface LongSound {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A voice of noise: syllables of changing loudness with a breath between them. Every seed is another voice. */
function speak(samples: Int16Array, from: number, length: number, seed: number): void {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
  let loud = 0;
  for (let i = 0; i < length; i += 1) {
    const within = i % SYLLABLE;
    if (within === 0) loud = 1000 + next() * 8000;
    const level = within < SYLLABLE * 0.75 ? loud : 30;
    samples[from + i] = Math.round((next() - 0.5) * 2 * level);
  }
}

/** The faint noise of a line. */
function hush(samples: Int16Array): void {
  for (let i = 0; i < samples.length; i += 1) samples[i] = (i % 3) - 1;
}

/** `channels` 2: the sides take turns of 4 to 17 seconds; 1: one person speaks, with pauses. 16-bit WAVE of 8 kHz. */
export async function writeLongSound(
  file: string,
  { seconds, channels, seed }: { seconds: number; channels: 1 | 2; seed: number },
): Promise<LongSound> {
  const frames = seconds * RATE;
  const hash = createHash('sha256');
  const out = await open(file, 'w');
  try {
    const write = async (bytes: Buffer): Promise<void> => {
      hash.update(bytes);
      await out.write(bytes);
    };
    await write(headerOf(frames, channels));
    for (let done = 0, turn = seed; done < frames; turn += 1) {
      const length = Math.min(frames - done, (4 + ((turn * 7) % 14)) * RATE);
      const sides = Array.from({ length: channels }, () => new Int16Array(length));
      sides.forEach(hush);
      const speaker = sides[turn % channels];
      // Half a second later the other one answers.
      const spoken = Math.max(0, length - RATE / 2);
      if (speaker) speak(speaker, 0, spoken, seed * 100_000 + turn);
      await write(interleave(sides));
      done += length;
    }
  } finally {
    await out.close();
  }
  return { file, sha256: hash.digest('hex'), bytes: HEADER_BYTES + frames * channels * 2 };
}

function interleave(sides: readonly Int16Array[]): Buffer {
  const [first = new Int16Array(0), second] = sides;
  if (!second) return Buffer.from(first.buffer);
  const both = new Int16Array(first.length * 2);
  for (let i = 0; i < first.length; i += 1) {
    both[2 * i] = first[i] ?? 0;
    both[2 * i + 1] = second[i] ?? 0;
  }
  return Buffer.from(both.buffer);
}

function headerOf(frames: number, channels: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const size = frames * channels * 2;
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + size, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(size, 40);
  return header;
}
