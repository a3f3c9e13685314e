/** Just enough of RIFF WAVE (PCM): read its length, cut it, and make a tone. */

export interface WavShape {
  readonly seconds: number;
  readonly channels: number;
  readonly bytesPerSecond: number;
  /** Where the samples begin, how many bytes they are, and bytes per sample frame. */
  readonly start: number;
  readonly length: number;
  readonly frame: number;
}

/** Null when the bytes are no PCM WAVE file. */
export function readWav(file: Buffer): WavShape | null {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF') return null;
  if (file.toString('latin1', 8, 12) !== 'WAVE') return null;
  let format: { channels: number; bytesPerSecond: number; frame: number } | null = null;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 24 <= file.length) {
      format = {
        channels: file.readUInt16LE(at + 10),
        bytesPerSecond: file.readUInt32LE(at + 16),
        frame: file.readUInt16LE(at + 20),
      };
    }
    if (name === 'data' && format && format.bytesPerSecond > 0 && format.frame > 0) {
      // Writers to a pipe leave a size that is too large: what is there counts.
      const length = Math.min(size, file.length - at - 8);
      return { ...format, start: at + 8, length, seconds: length / format.bytesPerSecond };
    }
    at += 8 + size + (size % 2);
  }
  return null;
}

/** The first `seconds` of a file; the same bytes when it is not longer. */
export function cutWav(file: Buffer, seconds: number): Buffer {
  const shape = readWav(file);
  if (!shape || shape.seconds <= seconds) return file;
  const frames = Math.floor((seconds * shape.bytesPerSecond) / shape.frame);
  const length = frames * shape.frame;
  const cut = Buffer.from(file.subarray(0, shape.start + length));
  cut.writeUInt32LE(cut.length - 8, 4);
  cut.writeUInt32LE(length, shape.start - 4);
  return cut;
}

const RATE = 8000;
const BEEP_SECONDS = 0.2;
/** The tone repeats after this long, so that only one round of it is computed. */
const ROUND_SECONDS = 0.4;

/** Telephone sound (8 kHz, 16 bit, mono): a beep, then a soft tone that swells like syllables. */
export function toneWav(seconds: number, hertz: number): Buffer {
  const length = Math.round(seconds * RATE) * 2;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(length, 40);

  const beep = wave(BEEP_SECONDS, (time) => Math.sin(2 * Math.PI * 1000 * time));
  const whole = Math.round(hertz * ROUND_SECONDS) / ROUND_SECONDS;
  const round = wave(ROUND_SECONDS, (time) => {
    const swell = Math.max(0, Math.sin((2 * Math.PI * time) / ROUND_SECONDS)) * 0.6;
    return swell * Math.sin(2 * Math.PI * whole * time);
  });
  const samples = Buffer.alloc(length);
  if (length > 0) samples.fill(round);
  beep.copy(samples);
  return Buffer.concat([head, samples]);
}

/** Samples of a shape between -1 and 1. */
function wave(seconds: number, shape: (time: number) => number): Buffer {
  const samples = Buffer.alloc(Math.round(seconds * RATE) * 2);
  for (let i = 0; i * 2 < samples.length; i += 1) {
    samples.writeInt16LE(Math.round(shape(i / RATE) * 9000), i * 2);
  }
  return samples;
}
