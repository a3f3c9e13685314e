import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutWav, readWav, toneWav } from '../../../scripts/gateway/wav.ts';

describe('wav', () => {
  it('makes telephone sound of the asked length', () => {
    const file = toneWav(2, 440);
    expect(readWav(file)).toMatchObject({
      seconds: 2,
      channels: 1,
      bytesPerSecond: 16_000,
      frame: 2,
    });
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    const loudest = Array.from({ length: 200 }, (_one, i) =>
      Math.abs(file.readInt16LE(44 + i * 2)),
    );
    expect(Math.max(...loudest)).toBeGreaterThan(5000);
  });

  it('cuts a file and keeps its header true', () => {
    const cut = cutWav(toneWav(5, 440), 2);
    expect(readWav(cut)).toMatchObject({ seconds: 2 });
    expect(cut.readUInt32LE(4)).toBe(cut.length - 8);
  });

  it('leaves a shorter file alone', () => {
    const file = toneWav(1, 440);
    expect(cutWav(file, 2)).toBe(file);
  });

  it('passes over chunks it does not know, and believes the bytes before a size that is too large', () => {
    const tone = toneWav(1, 440);
    const list = Buffer.concat([Buffer.from('LIST\x03\x00\x00\x00abc\x00', 'latin1')]);
    const file = Buffer.concat([tone.subarray(0, 36), list, tone.subarray(36)]);
    expect(readWav(file)).toMatchObject({ seconds: 1 });
    file.writeUInt32LE(0x7fffffff, 36 + list.length + 4);
    expect(readWav(file)).toMatchObject({ seconds: 1 });
  });

  it('says null for everything else, and never throws', () => {
    expect(readWav(Buffer.from('ID3 not a wave'))).toBeNull();
    const head = fc.constantFrom(
      '',
      'RIFF',
      'RIFF1234WAVE',
      'RIFF1234WAVEfmt ',
      'RIFF1234WAVEdata',
    );
    fc.assert(
      fc.property(head, fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        const shape = readWav(Buffer.concat([Buffer.from(start), Buffer.from(rest)]));
        return shape === null || Number.isFinite(shape.seconds);
      }),
    );
  });
});
