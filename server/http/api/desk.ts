/** Doors of the command line. */
import { AppError } from '../../errors.ts';
import type { Candidate, Match } from '../../domain/matching/types.ts';
import { answerJson } from '../answer.ts';
import { openDoor } from '../door.ts';
import type { OpenDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import {
  auditSchema,
  clockBody,
  clockSchema,
  matchBody,
  matchSchema,
  routeSchema,
  trialBody,
} from '../schemas/desk.ts';
import { grantBody, grantedSchema } from '../schemas/people.ts';

function presentCandidate({ class: matchClass, confidence, customer, contact }: Candidate) {
  return {
    class: matchClass,
    confidence,
    customer:
      customer === null ? null : { id: customer.id, name: customer.name, level: customer.level },
    contact:
      contact === null
        ? null
        : { id: contact.id, name: contact.name, department: contact.department },
  };
}

/** What `callpop match` prints. */
export function presentMatch(match: Match) {
  const candidates = match.candidates.map(presentCandidate);
  const best = candidates[0];
  return {
    class: match.class,
    confidence: match.confidence,
    customer: best?.customer ?? null,
    contact: best?.contact ?? null,
    candidates,
    why: match.why,
  };
}

export function tryMatch({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'Who would this number be? Nothing is stored.',
    body: matchBody,
    answers: { 200: matchSchema },
    async handle({ body }) {
      return answerJson(presentMatch(await needs.tryMatch(body.number)));
    },
  });
}

export function tryRoute({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'Where would a call ring at this moment? Nothing is stored.',
    body: trialBody,
    answers: { 200: routeSchema },
    async handle({ body }) {
      const { dayKind, slot, strategy, steps, trace } = await needs.tryRoute(body);
      return answerJson({ dayKind, slot, strategy, steps, trace });
    },
  });
}

export function grantRole({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'Gives a person a role.',
    body: grantBody,
    answers: { 200: grantedSchema },
    async handle({ body }) {
      const { id, name, roles } = await needs.grant(body);
      return answerJson({ person: id, name, roles });
    },
  });
}

export function moveClock({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'Reads business time, or moves that of a trial forward.',
    body: clockBody,
    answers: { 200: clockSchema },
    async handle({ body }) {
      const now = body.ms === undefined ? await needs.readClock() : await needs.moveClock(body.ms);
      if (now === null) throw new AppError('conflict', 'this is no trial: its clock stays');
      return answerJson({ now });
    },
  });
}

export function audit({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'Broken links in the chains of consequences; none when all is well.',
    answers: { 200: auditSchema },
    async handle() {
      return answerJson({ broken: await needs.audit() });
    },
  });
}
