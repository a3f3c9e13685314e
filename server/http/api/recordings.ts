/** Hearing a recording: ask for a ticket, then play it from the media door. Pages §3. */
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, openDoor } from '../door.ts';
import type { MemberDoor, OpenDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { ticketSchema } from '../schemas/system.ts';

export function issueTicket({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'A ticket for one recording, for two hours; the access is logged.',
    params: z.object({ id: z.string().regex(/^[^\p{Cc}/]{1,128}$/u) }),
    answers: { 200: ticketSchema },
    async handle({ params, viewer }) {
      const ticket = await needs.issueTicket({ recording: params.id, viewer });
      if (ticket.ok) return answerJson({ url: ticket.url, seconds: ticket.seconds });
      throw ticket.why === 'forbidden'
        ? new AppError('call_forbidden', 'recording of a call the viewer may not see')
        : new AppError('not_found', 'no such recording, or no audio');
    },
  });
}

/** The ticket is the permission: players send no headers of ours. */
export function playMedia({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'The audio behind a ticket, all voices in one: mono, 16-bit PCM. Byte ranges are answered with 206.',
    params: z.object({
      ticket: z
        .string()
        .regex(/^[A-Za-z0-9_-]{20,128}(\.wav)?$/)
        .transform((text) => text.replace(/\.wav$/, '')),
    }),
    answers: { 200: 'The audio', 206: 'A part of it', 416: 'The range begins behind its end' },
    async handle({ params }) {
      const file = await needs.openTicket(params.ticket);
      if (file === null)
        throw new AppError('not_found', 'ticket unknown, over, or audio gone or unreadable');
      return { kind: 'audio', status: 200, file };
    },
  });
}
