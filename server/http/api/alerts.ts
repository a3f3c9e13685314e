/** Alerts: seen by whoever was told, taken by the first, settled, handed over. */
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, openDoor, type MemberDoor, type OpenDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import type { AlertShown } from '../needs.ts';
import { alertActSchema } from '../schemas/alert-page.ts';
import { alertAnswerSchema, alertsSchema, handBody, momentBody } from '../schemas/alerts.ts';
import { dutySchema, ladderSchema } from '../schemas/duty.ts';
import { answerAlertAct } from './alert-page.ts';
import { keyOf } from './calls.ts';

const byId = z.object({ id: z.string().regex(/^[A-Za-z0-9._:@-]{1,128}$/) });
const none = z.object({});

function demandAlert(shown: AlertShown): Extract<AlertShown, { ok: true }> {
  if (shown.ok) return shown;
  if (shown.why === 'forbidden') throw new AppError('alert_forbidden', 'not told of this alert');
  throw new AppError('not_found', 'no such alert');
}

export function listAlerts({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Alerts this person was told of; director and admin see all.',
    answers: { 200: alertsSchema },
    handle: async ({ viewer }) => answerJson({ alerts: await needs.alerts.list(viewer) }),
  });
}

export function showAlert({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'One alert as it stands.',
    params: byId,
    answers: { 200: alertAnswerSchema },
    async handle({ params, viewer }) {
      const shown = demandAlert(await needs.alerts.show({ alert: params.id, viewer }));
      const { alert, mine, calls } = shown;
      return answerJson({ alert, mine, calls });
    },
  });
}

export function takeAlert(doors: Doors): MemberDoor {
  return memberDoor({
    says: '我来处理: the first to ask has it; 409 tells whoever comes later who that is.',
    params: byId,
    body: none,
    answers: { 200: alertActSchema },
    async handle({ params, viewer, headers }) {
      const by = { alert: params.id, viewer };
      const done = await doors.needs.alerts.take({ ...by, key: keyOf(headers) });
      return answerAlertAct(doors, done, by);
    },
  });
}

export function settleAlert(doors: Doors): MemberDoor {
  return memberDoor({
    says: '已解决: nobody need act any more; the to-do keeps its deadline.',
    params: byId,
    body: none,
    answers: { 200: alertActSchema },
    async handle({ params, viewer, headers }) {
      const by = { alert: params.id, viewer };
      const done = await doors.needs.alerts.settle({ ...by, key: keyOf(headers) });
      return answerAlertAct(doors, done, by);
    },
  });
}

export function handAlert(doors: Doors): MemberDoor {
  return memberDoor({
    says: '转给: a colleague is asked instead, with the whole time to respond.',
    params: byId,
    body: handBody,
    answers: { 200: alertActSchema },
    async handle({ params, body, viewer, headers }) {
      const by = { alert: params.id, viewer };
      const done = await doors.needs.alerts.hand({ ...by, key: keyOf(headers), to: body.to });
      return answerAlertAct(doors, done, by);
    },
  });
}

export function printAlerts({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'All alerts, the open ones first.',
    answers: { 200: alertsSchema },
    handle: async () => answerJson({ alerts: await needs.alerts.all() }),
  });
}

export function tryLadder({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'Who would be told of an alert opened at this moment, after how long.',
    body: momentBody,
    answers: { 200: ladderSchema },
    handle: async ({ body }) => answerJson(await needs.alerts.ladder(body.at)),
  });
}

export function tryDuty({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'Who is on duty at a moment, and the gaps of the weeks after it.',
    body: momentBody,
    answers: { 200: dutySchema },
    handle: async ({ body }) => answerJson(await needs.alerts.duty(body.at)),
  });
}
