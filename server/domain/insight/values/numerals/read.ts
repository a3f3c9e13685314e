/** One numeral read from a place on: the grammar of 一万一千八百五, 两三百, 十来, 1万3, 三点五. */
import { DIGIT, figuresOf, isOneUnit, isPair, LARGE, matchAt, SMALL, TENS } from './signs.ts';
import type { Span } from '../plain.ts';

/** `amount` of 两三百 is 200, its `max` 300. */
export interface Numeral {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly max?: number;
  readonly approx?: boolean;
  /** Largest unit word in it: 10 000 for 一万二, 1 where there is none. */
  readonly top: number;
  /** Smallest unit word in it, 1 where there is none: 三到五百 lends it to the 三. */
  readonly last: number;
  /** Read digit by digit: 七五七, 0001. A name or the number of something, never an amount. */
  readonly spelled?: boolean;
}

const MYRIAD = 10_000;
const FIGURES = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y;
const SPELLED = /[零一二两三四五六七八九幺]+/y;
const DECIMALS = /点(?:[零一二三四五六七八九]+|\d+)(?![十分刻\d半])/y;
const HOUR_BEFORE = /(?:凌晨|早上|上午|中午|下午|晚上|今晚|明早|明晚)[十两\d一-九]{1,3}$/;
/** What makes a number a rough one inside it: 十来吨, 二十多, 千把块; not 三百来不及, 多少. */
const ROUGH =
  /多(?![少谢久大余种])|余|来(?=[吨公斤包袋个块元件箱柜号天年台次人批桶托板车万kK])|把(?=[吨公斤包块元])/y;

/** 1.13 × 10 000 leaves dust in the last places. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The digits before a unit, or the last ones: 8, 1.18, 八, 两三. */
interface Coefficient {
  readonly low: number;
  readonly high: number;
  readonly to: number;
  readonly figures: string | null;
}

function readCoefficient(text: string, place: number): Coefficient | null {
  const figures = matchAt(FIGURES, text, place);
  if (figures !== null) {
    const value = Number(figures.replaceAll(',', ''));
    return { low: value, high: value, to: place + figures.length, figures };
  }
  const [first, second, third] = [0, 1, 2].map((step) => text.charAt(place + step));
  const tens = TENS[first ?? ''];
  if (tens) return { low: tens, high: tens, to: place, figures: null };
  const low = DIGIT[first ?? ''];
  if (!low) return null;
  const alone = DIGIT[third ?? ''] === undefined || isOneUnit(text, place + 2);
  const high = alone && isPair(first ?? '', second ?? '') ? DIGIT[second ?? ''] : undefined;
  return { low, high: high ?? low, to: place + (high === undefined ? 1 : 2), figures: null };
}

/**
 * The unit word behind what is counted; after figures one blank may stand before it, and k and w count. 五千克 are
 * kilograms, 757十吨 and 757千 are figures that end.
 */
function readUnit(
  text: string,
  counted: Span,
  units: Readonly<Record<string, number>>,
): { readonly unit: number; readonly to: number } | null {
  const figures = /\d+$/.exec(text.slice(counted.from, counted.to))?.[0] ?? '';
  const at = counted.to + (figures !== '' && text.charAt(counted.to) === ' ' ? 1 : 0);
  const sign = text.charAt(at);
  const next = text.charAt(at + 1);
  const unit = units[sign.toLowerCase()];
  if (unit === undefined || (sign === '千' && next === '克')) return null;
  if (/[a-zA-Z]/.test(sign) && (figures === '' || /[a-zA-Z\d]/.test(next))) return null;
  const split = figures !== '' && (sign in TENS || (unit < MYRIAD && figures.length > 2));
  return split ? null : { unit, to: at + 1 };
}

/** 七五七, 零零零一: digits in a row without a unit. Null when they are an amount. */
function readSpelled(text: string, from: number): Numeral | null {
  let run = matchAt(/0\d+(?!\.)/y, text, from) ?? matchAt(SPELLED, text, from) ?? '';
  if (run.length > 1 && isOneUnit(text, from + run.length - 1)) run = run.slice(0, -1);
  const after = text.charAt(from + run.length);
  if (run.length < 2 || after in SMALL || after in LARGE || after === '点') return null;
  if (run.includes('两') || (run.length === 2 && isPair(run.charAt(0), run.charAt(1)))) return null;
  const amount = Number(figuresOf(run));
  return { from, to: from + run.length, amount, top: 1, last: 1, spelled: true };
}

/** 点八五 after a whole number, as its digits; null where 点 is the hour of a clock. */
function readDecimals(text: string, place: number): string | null {
  const found = matchAt(DECIMALS, text, place);
  if (found === null || /^点[0-5]\d$/.test(found)) return null;
  if (HOUR_BEFORE.test(text.slice(0, place))) return null;
  const perOne = found.length > 2 && isOneUnit(text, place + found.length - 1);
  return found.slice(1, perOne ? -1 : undefined);
}

/** A number under way. */
interface Draft {
  low: number;
  high: number;
  to: number;
  top: number;
  last: number;
  approx: boolean;
  /** Nothing but 万 or 亿 can follow. */
  ended: boolean;
}

/** Takes 来, 多, 几 after a unit or after 20: the number is a rough one and has no further digits. */
function takeRough(text: string, draft: Pick<Draft, 'to' | 'approx'>): void {
  if (!/[十廿卅百千万亿0]/.test(text.charAt(draft.to - 1))) return;
  const sign = text.charAt(draft.to) === '几' ? '几' : matchAt(ROUGH, text, draft.to);
  if (sign === null) return;
  draft.approx = true;
  draft.to += sign.length;
}

/** Takes one coefficient with its unit, or the digits at the end; false when there is neither. */
function takeStep(text: string, draft: Draft): boolean {
  const zero = draft.last > 1 && text.charAt(draft.to) === '零';
  const found = readCoefficient(text, draft.to + (zero ? 1 : 0));
  if (!found) return false;
  const counted = { from: draft.to + (zero ? 1 : 0), to: found.to };
  const small = readUnit(text, counted, SMALL);
  if (small && (draft.last === 1 || small.unit < draft.last)) {
    draft.low += found.low * small.unit;
    draft.high += found.high * small.unit;
    draft.to = small.to;
    draft.last = small.unit;
    draft.top = Math.max(draft.top, small.unit);
    takeRough(text, draft);
    draft.ended = draft.approx || found.high > found.low;
    return true;
  }
  if (small && found.to === draft.to) return false;
  const whole = zero || draft.last === 1 || (found.figures !== null && found.figures.length > 1);
  const perOne = draft.last > 10 && !zero && found.figures === null && isOneUnit(text, draft.to);
  if (perOne || (whole && draft.last > 1 && found.high >= draft.last)) return false;
  const closes = readUnit(text, counted, LARGE) !== null;
  const scale = whole || closes ? 1 : draft.last / 10;
  draft.low += found.low * scale;
  draft.high += found.high * scale;
  draft.to = found.to;
  draft.ended = true;
  const decimals = scale === 1 && found.high === found.low ? readDecimals(text, draft.to) : null;
  if (decimals !== null) {
    draft.low = draft.high = Number(`${draft.low}.${figuresOf(decimals)}`);
    draft.to += 1 + decimals.length;
  }
  return true;
}

/** Nothing read yet, at a place; `done` where a unit without its digit stands before the place. */
function blankDraft(to: number, done: number): Draft {
  return {
    low: done,
    high: done,
    to,
    top: done || 1,
    last: done || 1,
    approx: false,
    ended: false,
  };
}

/** 万二 is 一万二, 千五 is 一千五: how much the bare unit is worth, 0 where it is none. */
function readBareUnit(text: string, from: number): number {
  const bare = /^[万千][二三四五六七八九](?![十百千万])/.test(text.slice(from, from + 3));
  return bare ? ({ 万: 10_000, 千: 1000 }[text.charAt(from)] ?? 0) : 0;
}

/** 零点八, 零: what begins with zero. */
function readZero(text: string, from: number): Numeral {
  const decimals = readDecimals(text, from + 1);
  const to = from + 1 + (decimals === null ? 0 : decimals.length + 1);
  const amount = decimals === null ? 0 : Number(`0.${figuresOf(decimals)}`);
  return { from, to, amount, top: 1, last: 1 };
}

/** Adds what stands before 万 or 亿, between them, or after them; false when nothing does. */
function takeSection(text: string, draft: Draft): boolean {
  const section = { ...blankDraft(draft.to, 0), last: draft.last };
  while (!section.ended && takeStep(text, section));
  if (section.to === draft.to) return false;
  const closing = readUnit(text, { from: draft.to, to: section.to }, LARGE);
  const closed = closing !== null && (draft.last === 1 || closing.unit < draft.last);
  const scale = closed ? closing.unit : 1;
  draft.low += section.low * scale;
  draft.high += section.high * scale;
  draft.to = closed ? closing.to : section.to;
  draft.last = closed ? closing.unit : section.last;
  draft.top = Math.max(draft.top, section.top * scale);
  draft.approx = section.approx;
  if (!section.approx) takeRough(text, draft);
  draft.ended = !closed || draft.approx || draft.high > draft.low;
  return true;
}

/** Reads the numeral that begins exactly at a place of a plain text; null when none does. */
export function readNumeral(text: string, from: number): Numeral | null {
  const spelled = readSpelled(text, from);
  if (spelled) return spelled;
  if (text.charAt(from) === '零') return readZero(text, from);
  const bare = readBareUnit(text, from);
  const draft = blankDraft(from + (bare ? 1 : 0), bare);
  while (!draft.ended && takeSection(text, draft));
  if (draft.to === from) return null;
  const { low, high, to, top, last, approx } = draft;
  return {
    from,
    to,
    amount: tidy(low),
    ...(high > low ? { max: tidy(high) } : {}),
    ...(approx ? { approx } : {}),
    top,
    last,
  };
}
