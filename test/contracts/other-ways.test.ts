import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStandin } from '../../scripts/standin/index.ts';
import type { StandinHandle } from '../../scripts/standin/index.ts';
import { ROBOT_KEY } from '../../scripts/standin/robot.ts';
import { createWecom } from '../../server/adapters/wecom/client.ts';
import type { WecomClient } from '../../server/adapters/wecom/client.ts';
import { createRobot } from '../../server/adapters/wecom/robot.ts';
import type { RobotClient } from '../../server/adapters/wecom/robot.ts';
import { createLog } from '../../server/log.ts';

const APP = { corpId: 'ww0123456789abcdef', agentId: 1000002, secret: 'contract-secret' };
const log = createLog({ level: 'silent' });
let now = Date.parse('2026-11-24T21:20:00+08:00');
let standin: StandinHandle;
let robot: RobotClient;
let wecom: WecomClient;

beforeAll(async () => {
  standin = await startStandin({
    ...APP,
    port: 0,
    token: 'QDG6eK',
    encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
    callbackUrl: '',
    people: [{ userid: 'director', name: '销售总监' }],
    clock: () => new Date(now),
    productUrl: 'http://127.0.0.1:3000',
  });
  robot = createRobot({ url: `${standin.url}/cgi-bin/webhook/send?key=${ROBOT_KEY}`, log });
  wecom = createWecom({
    ...APP,
    baseUrl: standin.url,
    oauthBaseUrl: standin.url,
    redis: null,
    redisPrefix: 't:',
    clock: { now: () => new Date(now), wall: () => new Date() },
    log,
  });
});
afterAll(async () => {
  await Promise.all([robot.close(), wecom.close()]);
  await standin.stop();
});

const inspect = async (path: string): Promise<unknown> =>
  (await fetch(`${standin.url}/inspect/${path}`)).json();

describe('the ways that are no cards, against the stand-in', () => {
  it('says it in the group', async () => {
    expect(await robot.send('21:20 尚无人接手')).toEqual({ ok: true, value: null });
    expect(await inspect('robot')).toEqual([
      { at: '2026-11-24T13:20:00.000Z', msgtype: 'markdown', text: '21:20 尚无人接手' },
    ]);
  });

  it('rings somebody and learns that they picked up', async () => {
    const called = await wecom.staffPhone.call(['director']);
    const callId = called.ok ? (called.value[0]?.callId ?? '') : '';
    expect(callId).not.toBe('');
    const state = () => wecom.staffPhone.state({ userid: 'director', callId });
    expect(await state()).toEqual({ ok: true, value: { outcome: 'ringing', reason: 1 } });
    now += 10_000;
    expect(await state()).toEqual({ ok: true, value: { outcome: 'answered', reason: 3 } });
    expect(await inspect('staff-calls')).toMatchObject([{ userid: 'director', answer: 'answers' }]);
  });

  it('is a matter of settings where the corp does not have it', async () => {
    standin.faults.set({ staffPhone: 'off' });
    expect(await wecom.staffPhone.call(['director'])).toMatchObject({
      ok: false,
      failure: { kind: 'config', code: 301050 },
    });
  });
});
