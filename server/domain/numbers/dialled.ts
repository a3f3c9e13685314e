/** One run of digits with everything that may stand before a number: +, 00, 86, carrier access codes. Spec §2. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isLocal, readDomestic } from './domestic.ts';
import type { Reading } from './domestic.ts';

const ACCESS_CODE = /^(?:179(?:51|01|09|11|31)|12593|12583[1-3]|10193)/;
const COUNTRY_CODE = /^0?86/;
/** HK, Macau (8 digits) and Taiwan (9) as some carriers send them, without any prefix. */
const NEIGHBOUR = /^(?:85[23]\d{8}|886\d{9})$/;

/** Whether the digits are a carrier access code and nothing else. */
export function isAccessCode(digits: string): boolean {
  return digits.replace(ACCESS_CODE, '') === '' && digits !== '';
}

function readForeign(digits: string): Reading | null {
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  if (parsed === undefined) return null;
  return {
    kind: 'international',
    e164: parsed.number,
    national: null,
    tail: digits.length,
    sure: parsed.isValid(),
  };
}

/** A careless `+` or 00 before a complete Chinese number (`+13800008888`, `0057487654321`) is overlooked. */
function readCareless(digits: string): Reading | null {
  const reading = readDomestic(digits);
  return reading === null || reading.kind === 'service' || isLocal(reading) ? null : reading;
}

/** Digits after `+` or 00. What is abroad and well-formed stays abroad even if the library calls it invalid. */
function readAbroad(digits: string): Reading | null {
  if (digits.startsWith('86')) return readAtHome(digits.slice(2));
  const foreign = readForeign(digits);
  if (foreign?.sure === true) return foreign;
  return readCareless(digits) ?? foreign;
}

/** Digits after China's country code; trunk 0, carrier access codes and the code itself may repeat. */
function readAtHome(written: string): Reading | null {
  const digits = written.replace(/^00+/, '0');
  const reading = readDomestic(digits, true);
  if (reading !== null) return reading;
  const rest = digits.replace(ACCESS_CODE, '').replace(COUNTRY_CODE, '');
  return rest === digits ? null : readAtHome(rest);
}

/**
 * Reads a run of digits, `plus` when a `+` stood before it; null when it is no complete number.
 * What reads as it stands wins over what needs a prefix cut off: `17951380000` is a mobile, `8612345` a local number.
 */
export function readDialled(digits: string, plus: boolean): Reading | null {
  if (plus) return readAbroad(digits);
  if (digits.startsWith('00')) return readAbroad(digits.replace(/^0+/, ''));
  const reading = readDomestic(digits);
  if (reading !== null) return reading;
  const afterAccess = digits.replace(ACCESS_CODE, '');
  if (afterAccess !== digits) return readDialled(afterAccess, false);
  if (COUNTRY_CODE.test(digits)) {
    const home = readAtHome(digits.replace(COUNTRY_CODE, ''));
    if (home !== null) return home;
  }
  if (!NEIGHBOUR.test(digits)) return null;
  const neighbour = readForeign(digits);
  return neighbour?.sure === true ? neighbour : null;
}
