/** Wire form of the live buttons of a call, and of a press on one. */
import { z } from 'zod';
import { CARD_ACTIONS } from '../../domain/calls/types.ts';
import type { PressView } from '../../domain/calls/view.types.ts';
import { act } from './act.ts';
import { labelled } from './page-values.ts';

const FACES = [
  'ringing',
  'transfer-ringing',
  'mine',
  'claimed-by-other',
  'lapsed',
  'declined',
  'voicemail-asked',
  'transferred',
  'answered-by',
  'handed-over',
  'transfer-ended',
  'transfer-missed',
  'to-voicemail',
  'voicemail-left',
  'missed',
  'ended',
  'expired',
] as const satisfies readonly PressView['state']['value'][];

export const pressSchema = z.object({
  state: labelled(FACES),
  note: z.string().nullable(),
  acts: z.array(act(CARD_ACTIONS)),
}) satisfies z.ZodType<PressView>;

/** `key` stands for the Idempotency-Key of the request where a client cannot set headers. */
export const pressBody = z.object({
  action: z.enum(CARD_ACTIONS),
  target: z
    .string()
    .regex(/^[A-Za-z0-9_.@-]{1,64}$/)
    .nullish()
    .transform((text) => text ?? null),
  key: z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/)
    .optional(),
});
