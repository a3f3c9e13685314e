/** What became of the calls of a span of days. Spec §8. */
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { spanQuery, spanReportSchema } from '../schemas/reports.ts';

export function showSpanReport({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Calls of whole days, both included, by person, hour, intent and customer level; internal, blocked and wrong numbers apart.',
    query: spanQuery,
    answers: { 200: spanReportSchema },
    handle: async ({ query }) => answerJson(await needs.showReport(query)),
  });
}
