/** `X-Client: version/platform/SDKVersion` of the mini-program: one too old is told to start anew. Pages §3 Login. */
import { AppError } from '../../errors.ts';
import type { Metrics } from '../metrics.ts';
import type { Middleware } from './state.ts';

const FORM = /^(\d{1,5}\.\d{1,5}\.\d{1,5})\/([A-Za-z]{1,16})\/\d{1,4}(?:\.\d{1,4}){0,3}$/;
/** Platforms that are counted by name; a header is text of a stranger. */
const PLATFORMS: ReadonlySet<string> = new Set(['ios', 'android', 'windows', 'mac', 'devtools']);

/** Compares `1.10.0` and `1.9.3` part by part. */
export function isOlder(version: string, minimum: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [n, least] of minimum.split('.').map(Number).entries()) {
    const part = parts[n] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

/** A malformed header is ignored: browsers and other programs have none at all. */
export function refuseOutdated(minimum: string, { clients }: Pick<Metrics, 'clients'>): Middleware {
  return async (ctx, next) => {
    const [, version, name] = FORM.exec(ctx.get('x-client')) ?? [];
    if (version === undefined || name === undefined || !ctx.path.startsWith('/api/')) {
      await next();
      return;
    }
    const outdated = isOlder(version, minimum);
    const lower = name.toLowerCase();
    const platform = PLATFORMS.has(lower) ? lower : 'other';
    clients.inc({ platform, outdated: String(outdated) });
    if (outdated) throw new AppError('client_outdated', `a client before ${minimum}`);
    await next();
  };
}
