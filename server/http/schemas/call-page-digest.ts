/** The wire form of what became of a call; the type itself is domain/digest/view.types.ts. */
import { z } from 'zod';
import type { DigestView } from '../../domain/digest/view.types.ts';
import { CORRECTABLE, STEPS } from '../../domain/digest/types.ts';
import { INTENTS, READERS, SENTIMENTS } from '../../domain/insight/types.ts';
import { SPEAKERS, SPEECH_PROVIDERS } from '../../domain/speech/types.ts';
import { confidence, labelled, length, moment, person } from './page-values.ts';

const URGENCIES = ['high', 'medium', 'low'] as const;
/** From the beginning of the conversation; a recording may have begun a little earlier. */
const seconds = z.number();
const index = z.int().min(0);

const step = z.object({
  name: labelled(STEPS),
  state: labelled(['waiting', 'running', 'done', 'skipped', 'failed', 'parked']),
  attempts: z.int().min(0),
  done: moment.nullable(),
  progress: z.string().nullable(),
  problem: z.string().nullable(),
  retry: z.string().nullable(),
});

const heard = z.object({ recording: z.string(), position: z.number().min(0) });

export const transcriptState = labelled(['none', 'waiting', 'ready', 'failed', 'wordless']);
export const sentence = z.object({
  n: index,
  speaker: labelled(SPEAKERS),
  person: z.string().nullable(),
  start: seconds,
  end: seconds,
  clock: z.string(),
  text: z.string(),
  heard: heard.nullable(),
});

const transcript = z.object({
  state: transcriptState,
  by: labelled([...SPEECH_PROVIDERS, 'person'])
    .extend({ person: person.nullable(), at: moment })
    .nullable(),
  count: z.int().min(0),
  sentences: z.array(sentence),
  next: index.nullable(),
  previous: index.nullable(),
});

const evidence = z.array(
  z.object({
    n: index.nullable(),
    start: seconds,
    clock: z.string(),
    text: z.string(),
    heard: heard.nullable(),
  }),
);

const borne = {
  confidence,
  evidence,
  correction: z
    .object({ id: z.string(), by: person, at: moment, machine: z.string().nullable() })
    .nullable(),
};

const fact = z.object({
  field: z.enum([...CORRECTABLE, 'needs', 'products', 'quantities', 'prices']),
  id: z.string().nullable(),
  label: z.string(),
  value: z.string(),
  removed: z.boolean(),
  edit: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.enum(['text', 'number', 'choice', 'kept']),
      value: z.string(),
      choices: z.array(z.object({ value: z.string(), text: z.string() })),
    }),
  ),
  ...borne,
});

const insight = z.object({
  by: labelled(READERS),
  at: moment,
  summary: z.string(),
  intent: labelled(INTENTS),
  sentiment: labelled(SENTIMENTS),
  urgency: labelled(URGENCIES).extend({
    reasons: z.array(z.object({ text: z.string(), evidence })),
  }),
  facts: z.array(fact),
});

const followUp = z.object({
  id: z.string(),
  text: z.string(),
  owner: labelled(SPEAKERS),
  due: moment.nullable(),
  remark: z.string().nullable(),
  state: labelled(['open', 'done', 'dropped']),
  ...borne,
});

export const todo = z.object({
  path: z.string(),
  title: z.string(),
  due: moment,
  assignee: person,
  priority: labelled(URGENCIES),
  state: labelled(['open', 'done', 'dropped']),
});

const may = z.object({
  correct: z.boolean(),
  edit: z.boolean(),
  extract: z.boolean(),
  transcribe: z.boolean(),
  retry: z.boolean(),
});

export const digestViewSchema = z.object({
  steps: z.array(step),
  transcript,
  audio: z.object({ recording: z.string(), offset: seconds, length: length.nullable() }).nullable(),
  insight: insight.nullable(),
  followUps: z.array(followUp),
  todo: todo.nullable(),
  note: z.object({ text: z.string(), by: person, at: moment }).nullable(),
  billed: length.nullable(),
  may,
}) satisfies z.ZodType<DigestView>;
