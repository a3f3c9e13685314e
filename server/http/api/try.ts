/** 试算 in the mini-program: the router's answer for any moment. Spec §4. */
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { trialBody } from '../schemas/desk.ts';
import { triedRouteSchema } from '../schemas/me.ts';

/** A withheld number, and this moment, when none is named. */
const tryBody = trialBody.extend({
  at: trialBody.shape.at.optional(),
  from: trialBody.shape.from.default(''),
});

export function tryRouteInWords({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Where would a call ring at this moment, and why? As callpop route, with words; nothing is stored.',
    body: tryBody,
    answers: { 200: triedRouteSchema },
    handle: async ({ body }) =>
      answerJson(await needs.me.tryRoute({ ...body, at: body.at ?? null })),
  });
}
