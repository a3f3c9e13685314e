/** Doors of the pages 值班 and 换班. */
import { AppError } from '../../errors.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import {
  personShiftsSchema,
  rosterPageQuery,
  rosterPageSchema,
  shiftsQuery,
  swapPageSchema,
} from '../schemas/roster-page.ts';
import { byId } from './roster.ts';

export function showRosterPage({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'All that 值班 shows: my shifts, check-ins, hand-over and swaps, then the whole week, its changes and its holes.',
    query: rosterPageQuery,
    answers: { 200: rosterPageSchema },
    handle: async ({ query, viewer }) =>
      answerJson(await needs.roster.pages.page(viewer, query.week)),
  });
}

export function listShifts({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Planned shifts of a colleague in the coming two weeks, for who asks for one in return.',
    query: shiftsQuery,
    answers: { 200: personShiftsSchema },
    async handle({ query }) {
      const view = await needs.roster.pages.shiftsOf(query.person);
      if (!view) throw new AppError('not_found', 'nobody has this id');
      return answerJson(view);
    },
  });
}

export function showSwapPage({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'One swap: whose shifts, its state, and what whoever looks may do about it.',
    params: byId,
    answers: { 200: swapPageSchema },
    async handle({ params, viewer }) {
      const view = await needs.roster.pages.swapPage(viewer, params.id);
      if (!view) throw new AppError('not_found', 'no such swap');
      return answerJson(view);
    },
  });
}
