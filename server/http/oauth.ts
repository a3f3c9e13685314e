/** Login of a browser by WeCom's OAuth2 page; ends in the same kind of session, kept in a cookie. WeCom path/91335. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { answerRedirect } from './answer.ts';
import { demandLogin } from './api/session.ts';
import { LOGIN_COOKIE, SESSION_COOKIE } from './cookies.ts';
import { openDoor } from './door.ts';
import type { OpenDoor } from './door.ts';
import type { Doors } from './doors.ts';
import type { LoginLimit } from './login-limit.ts';
import { ownPath } from './own-path.ts';

const CALLBACK = '/oauth/callback';
/** WeCom's code lives five minutes; a person may look at its page as long again. */
const UNDER_WAY_MS = 10 * 60_000;

export function startOauth(doors: Doors): OpenDoor {
  return openDoor({
    says: 'Sends the browser to WeCom to learn who it is; next is the page of ours to come back to.',
    page: true,
    query: z.object({ next: z.string().default('/') }),
    answers: { 302: 'To the login page of WeCom' },
    handle({ query }) {
      const state = randomBytes(16).toString('hex');
      const next = Buffer.from(ownPath(query.next)).toString('base64url');
      const until = new Date(doors.clock.wall().getTime() + UNDER_WAY_MS);
      const cookie = { name: LOGIN_COOKIE, value: `${state}.${next}`, until, path: '/oauth' };
      const back = new URL(CALLBACK, doors.publicUrl).href;
      return answerRedirect(doors.wecom.authorizeUrl(back, state), [cookie]);
    },
  });
}

/** The page to go back to, when this browser began the login that `state` belongs to. */
function readUnderWay(cookie: string | undefined, state: string): string {
  const [began = '', next = ''] = (cookie ?? '').split('.');
  if (began === '' || began !== state)
    throw new AppError('login_broken', 'state does not belong to this browser');
  return ownPath(Buffer.from(next, 'base64url').toString('utf8'));
}

export function finishOauth(doors: Doors, limit: LoginLimit): OpenDoor {
  return openDoor({
    says: 'WeCom sends the browser back here; a session cookie is set and the page shown.',
    page: true,
    query: z.object({ code: z.string().max(512).default(''), state: z.string().default('') }),
    answers: { 302: 'To the page that was asked for' },
    async handle({ query, cookie, address }) {
      await limit.check(address);
      const next = readUnderWay(cookie(LOGIN_COOKIE), query.state);
      const login = await demandLogin(await doors.needs.logInByOauth(query.code), limit, address);
      return answerRedirect(next, [
        { name: LOGIN_COOKIE, value: null, until: null, path: '/oauth' },
        { name: SESSION_COOKIE, value: login.token, until: login.expiresAt, path: '/' },
      ]);
    },
  });
}
