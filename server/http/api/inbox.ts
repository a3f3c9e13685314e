/** 待办: everything that waits for whoever asks. */
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { inboxQuery, inboxSchema } from '../schemas/inbox.ts';

export function showInbox({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'What waits for this person: alerts, promises, call-backs and to-dos in their order, 30 at a time.',
    query: inboxQuery,
    answers: { 200: inboxSchema },
    handle: async ({ query, viewer }) =>
      answerJson(await needs.pages.inbox({ viewer, cursor: query.cursor ?? null })),
  });
}
