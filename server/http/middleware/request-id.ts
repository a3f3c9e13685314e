/** One id per request, in the answer, in logs and in error bodies; a caller's own is kept when it is well formed. */
import { v7 as uuid } from 'uuid';
import type { Middleware } from './state.ts';

const WELL_FORMED = /^[A-Za-z0-9_-]{8,64}$/;

export function giveRequestId(): Middleware {
  return async (ctx, next) => {
    const given = ctx.get('x-request-id');
    ctx.state.requestId = WELL_FORMED.test(given) ? given : uuid();
    ctx.state.route = 'unmatched';
    ctx.state.page = false;
    ctx.state.viewer = null;
    ctx.set('x-request-id', ctx.state.requestId);
    await next();
  };
}
