/**
 * The mark that opens every spoken sentence of a trial: six short two-tone symbols that say its number. The speech
 * stand-in recognises no words; it hears these.
 */
import { levelOf } from './samples.ts';

/** Where a mark stands, in seconds; the voice begins at `end`. */
export interface Mark {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** One low and one high tone at once. None is near a key of a telephone, all fit the window that listens to them. */
const LOW = [640, 800, 1040, 1160] as const;
const HIGH = [1400, 1560, 1760, 2000] as const;
const LEVEL = 0.2;

/** Seconds. */
const SYMBOL = 0.04;
const WINDOW = 0.025;
const HOP = 0.005;

/** Every symbol differs from the one before it, so that borders can be heard: 15 choices each. */
const BASE = 15;
const DIGITS = 4;
const OPENING = 0;
const SYMBOLS = 1 + DIGITS + 1;

/** Numbers are 0 … MARKS - 1. */
export const MARKS = BASE ** DIGITS;
/** Seconds. */
export const MARK_SECONDS = SYMBOLS * SYMBOL;

/** The sound of a mark. Throws RangeError for a number there is no mark for. */
export function makeMark(number: number, rate: number): Float32Array {
  const symbols = symbolsOf(number);
  const samples = new Float32Array(Math.round(MARK_SECONDS * rate));
  for (let i = 0; i < samples.length; i += 1) {
    const time = i / rate;
    const symbol = symbols[Math.min(SYMBOLS - 1, Math.floor(time / SYMBOL))] ?? OPENING;
    const [low, high] = tonesOf(symbol);
    const sound = Math.sin(2 * Math.PI * low * time) + Math.sin(2 * Math.PI * high * time);
    samples[i] = LEVEL * sound;
  }
  return samples;
}

/** All marks that are heard whole, in the order of time. */
export function findMarks(samples: Float32Array, rate: number): readonly Mark[] {
  const step = HOP * rate;
  const stride = Math.round(SYMBOL / HOP);
  const count = Math.max(0, Math.floor((samples.length - WINDOW * rate) / step) + 1);
  const heard = new Map<number, number>();
  const symbolAt = (hop: number): number => {
    const known = heard.get(hop);
    if (known !== undefined) return known;
    const symbol = hop < count ? hearSymbol(samples, Math.round(hop * step), rate) : -1;
    heard.set(hop, symbol);
    return symbol;
  };
  const numberAt = (hop: number): number | null => {
    if (hop >= count || !mayOpen(samples, Math.round(hop * step), rate)) return null;
    if (symbolAt(hop) !== OPENING) return null;
    return numberOf(Array.from({ length: SYMBOLS }, (_one, i) => symbolAt(hop + i * stride)));
  };

  const marks: Mark[] = [];
  for (let hop = 0; hop < count; hop += 1) {
    const number = numberAt(hop);
    if (number === null) continue;
    let last = hop;
    while (numberAt(last + 1) === number) last += 1;
    // One lucky window is no mark: a true one is read at every offset that stays inside its symbols.
    if (last > hop) {
      const start = Math.max(0, ((hop + last) / 2) * HOP - (SYMBOL - WINDOW) / 2);
      marks.push({ number, start, end: start + MARK_SECONDS });
    }
    hop = last + (last > hop ? (SYMBOLS - 1) * stride : 0);
  }
  return marks;
}

function symbolsOf(number: number): readonly number[] {
  if (!Number.isInteger(number) || number < 0 || number >= MARKS) {
    throw new RangeError(`there is no mark for ${number}`);
  }
  const digits = Array.from({ length: DIGITS }, (_one, i) => Math.floor(number / BASE ** i) % BASE);
  const symbols: number[] = [OPENING];
  for (const digit of [...digits, checkOf(digits)]) {
    symbols.push(((symbols.at(-1) ?? OPENING) + 1 + digit) % 16);
  }
  return symbols;
}

/** Null when a symbol was not heard or the check is wrong. */
function numberOf(symbols: readonly number[]): number | null {
  const digits: number[] = [];
  for (let i = 1; i < symbols.length; i += 1) {
    const [before = -1, symbol = -1] = [symbols[i - 1], symbols[i]];
    if (before < 0 || symbol < 0 || before === symbol) return null;
    digits.push((symbol - before - 1 + 16) % 16);
  }
  const check = digits.pop();
  if (check !== checkOf(digits)) return null;
  return digits.reduce((sum, digit, i) => sum + digit * BASE ** i, 0);
}

/** Changes with every single digit and every swap of neighbours: the weights have no factor in common with 15. */
function checkOf(digits: readonly number[]): number {
  return digits.reduce((sum, digit, i) => sum + digit * 2 ** i, 7) % BASE;
}

function tonesOf(symbol: number): readonly [low: number, high: number] {
  return [LOW[symbol >> 2] ?? LOW[0], HIGH[symbol & 3] ?? HIGH[0]];
}

/** Below this a window is silence. */
const QUIET = 0.01;
/** Share of a window's energy that its two tones must hold. */
const PURE = 0.75;
/** Times one tone may be stronger than the other, as energy. */
const TWIST = 5;

/** The symbol that sounds in a window, -1 when none does. */
function hearSymbol(samples: Float32Array, start: number, rate: number): number {
  const shareOf = sharesOf(samples, start, rate);
  if (!shareOf) return -1;
  const [low, lowShare] = strongest(LOW.map(shareOf));
  const [high, highShare] = strongest(HIGH.map(shareOf));
  return isPure(lowShare, highShare) ? low * 4 + high : -1;
}

/** Most of a sound is no mark: whether one may begin here is asked of two tones only. */
function mayOpen(samples: Float32Array, start: number, rate: number): boolean {
  const shareOf = sharesOf(samples, start, rate);
  const [low, high] = tonesOf(OPENING);
  return shareOf !== null && isPure(shareOf(low), shareOf(high));
}

function isPure(low: number, high: number): boolean {
  return low + high >= PURE && low <= high * TWIST && high <= low * TWIST;
}

/** How much of a window's energy is at a frequency, 0 to 1; null in silence. */
function sharesOf(
  samples: Float32Array,
  start: number,
  rate: number,
): ((hertz: number) => number) | null {
  const length = Math.round(WINDOW * rate);
  const level = levelOf(samples, start, start + length);
  if (level < QUIET) return null;
  const whole = level * level * length;
  const window = samples.subarray(start, start + length);
  return (hertz) => (energyOf(window, hertz / rate) * 2) / length / whole;
}

function strongest(shares: readonly number[]): readonly [index: number, share: number] {
  const share = Math.max(...shares);
  return [shares.indexOf(share), share];
}

/** Energy at one frequency (Goertzel); `turns` = turns a sample. */
function energyOf(samples: Float32Array, turns: number): number {
  const pull = 2 * Math.cos(2 * Math.PI * turns);
  let last = 0;
  let beforeLast = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const next = (samples[i] ?? 0) + pull * last - beforeLast;
    beforeLast = last;
    last = next;
  }
  return last * last + beforeLast * beforeLast - pull * last * beforeLast;
}
