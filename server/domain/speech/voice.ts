/** Voice in a row of levels: what stands out from the noise around it, long enough for a short word. */
import { FLOOR_DB } from './loudness.ts';

/** Frames [from, to). */
export interface FrameSpan {
  readonly from: number;
  readonly to: number;
}

/** What never gets louder than this is no voice whatever the silence around it (dBFS, without hum). */
const QUIETEST_PEAK_DB = -52;
/** A voice that is loud enough somewhere goes on down to here. */
const QUIETEST_DB = -58;
/** Above the noise: to begin, and to go on. */
const RISE_DB = 9;
const STAY_DB = 5;
/** A click is shorter, 嗯 is longer. */
const SHORTEST_SECONDS = 0.08;
/** A pause within a phrase. */
const PAUSE_SECONDS = 0.3;
/** Kept before and after, for consonants too soft to stand out. */
const EDGE_SECONDS = 0.04;
/** Talk without a longer pause is parted at any pause once it is this long, so that it can be sent in pieces. */
const LONGEST_SECONDS = 20;

/** Noise is measured in blocks of a second, over this many on either side. */
const BLOCK_SECONDS = 1;
const AROUND = 15;
const NOISE_SHARE = 0.1;
/** Hum, hiss and tones of the exchange hold their level for three blocks; a voice never does. */
const STEADY_DB = 3;
const STEADY_BLOCKS = 3;

/** Spans of voice in order, apart from each other; `levels` in dBFS, one for each frame. */
export function findVoice(levels: Float32Array, frameSeconds: number): readonly FrameSpan[] {
  const perBlock = Math.max(1, Math.round(BLOCK_SECONDS / frameSeconds));
  const noise = measureNoise(levels, perBlock);
  const shortest = Math.max(1, Math.round(SHORTEST_SECONDS / frameSeconds));
  const runs = findRuns(levels, (frame) => noise[Math.floor(frame / perBlock)] ?? FLOOR_DB);
  const heard = runs.filter((run) => run.to - run.from >= shortest);
  return joinRuns(heard, {
    edge: Math.round(EDGE_SECONDS / frameSeconds),
    pause: Math.round(PAUSE_SECONDS / frameSeconds),
    longest: Math.round(LONGEST_SECONDS / frameSeconds),
    frames: levels.length,
  });
}

/** Stretches that rise above the noise, from where they leave it to where they sink back. */
function findRuns(levels: Float32Array, noiseAt: (frame: number) => number): FrameSpan[] {
  const runs: FrameSpan[] = [];
  let from = -1;
  let risen = false;
  for (let frame = 0; frame <= levels.length; frame += 1) {
    const level = levels[frame] ?? FLOOR_DB;
    const noise = noiseAt(frame);
    const stays = frame < levels.length && level >= Math.max(QUIETEST_DB, noise + STAY_DB);
    if (stays) {
      if (from < 0) from = frame;
      if (level >= Math.max(QUIETEST_PEAK_DB, noise + RISE_DB)) risen = true;
    } else if (from >= 0) {
      if (risen) runs.push({ from, to: frame });
      from = -1;
      risen = false;
    }
  }
  return runs;
}

function joinRuns(
  runs: readonly FrameSpan[],
  by: {
    readonly edge: number;
    readonly pause: number;
    readonly longest: number;
    readonly frames: number;
  },
): FrameSpan[] {
  const spans: FrameSpan[] = [];
  for (const run of runs) {
    const last = spans.at(-1);
    const from = Math.max(run.from - by.edge, last?.to ?? 0);
    const to = Math.min(run.to + by.edge, by.frames);
    if (last && run.from - last.to < by.pause && to - last.from <= by.longest) {
      spans[spans.length - 1] = { from: last.from, to };
    } else {
      spans.push({ from, to });
    }
  }
  return spans;
}

/** Level of the noise in each block: the quiet tenth of what is around it, or the level of a steady sound. */
function measureNoise(levels: Float32Array, perBlock: number): Float32Array {
  const blocks = Math.ceil(levels.length / perBlock);
  const counts = Array.from({ length: blocks }, (_, block) =>
    countLevels(levels.subarray(block * perBlock, (block + 1) * perBlock)),
  );
  const noise = new Float32Array(blocks);
  const around = new Uint32Array(LEVELS);
  for (let block = -AROUND; block < blocks; block += 1) {
    add(around, counts[block + AROUND], 1);
    add(around, counts[block - AROUND - 1], -1);
    if (block >= 0) noise[block] = levelAt(around, NOISE_SHARE);
  }
  raiseSteady(noise, counts);
  return noise;
}

/** Where three blocks in a row hold their level, that level is the noise there and right beside it. */
function raiseSteady(noise: Float32Array, counts: readonly Uint32Array[]): void {
  for (let first = 0; first + STEADY_BLOCKS <= counts.length; first += 1) {
    const sum = new Uint32Array(LEVELS);
    for (let i = 0; i < STEADY_BLOCKS; i += 1) add(sum, counts[first + i], 1);
    const low = levelAt(sum, NOISE_SHARE);
    const high = levelAt(sum, 1 - NOISE_SHARE);
    if (high - low > STEADY_DB) continue;
    for (let block = first - 1; block <= first + STEADY_BLOCKS; block += 1) {
      const known = noise[block];
      if (known !== undefined) noise[block] = Math.max(known, high);
    }
  }
}

/** Levels counted in whole dB, from the floor up to 0. */
const LEVELS = 1 - FLOOR_DB;

function countLevels(levels: Float32Array): Uint32Array {
  const counts = new Uint32Array(LEVELS);
  for (const level of levels) {
    const bin = Math.min(LEVELS - 1, Math.round(level) - FLOOR_DB);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

function add(sum: Uint32Array, part: Uint32Array | undefined, sign: 1 | -1): void {
  part?.forEach((count, bin) => {
    sum[bin] = (sum[bin] ?? 0) + sign * count;
  });
}

/** The level below which `share` of all frames lie, dBFS. */
function levelAt(counts: Uint32Array, share: number): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (let bin = 0; bin < LEVELS; bin += 1) {
    below += counts[bin] ?? 0;
    if (below > all * share) return bin + FLOOR_DB;
  }
  return FLOOR_DB;
}
