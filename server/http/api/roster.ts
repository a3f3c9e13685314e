/** Doors of the roster: read by everybody, changed by director and admin, swapped by reps among themselves. */
import { z } from 'zod';
import type { RosterRefusal } from '../../domain/roster/types.ts';
import { AppError, ConflictError } from '../../errors.ts';
import type { RosterChanged } from '../../flows/roster/change-roster.ts';
import type { SwapDone } from '../../flows/roster/swap-shifts.ts';
import { answerEmpty, answerJson, type Answer } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import {
  gapsQuery,
  gapsSchema,
  holderBody,
  momentQuery,
  overrideBody,
  rosterChangedSchema,
  rosterMomentSchema,
  rosterWeekSchema,
  swapBody,
  swapSchema,
  weekQuery,
} from '../schemas/roster.ts';
import { keyOf } from './calls.ts';

export const byId = z.object({ id: z.string().regex(/^[A-Za-z0-9._:@-]{1,128}$/) });

/** By name: the words are for people, the name for programs. */
function refused(why: RosterRefusal): AppError {
  const fields = [{ path: '', problem: why }];
  return new AppError('roster_refused', `roster refused: ${why}`, { fields, data: { why } });
}

function demandChanged(changed: RosterChanged): number {
  if (changed.ok) return changed.tables.version;
  if (changed.why === 'gone') throw new AppError('not_found', 'no such override');
  if (changed.why !== 'conflict') throw refused(changed.why);
  const { version } = changed;
  throw new ConflictError('another version of the roster is in force', { version });
}

async function answerSwapped({ needs }: Doors, done: SwapDone): Promise<Answer> {
  if (done.ok) return answerJson(await needs.roster.show.swap(done.swap));
  switch (done.why) {
    case 'gone':
      throw new AppError('not_found', 'no such swap');
    case 'not-yours':
      throw new AppError(
        'forbidden',
        'a swap is answered by whoever was asked, and taken back by whoever asked',
      );
    case 'already-answered': {
      const current = await needs.roster.show.swap(done.swap);
      throw new ConflictError('the swap was answered', current);
    }
    default:
      throw refused(done.why);
  }
}

export function showRosterAt({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Who is on duty at a moment, past or future; now when none is named.',
    query: momentQuery,
    answers: { 200: rosterMomentSchema },
    async handle({ query }) {
      return answerJson(await needs.roster.show.at(query.at ?? (await needs.readClock())));
    },
  });
}

export function showWeek({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Seven days of the roster with their overrides, holders and swaps.',
    query: weekQuery,
    answers: { 200: rosterWeekSchema },
    handle: async ({ query }) => answerJson(await needs.roster.show.week(query.from)),
  });
}

export function listGaps({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Spans of the coming weeks in which nobody answers, and years without holiday data.',
    query: gapsQuery,
    answers: { 200: gapsSchema },
    handle: async ({ query }) => answerJson(await needs.roster.show.gaps(query.weeks)),
  });
}

export function addOverride({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'One person more, less or instead for a span; leave also holds for who is not rostered.',
    body: overrideBody,
    answers: { 200: rosterChangedSchema },
    async handle({ body, viewer, headers }) {
      const { version: seen, ...override } = body;
      const id = needs.roster.idOf(viewer.id, keyOf(headers));
      const wish = { by: viewer.id, version: seen, id, override };
      const changed = demandChanged(await needs.roster.addOverride(wish));
      return answerJson({ version: changed, id, gaps: await needs.roster.pages.gapsIn(body) });
    },
  });
}

export function removeOverride({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Takes an override out of the roster; one that has begun ends now.',
    params: byId,
    answers: { 204: 'It is gone' },
    async handle({ params, viewer }) {
      const wish = { by: viewer.id, version: null, id: params.id };
      demandChanged(await needs.roster.removeOverride(wish));
      return answerEmpty(204);
    },
  });
}

export function setHolder({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Who holds the duty during a span: cards go to them, calls to the duty mobile or their own.',
    body: holderBody,
    answers: { 200: rosterChangedSchema },
    async handle({ body, viewer }) {
      const { version: seen, ...holder } = body;
      const wish = { by: viewer.id, version: seen, holder };
      const changed = demandChanged(await needs.roster.setHolder(wish));
      return answerJson({
        ...{ version: changed, id: null, gaps: await needs.roster.pages.gapsIn(body) },
      });
    },
  });
}

export function askSwap(doors: Doors): MemberDoor {
  const { needs } = doors;
  return memberDoor({
    says: 'Asks a colleague to take a shift of mine, perhaps for one of theirs.',
    body: swapBody,
    answers: { 200: swapSchema },
    async handle({ body, viewer, headers }) {
      const id = needs.roster.idOf(viewer.id, keyOf(headers));
      return answerSwapped(doors, await needs.roster.ask({ id, asker: viewer.id, ...body }));
    },
  });
}

export function answerSwap(doors: Doors, answer: 'grant' | 'refuse'): MemberDoor {
  return memberDoor({
    says: answer === 'grant' ? 'I take the shift: the roster is changed.' : 'I do not take it.',
    params: byId,
    answers: { 200: swapSchema },
    async handle({ params, viewer, headers }) {
      const { roster } = doors.needs;
      const id = roster.idOf(viewer.id, keyOf(headers));
      const wish = { swap: params.id, id, by: viewer.id, answer, press: null };
      return answerSwapped(doors, await roster.answer(wish));
    },
  });
}

export function withdrawSwap(doors: Doors): MemberDoor {
  return memberDoor({
    says: 'I take my wish for a swap back; possible while nobody has answered.',
    params: byId,
    answers: { 200: swapSchema },
    async handle({ params, viewer }) {
      const wish = { swap: params.id, by: viewer.id };
      return answerSwapped(doors, await doors.needs.roster.withdraw(wish));
    },
  });
}
