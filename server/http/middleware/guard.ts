/** Who may pass which door. Throws 401 for nobody, 403 for somebody without the right. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { verifySigned } from '../../adapters/gateway/signature.ts';
import type { SignatureFault } from '../../adapters/gateway/signature.ts';
import type { Employee } from '../../domain/people.ts';
import { AppError } from '../../errors.ts';
import type { ErrorCode } from '../../errors.ts';
import { SESSION_COOKIE } from '../cookies.ts';
import type { MemberGuard } from '../door.ts';
import type { Doors } from '../doors.ts';
import type { Context } from './state.ts';

const FAULT_CODES: Readonly<Record<SignatureFault, ErrorCode>> = {
  'missing-headers': 'unsigned',
  'bad-timestamp': 'stale_signature',
  stale: 'stale_signature',
  'bad-signature': 'bad_signature',
};

export function requireGatewaySignature(ctx: Context, doors: Doors, rawBody: Buffer): void {
  const verified = verifySigned({
    headers: ctx.headers,
    rawBody,
    secrets: doors.gatewaySecrets,
    wall: doors.clock.wall(),
  });
  if (!verified.ok) throw new AppError(FAULT_CODES[verified.reason], verified.reason);
}

/** Compared as digests: equal length, constant time. */
export function requireCliKey(ctx: Context, doors: Doors): void {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const given = ctx.get('x-callpop-key');
  if (given === '' || !timingSafeEqual(digest(given), digest(doors.cliKey)))
    throw new AppError('not_signed_in', 'no or wrong key of the command line');
}

/** A header wins over a cookie, so that a wrong header is never excused by an old cookie. */
export function findToken(ctx: Context): { token: string; from: 'header' | 'cookie' } | null {
  const header = ctx.get('authorization');
  if (header !== '') {
    const token = /^Bearer ([A-Za-z0-9_-]{1,128})$/i.exec(header)?.[1];
    return token === undefined ? null : { token, from: 'header' };
  }
  const token = ctx.cookies.get(SESSION_COOKIE);
  return token === undefined || token === '' ? null : { token, from: 'cookie' };
}

/**
 * The employee behind the request. A browser sends cookies on its own, so writes with a cookie also carry
 * `x-callpop: 1`, which a foreign page cannot set.
 */
export async function requireMember(
  ctx: Context,
  doors: Doors,
  guard: MemberGuard,
): Promise<{ viewer: Employee; token: string }> {
  const found = findToken(ctx);
  if (found === null) throw new AppError('not_signed_in', 'no session');
  const viewer = await doors.needs.findViewer(found.token);
  if (viewer === null) throw new AppError('not_signed_in', 'session unknown, ended or disabled');
  ctx.state.viewer = viewer.id;
  const writes = ctx.method !== 'GET' && ctx.method !== 'HEAD';
  if (found.from === 'cookie' && writes && ctx.get('x-callpop') !== '1')
    throw new AppError('forbidden', 'write with a cookie and without x-callpop');
  if (guard !== 'session' && !guard.some((role) => viewer.roles.includes(role)))
    throw new AppError('forbidden', 'none of the roles of this door');
  return { viewer, token: found.token };
}
