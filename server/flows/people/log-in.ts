/** A WeCom login code becomes a session of ours. Spec §12; WeCom path/91507, path/91335. */
import type { Employee } from '../../domain/people.ts';
import type { People, Sessions, Wecom, WecomFailure } from '../../ports.ts';

/**
 * bad-code: WeCom does not know the code, or it was used · outsider: not a member of the company ·
 * not-visible: a member whom WeCom does not let into the app · not-listed: a member whom nobody entered as an employee ·
 * disabled: has left or was switched off · wecom-away: WeCom could not be asked, trying again may help · wecom-misconfigured: somebody must change a setting.
 */
export type LoginRefusal =
  | 'bad-code'
  | 'outsider'
  | 'not-visible'
  | 'not-listed'
  | 'disabled'
  | 'wecom-away'
  | 'wecom-misconfigured';

export type Login =
  | {
      readonly ok: true;
      readonly token: string;
      readonly expiresAt: Date;
      readonly person: Employee;
    }
  | {
      readonly ok: false;
      readonly why: LoginRefusal;
      /** Whom somebody who is not listed may ask: the name of an administrator. */
      readonly admin?: string;
    };

interface Ingredients {
  readonly wecom: Pick<Wecom, 'exchangeMiniProgramCode' | 'exchangeOauthCode'>;
  readonly people: Pick<People, 'all'>;
  readonly sessions: Pick<Sessions, 'create'>;
}

/** About one member: outside the app's visible range (WeCom path/90313). */
const OUTSIDE_THE_RANGE = 60011;

/** Unknown, expired and used codes are `code-used` to the WeCom adapter; `never` is an answer about this one code too. */
function whyExchangeFailed(failure: WecomFailure): LoginRefusal {
  switch (failure.kind) {
    case 'code-used':
    case 'never':
      return 'bad-code';
    case 'unreachable':
      return 'outsider';
    case 'config':
      return failure.code === OUTSIDE_THE_RANGE ? 'not-visible' : 'wecom-misconfigured';
    case 'retry':
    case 'unknown':
      return 'wecom-away';
  }
}

async function openSession(need: Ingredients, userid: string | null): Promise<Login> {
  if (userid === null) return { ok: false, why: 'outsider' };
  const people = await need.people.all();
  const person = people.find((one) => one.wecomUserId.toLowerCase() === userid.toLowerCase());
  if (person === undefined) {
    const admin = people.find(({ active, roles }) => active && roles.includes('admin'));
    return { ok: false, why: 'not-listed', ...(admin && { admin: admin.name }) };
  }
  if (!person.active) return { ok: false, why: 'disabled' };
  const session = await need.sessions.create(person.id);
  return { ok: true, ...session, person };
}

/** Code of `wx.qy.login`. */
export function logInByCode(need: Ingredients): (code: string) => Promise<Login> {
  return async (code) => {
    const result = await need.wecom.exchangeMiniProgramCode(code);
    if (!result.ok) return { ok: false, why: whyExchangeFailed(result.failure) };
    return openSession(need, result.value.userid);
  };
}

/** Code of the OAuth2 page. */
export function logInByOauth(need: Ingredients): (code: string) => Promise<Login> {
  return async (code) => {
    const result = await need.wecom.exchangeOauthCode(code);
    if (!result.ok) return { ok: false, why: whyExchangeFailed(result.failure) };
    return openSession(need, result.value.userid);
  };
}
