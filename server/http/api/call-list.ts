/** Lists of calls, and the windows of a transcript. */
import { z } from 'zod';
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { id } from '../schemas/act.ts';
import {
  callListQuery,
  callListSchema,
  transcriptWindowSchema,
  windowQuery,
} from '../schemas/call-list.ts';
import { demandShown } from './shown.ts';

export function listCalls({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Calls this person may see, the newest first, 30 at a time: by name, by the last digits of the number, by filter.',
    query: callListQuery,
    answers: { 200: callListSchema },
    handle: async ({ query: { q, filter, cursor }, viewer }) =>
      answerJson(await needs.pages.calls({ viewer, q, filter, cursor: cursor ?? null })),
  });
}

export function showTranscript({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Fifty sentences of a call, from a number on.',
    params: z.object({ id }),
    query: windowQuery,
    answers: { 200: transcriptWindowSchema },
    async handle({ params, query, viewer }) {
      const wish = { call: params.id, viewer, from: query.from, at: query.at };
      return answerJson(demandShown(await needs.pages.read.transcript(wish)));
    },
  });
}
