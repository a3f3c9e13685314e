/** An order of LFASR as getResult describes it → a Hearing, null while it is worked on, or why there will be none. */
import { z } from 'zod';
import type { Hearing } from '../../../domain/speech/types.ts';
import type { SpeechResult } from '../../../ports/speech.ts';
import { failed, lost } from '../failure.ts';
import type { Failed } from '../failure.ts';
import { secondsOf, shapeHearing, silence } from '../hearing.ts';
import { EMPTY_AUDIO, SILENT, WORKING, endOf } from './codes.ts';
import { readOrderResult } from './result.ts';

/** The standard edition has no choice of models. */
export const LFASR_MODEL = 'lfasr-v2';

/** `content` of the answer; lengths in ms. */
export const orderSchema = z.looseObject({
  orderInfo: z.looseObject({
    status: z.coerce.number(),
    failType: z.coerce.number().nullish(),
    originalDuration: z.coerce.number().nullish(),
    realDuration: z.coerce.number().nullish(),
  }),
  orderResult: z.string().nullish(),
});
type Order = z.infer<typeof orderSchema>;

const WORKED_ON: ReadonlySet<number> = new Set([0, 3]);
const DONE = 4;
const FAILED = -1;

/** Two refusals of a result are none. */
export function readRefusal(refused: Failed): SpeechResult<Hearing | null> {
  const { code } = refused.failure;
  if (code === WORKING) return { ok: true, value: null };
  return code === EMPTY_AUDIO ? { ok: true, value: silence(LFASR_MODEL, null) } : refused;
}

/** `status`: 0 created · 3 worked on · 4 done · −1 failed. */
export function readOrder({ orderInfo, orderResult }: Order): SpeechResult<Hearing | null> {
  const { status, failType } = orderInfo;
  if (WORKED_ON.has(status)) return { ok: true, value: null };
  const billed = secondsOf(orderInfo.realDuration ?? orderInfo.originalDuration ?? 0) || null;
  const sentences = readOrderResult(orderResult ?? '');
  // −1 also comes with a result when only an extra of the order (a check, a translation) has failed.
  if (sentences !== null && sentences.length > 0) {
    return { ok: true, value: shapeHearing(sentences, LFASR_MODEL, billed) };
  }
  if (failType === SILENT) return { ok: true, value: silence(LFASR_MODEL, billed) };
  if (status === DONE) {
    if (sentences === null) return lost('unreadable result', 'free');
    return { ok: true, value: silence(LFASR_MODEL, billed) };
  }
  if (status !== FAILED) return lost(`order status ${status} is not known`, 'free');
  const [kind, reason] = endOf(failType ?? 0);
  return failed(kind, `fail type ${failType ?? 0}: ${reason}`, { code: String(failType ?? 0) });
}
