import { afterEach, describe, expect, it } from '@jest/globals';
import type { LoginRefusal } from '../../../server/flows/people/log-in.ts';
import { REFUSED_LOGINS } from '../../../server/http/login-limit.ts';
import { ownPath } from '../../../server/http/own-path.ts';
import { bearer, makePerson, openDoors, problemOf, strictNeeds, viewers } from './doors.ts';
import type { House } from './doors.ts';
import { sampleView } from './sample.ts';

const rep = makePerson('sales_manager_a');
const session = {
  ok: true,
  token: 'fresh-token',
  expiresAt: new Date('2026-11-24T14:00:00.000Z'),
  person: rep,
} as const;

let house: House | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

const postCode = (open: House) =>
  open.fetch('/api/session', { method: 'POST', body: '{"code":"abc"}' });

describe('POST /api/session', () => {
  it('gives token and end, and nothing else', async () => {
    house = await openDoors(strictNeeds({ logInByCode: () => Promise.resolve(session) }));
    const response = await postCode(house);
    expect(await response.json()).toEqual({
      token: 'fresh-token',
      expiresAt: '2026-11-24T14:00:00.000Z',
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(house.logged.join('')).not.toContain('fresh-token');
  });

  it.each<[LoginRefusal, number, string, boolean]>([
    ['bad-code', 401, 'login_code_refused', false],
    ['outsider', 403, 'outsider', false],
    ['not-visible', 403, 'not_visible', false],
    ['not-listed', 403, 'not_an_employee', false],
    ['disabled', 403, 'disabled', false],
    ['wecom-away', 503, 'wecom_unavailable', true],
    ['wecom-misconfigured', 502, 'wecom_misconfigured', false],
  ])('%s → %i %s', async (why, status, code, retry) => {
    house = await openDoors(
      strictNeeds({ logInByCode: () => Promise.resolve({ ok: false, why }) }),
    );
    const response = await postCode(house);
    expect(response.status).toBe(status);
    expect(await problemOf(response)).toMatchObject({ code, retry });
  });

  it('names an administrator to whom nobody has listed', async () => {
    const refusal = { ok: false, why: 'not-listed', admin: '王五' } as const;
    house = await openDoors(strictNeeds({ logInByCode: () => Promise.resolve(refusal) }));
    const { message } = await problemOf(await postCode(house));
    expect(message).toBe('您不在名单中，请联系管理员王五');
  });

  it('slows down who guesses, not who logs in', async () => {
    let good = true;
    house = await openDoors(
      strictNeeds({
        logInByCode: () => Promise.resolve(good ? session : { ok: false, why: 'bad-code' }),
      }),
    );
    const statuses = async (times: number) => {
      const seen = new Set<number>();
      for (let n = 0; n < times; n += 1) if (house) seen.add((await postCode(house)).status);
      return [...seen];
    };
    expect(await statuses(REFUSED_LOGINS + 5)).toEqual([200]);
    good = false;
    expect(await statuses(REFUSED_LOGINS)).toEqual([401]);
    const held = await postCode(house);
    expect(held.status).toBe(429);
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('DELETE /api/session', () => {
  it('ends the very session that asked', async () => {
    const ended: string[] = [];
    house = await openDoors(
      strictNeeds({
        findViewer: viewers(rep),
        logOut: (token) => {
          ended.push(token);
          return Promise.resolve();
        },
      }),
    );
    const response = await house.fetch('/api/session', { method: 'DELETE', headers: bearer(rep) });
    expect([response.status, ended]).toEqual([204, [`t-${rep.id}`]]);
  });
});

describe('the way through WeCom’s login page', () => {
  const needs = strictNeeds({
    findViewer: (token) => Promise.resolve(token === 'fresh-token' ? rep : null),
    logInByOauth: (code) =>
      Promise.resolve(code === 'good' ? session : { ok: false, why: 'bad-code' }),
    showCall: () => Promise.resolve({ ok: true, view: sampleView }),
  });

  /** `name=value` of a cookie this answer sets. */
  const cookieOf = (response: Response, name: string) =>
    response.headers
      .getSetCookie()
      .find((one) => one.startsWith(`${name}=`))
      ?.split(';', 1)[0] ?? '';

  it('leads from the page to the login and back, with a session cookie', async () => {
    house = await openDoors(needs, { publicUrl: 'https://callpop.example.com' });
    const page = await house.fetch('/c/call-1');
    expect(page.headers.get('location')).toBe('/oauth/start?next=%2Fc%2Fcall-1');
    const start = await house.fetch('/oauth/start?next=%2Fc%2Fcall-1');
    const away = new URL(start.headers.get('location') ?? '');
    expect(away.searchParams.get('redirect_uri')).toBe(
      'https://callpop.example.com/oauth/callback',
    );
    const state = away.searchParams.get('state') ?? '';
    expect(state).toMatch(/^[0-9a-f]{32}$/);

    const back = await house.fetch(`/oauth/callback?code=good&state=${state}`, {
      headers: { cookie: cookieOf(start, 'callpop_login') },
    });
    expect(back.headers.get('location')).toBe('/c/call-1');
    const set = back.headers.getSetCookie().find((one) => one.startsWith('callpop_session='));
    expect(set?.toLowerCase()).toMatch(/path=\/;.*secure.*httponly|httponly.*secure/);
    expect(set?.toLowerCase()).toContain('samesite=lax');

    const shown = await house.fetch('/c/call-1', {
      headers: { cookie: cookieOf(back, 'callpop_session') },
    });
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('138****8888');
  });

  it.each([
    ['another browser', '', 'good'],
    ['another state', 'callpop_login=00.L2M', 'good'],
  ])('refuses a login begun by %s', async (_who, cookie, code) => {
    house = await openDoors(needs);
    const back = await house.fetch(`/oauth/callback?code=${code}&state=ff`, {
      headers: { cookie },
    });
    expect(back.status).toBe(400);
    expect(back.headers.getSetCookie()).toEqual([]);
  });

  it('shows a page when the code is refused', async () => {
    house = await openDoors(needs);
    const back = await house.fetch('/oauth/callback?code=bad&state=ff', {
      headers: { cookie: 'callpop_login=ff.L2M' },
    });
    expect(back.status).toBe(401);
    expect(await back.text()).toContain('登录已失效');
  });

  it.each([
    ['/c/call-1', '/c/call-1'],
    ['/c/a?x=1', '/c/a?x=1'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['/.//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/a\r\nset-cookie: x', '/'],
    ['', '/'],
  ])('comes back to %j as %s only', (wish, path) => {
    expect(ownPath(wish)).toBe(path);
  });
});
