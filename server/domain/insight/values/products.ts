/** Products in a text: models and aliases of the catalogue, and names built like one. */
import type { Product } from '../types.ts';
import { findNoise } from './noise.ts';
import { figuresOf } from './numerals/signs.ts';
import { makePlain, overlaps, type Span } from './plain.ts';
import { NAMED_GRADE, NAMED_PLASTIC, NO_GRADE, partsOf } from './polymers.ts';
import { UNIT } from './numerals/units.ts';

/** `[from, to)` in UTF-16 units. */
export interface FoundProduct {
  readonly from: number;
  readonly to: number;
  /** As the catalogue writes it, else as said, upper-cased. */
  readonly model: string;
  /** Whether the catalogue has it. */
  readonly known: boolean;
}

/** What is compared: capitals, figures and Chinese characters; every sign and blank between them left out. */
interface Key {
  readonly text: string;
  /** Where each character of `text` stands in the source. */
  readonly at: readonly number[];
}

const SPOKEN_DASH = /^(?:横杠|横线|杠|横|减)(?=\s?[a-zA-Z\d零一二三四五六七八九幺])/;

/** 「P C R 杠 ABS 七五七」 → PCRABS757. Numerals are figures; 两 and 十 never are. */
function keyOf(source: string): Key {
  const plain = makePlain(source).toUpperCase();
  const at: number[] = [];
  let text = '';
  for (let place = 0; place < plain.length; place += 1) {
    const sign = plain.charAt(place);
    const dash = text === '' ? null : SPOKEN_DASH.exec(plain.slice(place));
    if (dash) {
      place += dash[0].length - 1;
      continue;
    }
    if (!/[\p{L}\d]/u.test(sign)) continue;
    text += sign === '两' ? sign : figuresOf(sign);
    at.push(place);
  }
  return { text, at };
}

interface Name {
  readonly key: string;
  readonly model: string;
}

/** Names of the catalogue, longest first, with ABS757 for PCR-ABS-757 where no other model ends like that. */
function namesOf(catalogue: readonly Product[]): readonly Name[] {
  const names = catalogue.flatMap(({ model, aliases }) =>
    [model, ...aliases].map((name) => ({ key: keyOf(name).text, model })),
  );
  const tails = catalogue.flatMap(({ model }) => {
    const key = keyOf(model).text.replace(/^PCR(?=[A-Z]+\d)/, '');
    const shared = names.some((name) => name.model !== model && name.key.endsWith(key));
    return shared ? [] : [{ key, model }];
  });
  return [...names, ...tails]
    .filter(({ key }) => key.length > 1)
    .sort((a, b) => b.key.length - a.key.length);
}

const COUNTED = new RegExp(`^\\s?(?:${UNIT}|[块元万千百点.%度号](?!料)|美金|[天年月日个台次])`);
const SUM_BEFORE =
  /(?:[¥$￥]|\d[,.]|[零一二三四五六七八九十百千万点]|(?:报|单价|价格|卖|尾号|电话|手机)(?:是|在)?)\s?$/;

/** Whether a name found in the key is a word of its own in the source. */
function standsAlone(plain: string, key: Key, start: number, name: string): Span | null {
  const from = key.at[start];
  const last = key.at[start + name.length - 1];
  if (from === undefined || last === undefined) return null;
  const [before, after] = [plain.slice(0, from), plain.slice(last + 1)];
  const figures = /^\d+$/.test(name);
  if (/^[A-Z]/.test(name) && /[a-zA-Z\d][-/]?$/.test(before)) return null;
  if (/^\d/.test(name) && /[a-zA-Z\d][-/.]?$|[零一二三四五六七八九]$/.test(before)) return null;
  const follows = /\d/.test(plain.charAt(last)) ? /^[\d]/ : /^[零一二三四五六七八九十百千万]/;
  if (/\d$/.test(name) && follows.test(after)) return null;
  if (/\d$/.test(name) && /^-?[a-zA-Z]{1,2}(?![a-zA-Z])/.test(after)) return null;
  if (/[A-Z]$/.test(name) && /^-?[a-zA-Z\d]/.test(after)) return null;
  // PP 757 is not the 七五七 of another resin.
  if (figures && /(?<!pcr)[a-z]\s$/i.test(before)) return null;
  if (figures && (COUNTED.test(after) || SUM_BEFORE.test(before))) return null;
  return { from, to: last + 1 };
}

function findKnown(plain: string, catalogue: readonly Product[]): FoundProduct[] {
  const key = keyOf(plain);
  const noise = findNoise(plain);
  const found: FoundProduct[] = [];
  for (const name of namesOf(catalogue)) {
    let start = key.text.indexOf(name.key);
    for (; start >= 0; start = key.text.indexOf(name.key, start + 1)) {
      const span = standsAlone(plain, key, start, name.key);
      if (!span || found.some((one) => overlaps(one, span))) continue;
      if (/^\d+$/.test(name.key) && noise.some((one) => overlaps(one, span))) continue;
      found.push({ ...span, model: name.model, known: true });
    }
  }
  return found;
}

/** PCR names are written with dashes whatever was said; others as said, with single blanks. */
function printModel(said: string): string {
  const one = said
    .trim()
    .replace(/\s*([-/+])\s*/g, '$1')
    .replace(/\s+/g, ' ');
  return one.startsWith('PCR')
    ? one
        .replace(/^PCR[- ]?/, 'PCR-')
        .replace(/ /g, '-')
        .replace(/([A-Z]{2,})(\d{3,})$/, '$1-$2')
    : one;
}

/** P C R A B S 七五七: letters by themselves, then figures. */
const SPELLED =
  /(?<![a-zA-Z])[a-zA-Z](?:[\s,，、-]+[a-zA-Z](?![a-zA-Z])){1,9}(?:[\s,，、-]*[\d零一二三四五六七八九幺]{2,5})?/g;
const CHINESE_GRADE =
  /(?<=[a-zA-Z][\s-]?)[零一二三四五六七八九幺]{2,4}(?![零一二三四五六七八九十百千万点]|[块元度号])/g;

function findSpelled(plain: string): FoundProduct[] {
  return [...plain.matchAll(SPELLED)].flatMap((one) => {
    const key = keyOf(one[0]).text;
    const parts = partsOf(key.replace(/\d+$/, ''));
    const grade = /\d+$/.exec(key)?.[0];
    if (!parts) return [];
    const model = [...parts, ...(grade === undefined ? [] : [grade])].join('-');
    return [{ from: one.index, to: one.index + one[0].length, model, known: false }];
  });
}

function findNamed(plain: string): FoundProduct[] {
  // ABS七五七: one figure for one numeral, so that places stay true.
  const capitals = plain.replace(CHINESE_GRADE, figuresOf).toUpperCase();
  const plastics = [...capitals.matchAll(NAMED_PLASTIC)].map((one) => ({
    from: one.index,
    to: one.index + one[0].trimEnd().length,
    model: printModel(one[0]),
    known: false,
  }));
  const grades = [...capitals.matchAll(NAMED_GRADE)].flatMap((one) => {
    const model = one.groups?.['told'] ?? one.groups?.['shown'] ?? '';
    if (NO_GRADE.test(model)) return [];
    const from = one.index + one[0].indexOf(model);
    return [{ from, to: from + model.length, model, known: false }];
  });
  return [...plastics, ...grades];
}

/**
 * Every product of a text, in order: the catalogue's models and aliases first, however they are spelled or spoken;
 * then what is built like a plastic's name.
 */
export function findProducts(text: string, catalogue: readonly Product[]): readonly FoundProduct[] {
  const plain = makePlain(text);
  const found = findKnown(plain, catalogue);
  for (const one of [...findSpelled(plain), ...findNamed(plain)]) {
    if (!found.some((other) => overlaps(one, other))) found.push(one);
  }
  return found.sort((a, b) => a.from - b.from);
}
