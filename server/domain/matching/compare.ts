/** How two numbers agree: the classes of spec §2 that come from digits alone. */
import { areaCodeOf } from '../numbers/area-codes.ts';
import { isLocal } from '../numbers/domestic.ts';
import { localPart, mainNumber, tailOf } from '../numbers/keys.ts';
import type { StoredNumber } from '../numbers/types.ts';
import type { MatchClass } from './types.ts';

/** A class and its confidence. */
export interface Agreement {
  readonly class: Exclude<MatchClass, 'remark' | 'none' | 'withheld'>;
  readonly confidence: number;
}

export const EXACT: Agreement = { class: 'exact', confidence: 1 };
const MAIN_LINE: Agreement = { class: 'main-line', confidence: 0.95 };
const SUFFIX_HERE: Agreement = { class: 'suffix', confidence: 0.9 };
const SUFFIX: Agreement = { class: 'suffix', confidence: 0.85 };
const TAIL: Agreement = { class: 'tail-8', confidence: 0.6 };
/** A number known only from a WeChat remark. Spec §2. */
export const REMARK_CONFIDENCE = 0.75;

/** Same number without regard to extensions. */
export function isSameLine(one: StoredNumber, other: StoredNumber): boolean {
  const main = mainNumber(one);
  return main !== null && main === mainNumber(other);
}

/** Same number and same extension, or both without. */
export function isSameNumber(one: StoredNumber, other: StoredNumber): boolean {
  return isSameLine(one, other) && one.extension === other.extension;
}

/** The long form's area code when one number is the other without its area code. */
function sharedArea(one: StoredNumber, other: StoredNumber): string | null {
  const [local, long] = isLocal(one) ? [one, other] : [other, one];
  if (!isLocal(local) || localPart(long) !== local.national) return null;
  return areaCodeOf(long.national ?? '');
}

/**
 * How a caller's number agrees with one in the book; null when it does not. Extensions that contradict each other leave
 * only the last eight digits to go by. `ownAreaCode` with trunk 0, such as `0574`.
 */
export function compareNumbers(
  caller: StoredNumber,
  filed: StoredNumber,
  ownAreaCode: string | null,
): Agreement | null {
  const contradicts =
    caller.extension !== null && filed.extension !== null && caller.extension !== filed.extension;
  if (!contradicts && isSameLine(caller, filed)) {
    return caller.extension === filed.extension ? EXACT : MAIN_LINE;
  }
  const area = contradicts ? null : sharedArea(caller, filed);
  if (area !== null) return area === ownAreaCode ? SUFFIX_HERE : SUFFIX;
  const tail = tailOf(caller);
  return tail !== null && tail === tailOf(filed) ? TAIL : null;
}
