import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  byteRange,
  sliceToWav,
  wavHead,
  type WavHead,
} from '../../../../server/domain/speech/pcm.ts';
import { chunkOf, silence, syllables, toPcm, wavOf } from './sounds.ts';

const STEREO: WavHead = {
  rate: 8000,
  channels: 2,
  encoding: 'pcm16',
  start: 44,
  length: 32_000,
  frame: 4,
};

/** Sub-format of WAVE_FORMAT_EXTENSIBLE for PCM. */
const EXTENSION = Buffer.from('16001000030000000100000000001000800000aa00389b71', 'hex');

describe('the header', () => {
  const samples = toPcm([silence(1), silence(1)]);

  it.each<[string, Buffer, WavHead | null]>([
    ['PCM with two sides', wavOf(samples, { channels: 2 }), STEREO],
    [
      '16 kHz',
      wavOf(samples, { channels: 1, rate: 16_000 }),
      { ...STEREO, rate: 16_000, channels: 1, frame: 2 },
    ],
    [
      'A-law',
      wavOf(samples, { channels: 2, tag: 6, bits: 8 }),
      { ...STEREO, encoding: 'alaw', frame: 2 },
    ],
    [
      'μ-law',
      wavOf(samples, { channels: 1, tag: 7, bits: 8 }),
      { ...STEREO, encoding: 'ulaw', channels: 1, frame: 1 },
    ],
    [
      'the long form',
      wavOf(samples, { channels: 2, tag: 0xfffe, more: EXTENSION }),
      { ...STEREO, start: 68 },
    ],
    [
      'chunks before the samples',
      wavOf(samples, { channels: 2, between: chunkOf('LIST', Buffer.alloc(7)) }),
      { ...STEREO, start: 60 },
    ],
    ['a pipe that knows no length', wavOf(samples, { channels: 2, told: 0xffff_ffff }), STEREO],
    ['a pipe that says nothing', wavOf(samples, { channels: 2, told: 0 }), STEREO],
    [
      'a file that was cut off',
      wavOf(samples, { channels: 2 }).subarray(0, 1047),
      { ...STEREO, length: 1000 },
    ],
    ['a length told too large', wavOf(samples, { channels: 2, told: 40_000 }), STEREO],
    ['no samples', wavOf(Buffer.alloc(0), { channels: 2 }), { ...STEREO, length: 0 }],
    ['three channels', wavOf(samples, { channels: 3 }), null],
    ['24 bits', wavOf(samples, { channels: 1, bits: 24 }), null],
    ['GSM', wavOf(samples, { channels: 1, tag: 49, bits: 0 }), null],
    ['a rate that is none', wavOf(samples, { channels: 1, rate: 0 }), null],
    ['an MP3', Buffer.concat([Buffer.from('ID3'), samples]), null],
    ['an error page', Buffer.from('<html>404</html>'.repeat(9)), null],
    ['RIFF of another kind', Buffer.from('RIFF\0\0\0\0AVI LIST'), null],
    ['a head that ends early', wavOf(samples, { channels: 2 }).subarray(0, 30), null],
    ['nothing', Buffer.alloc(0), null],
  ])('%s', (_name, file, expected) => {
    expect(wavHead(file.subarray(0, 4096), file.length)).toEqual(expected);
  });

  it('reads any bytes without a throw', () => {
    const start = Buffer.from('RIFF....WAVE');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (bytes, isWave) => {
        const head = wavHead(isWave ? Buffer.concat([start, bytes]) : Buffer.from(bytes));
        if (head) expect(head.frame).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a range of seconds', () => {
  it.each([
    [0, 1, { start: 44, length: 32_000 }],
    [0.5, 0.75, { start: 16_044, length: 8000 }],
    [0.9, 9, { start: 28_844, length: 3200 }],
    [-1, 0.25, { start: 44, length: 8000 }],
    [2, 3, { start: 32_044, length: 0 }],
    [0.5, 0.25, { start: 16_044, length: 0 }],
  ])('from %d to %d', (from, to, expected) => {
    expect(byteRange(STEREO, from, to)).toEqual(expected);
  });

  it('parts a file without losing or doubling a byte', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (inner) => {
        const edges = [0, ...inner.sort((a, b) => a - b), 1];
        let next = STEREO.start;
        for (const [i, to] of edges.slice(1).entries()) {
          const { start, length } = byteRange(STEREO, edges[i] ?? 0, to);
          expect([start, length % STEREO.frame]).toEqual([next, 0]);
          next += length;
        }
        expect(next).toBe(STEREO.start + STEREO.length);
      }),
    );
  });
});

describe('a slice', () => {
  const left = syllables(0.1, -20);
  const right = syllables(0.1, -30, 240);
  const both = toPcm([left, right]);

  it.each<[string, number | null, Buffer]>([
    ['the first side', 0, toPcm([left])],
    ['the second side', 1, toPcm([right])],
  ])('%s', (_name, channel, samples) => {
    const wav = sliceToWav(STEREO, both, channel);
    expect(wavHead(wav, wav.length)).toEqual({
      ...STEREO,
      channels: 1,
      frame: 2,
      length: samples.length,
    });
    expect(wav.subarray(44).equals(samples)).toBe(true);
  });

  it('mixes both sides without clipping', () => {
    const loud = Buffer.from('ff7fff7f0080008000801027', 'hex');
    const wav = sliceToWav(STEREO, loud, null);
    expect([0, 1, 2].map((i) => wav.readInt16LE(44 + i * 2))).toEqual([32767, -32768, -11384]);
  });

  it.each<['alaw' | 'ulaw', string, number[]]>([
    ['alaw', 'd5552a00aa80', [8, -8, -32256, -5504, 32256, 5504]],
    ['ulaw', 'ff7f0080e01f', [0, 0, -32124, 32124, 372, -8316]],
  ])('decodes %s', (encoding, hex, samples) => {
    const head: WavHead = { ...STEREO, encoding, channels: 1, frame: 1 };
    const wav = sliceToWav(head, Buffer.from(hex, 'hex'), 0);
    expect(samples.map((_, i) => wav.readInt16LE(44 + i * 2))).toEqual(samples);
  });
});
