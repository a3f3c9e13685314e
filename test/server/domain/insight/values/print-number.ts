/** Prints whole numbers in Chinese words, the ways people say them. */

const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];

export interface Manner {
  /** 两百 instead of 二百. */
  readonly liang: boolean;
  /** 十五 instead of 一十五 at the beginning. */
  readonly short: boolean;
}

/** 0–9999 */
function printSection(amount: number): string {
  const figures = String(amount).padStart(4, '0');
  let words = '';
  let gap = false;
  for (let place = 0; place < 4; place += 1) {
    const digit = Number(figures.charAt(place));
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    words += (gap ? '零' : '') + DIGITS.charAt(digit) + (UNITS[3 - place] ?? '');
    gap = false;
  }
  return words;
}

/** 0–99 999 999 */
export function printNumber(amount: number, manner: Manner): string {
  if (amount === 0) return '零';
  const [high, low] = [Math.floor(amount / 10_000), amount % 10_000];
  const gap = high > 0 && low > 0 && low < 1000 ? '零' : '';
  const words = (high > 0 ? `${printSection(high)}万` : '') + gap + printSection(low);
  const spoken = manner.liang ? words.replace(/二(?=[百千万])(?<!十二)/g, '两') : words;
  return manner.short ? spoken.replace(/^一十/, '十') : spoken;
}
