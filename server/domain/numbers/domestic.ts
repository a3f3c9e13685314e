/** Digits as dialled inside China: mobile, landline, 400/800, short code. Spec §2. */
import { areaCodeOf, isLocalLength } from './area-codes.ts';
import type { NumberKind } from './types.ts';

/** A complete number without its extension. */
export interface Reading {
  readonly kind: NumberKind;
  readonly e164: string | null;
  readonly national: string | null;
  /** How many last digits belong together after the area code: a writer puts no foreign group border before them. */
  readonly tail: number;
  /** False where only the notation (`+`, 00) speaks for the number and the library knows no such subscriber. */
  readonly sure: boolean;
}

const MOBILE = /^1[3-9]\d{9}$/;
const HOTLINE = /^[48]00\d{7}$/;
const SERVICE = /^(?:95\d{3,4}|96\d{3,4}|1[0-2]\d{3}|11\d{4}|1[12]\d)$/;
const LOCAL = /^[2-9]\d{6,7}$/;

const plain = (kind: NumberKind, national: string): Reading => ({
  kind,
  e164: kind === 'mobile' ? `+86${national}` : null,
  national,
  tail: national.length,
  sure: true,
});

function readOneKind(digits: string): Reading | null {
  if (MOBILE.test(digits)) return plain('mobile', digits);
  if (HOTLINE.test(digits)) return plain('hotline', digits);
  if (SERVICE.test(digits)) return plain('service', digits);
  return null;
}

/** `national` with trunk 0. Where the writer left the 0 out, only locals that really occur (2…9) are believed. */
function readWithArea(national: string, written: boolean): Reading | null {
  const area = areaCodeOf(national);
  if (area === null) return null;
  const local = national.slice(area.length);
  if (written && SERVICE.test(local)) return plain('service', local);
  const first = written ? /^[1-9]/ : /^[2-9]/;
  if (!isLocalLength(area, local.length) || !first.test(local)) return null;
  return {
    kind: 'landline',
    e164: `+86${national.slice(1)}`,
    national,
    tail: local.length,
    sure: true,
  };
}

/**
 * Reads digits that stand alone or follow +86; null when they are no complete number.
 * A trunk 0 is kept for landlines, dropped before mobiles and 400/800, and added where a landline lacks it.
 */
export function readDomestic(digits: string, afterCountryCode = false): Reading | null {
  if (digits.startsWith('0')) {
    return readWithArea(digits, true) ?? readOneKind(digits.slice(1));
  }
  const reading = readOneKind(digits) ?? readWithArea(`0${digits}`, afterCountryCode);
  if (reading !== null) return reading;
  return LOCAL.test(digits) ? plain('landline', digits) : null;
}

/** Whether the reading is a landline without its area code. */
export function isLocal(number: Pick<Reading, 'kind' | 'e164'>): boolean {
  return number.kind === 'landline' && number.e164 === null;
}
