/** One call: read as JSON or as the page behind 查看详情, and the three things a person may say about who called. */
import { z } from 'zod';
import { v7 as uuid } from 'uuid';
import { AppError } from '../../errors.ts';
import { renderCallPage } from '../../../templates/call-page.ts';
import type { CallPageView } from '../../domain/calls/view.types.ts';
import { answerHtml, answerJson } from '../answer.ts';
import { memberDoor } from '../door.ts';
import type { MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import type { CallAnswer } from '../needs.ts';
import { callQuery } from '../schemas/call-list.ts';
import { callPageSchema } from '../schemas/call-page.ts';

const callId = z.string().regex(/^[A-Za-z0-9._:@-]{1,128}$/);
const byId = z.object({ id: callId });
const candidateBody = z.object({ candidate: z.int().min(0).max(99).default(0) });
const answers = { 200: callPageSchema };

export function demandCall(answer: CallAnswer): CallPageView {
  if (answer.ok) return answer.view;
  if (answer.why === 'forbidden') throw new AppError('call_forbidden', 'not a call of this viewer');
  throw new AppError('not_found', 'no such call');
}

/** The caller's own idempotency key, or a new one: then a repeat is a new wish. */
export function keyOf(headers: { readonly [name: string]: string | string[] | undefined }): string {
  const given = headers['idempotency-key'];
  return typeof given === 'string' && /^[\x21-\x7e]{1,128}$/.test(given) ? given : uuid();
}

/** The call as it now is, with the part of its text that was asked for. */
export async function readPage(
  needs: Doors['needs'],
  wish: Parameters<Doors['needs']['showCall']>[0],
  { sentences, from, at }: z.output<typeof callQuery>,
): Promise<CallPageView> {
  if (sentences === undefined) return demandCall(await needs.showCall(wish));
  return demandCall(await needs.pages.read.page({ ...wish, sentences, from, at }));
}

/** An answer of an act: checked, and as much of it as the page draws. */
async function pageAfter(
  needs: Doors['needs'],
  wish: Parameters<Doors['needs']['showCall']>[0],
  query: z.output<typeof callQuery>,
  after: CallAnswer,
): Promise<CallPageView> {
  const view = demandCall(after);
  return query.sentences === undefined ? view : readPage(needs, wish, query);
}

export function showCall({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'One call with everything this person may read of it; `sentences` sends a part of a long transcript.',
    params: byId,
    query: callQuery,
    answers,
    async handle({ params, query, viewer }) {
      return answerJson(await readPage(needs, { call: params.id, viewer }, query));
    },
  });
}

export function showCallPage({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'The page that a card links to.',
    page: true,
    params: z.object({ callId }),
    answers: { 200: 'The page' },
    async handle({ params, viewer }) {
      const answer = await needs.showCall({ call: params.callId, viewer });
      return answerHtml(renderCallPage(demandCall(answer)));
    },
  });
}

export function confirmCall({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'This candidate calls from this number: remembered, and earlier calls follow.',
    params: byId,
    query: callQuery,
    body: candidateBody,
    answers,
    async handle({ params, query, body, viewer, headers }) {
      const wish = { call: params.id, viewer, candidate: body.candidate, key: keyOf(headers) };
      return answerJson(await pageAfter(needs, wish, query, await needs.confirmCall(wish)));
    },
  });
}

export function rejectCall({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'None of the candidates calls from this number.',
    params: byId,
    query: callQuery,
    answers,
    async handle({ params, query, viewer, headers }) {
      const wish = { call: params.id, viewer, key: keyOf(headers) };
      return answerJson(await pageAfter(needs, wish, query, await needs.rejectCall(wish)));
    },
  });
}

export function undoConfirmation({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Takes back what was said about who called.',
    params: byId,
    query: callQuery,
    answers,
    async handle({ params, query, viewer, headers }) {
      const wish = { call: params.id, viewer, key: keyOf(headers) };
      return answerJson(await pageAfter(needs, wish, query, await needs.undoConfirmation(wish)));
    },
  });
}
