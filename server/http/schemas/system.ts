/** Wire forms of errors, health, and the signed doors. */
import { z } from 'zod';
import { instant } from './people.ts';
import { stepSchema } from './desk.ts';

export const errorSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    retry: z.boolean(),
    fields: z.array(z.object({ path: z.string(), problem: z.string() })),
    requestId: z.string(),
    /** Of a 409: the thing as it is now, in the form its own page has. */
    current: z.unknown().optional(),
  })
  .meta({ id: 'Problem' });

export const aliveSchema = z.object({ ok: z.literal(true) }).meta({ id: 'Alive' });

const engine = z.object({ ok: z.boolean(), engine: z.string(), version: z.string() });

export const healthSchema = z
  .object({
    ready: z.boolean(),
    mongo: engine,
    redis: engine,
    wecom: z.object({ ok: z.boolean(), mode: z.enum(['real', 'standin', 'none']) }),
    gateway: z.object({ takesOrders: z.boolean() }),
    holidaysLoaded: z.boolean(),
  })
  .meta({ id: 'Health' });

/** Documentation only: adapters/gateway/parse.ts reads the signed bytes. */
export const eventDocument = z
  .object({
    id: z.string(),
    type: z.string(),
    call: z.string().nullish(),
    seq: z.int().min(0).nullish(),
    at: instant,
    data: z.record(z.string(), z.unknown()).nullish(),
  })
  .meta({ id: 'GatewayEvent' });

export const questionDocument = z
  .object({
    call: z.string(),
    from: z.string().nullish(),
    to: z.string().nullish(),
    digits: z.string().nullish(),
    at: instant,
  })
  .meta({ id: 'RouteQuestion' });

export const storedSchema = z
  .object({ result: z.enum(['stored', 'known']) })
  .meta({ id: 'EventStored' });

export const planSchema = z
  .object({ call: z.string(), revision: z.int().min(0), steps: z.array(stepSchema) })
  .meta({ id: 'RoutePlan' });

export const ticketSchema = z
  .object({ url: z.string(), seconds: z.int().min(1) })
  .meta({ id: 'Ticket' });
