/** From one raw field or caller id to numbers. Never throws, never drops a field because it looks wrong. Spec §2. */
import { areaCodeOf, isLocalLength } from './area-codes.ts';
import { cleanField, isWithheld } from './clean.ts';
import { isAccessCode } from './dialled.ts';
import { isLocal } from './domestic.ts';
import { readLine, readLines } from './grouped.ts';
import type { Line } from './grouped.ts';
import { maskNumber } from './mask.ts';
import { cutPieces } from './pieces.ts';
import type { Piece } from './pieces.ts';
import type { PhoneNumber, StoredNumber } from './types.ts';

/** The caller id that is not there (号码未显示). */
export const WITHHELD: PhoneNumber = {
  kind: 'withheld',
  e164: null,
  national: null,
  extension: null,
  masked: '',
};

const withMask = ({ kind, e164, national, extension }: StoredNumber): PhoneNumber => ({
  kind,
  e164,
  national,
  extension,
  masked: maskNumber({ kind, e164, national }),
});

const fromLine = ({ reading, extension }: Line): PhoneNumber => withMask({ ...reading, extension });

const digitsOf = (piece: Piece): string => piece.groups.map((group) => group.digits).join('');

const fromUnknown = (national: string | null, extension: string | null): PhoneNumber =>
  withMask({ kind: 'unknown', e164: null, national, extension });

function readPiece(piece: Piece): PhoneNumber[] {
  const line = readLine(piece.groups, piece.plus);
  const lines = line === null ? readLines(piece.groups, piece.plus) : [line];
  if (lines === null) return [fromUnknown(digitsOf(piece), piece.extension)];
  const numbers = lines.map(fromLine);
  const last = numbers.at(-1);
  if (piece.extension === null || last === undefined) return numbers;
  return [...numbers.slice(0, -1), { ...last, extension: piece.extension }];
}

/** The same number with its last digits replaced: `87654321/22` also means 87654322. */
function withEnding(number: PhoneNumber, ending: string): PhoneNumber {
  const swap = (digits: string | null): string | null =>
    digits === null ? null : digits.slice(0, -ending.length) + ending;
  return withMask({ ...number, e164: swap(number.e164), national: swap(number.national) });
}

/**
 * A piece of at most four digits after a complete number says something about that number: after an extension another
 * extension; after a comma (a pause) its extension; after `/ 、 ~ 或` another ending if it is one or two digits or
 * starts like the digits it replaces, and always for mobiles; else its extension. Null when it is none of this.
 */
function readAddition(before: PhoneNumber | undefined, piece: Piece): PhoneNumber[] | null {
  const digits = digitsOf(piece);
  if (before === undefined || piece.joint === 'other') return null;
  if (digits.length > 4 || piece.plus || piece.extension !== null) return null;
  const main = before.national;
  if (main === null || before.kind === 'service' || before.kind === 'unknown') return null;
  if (before.extension !== null) return [before, { ...before, extension: digits }];
  if (piece.joint === ',') return [{ ...before, extension: digits }];
  const isEnding =
    digits.length <= 2 || before.kind === 'mobile' || main.at(-digits.length) === digits[0];
  return isEnding ? [before, withEnding(before, digits)] : [{ ...before, extension: digits }];
}

/**
 * A local number shares the area code written before it when it is as long as that number (`0574-87654321 / 87654322`)
 * or when the area code stands alone (`0574/87654321`).
 */
function withAreaOf(before: PhoneNumber | undefined, number: PhoneNumber): PhoneNumber {
  if (before?.national == null || number.national === null || !isLocal(number)) return number;
  const area = areaCodeOf(before.national);
  if (area === null) return number;
  const national = area + number.national;
  const isComplete = before.kind === 'landline' && national.length === before.national.length;
  const isAreaAlone = before.national === area && isLocalLength(area, number.national.length);
  if (!isComplete && !isAreaAlone) return number;
  return withMask({ ...number, kind: 'landline', national, e164: `+86${national.slice(1)}` });
}

/** Hours, floors and access codes beside real numbers are no numbers: short unknown digits, zeros. */
function isNoise(number: PhoneNumber): boolean {
  if (number.national !== null && isAccessCode(number.national)) return true;
  return number.kind === 'unknown' && /^(?:\d{0,4}|0+)$/.test(number.national ?? '');
}

function withoutNoise(numbers: readonly PhoneNumber[]): PhoneNumber[] {
  const known = numbers.filter((number) => !isNoise(number));
  const seen = new Set<string>();
  return (known.length > 0 ? known : numbers).filter((number) => {
    const id = [number.national ?? number.e164, number.extension].join('#');
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

/** Every number in one field, in its order, each once; an empty or withheld field is one number of kind `withheld`. */
export function readNumbers(raw: string): PhoneNumber[] {
  const text = cleanField(raw);
  if (isWithheld(text)) return [WITHHELD];
  const numbers: PhoneNumber[] = [];
  for (const piece of cutPieces(text)) {
    const before = numbers.at(-1);
    const addition = readAddition(before, piece);
    if (addition !== null) {
      numbers.splice(-1, 1, ...addition);
      continue;
    }
    for (const number of readPiece(piece)) numbers.push(withAreaOf(numbers.at(-1), number));
  }
  return numbers.length > 0 ? withoutNoise(numbers) : [fromUnknown(null, null)];
}

/** The first number of a field: what a caller id is. */
export function readNumber(raw: string): PhoneNumber {
  return readNumbers(raw)[0] ?? WITHHELD;
}
