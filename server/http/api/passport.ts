/** The passport of a call: why it came to whom, where it rang, which cards were sent. */
import { z } from 'zod';
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { id } from '../schemas/act.ts';
import { passportSchema } from '../schemas/call-list.ts';
import { demandShown } from './shown.ts';

export function showPassport({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Why this call came to whom, where it rang, what was sent, what was done with it.',
    params: z.object({ id }),
    answers: { 200: passportSchema },
    handle: async ({ params, viewer }) =>
      answerJson(demandShown(await needs.pages.read.passport({ call: params.id, viewer }))),
  });
}
