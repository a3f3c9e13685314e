/** Wire forms of customers: the list, the page, its calls, a whole number, a lead's name. */
import { z } from 'zod';
import { COMMUNICATION_TYPES } from '../../domain/communications/types.ts';
import { MOST_REASON, REVEAL_REASONS } from '../../domain/customers/types.ts';
import { CUSTOMER_LEVELS } from '../../domain/matching/types.ts';
import type {
  CustomerListView,
  CustomerPageView,
  HistoryView,
  RevealedView,
} from '../../flows/customers/customers.types.ts';
import { cursorQuery, id, now } from './act.ts';
import { labelled, length, moment, person } from './page-values.ts';

const PHASES = ['ringing', 'talking', 'voicemail', 'ended', 'missed'] as const;
const cursor = z.string().nullable();

export const customerListQuery = z.object({
  q: z
    .string()
    .max(100)
    .nullish()
    .transform((text) => text ?? ''),
  cursor: cursorQuery,
});
export const historyQuery = z.object({ cursor: cursorQuery });

/** `words` goes with the reason 其他, and with no other one. */
const why = {
  reason: z.enum(REVEAL_REASONS),
  words: z.string().trim().min(1).max(MOST_REASON).nullish(),
};
const saysWhy = ({ reason, words }: { reason: string; words?: string | null | undefined }) =>
  (reason === 'other') === (typeof words === 'string');
const inWords = {
  path: ['words'],
  error: 'the reason other needs words, no other reason takes any',
};

export const revealCallBody = z.object(why).refine(saysWhy, inWords);
export const revealBody = z
  .object({
    /** Absent: a number of the company itself. */
    contact: id.nullish(),
    index: z.int().min(0).max(999).default(0),
    ...why,
  })
  .refine(saysWhy, inWords);

const named = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}+$/u);
export const nameBody = z
  .object({
    name: named(40).nullish(),
    contact: z.object({ name: named(20), department: named(20).nullish() }).nullish(),
  })
  .refine(({ name, contact }) => typeof name === 'string' || contact, {
    path: ['name'],
    error: 'a name, or that of a contact',
  });

const brief = {
  id: z.string(),
  name: z.string(),
  level: labelled(CUSTOMER_LEVELS),
  sales: person.nullable(),
  salesText: z.string(),
  lastContact: z.string(),
};

export const customerListSchema = z
  .object({
    now,
    rows: z.array(
      z.object({
        ...brief,
        numbers: z.object({ count: z.int().min(0), text: z.string() }),
        path: z.string(),
      }),
    ),
    cursor,
  })
  .meta({ id: 'CustomerList' }) satisfies z.ZodType<CustomerListView>;

const numbers = z.array(
  z.object({ index: z.int().min(0), number: z.string(), note: z.string().nullable() }),
);

const history = {
  rows: z.array(
    z.object({
      id: z.string(),
      type: labelled(COMMUNICATION_TYPES),
      phase: labelled(PHASES).nullable(),
      contact: z.string(),
      number: z.string(),
      time: moment,
      length: length.nullable(),
      handler: person.nullable(),
      line: z.string(),
      tags: z.array(z.object({ kind: z.enum(['urgent', 'intent', 'todo']), text: z.string() })),
      path: z.string().nullable(),
    }),
  ),
  cursor,
};

export const customerCallsSchema = z
  .object({ id: z.string(), now, ...history })
  .meta({ id: 'CustomerCalls' }) satisfies z.ZodType<HistoryView>;

export const customerPageSchema = z
  .object({
    now,
    ...brief,
    lead: z.boolean(),
    turnover: z.object({ label: z.string(), value: z.string() }).nullable(),
    tags: z.array(z.string()),
    notes: z.string().nullable(),
    numbers,
    contacts: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        name: z.string(),
        department: z.string().nullable(),
        position: z.string().nullable(),
        numbers,
      }),
    ),
    moreContacts: z.string().nullable(),
    reasons: z.array(labelled(REVEAL_REASONS)),
    naming: z.object({ may: z.boolean(), why: z.string().nullable() }),
    named: z.array(z.object({ at: moment, text: z.string() })),
    todos: z.array(
      z.object({
        id: z.string(),
        kind: labelled(['follow-up', 'callback']),
        what: z.string(),
        due: moment,
        overdue: z.boolean(),
        assignee: person,
        path: z.string(),
      }),
    ),
    candidates: z.array(
      z.object({
        call: z.string(),
        candidate: z.int().min(0),
        title: z.string(),
        contact: z.string(),
        number: z.string(),
        line: z.string(),
        path: z.string(),
      }),
    ),
    calls: z.object(history),
  })
  .meta({ id: 'CustomerPage' }) satisfies z.ZodType<CustomerPageView>;

export const revealedSchema = z
  .object({ now, number: z.string(), dial: z.string() })
  .meta({ id: 'RevealedNumber' }) satisfies z.ZodType<RevealedView>;
