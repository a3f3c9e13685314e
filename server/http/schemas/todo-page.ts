/** Wire form of the page of one to-do. */
import { z } from 'zod';
import { INTENTS } from '../../domain/insight/types.ts';
import { SPEAKERS } from '../../domain/speech/types.ts';
import type { TodoThingView } from '../../flows/pages/todo.types.ts';
import { act, colleague, now, whoBrief } from './act.ts';
import { labelled, moment, person } from './page-values.ts';

const STATES = ['open', 'done', 'dropped'] as const;

export const todoPageSchema = z
  .object({
    id: z.string(),
    version: z.int().min(0),
    now,
    kind: labelled(['follow-up', 'callback']),
    state: labelled(STATES),
    line: z.string(),
    what: z.string(),
    who: whoBrief,
    intent: labelled(INTENTS).nullable(),
    priority: labelled(['high', 'medium', 'low']),
    due: moment,
    dueFrom: labelled(['default', 'spoken', 'person']),
    overdue: z.boolean(),
    assignee: person,
    mine: z.boolean(),
    items: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        owner: labelled(SPEAKERS),
        due: moment.nullable(),
        state: labelled(STATES),
        by: person.nullable(),
      }),
    ),
    history: z.array(z.object({ at: moment, text: z.string() })),
    acts: z.array(act(['complete', 'postpone', 'due', 'reassign'])),
    postponed: moment.nullable(),
    colleagues: z.array(colleague),
    callBack: z.string().nullable(),
    call: z.string().nullable(),
  })
  .meta({ id: 'TodoPage' }) satisfies z.ZodType<TodoThingView>;
