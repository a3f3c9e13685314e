/** One log line and one figure per request. Names the door, not the path: tickets and codes never reach a log. */
import { performance } from 'node:perf_hooks';
import type { Log } from '../../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Middleware } from './state.ts';

/** Doors asked every few seconds by machines; logged only when they fail. */
const QUIET: ReadonlySet<string> = new Set([
  '/healthz',
  '/readyz',
  '/metrics',
  '/assets/:name',
  '/api/changes',
]);

export function watchRequests(log: Log, metrics: Metrics): Middleware {
  return async (ctx, next) => {
    const start = performance.now();
    await next();
    const ms = performance.now() - start;
    const { requestId, route, viewer } = ctx.state;
    const { method, status } = ctx;
    metrics.requests.observe({ method, route, status: String(status) }, ms / 1_000);
    if (status < 400 && QUIET.has(route)) return;
    log.info('request', { requestId, method, route, status, ms: Math.round(ms * 10) / 10, viewer });
  };
}
