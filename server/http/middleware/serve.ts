/** One knock at one door: authenticate, read, check, let the door handle it, write what it answers. */
import { z } from 'zod';
import { AppError, InvalidError } from '../../errors.ts';
import type { Answer } from '../answer.ts';
import type { Knock, Route } from '../door.ts';
import type { Doors } from '../doors.ts';
import { FORM_LIMIT, readJson, readRaw, requireType, SIGNED_LIMIT } from './body.ts';
import { requireCliKey, requireGatewaySignature, requireMember } from './guard.ts';
import type { Context, Middleware } from './state.ts';
import { writeAnswer } from './write.ts';

function isSigned(route: Route): boolean {
  return route.guard === 'gateway' || route.guard === 'wecom';
}

/** Reads by `schema`; wrong values are listed with dotted paths that begin with `under`. */
function check(schema: z.ZodType | undefined, value: unknown, under: string): unknown {
  if (schema === undefined) return value;
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new InvalidError(
    read.error.issues.map((issue) => ({
      path: [under, ...issue.path.map(String)].filter((part) => part !== '').join('.'),
      problem: issue.message,
    })),
  );
}

/** A path with an impossible id names nothing that exists. */
function checkParams(route: Route, params: unknown): unknown {
  const read = route.params?.safeParse(params);
  if (read?.success === false) throw new AppError('not_found', 'no such id');
  return read === undefined ? params : read.data;
}

function makeKnock(
  ctx: Context,
  route: Route,
  input: { raw: Buffer; params: unknown; token: string | null },
): Knock<unknown, unknown, unknown> {
  const body = route.body === undefined ? undefined : readJson(input.raw);
  return {
    params: input.params,
    query: check(route.query, { ...ctx.query }, 'query'),
    body: check(route.body, body, ''),
    raw: input.raw,
    headers: ctx.headers,
    cookie: (name) => ctx.cookies.get(name),
    address: ctx.ip,
    token: input.token,
  };
}

async function answerOf(
  ctx: Context,
  route: Route,
  knock: { doors: Doors; params: unknown },
): Promise<Answer> {
  const { doors } = knock;
  const limit = route.file?.limit ?? (isSigned(route) ? SIGNED_LIMIT : FORM_LIMIT);
  if (route.for === 'member') {
    const { viewer, token } = await requireMember(ctx, doors, route.guard);
    const params = checkParams(route, knock.params);
    if (route.file) requireType(ctx, route.file.types);
    const raw = await readRaw(ctx, limit);
    return route.handle({ ...makeKnock(ctx, route, { raw, params, token }), viewer });
  }
  if (route.guard === 'cli') requireCliKey(ctx, doors);
  const raw = await readRaw(ctx, limit);
  if (route.guard === 'gateway') requireGatewaySignature(ctx, doors, raw);
  const params = checkParams(route, knock.params);
  return route.handle(makeKnock(ctx, route, { raw, params, token: null }));
}

/** Throws when an answer is not what its door promises: a mistake of ours. */
function checkAnswer(route: Route, answer: Answer): void {
  const promised = route.answers[answer.status];
  if (promised === undefined)
    throw new Error(`${route.path} answers ${answer.status}, which it does not promise`);
  if (typeof promised === 'string' || answer.kind !== 'json') return;
  const read = promised.safeParse(JSON.parse(JSON.stringify(answer.data)));
  if (!read.success)
    throw new Error(`${route.path} breaks its promise: ${z.prettifyError(read.error)}`);
}

export function serve(route: Route, doors: Doors): Middleware {
  return async (ctx) => {
    ctx.state.route = route.path;
    ctx.state.page = route.page === true;
    // The router has put the named parts of the path on the context.
    const { params } = ctx as unknown as { params: unknown };
    const answer = await answerOf(ctx, route, { doors, params });
    if (doors.checkAnswers) checkAnswer(route, answer);
    writeAnswer(ctx, answer, doors.publicUrl);
  };
}
