/** What may stand in the product catalogue: how a product is tidied, what it must look like, and whose names it may not take. */
import type { Product } from './types.ts';
import { figuresOf } from './values/numerals/signs.ts';
import { unitWord } from './values/numerals/units.ts';
import { makePlain } from './values/plain.ts';
import { partsOf } from './values/polymers.ts';

/** A product before it has an id. */
export type ProductDraft = Omit<Product, 'id'>;
export type ProductField = keyof ProductDraft;

/** What goods are sold in. */
export const UNITS: readonly string[] = [
  ...['吨', '公斤', '千克', '克', '斤', '磅', '包', '袋', '吨袋', '吨包', '桶', '箱', '件', '个'],
  ...['柜', '托', '板', '卷', '套', '米', '平方米', '立方米', '升', '片', '张', '支', '根', '块'],
];

/** Characters, as people count them. */
export const LIMITS = {
  model: { least: 2, most: 40 },
  alias: { least: 2, most: 15 },
  aliases: 20,
  family: 40,
} as const;

/**
 * missing: nothing there · length: too short or too long · unreadable: no letter, figure or character in it ·
 * too-many: more aliases than are kept · unknown: no such unit · taken: the name of another product ·
 * repeated: an earlier line of the same sheet has this model.
 */
export type DraftProblemKind =
  'missing' | 'length' | 'unreadable' | 'too-many' | 'unknown' | 'taken' | 'repeated';

export interface DraftProblem {
  readonly field: ProductField;
  readonly kind: DraftProblemKind;
  /** What was written there. */
  readonly said: string;
  /** taken: model of the other product · repeated: the earlier line. */
  readonly by: string | null;
}

/** Full-width signs made plain, unseen ones taken out, blanks single. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Two spellings of one model have the same key: case, blanks and the kind of dash do not count. */
export function modelKey(model: string): string {
  return tidy(model)
    .replace(/\s/g, '')
    .replace(/\p{Pd}/gu, '-')
    .toUpperCase();
}

/** Two names that sound alike have the same key: 七五七 and 757, PC/ABS 2500 and PCABS2500. */
export function heardKey(name: string): string {
  return makePlain(tidy(name))
    .toUpperCase()
    .replace(/[^\p{L}\d]/gu, '')
    .replace(/[零一二三四五六七八九幺]/g, figuresOf);
}

/** 七五七、757料 → two names. A slash between two plastics is part of one name: PC/ABS2500. */
export function splitAliases(cell: string): readonly string[] {
  return cell
    .normalize('NFKC')
    .split(/[、,;|\n\r]/)
    .flatMap((part) => splitAtSlashes(tidy(part)))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function splitAtSlashes(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const part of text.split('/')) {
    const before = pieces.at(-1);
    const [head] = /^\s*[A-Za-z]+\d*/.exec(part) ?? [''];
    const [tail] = /[A-Za-z]+\d*\s*$/.exec(before ?? '') ?? [''];
    const isAlloy = isPlastic(tail) && [head, head.replace(/\d+$/, '')].some(isPlastic);
    if (before !== undefined && isAlloy) pieces.splice(-1, 1, `${before}/${part}`);
    else pieces.push(part);
  }
  return pieces;
}

function isPlastic(letters: string): boolean {
  return partsOf(letters.trim().toUpperCase()) !== null;
}

/** The same product in its tidy form: units under their one word, no alias twice and none that is the model itself. */
export function tidyDraft(draft: ProductDraft): ProductDraft {
  const model = tidy(draft.model);
  const seen = new Set([modelKey(model)]);
  const aliases = draft.aliases.map(tidy).filter((alias) => {
    const key = modelKey(alias);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { model, aliases, family: tidy(draft.family), unit: tidyUnit(tidy(draft.unit)) };
}

/** 个 alone counts goods; before another unit it is only how people speak. */
function tidyUnit(unit: string): string {
  return unitWord(unit) || unit;
}

/** What is wrong with a tidy product by itself. */
export function checkDraft(draft: ProductDraft): readonly DraftProblem[] {
  const { model, aliases, family, unit } = draft;
  const problem = (field: ProductField, kind: DraftProblemKind, said: string): DraftProblem[] => [
    { field, kind, said, by: null },
  ];
  return [
    ...(model === '' ? problem('model', 'missing', '') : checkName('model', model, LIMITS.model)),
    ...(aliases.length > LIMITS.aliases
      ? problem('aliases', 'too-many', String(aliases.length))
      : aliases.flatMap((alias) => checkName('aliases', alias, LIMITS.alias))),
    ...(lengthOf(family) > LIMITS.family ? problem('family', 'length', family) : []),
    ...(unit === '' ? problem('unit', 'missing', '') : []),
    ...(unit === '' || UNITS.includes(unit) ? [] : problem('unit', 'unknown', unit)),
  ];
}

function checkName(
  field: 'model' | 'aliases',
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
): readonly DraftProblem[] {
  const length = lengthOf(name);
  if (length < least || length > most) return [{ field, kind: 'length', said: name, by: null }];
  return heardKey(name) === '' ? [{ field, kind: 'unreadable', said: name, by: null }] : [];
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Which names are whose: models by their spelling, everything that is said by its sound. */
export interface Names {
  readonly models: Map<string, string>;
  readonly spoken: Map<string, { readonly model: string; readonly isModel: boolean }>;
}

/** The names of these products. */
export function namesOf(products: readonly ProductDraft[]): Names {
  const names: Names = { models: new Map(), spoken: new Map() };
  for (const product of products) addNames(names, product);
  return names;
}

export function addNames({ models, spoken }: Names, { model, aliases }: ProductDraft): void {
  models.set(modelKey(model), model);
  spoken.set(heardKey(model), { model, isModel: true });
  // An alias that sounds like its own model counts as one: nobody else may be called so.
  for (const alias of aliases) spoken.set(heardKey(alias), { model, isModel: false });
}

/**
 * Names of a product that others have already. Two models may sound alike (ABS-15-1, ABS-151), since both are what they
 * are; an alias may not be heard as anybody else.
 */
export function findTaken(draft: ProductDraft, others: Names): readonly DraftProblem[] {
  const model = others.models.get(modelKey(draft.model));
  const heard = others.spoken.get(heardKey(draft.model));
  const by = model ?? (heard && !heard.isModel ? heard.model : null);
  return [
    ...(by === null ? [] : [{ field: 'model', kind: 'taken', said: draft.model, by } as const]),
    ...draft.aliases.flatMap((said) => {
      const other = others.spoken.get(heardKey(said));
      // Of a product that is altogether the same, the model says enough.
      return other && other.model !== by
        ? [{ field: 'aliases', kind: 'taken', said, by: other.model } as const]
        : [];
    }),
  ];
}

/** Whether storing the one over the other would change nothing. */
export function isSameDraft(one: ProductDraft, other: ProductDraft): boolean {
  return (
    one.model === other.model &&
    one.family === other.family &&
    one.unit === other.unit &&
    one.aliases.length === other.aliases.length &&
    one.aliases.every((alias, n) => alias === other.aliases[n])
  );
}
