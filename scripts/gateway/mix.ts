/** The recording of a talk in which several things were played: two sides, silence where nobody spoke. */
import {
  hush,
  readSamples,
  resample,
  TELEPHONE_RATE,
  writeSamples,
  type Samples,
} from '../speech/samples.ts';
import type { Play } from './execution.ts';

/**
 * A stereo WAVE file of exactly so many seconds. What is played next cuts short what was played before; a sound with one
 * channel is heard on both sides, one that cannot be read as 16-bit sound on none.
 */
export async function mixTalk(
  plays: readonly Play[],
  seconds: number,
  read: (file: string) => Promise<Buffer>,
): Promise<Buffer> {
  const length = Math.round(seconds * TELEPHONE_RATE);
  const channels = [hush(length, 0), hush(length, 1)];
  for (const [i, { after, sound }] of plays.entries()) {
    const start = Math.round(after * TELEPHONE_RATE);
    const next = plays[i + 1];
    const end = next ? Math.round(next.after * TELEPHONE_RATE) : length;
    const samples = readSamples(await read(sound.file));
    if (!samples) continue;
    channels.forEach((channel, side) => {
      const room = Math.max(0, Math.min(end, length) - start);
      channel.set(sideOf(samples, side).subarray(0, room), Math.min(start, length));
    });
  }
  return writeSamples({ rate: TELEPHONE_RATE, channels });
}

function sideOf({ rate, channels }: Samples, side: number): Float32Array {
  const channel = channels[side] ?? channels[0] ?? new Float32Array();
  return resample(channel, rate, TELEPHONE_RATE);
}
