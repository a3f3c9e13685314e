/** Wire form of the page of one alert. */
import { z } from 'zod';
import { ALERT_ACTIONS, CHANNELS } from '../../domain/alerts/types.ts';
import type { AlertPageView } from '../../flows/pages/alert.types.ts';
import { alertAnswerSchema } from './alerts.ts';
import { act, colleague, now, whoBrief } from './act.ts';
import { SOUNDS } from './call-page.ts';
import { sentence, transcriptState } from './call-page-digest.ts';
import { labelled, length, moment, person } from './page-values.ts';

const message = z.object({
  call: z.string(),
  at: moment,
  length,
  recording: z.string().nullable(),
  sound: labelled(SOUNDS),
  offset: z.number(),
  transcript: z.object({
    state: transcriptState,
    count: z.int().min(0),
    sentences: z.array(sentence).max(50),
    next: z.int().min(0).nullable(),
  }),
});

const notice = z.object({
  who: person,
  at: moment,
  channel: labelled(CHANNELS),
  outcome: labelled([
    'pending',
    'accepted',
    'bundled',
    'answered',
    'no_answer',
    'failed',
    'skipped',
  ]),
});

export const alertPageSchema = z
  .object({
    id: z.string(),
    version: z.int().min(0),
    now,
    state: labelled(['open', 'taken', 'settled', 'lapsed']),
    mine: z.boolean(),
    line: z.string(),
    respondBy: moment,
    settleBy: moment.nullable(),
    who: whoBrief,
    urgency: labelled(['high', 'unknown']),
    reasons: z.array(z.string()),
    from: z.string().nullable(),
    messages: z.array(message),
    acts: z.array(act(ALERT_ACTIONS)),
    colleagues: z.array(colleague),
    told: z.array(notice),
    next: z.object({ at: moment, text: z.string() }).nullable(),
    callBack: z.string().nullable(),
    links: z.object({ call: z.string().nullable(), customer: z.string().nullable() }),
  })
  .meta({ id: 'AlertPage' }) satisfies z.ZodType<AlertPageView>;

/** What an act is answered with: the alert as it is printed, and its page after the act. */
export const alertActSchema = alertAnswerSchema
  .extend({ page: alertPageSchema })
  .meta({ id: 'AlertActed' });
