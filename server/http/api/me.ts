/** The first screen: who I am, what my phone does now, and taking back what I just said. Pages §1, §2. */
import { ConflictError } from '../../errors.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { meSchema, statusPageSchema, statusQuery, undoBody, undoneSchema } from '../schemas/me.ts';

export function showMe({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Who is logged in, what they may open, how much waits for them, and what the gateway can do.',
    answers: { 200: meSchema },
    handle: async ({ viewer }) => answerJson(await needs.me.show(viewer)),
  });
}

export function showMyStatus({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'The first screen, composed by role: status and what each would do to calls now, chain, shift, team.',
    query: statusQuery,
    answers: { 200: statusPageSchema },
    handle: async ({ query, viewer }) =>
      answerJson(await needs.me.status({ viewer, show: query.show ?? null })),
  });
}

export function undoStatus({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Takes back the tap of this version: the status of before comes back with its own end.',
    body: undoBody,
    answers: { 200: undoneSchema },
    async handle({ body, viewer }) {
      const { version } = body;
      const { done, entry } = await needs.me.undoStatus({ person: viewer, version });
      // Whether its end has passed is a matter of the business clock, which the house reads.
      const now = await needs.readClock();
      const holds = entry !== null && entry.until > now;
      const current = {
        status: holds ? entry.status : 'unknown',
        since: holds ? entry.since : null,
        until: holds ? entry.until : null,
        source: holds ? entry.source : null,
        version: entry?.version ?? 0,
      };
      if (!done) throw new ConflictError('the status was changed since', current);
      return answerJson(current);
    },
  });
}
