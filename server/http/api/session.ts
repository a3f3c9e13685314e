/** Logging in by a code of the mini-program, and out. */
import { AppError } from '../../errors.ts';
import type { ErrorCode } from '../../errors.ts';
import type { Login, LoginRefusal } from '../../flows/people/log-in.ts';
import { answerEmpty, answerJson } from '../answer.ts';
import { SESSION_COOKIE } from '../cookies.ts';
import { memberDoor, openDoor } from '../door.ts';
import type { MemberDoor, OpenDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import type { LoginLimit } from '../login-limit.ts';
import { loginBody, sessionSchema } from '../schemas/people.ts';

const REFUSALS: Readonly<Record<LoginRefusal, ErrorCode>> = {
  'bad-code': 'login_code_refused',
  outsider: 'outsider',
  'not-visible': 'not_visible',
  'not-listed': 'not_an_employee',
  disabled: 'disabled',
  'wecom-away': 'wecom_unavailable',
  'wecom-misconfigured': 'wecom_misconfigured',
};

/** The login, or the error of its refusal; refusals that cost WeCom a question count against the address. */
export async function demandLogin(
  login: Login,
  limit: LoginLimit,
  address: string,
): Promise<Extract<Login, { ok: true }>> {
  if (login.ok) return login;
  if (login.why === 'bad-code' || login.why === 'outsider') await limit.countRefusal(address);
  const data = login.admin === undefined ? {} : { admin: login.admin };
  throw new AppError(REFUSALS[login.why], `login refused: ${login.why}`, { data });
}

export function logIn({ needs }: Doors, limit: LoginLimit): OpenDoor {
  return openDoor({
    says: 'The code of wx.qy.login becomes a session; send its token as Authorization: Bearer.',
    body: loginBody,
    answers: { 200: sessionSchema },
    async handle({ body, address }) {
      await limit.check(address);
      const { token, expiresAt } = await demandLogin(
        await needs.logInByCode(body.code),
        limit,
        address,
      );
      return answerJson({ token, expiresAt });
    },
  });
}

export function logOut({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Ends the session that is used for this request.',
    answers: { 204: 'The session is over' },
    async handle({ token }) {
      if (token !== null) await needs.logOut(token);
      return answerEmpty(204, [{ name: SESSION_COOKIE, value: null, until: null, path: '/' }]);
    },
  });
}
