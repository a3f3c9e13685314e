/** Why an alert is urgent, word by word, of all its messages. Pages §2 告警. */
import { whyUrgent } from '../../../cards/alert-text.ts';
import type { Caller } from '../../../cards/caller.ts';
import type { Alert } from '../../domain/alerts/types.ts';
import type { Digest } from '../../domain/digest/types.ts';
import { reasonsOf } from '../alerts/render.ts';

/** 紧急程度未知 alone while nothing is known; a level that may not be shown is no reason that may be told. */
export function alertReasons(
  { grade, vip }: Pick<Alert, 'grade' | 'vip'>,
  digests: readonly (Digest | null)[],
  caller: Caller,
): readonly string[] {
  const said = [...new Set(digests.flatMap((digest) => reasonsOf(digest, vip)))];
  const told = said.map((reason) => whyUrgent({ grade, reasons: [reason] }, caller));
  return grade === 'unknown'
    ? [whyUrgent({ grade, reasons: [] }, caller)]
    : told.filter((reason) => reason !== '');
}
