/** The team board of the mini-program. Pages §1 团队. */
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { teamQuery, teamSchema } from '../schemas/me.ts';

export function showTeam({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Where everybody is, who is on shift and on a call, trouble first: forty of them, the rest found by name.',
    query: teamQuery,
    answers: { 200: teamSchema },
    handle: async ({ query }) => answerJson(await needs.me.team(query.q)),
  });
}
