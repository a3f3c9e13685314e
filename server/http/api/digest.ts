/** What a person does after a call: correct a fact, write the text anew, ask again, note, confirm. */
import { z } from 'zod';
import type { ActAnswer } from '../../flows/digest/acts.ts';
import { AppError } from '../../errors.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { callQuery } from '../schemas/call-list.ts';
import { callPageSchema } from '../schemas/call-page.ts';
import { correctionBody, editBody, noteBody, transcribeBody } from '../schemas/digest.ts';
import { keyOf, readPage } from './calls.ts';

const byId = z.object({ id: z.string().regex(/^[A-Za-z0-9._:@-]{1,128}$/) });
const none = z.object({});

/** One act: done once per key, answered with the call as it then is. */
function act<B extends z.ZodType>(
  { needs }: Doors,
  how: {
    readonly says: string;
    readonly body: B;
    readonly run: (
      acts: Doors['needs']['digest'],
      by: Parameters<Doors['needs']['digest']['confirm']>[0],
      body: z.output<B>,
    ) => Promise<ActAnswer>;
  },
): MemberDoor {
  return memberDoor({
    says: how.says,
    params: byId,
    query: callQuery,
    body: how.body,
    answers: { 200: callPageSchema },
    async handle({ params, query, body, viewer, headers }) {
      const by = { call: params.id, viewer, key: keyOf(headers) };
      // The guard has read the body by this very schema.
      demandDone(await how.run(needs.digest, by, body as z.output<B>));
      return answerJson(await readPage(needs, { call: params.id, viewer }, query));
    },
  });
}

function demandDone(answer: ActAnswer): void {
  switch (answer) {
    case 'done':
      return;
    case 'forbidden':
      throw new AppError('call_forbidden', 'not a call of this viewer');
    case 'gone':
      throw new AppError('not_found', 'no such call, fact, person or to-do');
    case 'unset':
      throw new AppError('nothing_heard', 'there is no text, or nobody who listens');
    case 'busy':
      throw new AppError('hearing_now', 'it is being listened to; another provider may be asked');
    case 'closed':
      throw new AppError('todo_closed', 'the to-do is closed');
  }
}

export const correctFact = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'A person’s value for one fact; the machine’s stays beside it.',
    body: correctionBody,
    run: (acts, by, { field, fact, value }) => acts.correct({ ...by, field, fact, value }),
  });

export const undoCorrection = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'Takes a correction back; the machine’s value counts again.',
    body: z.object({ correction: z.string().min(1).max(300) }),
    run: (acts, by, { correction }) => acts.uncorrect({ ...by, correction }),
  });

export const editTranscript = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'Sentences written anew by hand; the facts stay until they are asked for again.',
    body: editBody,
    run: (acts, by, { sentences }) => acts.edit({ ...by, sentences }),
  });

export const extractAgain = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'Reads the facts anew from the text as it is.',
    body: none,
    run: (acts, by) => acts.ask({ ...by, what: 'extract', provider: null }),
  });

export const transcribeAgain = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'Has the recording heard anew, by another provider where one is named.',
    body: transcribeBody,
    run: (acts, by, { provider }) => acts.ask({ ...by, what: 'transcribe', provider }),
  });

export const noteCall = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'A note by hand, as where there is no recording.',
    body: noteBody,
    run: (acts, by, { text }) => acts.note({ ...by, text }),
  });

export const confirmSummary = (doors: Doors): MemberDoor =>
  act(doors, {
    says: 'The summary is right: what it says stands.',
    body: none,
    run: (acts, by) => acts.confirm(by),
  });
