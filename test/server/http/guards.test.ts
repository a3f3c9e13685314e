import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMetrics } from '../../../server/http/metrics.ts';
import { listRoutes } from '../../../server/http/routes.ts';
import { createLog } from '../../../server/log.ts';
import type { WecomCallback } from '../../../server/ports.ts';
import { CLI_KEY, makePerson, openDoors, signed, viewers, WALL } from './doors.ts';
import type { House } from './doors.ts';
import { ACTORS, LAW, type Actor } from './guard-cases.ts';
import { answeringNeeds } from './sample.ts';

/** Who knocks, and what they bring. A disabled employee and a revoked session look alike: nobody stands behind the token. */
const people = {
  rep: makePerson('rep', ['rep']),
  duty: makePerson('duty', ['duty']),
  director: makePerson('director', ['director']),
  admin: makePerson('admin', ['admin']),
  'without roles': makePerson('roleless', []),
};
function headersOf(actor: Actor, body: string): Record<string, string> {
  const binding = { cookie: 'callpop_login=s1.L2MvY2FsbC0x' };
  if (actor === 'nobody' || actor === 'wecom') return binding;
  if (actor === 'gateway') return { ...binding, ...signed(body) };
  if (actor === 'cli') return { ...binding, 'x-callpop-key': CLI_KEY };
  if (actor === 'disabled') return { ...binding, authorization: 'Bearer t-disabled' };
  return { ...binding, authorization: `Bearer t-${people[actor].id}` };
}

const NEEDS = answeringNeeds({ findViewer: viewers(...Object.values(people)) });

/** WeCom's word is good when the signature says `good`. */
const wecomCallback: WecomCallback = {
  answerVerification: (query) =>
    query['msg_signature'] === 'good'
      ? { ok: true, answer: 'echo' }
      : { ok: false, reason: 'bad-signature' },
  receive: (query) =>
    query['msg_signature'] === 'good'
      ? {
          ok: true,
          message: { kind: 'subscribe', person: 'a', at: WALL, dedupId: 'd' },
        }
      : { ok: false, reason: 'bad-signature' },
};

function wasRefused(response: Response): boolean {
  const to = response.headers.get('location') ?? '';
  return response.status === 401 || response.status === 403 || to.startsWith('/oauth/start');
}

let house: House;
beforeAll(async () => {
  house = await openDoors(NEEDS, { wecomCallback });
});
afterAll(() => house.close());

describe('every door times everybody who may knock', () => {
  it('has a law for each door, and no law for a door that is gone', () => {
    const routes = listRoutes({
      needs: NEEDS,
      publicUrl: 'http://localhost',
      gatewaySecrets: [],
      cliKey: CLI_KEY,
      clock: { wall: () => WALL },
      log: createLog({ level: 'silent' }),
      metrics: createMetrics(),
      clientMinimum: '0.0.0',
      wecom: { authorizeUrl: () => '' },
      wecomCallback: null,
      checkAnswers: true,
    });
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      Object.keys(LAW).sort(),
    );
  });

  const trials = Object.entries(LAW).flatMap(([door, law]) =>
    ACTORS.map((actor) => ({ door, law, actor, may: law.may.includes(actor) })),
  );

  it.each(trials)('$door × $actor → $may', async ({ door, law, actor, may }) => {
    const body = law.body === undefined ? '' : JSON.stringify(law.body);
    const method = door.split(' ', 1)[0]?.toUpperCase() ?? '';
    const signature = `${law.path.includes('?') ? '&' : '?'}msg_signature=${actor === 'wecom' ? 'good' : 'bad'}`;
    const path = door.includes('/wecom/') ? law.path + signature : law.path;
    const response = await house.fetch(path, {
      method,
      headers: {
        ...headersOf(actor, body),
        ...(law.type === undefined ? {} : { 'content-type': law.type }),
      },
      ...(method === 'GET' ? {} : { body }),
    });
    await response.arrayBuffer();
    if (!may) {
      expect(wasRefused(response)).toBe(true);
      return;
    }
    expect(wasRefused(response)).toBe(false);
    expect(response.status).toBeLessThan(400);
  });
});
