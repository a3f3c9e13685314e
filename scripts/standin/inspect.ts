import Router from '@koa/router';
import type { Context, Next } from 'koa';
import { z } from 'zod';
import { copyOf } from './book.ts';
import type { ChatLine } from './book.ts';
import { readJson } from './body.ts';
import type { Desk } from './desk.ts';
import { InspectError } from './errors.ts';
import { faultsPatchSchema } from './faults.ts';
import { pressCard, pressSchema, sayToApp } from './press.ts';

const saySchema = z.strictObject({ user: z.string().min(1), content: z.string().min(1) });
const clockSchema = z.strictObject({ now: z.iso.datetime({ offset: true }) });
const tokensSchema = z.strictObject({ do: z.enum(['expire', 'revoke']) });
const loginSchema = z.strictObject({
  user: z.string().min(1),
  kind: z.enum(['miniprogram', 'oauth']).default('miniprogram'),
});

/** One message as a person sees it now (spec, cards §6). */
export interface ShownMessage {
  msgid: string;
  /** ISO 8601, business time. */
  at: string;
  msgtype: 'text' | 'template_card';
  card: Record<string, unknown> | null;
  text: string | null;
  revision: number;
  warnings: string[];
}

/** What `userid` sees of one line the app sent; null for their own lines. */
export function presentLine(line: ChatLine, userid: string): ShownMessage | null {
  if (line.from === 'person') return null;
  const { message } = line;
  const copy = copyOf(message, userid);
  if (copy === undefined) return null;
  return {
    msgid: message.msgid,
    at: new Date(message.at).toISOString(),
    msgtype: message.msgtype,
    card: copy.card,
    text: copy.text,
    revision: copy.revision,
    warnings: copy.warnings,
  };
}

/** The doors under /inspect, by which tests and the page look in, press, type and break things. */
export function createInspect(desk: Desk): Router {
  const router = new Router({ prefix: '/inspect' });
  router.use(answerPlainly);

  router.get('/messages', (ctx) => {
    const user = typeof ctx.query['user'] === 'string' ? ctx.query['user'] : '';
    if (user === '') throw new InspectError(400, 'name a user');
    ctx.body = desk.book.linesOf(user).flatMap((line) => presentLine(line, user) ?? []);
  });
  router.post('/press', async (ctx) => {
    ctx.body = await pressCard(desk, await readJson(ctx.req, pressSchema));
  });
  router.post('/say', async (ctx) => {
    const { user, content } = await readJson(ctx.req, saySchema);
    ctx.body = { delivered: await sayToApp(desk, user, content) };
  });

  router.get('/robot', (ctx) => {
    ctx.body = desk.group.read();
  });
  router.get('/staff-calls', (ctx) => {
    ctx.body = desk.staffCalls.read();
  });

  router.get('/faults', (ctx) => {
    ctx.body = desk.faults.read();
  });
  router.post('/faults', async (ctx) => {
    const patch = await readJson(ctx.req, faultsPatchSchema);
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    ctx.body = desk.faults.set(Object.fromEntries(given));
  });
  router.get('/counts', (ctx) => {
    ctx.body = desk.counts;
  });
  router.post('/login', async (ctx) => {
    const { user, kind } = await readJson(ctx.req, loginSchema);
    ctx.body = { code: desk.logins.issue(kind, user) };
  });
  router.post('/tokens', async (ctx) => {
    desk.tokens.end((await readJson(ctx.req, tokensSchema)).do);
    ctx.body = {};
  });
  router.post('/clock', async (ctx) => {
    desk.setClock(new Date((await readJson(ctx.req, clockSchema)).now));
    ctx.body = { now: desk.clock().toISOString() };
  });
  router.post('/verify', async (ctx) => {
    ctx.body = await desk.callbacks.verify();
  });
  router.post('/reset', (ctx) => {
    desk.reset();
    ctx.body = {};
  });
  return router;
}

async function answerPlainly(ctx: Context, next: Next): Promise<void> {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof InspectError)) throw error;
    ctx.status = error.status;
    ctx.body = { error: error.message };
  }
}
