/** The admin's side of what happens after a call: steps that were given up, and how long follow-ups may take. */
import { AppError } from '../../errors.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, openDoor, type MemberDoor, type OpenDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import {
  dossierBody,
  dossierSchema,
  retryBody,
  rulesSchema,
  stuckSchema,
} from '../schemas/digest.ts';

export function listStuckSteps({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Steps that were tried too often and wait for a person.',
    answers: { 200: stuckSchema },
    handle: async () => answerJson(await needs.stuck.show()),
  });
}

export function retryStep({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Another try of one step.',
    body: retryBody,
    answers: { 200: stuckSchema },
    async handle({ body }) {
      if (!(await needs.stuck.retry(body.id))) throw new AppError('not_found', 'no such step');
      return answerJson(await needs.stuck.show());
    },
  });
}

export function showRules({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Working hours until a follow-up is due, by intent.',
    answers: { 200: rulesSchema },
    handle: async () => answerJson(await needs.followUpRules.read()),
  });
}

export function changeRules({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Other hours; to-dos that exist keep their deadline.',
    body: rulesSchema,
    answers: { 200: rulesSchema },
    async handle({ body, viewer }) {
      await needs.followUpRules.change(body, viewer.id);
      return answerJson(await needs.followUpRules.read());
    },
  });
}

export function showDossier({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'All that is stored of one call, numbers masked.',
    body: dossierBody,
    answers: { 200: dossierSchema },
    async handle({ body }) {
      const dossier = await needs.showDossier(body.id);
      if (!dossier) throw new AppError('not_found', 'no such call');
      return answerJson(dossier);
    },
  });
}
