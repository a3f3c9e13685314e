/** How loud one channel is in each 20 ms, hum taken away; the samples themselves are forgotten at once. */

/** What counts as no sound at all, dBFS. */
export const FLOOR_DB = -100;

export interface Loudness {
  /** Takes the first `count` samples of a block. */
  take(block: Int16Array, count: number): void;
  /** Level of each frame so far in dBFS; a last frame that is not half full is dropped. */
  finish(): Float32Array;
  /** The last block without its hum, from -1 to 1. */
  readonly filtered: Float64Array;
}

/** Mains hum (50 Hz) and its first harmonic lie below, what makes speech understood lies above. */
const LOW_CUT = 200;

/** `perFrame`: samples of a frame; `most`: samples of the largest block. */
export function createLoudness(rate: number, perFrame: number, most: number): Loudness {
  const filtered = new Float64Array(most);
  const cut = createLowCut(rate);
  let levels = new Float32Array(4096);
  let frames = 0;
  let power = 0;
  let filled = 0;

  const closeFrame = (): void => {
    if (frames === levels.length) {
      const larger = new Float32Array(levels.length * 2);
      larger.set(levels);
      levels = larger;
    }
    levels[frames] = Math.max(FLOOR_DB, 10 * Math.log10(power / filled));
    frames += 1;
    power = 0;
    filled = 0;
  };

  return {
    filtered,
    take(block, count) {
      cut(block, filtered, count);
      for (let i = 0; i < count; i += 1) {
        const value = filtered[i] ?? 0;
        power += value * value;
        filled += 1;
        if (filled === perFrame) closeFrame();
      }
    },
    finish() {
      if (filled * 2 >= perFrame) closeFrame();
      return levels.slice(0, frames);
    },
  };
}

/** A Butterworth high-pass of second order that goes on where the last block ended. */
function createLowCut(rate: number): (block: Int16Array, out: Float64Array, count: number) => void {
  const angle = Math.tan((Math.PI * LOW_CUT) / rate);
  const scale = 1 / (1 + Math.SQRT2 * angle + angle * angle);
  const back1 = 2 * (angle * angle - 1) * scale;
  const back2 = (1 - Math.SQRT2 * angle + angle * angle) * scale;
  let in1 = 0;
  let in2 = 0;
  let out1 = 0;
  let out2 = 0;
  return (block, out, count) => {
    for (let i = 0; i < count; i += 1) {
      const sample = (block[i] ?? 0) / 32768;
      const value = scale * (sample - 2 * in1 + in2) - back1 * out1 - back2 * out2;
      in2 = in1;
      in1 = sample;
      out2 = out1;
      // Numbers too small to be heard are slow to compute with.
      out1 = value < 1e-12 && value > -1e-12 ? 0 : value;
      out[i] = out1;
    }
  };
}
