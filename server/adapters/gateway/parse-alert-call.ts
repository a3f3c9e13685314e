/** Events of the calls that read alerts aloud, in our words. */
import { z } from 'zod';
import type { AlertCallEvent, AlertCallFact } from '../../domain/alerts/alert-call.ts';
import { digits, envelope, errorsOf, note, readFact, seconds, token } from './vocabulary.ts';
import type { Parsed } from './vocabulary.ts';

/** Calls we ask for have ids of ours, so that their events never meet those of the hotline's calls. */
const ALERT_CALL = /^alert-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The same vocabulary for a call that reads alerts aloud; of a leg nothing is asked. */
const alertReaders: Readonly<Record<string, z.ZodType<AlertCallFact>>> = {
  'call.started': z.object({}).transform(() => ({ type: 'ringing' })),
  'call.connected': z.object({}).transform(() => ({ type: 'answered' })),
  'ivr.input': z
    .object({ digits: digits.nullish(), alert: token.nullish() })
    .transform((data) => ({ type: 'key', digits: data.digits ?? '', alert: data.alert ?? null })),
  'call.ended': z.object({ cause: note, talk_seconds: seconds.nullish() }).transform((data) => ({
    type: 'ended',
    cause: data.cause ?? null,
    talkSeconds: data.talk_seconds ?? null,
  })),
};

/** One event of a call that we asked for to read alerts aloud; null for every other, readable or not. */
export function parseAlertCallEvent(json: unknown): Parsed<AlertCallEvent> | null {
  const whose = z.object({ call: z.string().regex(ALERT_CALL) }).safeParse(json);
  if (!whose.success) return null;
  const head = envelope.safeParse(json);
  if (!head.success) return { ok: false, errors: errorsOf(head.error, '') };
  const { id, seq, at } = head.data;
  const fact = readFact(alertReaders, head.data);
  if (!fact.ok) return fact;
  const { call } = whose.data;
  return { ok: true, value: { id, call, seq: seq ?? null, at: new Date(at), fact: fact.value } };
}
