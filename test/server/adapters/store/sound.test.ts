/** Recordings on the disk: listened to, cut, and looked at, whatever lies in the file. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSoundFiles } from '../../../../server/adapters/store/sound.ts';
import { wavHead } from '../../../../server/domain/speech/pcm.ts';
import {
  chunkOf,
  lay,
  RATE,
  silence,
  syllables,
  tone,
  toPcm,
  wavOf,
} from '../../domain/speech/sounds.ts';

const sound = createSoundFiles();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callpop-sound-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}
/** The customer speaks from 2 s to 4 s, the agent from 5 s to 8 s. */
const CUSTOMER = lay(silence(10), syllables(2, -20), 2);
const AGENT = lay(silence(10), syllables(3, -20, 240), 5);
const stereo = (between?: Buffer): Buffer =>
  wavOf(toPcm([CUSTOMER, AGENT]), { channels: 2, ...(between && { between }) });

describe('listening', () => {
  it('tells where each side has voice', async () => {
    const reading = await sound.listen(await put('two.wav', stereo()));
    expect(reading).toMatchObject({ rate: RATE, channels: 2, twin: false });
    expect(reading.seconds).toBeCloseTo(10, 2);
    const starts = reading.activity.map(({ spans }) => Math.round(spans[0]?.start ?? -1));
    expect(starts).toEqual([2, 5]);
  });

  it('finds the sound behind whatever stands before it', async () => {
    const long = chunkOf('JUNK', Buffer.alloc(6000));
    const reading = await sound.listen(await put('junk.wav', stereo(long)));
    expect(reading.seconds).toBeCloseTo(10, 2);
  });

  it('reads a file that is longer than one piece the same as its parts', async () => {
    const minutes = lay(silence(120), syllables(2, -20), 118);
    const reading = await sound.listen(
      await put('long.wav', wavOf(toPcm([minutes]), { channels: 1 })),
    );
    expect(reading.seconds).toBeCloseTo(120, 2);
    expect(Math.round(reading.activity[0]?.spans[0]?.start ?? -1)).toBe(118);
  });

  it('hears no voice in what is no WAVE file, and says so of none that is missing', async () => {
    const none = { rate: 0, channels: 1, seconds: 0, twin: false, activity: [] };
    expect(await sound.listen(await put('page.wav', Buffer.from('<html>gone</html>')))).toEqual(
      none,
    );
    expect(await sound.listen(await put('empty.wav', Buffer.alloc(0)))).toEqual(none);
    await expect(sound.listen(join(folder, 'missing.wav'))).rejects.toThrow(/ENOENT/);
  });
});

describe('a cut', () => {
  it.each([
    [0, 2, 4, 2],
    [1, 5, 8, 3],
    [null, 0, 10, 10],
    // Up to the end and no further.
    [0, 9, 28, 1],
    [0, 20, 28, 0],
  ])('of channel %p from %d s to %d s is %d s of one voice', async (channel, from, to, seconds) => {
    const piece = await sound.cut(await put('two.wav', stereo()), { channel, from, to });
    const head = piece && wavHead(piece);
    expect(head).toMatchObject({ channels: 1, rate: RATE });
    expect((piece?.length ?? 0) - (head?.start ?? 0)).toBe(seconds * RATE * 2);
  });

  it('holds its own channel and no other', async () => {
    const loud = wavOf(toPcm([silence(1), tone(1, 440, -6)]), { channels: 2 });
    const path = await put('one-sided.wav', loud);
    const peak = async (channel: number | null): Promise<number> => {
      const piece = await sound.cut(path, { channel, from: 0, to: 1 });
      if (!piece) throw new Error('there is no piece');
      const start = wavHead(piece)?.start ?? 0;
      return Math.max(...Array.from({ length: 4000 }, (_, n) => piece.readInt16LE(start + 2 * n)));
    };
    expect(await peak(0)).toBe(0);
    expect(await peak(1)).toBeGreaterThan(10_000);
    expect(await peak(null)).toBeGreaterThan(5000);
  });

  it('of what is no WAVE file is none', async () => {
    const path = await put('page.wav', Buffer.from('<html>'));
    expect(await sound.cut(path, { channel: null, from: 0, to: 1 })).toBeNull();
  });
});

it('its shape is its size and its sides', async () => {
  const bytes = stereo();
  expect(await sound.shape(await put('two.wav', bytes))).toEqual({
    bytes: bytes.length,
    channels: 2,
  });
  expect(await sound.shape(await put('page.wav', Buffer.from('abc')))).toEqual({
    bytes: 3,
    channels: 1,
  });
});
