/** How a number is shown where nobody asked for it whole. Spec §2. */
import { areaCodeOf } from './area-codes.ts';
import type { StoredNumber } from './types.ts';

const starred = (digits: string, head: number): string =>
  digits.slice(0, head) +
  '*'.repeat(Math.max(0, digits.length - head - 4)) +
  digits.slice(Math.max(head, digits.length - 4));

/** One star per hidden digit: `138****8888`, `0574****4321`; hotline and service whole; others all but the last four. */
export function maskNumber(number: Omit<StoredNumber, 'extension'>): string {
  const digits = (number.national ?? number.e164 ?? '').replace('+', '');
  switch (number.kind) {
    case 'hotline':
    case 'service':
      return digits;
    case 'mobile':
      return starred(digits, 3);
    case 'landline':
      return starred(digits, number.e164 === null ? 0 : (areaCodeOf(digits)?.length ?? 0));
    case 'international':
    case 'withheld':
    case 'unknown':
      return starred(digits, 0);
  }
}
