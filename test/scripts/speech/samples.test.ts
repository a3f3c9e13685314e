import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  hush,
  levelOf,
  readSamples,
  resample,
  writeSamples,
} from '../../../scripts/speech/samples.ts';
import { readWav } from '../../../scripts/gateway/wav.ts';

function tone(hertz: number, rate: number, seconds: number): Float32Array {
  const samples = new Float32Array(Math.round(rate * seconds));
  return samples.map((_zero, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / rate));
}

describe('samples', () => {
  it('come back from a file as they went in, to the last bit of 16', () => {
    const sample = fc.integer({ min: -32_768, max: 32_767 }).map((level) => level / 32_768);
    const channel = fc.array(sample, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(channel, { minLength: 1, maxLength: 3 }), (channels) => {
        const sound = { rate: 8000, channels: channels.map((one) => Float32Array.from(one)) };
        expect(readSamples(writeSamples(sound))).toEqual(sound);
      }),
    );
  });

  it('keep channels of different length apart and clip what is too loud', () => {
    const channels = [Float32Array.from([2, -2]), Float32Array.from([0.5])];
    const file = writeSamples({ rate: 16_000, channels });
    expect(readWav(file)).toMatchObject({ channels: 2, bytesPerSecond: 64_000, length: 8 });
    const read = readSamples(file)?.channels.map((one) => [...one]);
    expect(read).toEqual([
      [32_767 / 32_768, -1],
      [0.5, 0],
    ]);
  });

  it('are nothing in a file that is no 16-bit sound', () => {
    const file = writeSamples({ rate: 8000, channels: [tone(400, 8000, 0.1)] });
    file.writeUInt16LE(1, 32);
    expect(readSamples(file)).toBeNull();
    expect(readSamples(Buffer.from('ID3'))).toBeNull();
  });

  it('carry a tone to another rate, and lose what that cannot carry', () => {
    const low = resample(tone(1000, 22_050, 1), 22_050, 8000);
    expect(low).toHaveLength(8000);
    expect(levelOf(low, 500, 7500)).toBeCloseTo(0.5 / Math.SQRT2, 2);
    const high = resample(tone(6000, 22_050, 1), 22_050, 8000);
    expect(levelOf(high, 500, 7500)).toBeLessThan(0.01);
  });

  it('hush below -70 dB, differently on each side', () => {
    const [left, right] = [hush(8000, 0), hush(8000, 1)];
    expect(levelOf(left, 0, 8000)).toBeLessThan(0.0003);
    expect(levelOf(left, 0, 8000)).toBeGreaterThan(0);
    expect(left).not.toEqual(right);
  });
});
