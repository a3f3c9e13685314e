/** The page of one alert, and what an act on it is answered with: its state after it, or who was first. */
import { z } from 'zod';
import { AppError, ConflictError } from '../../errors.ts';
import type { AlertPageShown } from '../../flows/pages/show-alert.ts';
import { answerJson, type Answer } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import type { AlertShown } from '../needs.ts';
import { id } from '../schemas/act.ts';
import { alertPageSchema } from '../schemas/alert-page.ts';
import type { Employee } from '../../domain/people.ts';

function demandAlert(shown: AlertPageShown): Extract<AlertPageShown, { ok: true }> {
  if (shown.ok) return shown;
  if (shown.why === 'forbidden') throw new AppError('alert_forbidden', 'not told of this alert');
  throw new AppError('not_found', 'no such alert');
}

export function showAlertPage({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'All that the page of an alert shows: who, why, messages, acts that are open now, who was told.',
    params: z.object({ id }),
    answers: { 200: alertPageSchema },
    handle: async ({ params, viewer }) =>
      answerJson(demandAlert(await needs.pages.alert({ alert: params.id, viewer })).view),
  });
}

/** An act that did not go as wished is 409: the message says who was first and when, the body holds the page. */
export async function answerAlertAct(
  { needs }: Doors,
  done: AlertShown,
  by: { readonly alert: string; readonly viewer: Employee },
): Promise<Answer> {
  if (!done.ok) {
    if (done.why === 'no-colleague')
      throw new AppError('bad_request', 'no colleague who can take it');
    throw done.why === 'forbidden'
      ? new AppError('alert_forbidden', 'not told of this alert')
      : new AppError('not_found', 'no such alert');
  }
  const { view: page, late: line } = demandAlert(await needs.pages.alert(by));
  const { alert, mine, calls } = done;
  if (!mine) {
    throw new ConflictError('the alert went otherwise', page, { code: 'alert_late', line });
  }
  return answerJson({ alert, mine, calls, page });
}
