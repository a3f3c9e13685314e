/** All voices of a WAVE file as one, for players: 16-bit PCM, made as the file is read. Pages §3 Audio. */
import { monoHead, readSamples, type WavHead } from './pcm.ts';

/** Takes the bytes of the samples in order, in pieces of any size, and gives what they are mixed. */
export interface Mixer {
  /** Stands before all samples. */
  readonly head: Buffer;
  take(chunk: Buffer): Buffer;
}

const LOUDEST = 32_767;
const LOWEST = -32_768;

/** How many samples each channel has. */
export function frameCount({ length, frame }: WavHead): number {
  return Math.floor(length / frame);
}

/**
 * A mixer for one file, fed from `head.start` on; bytes after the samples (`head.length`) are ignored. Two sides are
 * added and clipped, so that nobody becomes quieter by being alone. Sides that are the same from the beginning on are
 * one voice recorded twice, and stay as loud as they are until they differ.
 */
export function createMixer(head: WavHead): Mixer {
  let rest: Buffer = Buffer.alloc(0);
  let bytes = 0;
  let isTwin = head.channels === 2;

  return {
    head: monoHead(head.rate, frameCount(head)),
    take(chunk) {
      const fresh = chunk.subarray(0, Math.max(0, head.length - bytes));
      bytes += fresh.length;
      const all = rest.length > 0 ? Buffer.concat([rest, fresh]) : fresh;
      const frames = Math.floor(all.length / head.frame);
      const [left = new Int16Array(0), right] = Array.from(
        { length: head.channels },
        (_, channel) => {
          const out = new Int16Array(frames);
          readSamples(head, all, { from: 0, channel, out });
          return out;
        },
      );
      // The caller may fill its buffer anew before the next piece.
      rest = Buffer.from(all.subarray(frames * head.frame));
      const mixed = Buffer.alloc(frames * 2);
      for (let i = 0; i < frames; i += 1) {
        const one = left[i] ?? 0;
        const other = right?.[i] ?? 0;
        if (isTwin && one !== other) isTwin = false;
        const sum = isTwin ? one : one + other;
        const heard = sum > LOUDEST ? LOUDEST : sum < LOWEST ? LOWEST : sum;
        mixed[i * 2] = heard & 0xff;
        mixed[i * 2 + 1] = (heard >> 8) & 0xff;
      }
      return mixed;
    },
  };
}

/** Whether a file that begins with these bytes is what would be made of it, to the byte. */
export function isMixed(head: WavHead, first: Buffer, fileBytes: number): boolean {
  if (head.channels !== 1 || head.encoding !== 'pcm16') return false;
  const ours = monoHead(head.rate, frameCount(head));
  return fileBytes === ours.length + head.length && first.subarray(0, ours.length).equals(ours);
}
