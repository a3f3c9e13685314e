/** The wire form of one call as a person may read it; the type itself is domain/calls/view.types.ts. */
import { z } from 'zod';
import type { CallPageView } from '../../domain/calls/view.types.ts';
import { LEG_OUTCOMES } from '../../domain/calls/types.ts';
import { CUSTOMER_LEVELS, MATCH_CLASSES } from '../../domain/matching/types.ts';
import { DEVICES } from '../../domain/people.ts';
import { PUSH_KINDS } from '../../domain/pushes/types.ts';
import { pressSchema } from './call-press.ts';
import { digestViewSchema, todo } from './call-page-digest.ts';
import { confidence, labelled, length, moment, person } from './page-values.ts';

const matchClass = labelled(MATCH_CLASSES);

const candidate = z.object({
  index: z.int().min(0),
  title: z.string(),
  contact: z.string(),
  class: matchClass,
  confidence,
  shown: z.boolean(),
});

const who = z.object({
  title: z.string(),
  contact: z.string(),
  level: labelled(CUSTOMER_LEVELS).nullable(),
  class: matchClass.nullable(),
  confidence: confidence.nullable(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  customer: z.string().nullable(),
  candidates: z.array(candidate),
  why: z.array(z.string()),
  said: z.string().nullable(),
  may: z.object({ confirm: z.boolean(), reject: z.boolean(), undo: z.boolean() }),
});

export const plan = z.object({
  summary: z.string(),
  steps: z.array(z.string()),
  trace: z.array(z.string()),
  assignedAway: z.string().nullable(),
});

export const leg = z.object({
  person,
  device: labelled(DEVICES),
  rang: moment.nullable(),
  result: labelled([...LEG_OUTCOMES, 'connected', 'ringing']),
  talk: length.nullable(),
});

const recording = z.object({
  id: z.string(),
  kind: labelled(['mixed', 'leg', 'stereo', 'voicemail']),
  length: length.nullable(),
  state: labelled(['announced', 'ready', 'failed']),
});

export const SOUNDS = ['running', 'fetching', 'ready', 'failed', 'none'] as const;

export const card = z.object({
  person,
  kind: labelled(PUSH_KINDS),
  state: labelled(['unsent', 'live', 'final', 'gone', 'dropped']),
  sent: moment.nullable(),
});

export const callPageSchema = z
  .object({
    id: z.string(),
    version: z.int().min(0),
    stamp: z.string(),
    now: z.iso.datetime({ offset: true }),
    phase: labelled(['ringing', 'talking', 'voicemail', 'ended', 'missed']),
    live: z.boolean(),
    hotline: z.string(),
    number: z.string(),
    who,
    intent: z.string(),
    urgency: z
      .object({ value: z.enum(['high', 'medium', 'low']), text: z.string(), reason: z.string() })
      .nullable(),
    started: moment.nullable(),
    ended: moment.nullable(),
    length: length.nullable(),
    handler: person.nullable(),
    plan: plan.nullable(),
    legs: z.array(leg),
    voicemail: z.object({ length: length.nullable(), recording: z.string().nullable() }).nullable(),
    recordings: z.array(recording),
    cards: z.array(card),
    sound: labelled(SOUNDS),
    press: pressSchema.nullable(),
    callBack: todo.nullable(),
    digest: digestViewSchema.nullable(),
  })
  .meta({ id: 'CallPage' }) satisfies z.ZodType<CallPageView>;

// The other direction: what the house makes always fits the schema.
type ReadonlyDeep<T> = T extends object ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> } : T;
type Fits<Wide, Narrow extends Wide> = Narrow;
export type CallPage = Fits<ReadonlyDeep<z.output<typeof callPageSchema>>, CallPageView>;
