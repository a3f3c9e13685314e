/** Numbers people read: a kind, the Shanghai day, and 8 random characters, drawn again on a clash. Style §5.4 ids. */
import { randomInt } from 'node:crypto';

/** Crockford's letters: no I, L, O, U. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `VM-20261124-7K3M9QXZ` */
export function drawNumber(kind: 'VM' | 'COMM', day: string): string {
  const letters = Array.from({ length: 8 }, () => CROCKFORD.charAt(randomInt(CROCKFORD.length)));
  return `${kind}-${day.replaceAll('-', '')}-${letters.join('')}`;
}
