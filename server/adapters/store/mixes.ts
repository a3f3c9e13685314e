/** What players get of a recording: one mono mix, made once in a folder beside the recordings, gone when its recording is. */
import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createMixer, frameCount, isMixed } from '../../domain/speech/mix.ts';
import { wavHead, type WavHead } from '../../domain/speech/pcm.ts';
import { AppError } from '../../errors.ts';
import type { Clock, MixedFile, Mixes } from '../../ports.ts';

/** Some writers put names, pictures or padding of many KB before the samples. */
const HEAD_BYTES = 64 * 1024;
/** About a millisecond of work; whoever else waits for this process is served in between. */
const CHUNK_BYTES = 128 * 1024;
/** A recording that is replaced while it is mixed is mixed anew, so many times. */
const TRIES = 3;
/** What a process that died left behind. Milliseconds. */
const ABANDONED_MS = 10 * 60_000;

type File = Awaited<ReturnType<typeof open>>;

/** `waitMs`: how long a player is kept waiting; the mix goes on being made. */
export function createMixes(need: {
  readonly waitMs: number;
  readonly clock: Pick<Clock, 'wall'>;
}): Mixes {
  const { waitMs } = need;
  const wall = (): number => need.clock.wall().getTime();
  const making = new Map<string, Promise<MixedFile | null>>();

  return {
    async of(path) {
      let made = making.get(path);
      if (!made) {
        made = mixOf(path, wall).finally(() => making.delete(path));
        making.set(path, made);
      }
      try {
        return await within(waitMs, made);
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw new AppError('store_unavailable', 'the mix could not be made', { cause: error });
      }
    },
  };
}

/** Goes with the recording: when another takes its place, and when it is deleted. */
export async function removeMixes(path: string): Promise<void> {
  await rm(folderOf(path), { recursive: true, force: true });
}

function folderOf(path: string): string {
  return join(dirname(path), 'mixes', basename(path, '.wav'));
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => {
      fail(new AppError('recording_preparing', 'the mix is still being made'));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function mixOf(path: string, wall: () => number): Promise<MixedFile | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      const file = await openIfThere(path);
      if (file) return await mixOnce(path, { file, wall }).finally(() => file.close());
      await removeMixes(path);
      return null;
    } catch (error) {
      // The folder went while it was written to: another recording took the place.
      if (!isMissing(error) || tries === TRIES) throw error;
    }
  }
}

interface Source {
  readonly file: File;
  readonly wall: () => number;
}

async function mixOnce(path: string, { file, wall }: Source): Promise<MixedFile | null> {
  const first = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(first, 0, HEAD_BYTES, 0);
  const stats = await file.stat();
  const head = wavHead(first.subarray(0, bytesRead), stats.size);
  if (!head) return null;
  if (isMixed(head, first, stats.size)) return { path, size: stats.size, type: 'audio/wav' };
  const folder = folderOf(path);
  const name = nameOf(stats);
  const mixed = join(folder, name);
  const size = createMixer(head).head.length + frameCount(head) * 2;
  const whole = { path: mixed, size, type: 'audio/wav' };
  if ((await statIfThere(mixed))?.size === size) return whole;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Of its own: two processes may be asked at once.
  const part = join(folder, `${randomUUID()}.part`);
  try {
    await write(part, file, head);
    await rename(part, mixed);
  } finally {
    await rm(part, { force: true });
  }
  await tidy(folder, name, wall());
  return whole;
}

/** Whatever else is kept under that name later has another mix. */
function nameOf({ size, mtimeMs, ino }: Stats): string {
  return `${size}-${Math.floor(mtimeMs)}-${ino}.wav`;
}

async function write(part: string, file: File, head: WavHead): Promise<void> {
  const out = await open(part, 'wx', 0o600);
  try {
    const mixer = createMixer(head);
    await out.writeFile(mixer.head);
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const end = head.start + head.length;
    for (let at = head.start; at < end;) {
      const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, end - at), at);
      if (bytesRead === 0) throw new Error('the recording became shorter while it was read');
      await out.writeFile(mixer.take(chunk.subarray(0, bytesRead)));
      at += bytesRead;
      await new Promise((next) => setImmediate(next));
    }
  } finally {
    await out.close();
  }
}

/** Mixes of what was kept here before, and what dead processes left. */
async function tidy(folder: string, own: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name === own) continue;
    const path = join(folder, name);
    const found = await statIfThere(path);
    const isOver = name.endsWith('.wav') || now - (found?.mtimeMs ?? now) > ABANDONED_MS;
    if (isOver) await rm(path, { force: true });
  }
}

async function statIfThere(path: string): Promise<Stats | null> {
  return ifThere(() => stat(path));
}

async function openIfThere(path: string): Promise<File | null> {
  return ifThere(() => open(path, 'r'));
}

async function ifThere<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
}
