/** Where a whole telephone number stands although nobody asked for it. Spec §2, §12; pages §3. */
import { seedRecords } from '../../../scripts/seed/book.ts';
import { SEED_EMPLOYEES } from '../../../scripts/seed/employees.ts';
import type { Seen } from './tour.ts';

/** Digits of everybody in the book and of everybody who works here. */
const KNOWN: readonly string[] = [
  ...seedRecords().numbers.flatMap(({ entries }) =>
    entries.map(({ number }) => number.national ?? ''),
  ),
  ...SEED_EMPLOYEES.map(({ mobile }) => mobile ?? ''),
].filter((digits) => digits.length >= 7 && !/^[48]00/.test(digits));

/** Ids are made of digits too. */
const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** Any mobile of China, as one writes it. */
const MOBILE = /(?<![\d*])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/;

/** What of a text is a whole number; null when it is masked throughout. */
export function wholeNumberIn(text: string, besides: readonly string[] = []): string | null {
  const plain = besides.reduce((left, one) => left.replaceAll(one, ''), text.replace(IDS, ''));
  const digits = plain.replace(/(?<=\d)[-–\s]+(?=\d)/g, '');
  const found = KNOWN.find((one) => plain.includes(one) || digits.includes(one));
  return found ?? MOBILE.exec(plain)?.[0] ?? null;
}

/** Each place of a page where a whole number stands, as `where: number`; `besides` may stand there. */
export function wholeNumbersOf(seen: Seen, besides: readonly string[] = []): readonly string[] {
  const places: readonly (readonly [string, string])[] = [
    ['texts', seen.texts],
    ['html', seen.html],
    ['kept', seen.kept],
    ['console', seen.said.join('\n')],
    ['addresses', decodeURIComponent(seen.addresses.join('\n'))],
    ...seen.answers.map(({ path, body }): [string, string] => [path, body]),
  ];
  return places.flatMap(([where, text]) => {
    const found = wholeNumberIn(text, besides);
    return found === null ? [] : [`${where}: ${found}`];
  });
}
