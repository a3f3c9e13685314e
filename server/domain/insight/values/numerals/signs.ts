/** The signs numerals are made of, and the places where a sign is part of something else. */
import { UNIT } from './units.ts';

export const DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  幺: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
/** Units inside a section; k only after figures: 3k. */
export const SMALL: Readonly<Record<string, number>> = {
  十: 10,
  廿: 10,
  卅: 10,
  百: 100,
  千: 1000,
  k: 1000,
};
/** Units that close a section; w only after figures: 1.2w. */
export const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000, w: 10_000 };

/** Tens that need no digit before them: how many they are. */
export const TENS: Readonly<Record<string, number>> = { 十: 1, 廿: 2, 卅: 3 };

const ONE_UNIT = new RegExp(`一${UNIT}`, 'y');

/** What a sticky pattern matches at a place. */
export function matchAt(pattern: RegExp, text: string, place: number): string | null {
  pattern.lastIndex = place;
  return pattern.exec(text)?.[0] ?? null;
}

/** 一万一千八百五一吨: such a 一 belongs to the unit, not to the number. */
export function isOneUnit(text: string, place: number): boolean {
  return matchAt(ONE_UNIT, text, place) !== null;
}

/** Two digits side by side that mean "from … to": 三四, 两三, and the idiom 三五. */
export function isPair(first: string, second: string): boolean {
  const [a, b] = [DIGIT[first], DIGIT[second]];
  if (!a || !b || /[幺俩仨]/.test(first + second)) return false;
  return b === a + 1 || (a === 3 && b === 5);
}

/** Digits of either script as one string of figures. */
export function figuresOf(signs: string): string {
  return signs.replace(/[零一二两三四五六七八九幺]/g, (sign) => String(DIGIT[sign]));
}
