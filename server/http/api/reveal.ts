/** A whole number, for a reason that is written down. The answer is never cached, and no log line holds it. */
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { RevealedView } from '../../flows/customers/customers.types.ts';
import type { Revealed } from '../../flows/customers/reveal-number.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { id } from '../schemas/act.ts';
import { revealBody, revealCallBody, revealedSchema } from '../schemas/customers.ts';
import { keyOf } from './calls.ts';
import { refuseCustomer } from './customers.ts';

const byId = z.object({ id });

function demandNumber(
  revealed: Revealed,
  refuse: (why: 'gone' | 'forbidden') => AppError,
): RevealedView {
  if (revealed.ok) return revealed.view;
  if (revealed.why !== 'withheld') throw refuse(revealed.why);
  throw new AppError('number_withheld', 'there is no number to be shown');
}

function refuseCall(why: 'gone' | 'forbidden'): AppError {
  if (why === 'forbidden') return new AppError('call_forbidden', 'not a call of this viewer');
  return new AppError('not_found', 'no such call');
}

export function revealCustomerNumber({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'One number of a customer or of a contact, whole; the access is logged with its reason, once per key.',
    params: byId,
    body: revealBody,
    answers: { 200: revealedSchema },
    async handle({ params, body, viewer, headers }) {
      const { contact, index, reason, words } = body;
      const why = { reason, words: words ?? null, key: keyOf(headers) };
      const wish = { customer: params.id, viewer, contact: contact ?? null, index, ...why };
      return answerJson(demandNumber(await needs.customers.reveal(wish), refuseCustomer));
    },
  });
}

export function revealCallNumber({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'The number of whoever called, whole; the access is logged with its reason, once per key.',
    params: byId,
    body: revealCallBody,
    answers: { 200: revealedSchema },
    async handle({ params, body: { reason, words }, viewer, headers }) {
      const wish = { call: params.id, viewer, reason, words: words ?? null, key: keyOf(headers) };
      return answerJson(demandNumber(await needs.customers.revealCall(wish), refuseCall));
    },
  });
}
