/** Wire forms of the command line's doors; what `callpop match` and `callpop route` print. */
import { z } from 'zod';
import { CUSTOMER_LEVELS, MATCH_CLASSES } from '../../domain/matching/types.ts';
import { DEVICES, REP_STATUSES } from '../../domain/people.ts';
import { askedMoment } from './moment.ts';
import { instant } from './people.ts';

const numberText = z.string().max(128);
const person = z.string().regex(/^[A-Za-z0-9_.@-]{1,64}$/, { error: 'should be an employee id' });
const confidence = z.number().min(0).max(1);

export const matchBody = z.object({ number: numberText });

const customer = z.object({ id: z.string(), name: z.string(), level: z.enum(CUSTOMER_LEVELS) });
const contact = z.object({ id: z.string(), name: z.string(), department: z.string().nullable() });

export const matchSchema = z
  .object({
    class: z.enum(MATCH_CLASSES),
    confidence: confidence.nullable(),
    customer: customer.nullable(),
    contact: contact.nullable(),
    candidates: z.array(
      z.object({
        class: z.enum(MATCH_CLASSES),
        confidence,
        customer: customer.nullable(),
        contact: contact.nullable(),
      }),
    ),
    why: z.array(z.string()),
  })
  .meta({ id: 'Match' });

export const trialBody = z.object({
  at: askedMoment,
  from: numberText,
  digit: z
    .string()
    .regex(/^[0-9*#]$/, { error: 'should be one key' })
    .nullish()
    .transform((text) => text ?? null),
  status: z.record(person, z.enum(REP_STATUSES)).default({}),
  calls: z.record(person, z.int().min(0).max(100_000)).default({}),
});

export const stepSchema = z
  .union([
    z.object({
      targets: z.array(
        z.object({
          person: z.string(),
          device: z.enum(DEVICES),
          number: z.string(),
          seconds: z.int().min(1),
        }),
      ),
      seconds: z.int().min(1),
    }),
    z.object({ voicemail: z.literal(true), seconds: z.int().min(0) }),
    z.object({ refuse: z.literal(true) }),
  ])
  .meta({ id: 'Step' });

export const routeSchema = z
  .object({
    dayKind: z.enum(['workday', 'weekend', 'holiday']),
    slot: z.string(),
    strategy: z.enum(['sequential', 'simultaneous', 'direct', 'smart']),
    steps: z.array(stepSchema),
    trace: z.array(z.object({ rule: z.string(), text: z.string() })),
  })
  .meta({ id: 'Route' });

export const clockBody = z.object({
  /** Milliseconds to move forward; absent = only read. */
  ms: z
    .int()
    .min(1)
    .max(366 * 86_400_000)
    .optional(),
});
export const clockSchema = z.object({ now: instant }).meta({ id: 'Clock' });

export const auditSchema = z
  .object({ broken: z.array(z.object({ subject: z.string(), problem: z.string() })) })
  .meta({ id: 'Audit' });
