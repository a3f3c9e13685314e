/** Where everybody is, and where I am. Spec §4.4. */
import { z } from 'zod';
import { AppError, InvalidError } from '../../errors.ts';
import type { StatusRefusal } from '../../flows/people/set-status.ts';
import { answerJson } from '../answer.ts';
import { memberDoor } from '../door.ts';
import type { MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { keyOf } from './calls.ts';
import { boardLineSchema, statusBody, statusSchema } from '../schemas/people.ts';

export function showBoard({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'The team board: everybody who has a status, the unknown ones too.',
    answers: { 200: z.array(boardLineSchema) },
    async handle() {
      return answerJson(await needs.showBoard());
    },
  });
}

function refusalOf(why: StatusRefusal): AppError {
  switch (why) {
    case 'not-a-rep':
    case 'duty-only':
      return new AppError('forbidden', `status refused: ${why}`);
    case 'until-not-allowed':
      return new InvalidError([
        { path: 'until', problem: 'is only allowed with off_duty and on_leave' },
      ]);
    case 'until-out-of-range':
      return new InvalidError([
        { path: 'until', problem: 'should lie ahead, by at most 366 days' },
      ]);
  }
}

export function setStatus({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Sets my own status: for an hour, or until an end of its own for off_duty and on_leave.',
    body: statusBody,
    answers: { 200: statusSchema },
    async handle({ body, viewer, headers }) {
      if (body.person !== undefined && body.person !== viewer.id)
        throw new AppError('forbidden', 'a status is set by its own person only');
      const { status, location, until } = body;
      const set = await needs.setStatus({
        ...{ person: viewer, status, location, until },
        source: 'app',
        key: keyOf(headers),
      });
      if (!set.ok) throw refusalOf(set.why);
      const { since, until: end, source, version } = set.entry;
      return answerJson({ status, since, until: end, source, version });
    },
  });
}
