/** One long poll for the whole mini-program. Pages §3 News. */
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { changesQuery, changesSchema } from '../schemas/me.ts';

export function watchChanges({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'What changed since a cursor, as far as this person may see it; held up to 25 s for the first news.',
    query: changesQuery,
    answers: { 200: changesSchema },
    async handle({ query, viewer, token }) {
      const session = token ?? viewer.id;
      return answerJson(await needs.me.changes({ viewer, session, since: query.since }));
    },
  });
}
