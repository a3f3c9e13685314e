/** Wire forms around calls: lists, colleagues to hand one to, a window of a transcript, the passport. */
import { z } from 'zod';
import type {
  CallColleaguesView,
  CallListView,
  PassportView,
  TranscriptWindowView,
} from '../../flows/pages/calls.types.ts';
import { colleague, cursorQuery, now, whoBrief } from './act.ts';
import { card, leg, plan } from './call-page.ts';
import { sentence, transcriptState } from './call-page-digest.ts';
import { labelled, length, moment, person } from './page-values.ts';

const PHASES = ['ringing', 'talking', 'voicemail', 'ended', 'missed'] as const;
const FILTERS = ['all', 'missed', 'voicemail', 'mine', 'unknown'] as const;
const written = z
  .string()
  .max(100)
  .nullish()
  .transform((text) => text ?? '');
const index = z.coerce.number().int().min(0).max(1_000_000);

export const callListQuery = z.object({
  q: written,
  filter: z.enum(FILTERS).default('all'),
  cursor: cursorQuery,
});
export const colleaguesQuery = z.object({ q: written });
/** The number of the sentence with which the window begins; or a second of the conversation, and a few before it. */
export const windowQuery = z.object({
  from: index.default(0),
  at: z.coerce
    .number()
    .min(0)
    .max(1_000_000)
    .nullish()
    .transform((second) => second ?? null),
});
/** At most so many sentences of such a window; absent: all there are. */
export const callQuery = windowQuery.extend({
  sentences: z.coerce.number().int().min(0).max(50).optional(),
});

export const callListSchema = z
  .object({
    now,
    filters: z.array(labelled(FILTERS)),
    filter: z.enum(FILTERS),
    rows: z.array(
      z.object({
        id: z.string(),
        phase: labelled(PHASES),
        who: whoBrief,
        time: moment,
        length: length.nullable(),
        handler: person.nullable(),
        line: z.string(),
        tags: z.array(z.object({ kind: z.enum(['urgent', 'intent', 'todo']), text: z.string() })),
        path: z.string(),
      }),
    ),
    cursor: z.string().nullable(),
  })
  .meta({ id: 'CallList' }) satisfies z.ZodType<CallListView>;

export const colleaguesSchema = z
  .object({ now, colleagues: z.array(colleague) })
  .meta({ id: 'CallColleagues' }) satisfies z.ZodType<CallColleaguesView>;

export const transcriptWindowSchema = z
  .object({
    id: z.string(),
    now,
    state: transcriptState,
    count: z.int().min(0),
    sentences: z.array(sentence).max(50),
    next: z.int().min(0).nullable(),
    previous: z.int().min(0).nullable(),
  })
  .meta({ id: 'TranscriptWindow' }) satisfies z.ZodType<TranscriptWindowView>;

export const passportSchema = z
  .object({
    id: z.string(),
    now,
    who: z.object({ title: z.string(), number: z.string() }),
    phase: labelled(PHASES),
    started: moment.nullable(),
    whyMe: z.string().nullable(),
    plan: plan.nullable(),
    legs: z.array(leg),
    cards: z.array(card),
    steps: z.array(z.object({ name: z.string(), state: z.string() })),
  })
  .meta({ id: 'Passport' }) satisfies z.ZodType<PassportView>;
