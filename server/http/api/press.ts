/** Live buttons of a call's page: a press, and whom the call can be handed to. */
import { z } from 'zod';
import { ConflictError } from '../../errors.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { id } from '../schemas/act.ts';
import { colleaguesQuery, colleaguesSchema } from '../schemas/call-list.ts';
import { callPageSchema } from '../schemas/call-page.ts';
import { pressBody } from '../schemas/call-press.ts';
import { keyOf } from './calls.ts';
import { demandShown } from './shown.ts';

export function pressCall({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'A button of the call, pressed as on its card: one winner; 409 says why it could not be.',
    params: z.object({ id }),
    body: pressBody,
    answers: { 200: callPageSchema },
    async handle({ params, body, viewer, headers }) {
      const { action, target, key = keyOf(headers) } = body;
      const wish = { call: params.id, viewer, action, target, key };
      const pressed = await needs.pages.press.press(wish);
      if (!pressed.ok && pressed.why === 'refused') {
        const said = { code: 'press_refused', line: pressed.line } as const;
        throw new ConflictError('the press could do nothing', pressed.view, said);
      }
      return answerJson(demandShown(pressed));
    },
  });
}

export function listColleagues({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Everybody a call can be handed to now, its assigned sales first; `q` looks for a name.',
    params: z.object({ id }),
    query: colleaguesQuery,
    answers: { 200: colleaguesSchema },
    handle: async ({ params, query, viewer }) =>
      answerJson(
        demandShown(await needs.pages.press.colleagues({ call: params.id, viewer, q: query.q })),
      ),
  });
}
