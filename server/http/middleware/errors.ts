/** The only writer of error answers: `{code, message, retry, fields, requestId}`, or a page for people in a browser. */
import { AppError, ConflictError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { renderGate } from '../../../templates/call-page.ts';
import { messageOf } from '../../../templates/errors.ts';
import type { Context, Middleware } from './state.ts';

/** Koa and its router throw errors with a `status`; what is the client's fault is told apart from ours. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = error instanceof Error && 'status' in error ? error.status : null;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError(status === 413 ? 'too_large' : 'bad_request', 'refused by the HTTP layer', {
      cause: error,
    });
  }
  return new AppError('internal', 'unexpected failure', { cause: error });
}

function writeBody(ctx: Context, failure: AppError): void {
  const message = messageOf(failure.code, failure.data);
  if (ctx.state.page && failure.code === 'not_signed_in') {
    ctx.redirect(`/oauth/start?next=${encodeURIComponent(ctx.path)}`);
    return;
  }
  ctx.status = failure.status;
  if (ctx.state.page) {
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = renderGate(message);
    return;
  }
  ctx.body = {
    code: failure.code,
    message,
    retry: failure.retryable,
    fields: failure.fields,
    requestId: ctx.state.requestId,
    ...(failure instanceof ConflictError ? { current: failure.current } : {}),
  };
}

export function writeErrors(log: Log): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const failure = toAppError(error);
      const { requestId, route } = ctx.state;
      if (failure.code === 'internal') log.error('request failed', { requestId, route, error });
      else if (failure.status >= 500) log.warn('request not served', { requestId, route, error });
      ctx.set('cache-control', 'no-store');
      const { seconds } = failure.data;
      if (failure.code === 'too_many_requests' && seconds !== undefined)
        ctx.set('retry-after', String(seconds));
      // What is left of a body that was too large is not read; the connection ends with the answer.
      if (failure.code === 'too_large') ctx.set('connection', 'close');
      writeBody(ctx, failure);
    }
  };
}
