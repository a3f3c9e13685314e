import Router from '@koa/router';
import type { Context } from 'koa';
import { readBody } from './body.ts';
import type { Desk } from './desk.ts';

const ANSWER_MS = 10_000;

/** Passes /phone/... on to /sim/... of the simulated gateway, so that the page has one origin. */
export function createPhone(desk: Desk): Router {
  const router = new Router({ prefix: '/phone' });
  router.get('/{*path}', (ctx) => passOn(desk, ctx, undefined));
  router.post('/{*path}', async (ctx) => {
    if (!ctx.get('content-type').startsWith('application/json')) {
      ctx.status = 400;
      ctx.body = { error: 'send application/json' };
      return;
    }
    const body = await readBody(ctx.req);
    await passOn(desk, ctx, body.length === 0 ? '{}' : body.toString('utf8'));
  });
  return router;
}

async function passOn(desk: Desk, ctx: Context, body: string | undefined): Promise<void> {
  const base = desk.options.gatewayUrl;
  if (base === undefined || base === '') {
    ctx.status = 502;
    ctx.body = { error: 'no gateway configured' };
    return;
  }
  const address = new URL(base.replace(/\/$/, '') + ctx.url.replace(/^\/phone/, '/sim'));
  try {
    const answer = await fetch(address, {
      method: ctx.method,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    ctx.status = answer.status;
    ctx.type = answer.headers.get('content-type') ?? 'application/json';
    ctx.body = Buffer.from(await answer.arrayBuffer());
  } catch (error) {
    ctx.status = 502;
    ctx.body = { error: error instanceof Error ? error.message : 'the gateway does not answer' };
  }
}
