/** The sound of recordings on our disk: listened to in pieces, and cut out of the file without reading it whole. */
import { open } from 'node:fs/promises';
import { createListener } from '../../domain/speech/listen.ts';
import { byteRange, sliceToWav, wavHead, type WavHead } from '../../domain/speech/pcm.ts';
import type { SoundFiles } from '../../ports.ts';

/** Some writers put names, pictures or padding of many KB before the samples. */
const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 256 * 1024;

type File = Awaited<ReturnType<typeof open>>;

export function createSoundFiles(): SoundFiles {
  return {
    listen: (path) =>
      withFile(path, async (file, head) => {
        if (!head) return { rate: 0, channels: 1, seconds: 0, twin: false, activity: [] };
        const listener = createListener(head);
        const chunk = Buffer.alloc(CHUNK_BYTES);
        for (let at = head.start; ;) {
          const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
          if (bytesRead === 0) break;
          listener.take(chunk.subarray(0, bytesRead));
          at += bytesRead;
          // A long file is listened to in turns: whoever else waits for this process is served in between.
          await new Promise((next) => setImmediate(next));
        }
        return listener.finish();
      }),

    cut: (path, { channel, from, to }) =>
      withFile(path, async (file, head) => {
        if (!head) return null;
        const { start, length } = byteRange(head, from, to);
        const piece = Buffer.alloc(length);
        const { bytesRead } = await file.read(piece, 0, length, start);
        return sliceToWav(head, piece.subarray(0, bytesRead), channel);
      }),

    shape: (path) =>
      withFile(path, async (file, head) => {
        const { size } = await file.stat();
        return { bytes: size, channels: head?.channels ?? 1 };
      }),
  };
}

async function withFile<T>(
  path: string,
  use: (file: File, head: WavHead | null) => Promise<T>,
): Promise<T> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const { size } = await file.stat();
    return await use(file, wavHead(head.subarray(0, bytesRead), size));
  } finally {
    await file.close();
  }
}
