/** What players get: made once, whoever asks at once; replaced and gone with its recording; never in the way of others. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createMixes, removeMixes } from '../../../../server/adapters/store/mixes.ts';
import { monoHead } from '../../../../server/domain/speech/pcm.ts';
import { lay, silence, syllables, toPcm, wavOf } from '../../domain/speech/sounds.ts';

const clock = { wall: () => new Date() };
const mixes = createMixes({ waitMs: 60_000, clock });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callpop-mixes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}
/** All that was made of a recording. */
async function madeOf(path: string): Promise<readonly string[]> {
  return readdir(join(folder, 'mixes', basename(path, '.wav'))).catch(() => []);
}
const talk = (seconds: number): Buffer => {
  const side = (at: number) => lay(silence(seconds), syllables(0.5, -20), at);
  return wavOf(toPcm([side(0), side(0.3)]), { channels: 2 });
};

describe('a mix', () => {
  it('is one voice of 16 bits, as long as it says, and is made once', async () => {
    const path = await put('once.wav', talk(2));
    const all = await Promise.all([mixes.of(path), mixes.of(path), mixes.of(path)]);
    const [made] = all;
    if (!made) throw new Error('there is one');
    expect(all).toEqual([made, made, made]);
    const bytes = await readFile(made.path);
    expect(bytes.subarray(0, 44).equals(monoHead(8000, 16_000))).toBe(true);
    expect([bytes.length, made.type]).toEqual([made.size, 'audio/wav']);
    const before = await stat(made.path);
    expect(await mixes.of(path)).toEqual(made);
    expect((await stat(made.path)).ino).toBe(before.ino);
    expect(await madeOf(path)).toEqual([basename(made.path)]);
  });

  it('of two processes at once is one file in the end', async () => {
    const path = await put('twice.wav', talk(20));
    const other = createMixes({ waitMs: 60_000, clock });
    const [one, two] = await Promise.all([mixes.of(path), other.of(path)]);
    expect(one).toEqual(two);
    expect(await madeOf(path)).toEqual([basename(one?.path ?? '')]);
  });

  it('is not made of what is one already', async () => {
    const bytes = Buffer.concat([monoHead(8000, 100), Buffer.alloc(200)]);
    const path = await put('plain.wav', bytes);
    expect(await mixes.of(path)).toEqual({ path, size: bytes.length, type: 'audio/wav' });
    expect(await madeOf(path)).toEqual([]);
  });

  it.each([
    ['an error page', Buffer.from('<html>gone</html>')],
    ['an MP3', Buffer.from('ID3\u0004'.repeat(200))],
    ['nothing', Buffer.alloc(0)],
    ['no samples that we read', wavOf(Buffer.alloc(30), { channels: 1, bits: 24 })],
  ])('of %s is none', async (name, bytes) => {
    const path = await put(`${name}.wav`, bytes);
    expect(await mixes.of(path)).toBeNull();
    expect(await madeOf(path)).toEqual([]);
  });

  it('is made anew when another recording takes the place, and the old one goes', async () => {
    const path = await put('replaced.wav', talk(1));
    const old = await mixes.of(path);
    await put('replaced.wav', talk(3));
    const fresh = await mixes.of(path);
    expect([old?.size, fresh?.size]).toEqual([44 + 16_000, 44 + 48_000]);
    expect(await madeOf(path)).toEqual([basename(fresh?.path ?? '')]);
  });

  it('goes with its recording', async () => {
    const path = await put('deleted.wav', talk(1));
    await mixes.of(path);
    await rm(path);
    expect(await mixes.of(path)).toBeNull();
    expect(await madeOf(path)).toEqual([]);
    const kept = await put('kept.wav', talk(1));
    await mixes.of(kept);
    await removeMixes(kept);
    expect(await madeOf(kept)).toEqual([]);
  });

  it('takes no half of one that a dead process left, and clears it away', async () => {
    const path = await put('dead.wav', talk(1));
    const made = await mixes.of(path);
    if (!made) throw new Error('there is one');
    const left = join(folder, 'mixes', 'dead', 'left.part');
    await writeFile(left, 'half');
    await utimes(left, new Date(0), new Date(0));
    await writeFile(made.path, 'short');
    expect(await mixes.of(path)).toEqual(made);
    expect((await stat(made.path)).size).toBe(made.size);
    expect(await madeOf(path)).toEqual([basename(made.path)]);
  });

  it('that takes too long is asked for again, and is there then', async () => {
    const path = await put('slow.wav', talk(60));
    const impatient = createMixes({ waitMs: 0, clock });
    await expect(impatient.of(path)).rejects.toMatchObject({ code: 'recording_preparing' });
    expect((await mixes.of(path))?.size).toBe(44 + 60 * 16_000);
  });

  it('that cannot be written is no crash', async () => {
    const path = await put('full.wav', talk(1));
    await mkdir(join(folder, 'mixes'), { recursive: true });
    await writeFile(join(folder, 'mixes', 'full'), 'a file where the folder should be');
    await expect(mixes.of(path)).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  it('of an hour leaves others their turns', async () => {
    const bytes = Buffer.concat([
      wavOf(Buffer.alloc(0), { channels: 2, told: 3600 * 8000 * 4 }),
      Buffer.alloc(3600 * 8000 * 4, 7),
    ]);
    const path = await put('hour.wav', bytes);
    let turns = 0;
    const watch = setInterval(() => (turns += 1), 1);
    const made = await mixes.of(path).finally(() => {
      clearInterval(watch);
    });
    expect(made?.size).toBe(44 + 3600 * 8000 * 2);
    // Of some nine hundred pieces.
    expect(turns).toBeGreaterThan(100);
  }, 60_000);
});
