import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMetrics } from '../../../server/http/metrics.ts';
import { listRoutes } from '../../../server/http/routes.ts';
import { createLog } from '../../../server/log.ts';
import type { WecomCallback } from '../../../server/ports.ts';
import { CLI_KEY, makePerson, openDoors, signed, viewers, WALL } from './doors.ts';
import type { House } from './doors.ts';
import { answeringNeeds } from './sample.ts';

/** Who knocks, and what they bring. A disabled employee and a revoked session look alike: nobody stands behind the token. */
const people = {
  rep: makePerson('rep', ['rep']),
  duty: makePerson('duty', ['duty']),
  director: makePerson('director', ['director']),
  admin: makePerson('admin', ['admin']),
  'without roles': makePerson('roleless', []),
};
const ACTORS = [
  'nobody',
  'rep',
  'duty',
  'director',
  'admin',
  'without roles',
  'disabled',
  'gateway',
  'cli',
  'wecom',
] as const;
type Actor = (typeof ACTORS)[number];

const MEMBERS: readonly Actor[] = ['rep', 'duty', 'director', 'admin'];

/** The law, written out by hand: door → who may pass. The second column is a request that is otherwise in order. */
const LAW: Readonly<Record<string, { may: readonly Actor[]; path: string; body?: object }>> = {
  'post /gateway/events': {
    may: ['gateway'],
    path: '/gateway/events',
    body: { id: 'e', type: 'call.queued', call: 'c', at: '2026-11-24T10:00:00+08:00', data: {} },
  },
  'post /gateway/route': {
    may: ['gateway'],
    path: '/gateway/route',
    body: { call: 'c', from: '13800008888', to: '4008320160', at: '2026-11-24T10:00:00+08:00' },
  },
  'get /wecom/callback': { may: ['wecom'], path: '/wecom/callback?echostr=x' },
  'post /wecom/callback': { may: ['wecom'], path: '/wecom/callback' },
  'post /api/session': { may: ACTORS, path: '/api/session', body: { code: 'abc' } },
  'delete /api/session': { may: [...MEMBERS, 'without roles'], path: '/api/session' },
  'get /oauth/start': { may: ACTORS, path: '/oauth/start?next=/c/call-1' },
  'get /oauth/callback': { may: ACTORS, path: '/oauth/callback?code=abc&state=s1' },
  'get /api/sales/status': { may: MEMBERS, path: '/api/sales/status' },
  'post /api/sales/status': {
    may: ['rep', 'duty'],
    path: '/api/sales/status',
    body: { status: 'on_leave' },
  },
  'get /c/:callId': { may: MEMBERS, path: '/c/call-1' },
  'get /api/calls/:id': { may: MEMBERS, path: '/api/calls/call-1' },
  'post /api/calls/:id/confirm': { may: MEMBERS, path: '/api/calls/call-1/confirm', body: {} },
  'post /api/calls/:id/reject': { may: MEMBERS, path: '/api/calls/call-1/reject', body: {} },
  'post /api/calls/:id/undo': { may: MEMBERS, path: '/api/calls/call-1/undo', body: {} },
  'post /api/recordings/:id/ticket': { may: MEMBERS, path: '/api/recordings/rec-1/ticket' },
  'get /media/:ticket': { may: ACTORS, path: '/media/a-ticket-of-twenty-or-more.wav' },
  'post /api/cli/match': { may: ['cli'], path: '/api/cli/match', body: { number: '1' } },
  'post /api/cli/route': {
    may: ['cli'],
    path: '/api/cli/route',
    body: { at: '2026-11-24T10:00:00+08:00', from: '13800008888' },
  },
  'post /api/cli/grant': {
    may: ['cli'],
    path: '/api/cli/grant',
    body: { wecomUserId: 'admin', role: 'admin' },
  },
  'post /api/cli/clock': { may: ['cli'], path: '/api/cli/clock', body: { ms: 60_000 } },
  'post /api/cli/audit': { may: ['cli'], path: '/api/cli/audit', body: {} },
  'get /healthz': { may: ACTORS, path: '/healthz' },
  'get /readyz': { may: ACTORS, path: '/readyz' },
  'get /metrics': { may: ACTORS, path: '/metrics' },
  'get /openapi.json': { may: ACTORS, path: '/openapi.json' },
  'get /docs': { may: ACTORS, path: '/docs' },
  'get /favicon.ico': { may: ACTORS, path: '/favicon.ico' },
  'get /assets/:name': { may: ACTORS, path: '/assets/docs.js' },
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
      headers: headersOf(actor, body),
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
