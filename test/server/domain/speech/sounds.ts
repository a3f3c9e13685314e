/** Sound made by rule for the tests: syllables, hiss, hum, silence; as WAVE files in every encoding we read. */

/** Samples between -1 and 1. */
export type Samples = Float64Array;

export const RATE = 8000;

/** Taken out once: under the test runner a global is slow to reach. */
const { sin, sqrt, floor, PI, SQRT2, imul } = Math;

export function silence(seconds: number, rate = RATE): Samples {
  return new Float64Array(Math.round(seconds * rate));
}

/** White noise that is the same in each run. */
export function hiss(seconds: number, db: number, rate = RATE): Samples {
  // Evenly spread noise from -a to a has the power a² / 3.
  const reach = sqrt(3) * 10 ** (db / 20);
  let seed = 12345;
  return silence(seconds, rate).map(() => {
    seed = (imul(seed, 1103515245) + 12345) >>> 0;
    return (seed / 2 ** 31 - 1) * reach;
  });
}

export function tone(seconds: number, hertz: number, db: number, rate = RATE): Samples {
  const reach = SQRT2 * 10 ** (db / 20);
  return silence(seconds, rate).map((_, i) => reach * sin((2 * PI * hertz * i) / rate));
}

/** A voice by rule: syllables of 0.2 s that swell and fade, each a buzz of many harmonics of its own pitch. */
export function syllables(seconds: number, db: number, pitch = 180, rate = RATE): Samples {
  const reach = 1.1 * 10 ** (db / 20);
  return silence(seconds, rate).map((_, i) => {
    const time = i / rate;
    const swell = sin(PI * ((time % 0.2) / 0.2)) ** 2;
    const hertz = pitch * (1 + 0.1 * (floor(time / 0.2) % 3));
    let buzz = 0;
    for (let n = 1; n <= 12; n += 1) buzz += sin(2 * PI * hertz * n * time) / sqrt(n);
    return reach * swell * buzz;
  });
}

/** `what` laid over `under` from `at` seconds on. */
export function lay(under: Samples, what: Samples, at: number, rate = RATE): Samples {
  const sum = under.slice();
  const first = Math.round(at * rate);
  for (let i = 0; i < what.length && first + i < sum.length; i += 1) {
    sum[first + i] = (sum[first + i] ?? 0) + (what[i] ?? 0);
  }
  return sum;
}

export function toPcm(channels: readonly Samples[]): Buffer {
  const frames = Math.max(...channels.map((one) => one.length));
  const bytes = Buffer.alloc(frames * channels.length * 2);
  for (let i = 0; i < frames; i += 1) {
    for (const [channel, samples] of channels.entries()) {
      const value = Math.max(-1, Math.min(1, samples[i] ?? 0));
      bytes.writeInt16LE(Math.round(value * 32767), (i * channels.length + channel) * 2);
    }
  }
  return bytes;
}

/** A WAVE file around bytes of samples. */
export function wavOf(
  data: Buffer,
  shape: {
    readonly channels: number;
    readonly rate?: number;
    readonly tag?: number;
    readonly bits?: number;
    /** What the header says of the length, when it is not true. */
    readonly told?: number;
    /** Chunks between format and samples. */
    readonly between?: Buffer;
    /** Bytes after the sixteen of the format chunk. */
    readonly more?: Buffer;
  },
): Buffer {
  const { channels, rate = RATE, tag = 1, bits = 16, told = data.length } = shape;
  const more = shape.more ?? Buffer.alloc(0);
  const format = Buffer.alloc(16);
  format.writeUInt16LE(tag, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE((rate * channels * bits) / 8, 8);
  format.writeUInt16LE((channels * bits) / 8, 12);
  format.writeUInt16LE(bits, 14);
  const body = Buffer.concat([
    Buffer.from('WAVE', 'latin1'),
    chunkOf('fmt ', Buffer.concat([format, more])),
    shape.between ?? Buffer.alloc(0),
    chunkOf('data', data, told),
  ]);
  return chunkOf('RIFF', body);
}

export function chunkOf(name: string, data: Buffer, told = data.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(told, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
