/** Wire forms of what a person does after a call. */
import { z } from 'zod';
import { CORRECTABLE, CORRECTABLE_LISTS } from '../../domain/digest/types.ts';
import { INTENTS, SENTIMENTS } from '../../domain/insight/types.ts';
import { SPEAKERS, SPEECH_PROVIDERS } from '../../domain/speech/types.ts';
import { askedMoment as moment } from './moment.ts';
import { instant } from './people.ts';

const line = z.string().trim().min(1).max(500);
const amount = z.number().min(0).max(1e12);
const evidence = z.array(z.int().min(0).max(100_000)).max(50).default([]);
/** What a person says is certain. */
const confidence = z.number().min(0).max(1).default(1);
const fact = { evidence, confidence };

/** Left out, it stays as the machine has it; null: there is none. */
const period = z.string().trim().min(1).max(20).nullable().optional();
const flag = z.boolean().nullable().optional();
const range = { max: amount.nullable().optional(), approx: flag };

/** What a person may put into each field. */
export const CORRECTION_VALUES = {
  intent: z.enum(INTENTS),
  sentiment: z.enum(SENTIMENTS),
  urgency: z.enum(['high', 'medium', 'low']),
  summary: z.string().trim().max(1000),
  nextContact: z.object({ advice: line, at: moment.nullable().default(null), ...fact }).nullable(),
  needs: z.object({ text: line, ...fact }),
  products: z.object({ model: z.string().trim().min(1).max(40), competitor: flag, ...fact }),
  quantities: z.object({
    amount,
    unit: z.string().trim().min(1).max(8),
    ...range,
    period,
    ...fact,
  }),
  prices: z.object({
    amount,
    currency: z.string().regex(/^[A-Z]{3}$/),
    per: z.string().trim().min(1).max(8).nullable().default(null),
    ...range,
    tax: flag,
    by: z.enum(SPEAKERS).nullable().optional(),
    competitor: flag,
    ...fact,
  }),
  followUps: z.object({
    text: line,
    owner: z.enum(SPEAKERS),
    due: moment.nullable().default(null),
    ...fact,
  }),
} as const;

export const correctionBody = z
  .object({
    field: z.enum([...CORRECTABLE, ...CORRECTABLE_LISTS]),
    /** Entry of a list; null adds one. */
    fact: z.string().max(600).nullable().default(null),
    /** Null takes an entry of a list away. */
    value: z.unknown(),
  })
  .transform((body, ctx) => {
    if (body.fact !== null && CORRECTABLE.some((one) => one === body.field)) {
      ctx.addIssue({ code: 'custom', path: ['fact'], message: 'names an entry of a list' });
      return z.NEVER;
    }
    if (body.value === null && body.fact !== null) return body;
    const read = CORRECTION_VALUES[body.field].safeParse(body.value);
    if (read.success) return { ...body, value: read.data as unknown };
    for (const { path, message } of read.error.issues) {
      ctx.addIssue({ code: 'custom', path: ['value', ...path], message });
    }
    return z.NEVER;
  });

export const editBody = z.object({
  sentences: z
    .array(z.object({ n: z.int().min(0), text: z.string().trim().max(2000) }))
    .min(1)
    .max(2000),
});
export const transcribeBody = z.object({
  provider: z.enum(SPEECH_PROVIDERS).nullable().default(null),
});
export const noteBody = z.object({ text: z.string().trim().min(1).max(2000) });
export const postponeBody = z.object({ to: moment.nullable().default(null) });
export const dueBody = z.object({ due: moment });
export const reassignBody = z.object({ to: z.string().regex(/^[A-Za-z0-9_.@-]{1,64}$/) });
export const tickBody = z.object({
  item: z.string().min(1).max(600),
  state: z.enum(['open', 'done', 'dropped']),
});

export const stuckSchema = z
  .object({
    now: instant,
    /** Of them all; fifty are listed. */
    total: z.int().min(0),
    steps: z.array(
      z.object({
        id: z.string(),
        call: z.string(),
        step: z.string(),
        /** 转写 */
        text: z.string(),
        /** 138****8888 · 昨天 10:05 */
        about: z.string(),
        /** 已试 3 次 */
        tried: z.string(),
        path: z.string(),
        attempts: z.int(),
        problem: z.string(),
      }),
    ),
  })
  .meta({ id: 'StuckSteps' });
export const retryBody = z.object({ id: z.string().min(1).max(400) });

const hours = z.number().min(0.25).max(270);
export const rulesSchema = z
  .object({
    hours: z.object({ 询价: hours, 投诉: hours, 技术支持: hours, 合作洽谈: hours, 其他: hours }),
    vipFactor: z.number().min(0.1).max(1),
  })
  .meta({ id: 'FollowUpRules' });

export const dossierBody = z.object({ id: z.string().regex(/^[A-Za-z0-9._:@-]{1,128}$/) });
/** What `callpop call` prints: documents as they are, numbers masked. */
export const dossierSchema = z
  .object({
    call: z.unknown(),
    identification: z.unknown(),
    communication: z.unknown(),
    todos: z.array(z.unknown()),
    voicemail: z.unknown(),
    steps: z.array(
      z.object({
        name: z.string(),
        state: z.string(),
        attempts: z.int().min(0),
        /** Of transcribe: what the call has cost so far. */
        billedSeconds: z.number().min(0).optional(),
      }),
    ),
    pushes: z.array(z.unknown()),
  })
  .meta({ id: 'CallDossier' });
