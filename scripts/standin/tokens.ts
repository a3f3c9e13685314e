import { randomBytes } from 'node:crypto';
import { WecomError } from './errors.ts';

const TOKEN_LIFE_S = 7200;
const LOGIN_LIFE_MS = 5 * 60_000;

/** Access tokens of the one app (WeCom path/91039). They live by the wall clock. */
export interface Tokens {
  issue(corpId: string | undefined, secret: string | undefined): { token: string; seconds: number };
  /** Throws 41001, 40014 or 42001. */
  check(token: string | undefined): void;
  /** All tokens given out so far become expired (42001) or unknown (40014). */
  end(how: 'expire' | 'revoke'): void;
}

/** Builds the token desk for one corp and secret. */
export function createTokens(corpId: string, secret: string): Tokens {
  const expiries = new Map<string, number>();
  return {
    issue(givenCorp, givenSecret) {
      if (givenSecret === undefined || givenSecret === '') throw new WecomError(41004);
      if (givenCorp !== corpId) throw new WecomError(40013);
      if (givenSecret !== secret) throw new WecomError(40001, 'wrong corpsecret');
      const token = randomBytes(48).toString('base64url');
      expiries.set(token, Date.now() + TOKEN_LIFE_S * 1000);
      return { token, seconds: TOKEN_LIFE_S };
    },
    check(token) {
      if (token === undefined || token === '') throw new WecomError(41001);
      const expires = expiries.get(token);
      if (expires === undefined) throw new WecomError(40014);
      if (expires <= Date.now()) throw new WecomError(42001);
    },
    end(how) {
      if (how === 'revoke') {
        expiries.clear();
        return;
      }
      for (const token of expiries.keys()) expiries.set(token, 0);
    },
  };
}

/** Where a login code is good for: the mini-program, or a page behind OAuth2. */
export type LoginKind = 'miniprogram' | 'oauth';

/** Login codes: single use, five minutes (WeCom path/91507, path/91023). */
export interface Logins {
  issue(kind: LoginKind, userid: string): string;
  /** The userid behind the code. Throws 40029 unknown, 42022 used, 42003 expired. */
  redeem(kind: LoginKind, code: string | undefined): string;
}

/** Builds the desk of login codes; they age by business time. */
export function createLogins(clock: () => Date): Logins {
  const codes = new Map<string, { kind: LoginKind; userid: string; at: number; used: boolean }>();
  return {
    issue(kind, userid) {
      const code = randomBytes(24).toString('base64url');
      codes.set(code, { kind, userid, at: clock().getTime(), used: false });
      return code;
    },
    redeem(kind, code) {
      const login = codes.get(code ?? '');
      if (login?.kind !== kind) throw new WecomError(40029);
      if (login.used) throw new WecomError(kind === 'oauth' ? 42022 : 40029);
      if (clock().getTime() - login.at > LOGIN_LIFE_MS) throw new WecomError(42003);
      login.used = true;
      return login.userid;
    },
  };
}
