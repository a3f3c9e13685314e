/** All voices of a recording as one, whatever they were kept as. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMixer, isMixed } from '../../../../server/domain/speech/mix.ts';
import { monoHead, wavHead } from '../../../../server/domain/speech/pcm.ts';
import { chunkOf, wavOf } from './sounds.ts';

type Shape = Parameters<typeof wavOf>[1];

function pcm(...frames: readonly (readonly number[])[]): Buffer {
  const samples = frames.flat();
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [i, sample] of samples.entries()) bytes.writeInt16LE(sample, i * 2);
  return bytes;
}

function samplesOf(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / 2 }, (_one, i) => bytes.readInt16LE(i * 2));
}

/** What is made of a file whose samples arrive in pieces of so many bytes. */
function mix(
  file: Buffer,
  piece = file.length,
): { readonly head: Buffer; readonly samples: number[] } {
  const head = wavHead(file, file.length);
  if (!head) throw new Error('it is no WAVE file');
  const mixer = createMixer(head);
  const parts: Buffer[] = [];
  for (let at = head.start; at < file.length; at += piece) {
    parts.push(mixer.take(file.subarray(at, Math.min(file.length, at + piece))));
  }
  return { head: mixer.head, samples: samplesOf(Buffer.concat(parts)) };
}

describe('a mix', () => {
  it.each<[string, Buffer, Shape, readonly number[]]>([
    ['two sides are added', pcm([1000, -300], [-2, 5]), { channels: 2 }, [700, 3]],
    [
      'and clipped',
      pcm([30_000, 20_000], [-30_000, -20_000], [32_767, -32_768]),
      { channels: 2 },
      [32_767, -32_768, -1],
    ],
    [
      'one who speaks alone stays as loud',
      pcm([0, 9000], [0, -9000]),
      { channels: 2 },
      [9000, -9000],
    ],
    [
      'the same voice twice stays as loud',
      pcm([9000, 9000], [-9, -9]),
      { channels: 2 },
      [9000, -9],
    ],
    [
      'until they differ',
      pcm([500, 500], [500, 400], [500, 500]),
      { channels: 2 },
      [500, 900, 1000],
    ],
    [
      'one side is what it was',
      pcm([1], [-32_768], [32_767]),
      { channels: 1 },
      [1, -32_768, 32_767],
    ],
    ['A-law', Buffer.from('2aaad555', 'hex'), { channels: 2, tag: 6, bits: 8 }, [0, 0]],
    [
      'one side of μ-law',
      Buffer.from('e01f', 'hex'),
      { channels: 1, tag: 7, bits: 8 },
      [372, -8316],
    ],
    [
      'half a frame at the end is none',
      Buffer.concat([pcm([1, 2]), Buffer.alloc(3)]),
      { channels: 2 },
      [3],
    ],
    ['nothing', Buffer.alloc(0), { channels: 2 }, []],
  ])('%s', (_name, samples, shape, expected) => {
    const made = mix(wavOf(samples, shape));
    expect(made.samples).toEqual(expected);
    expect(made.head.equals(monoHead(8000, expected.length))).toBe(true);
  });

  it('is the same whatever pieces the file is read in', () => {
    const frame = fc.tuple(
      fc.integer({ min: -32_768, max: 32_767 }),
      fc.integer({ min: -9, max: 9 }),
    );
    fc.assert(
      fc.property(
        fc.array(frame, { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        (frames, piece) => {
          const file = wavOf(pcm(...frames), { channels: 2 });
          expect(mix(file, piece)).toEqual(mix(file));
        },
      ),
    );
  });

  it('leaves out what follows the samples', () => {
    const file = Buffer.concat([
      wavOf(pcm([1, 2], [3, 4]), { channels: 2 }),
      chunkOf('LIST', Buffer.alloc(8)),
    ]);
    expect(mix(file).samples).toEqual([3, 7]);
  });
});

describe('a file that needs none', () => {
  const samples = pcm([1], [2]);
  const plain = Buffer.concat([monoHead(8000, 2), samples]);

  it.each<[string, Buffer, boolean]>([
    ['is what we would write', plain, true],
    ['not with two sides', wavOf(samples, { channels: 2 }), false],
    ['not in A-law', wavOf(samples, { channels: 1, tag: 6, bits: 8 }), false],
    [
      'not with names before the sound',
      wavOf(samples, { channels: 1, between: chunkOf('LIST', Buffer.alloc(4)) }),
      false,
    ],
    ['not from a pipe', wavOf(samples, { channels: 1, told: 0 }), false],
    ['not with something behind', Buffer.concat([plain, Buffer.alloc(2)]), false],
    ['not when it was cut off', plain.subarray(0, 46), false],
  ])('%s', (_name, file, expected) => {
    const head = wavHead(file, file.length);
    expect(head && isMixed(head, file, file.length)).toBe(expected);
  });
});
