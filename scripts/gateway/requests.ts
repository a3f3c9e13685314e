/** What may be asked of the simulated gateway, and how a request is read. */
import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Order } from '../../server/domain/consequences.ts';
import { DEVICES } from '../../server/domain/people.ts';

/** A request that cannot be served; `reason` says what to change. */
export class RequestError extends Error {
  readonly status: number;
  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

const person = z.string().regex(/^[A-Za-z0-9._@-]{1,64}$/, { error: 'must be an employee id' });
const soon = z.number().min(0).max(86_400);

export const callRequest = z.strictObject({
  from: z.string().max(128),
  digit: z
    .string()
    .regex(/^[0-9*#]$/, { error: 'must be one key 0-9 * #' })
    .nullish(),
  /** Who picks up, so many seconds after their phones began to ring. */
  answer: z
    .array(z.strictObject({ person, after: soon }))
    .max(50)
    .default([]),
  busy: z.array(person).max(50).default([]),
  offline: z.array(person).max(50).default([]),
  /** Seconds from the beginning of the call. */
  hangupAfter: soon.nullish(),
  /** Voicemail: a `.wav` path, `clip:<name>` or a text. */
  say: z.string().min(1).max(1000).nullish(),
  /** What is recorded of the talk, and how long it lasts: a `.wav` path, `clip:<name>` or a text. */
  talk: z.string().min(1).max(1000).nullish(),
  /** False: mobiles are answered by a mailbox that presses no key. */
  press1: z.boolean().default(true),
});

export const pickUpRequest = z.strictObject({
  person,
  device: z.enum(DEVICES).nullish(),
  press1: z.boolean().default(true),
});
export const personRequest = z.strictObject({ person });
const clip = z.string().regex(/^[a-z0-9-]{1,64}$/, { error: 'must be the name of a recording' });
/** One of the recordings, chosen during the talk. */
export const playRequest = z.strictObject({ clip });
export const messageRequest = z.union([
  z.strictObject({ clip }),
  z.strictObject({ seconds: z.number().int().min(1).max(180) }),
  z.strictObject({ text: z.string().min(1).max(1000) }),
]);
export const clockRequest = z.strictObject({ now: z.iso.datetime({ offset: true }) });
export const emptyRequest = z.object({});

export const orderRequest = z.object({
  id: z.string().min(1).max(128),
  call: z.string().min(1).max(128),
  order: z.object({
    do: z.enum(['answer', 'decline', 'transfer', 'voicemail', 'hangup', 'continue']),
    person: person.optional(),
    device: z.enum(DEVICES).optional(),
    number: z.string().min(1).max(32).optional(),
    seconds: z.number().min(1).max(60).optional(),
  }),
  notAfter: z.iso.datetime({ offset: true }),
});

/** The order as the domain words it. */
export function toOrder(read: z.infer<typeof orderRequest>['order']): Order {
  return {
    do: read.do,
    ...(read.person === undefined ? {} : { person: read.person }),
    ...(read.device === undefined ? {} : { device: read.device }),
    ...(read.number === undefined ? {} : { number: read.number }),
    ...(read.seconds === undefined ? {} : { seconds: read.seconds }),
  };
}

const LARGEST_BODY = 65_536;

/** The raw bytes of a request. Throws RequestError 413. */
export async function readRaw(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) throw new RequestError(413, 'the body is larger than 64 KiB');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** JSON of a known shape. Throws RequestError 400 or 422. */
export function readShape<Shape extends z.ZodType>(raw: Buffer, shape: Shape): z.infer<Shape> {
  const read = shape.safeParse(jsonOf(raw));
  if (read.success) return read.data;
  const problems = read.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`);
  throw new RequestError(422, problems.join('; '));
}

function jsonOf(raw: Buffer): unknown {
  try {
    return raw.length === 0 ? {} : JSON.parse(raw.toString('utf8'));
  } catch (error) {
    throw new RequestError(400, `not JSON: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

/** The JSON body of a control request; other types are refused, so that foreign pages cannot post here. */
export async function readControl<Shape extends z.ZodType>(
  ctx: Context,
  shape: Shape,
): Promise<z.infer<Shape>> {
  if (!ctx.get('content-type').startsWith('application/json')) {
    throw new RequestError(415, 'send application/json');
  }
  return readShape(await readRaw(ctx.req), shape);
}

export function pathPart(ctx: Context & { params: Record<string, string> }, name: string): string {
  return ctx.params[name] ?? '';
}
