/** Doors of shifts of duty: check-ins, and what waits for whoever comes on. */
import { AppError, ConflictError } from '../../errors.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { checkInSchema, checkInsSchema, handOverSchema } from '../schemas/roster.ts';
import { byId } from './roster.ts';

export function listCheckIns({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Check-ins of shifts that are not over: mine; director and admin see all.',
    answers: { 200: checkInsSchema },
    handle: async ({ viewer }) => answerJson({ checkIns: await needs.roster.checkIns(viewer) }),
  });
}

export function confirmCheckIn({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: '确认: I shall be there for my shift; again changes nothing.',
    params: byId,
    answers: { 200: checkInSchema },
    async handle({ params, viewer }) {
      const done = await needs.roster.confirmCheckIn({ checkIn: params.id, viewer });
      if (done.ok) return answerJson(done.view);
      switch (done.why) {
        case 'gone':
          throw new AppError('not_found', 'no such check-in');
        case 'not-yours':
          throw new AppError('forbidden', 'a shift is confirmed by whoever has it');
        case 'too-late':
          throw new ConflictError('the shift is over, or the roster names it no more', done.view);
      }
    },
  });
}

export function showHandOver({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'What waits for me in my shift of duty that is on, or else in the next one.',
    answers: { 200: handOverSchema },
    handle: async ({ viewer }) => answerJson(await needs.roster.handOver(viewer)),
  });
}
