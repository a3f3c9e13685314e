import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createWecom } from '../../../../server/adapters/wecom/client.ts';
import type { WecomClient } from '../../../../server/adapters/wecom/client.ts';
import { CORP, SECRET, keptLog, movableClock, startScriptedWecom } from './scripted-wecom.ts';
import type { Answer, ScriptedWecom } from './scripted-wecom.ts';

let wecom: ScriptedWecom;
let client: WecomClient;

beforeEach(async () => {
  wecom = await startScriptedWecom();
  client = createWecom({
    baseUrl: wecom.url,
    oauthBaseUrl: 'https://open.weixin.qq.com',
    corpId: CORP,
    secret: SECRET,
    agentId: 1000002,
    redis: null,
    redisPrefix: 't:',
    clock: movableClock(),
    log: keptLog().log,
  });
});
afterEach(async () => {
  await client.close();
  await wecom.stop();
});

const CALL = { userid: 'sales_manager_a', callId: 'c1' };

describe('a call by WeCom itself', () => {
  it('rings several people; who cannot be rung has no call', async () => {
    wecom.on.set('pstncc/call', () => ({
      errcode: 0,
      errmsg: 'ok',
      states: [
        { code: 0, callid: 'c1', userid: 'sales_manager_a' },
        { code: 301, callid: 'c2', userid: 'sales_manager_b' },
        { code: 60111, userid: 'nobody' },
      ],
    }));
    expect(await client.staffPhone.call(['sales_manager_a', 'sales_manager_b', 'nobody'])).toEqual({
      ok: true,
      value: [
        { userid: 'sales_manager_a', callId: 'c1', code: 0 },
        { userid: 'sales_manager_b', callId: null, code: 301 },
        { userid: 'nobody', callId: null, code: 60111 },
      ],
    });
    const asked = wecom.asked.at(-1);
    expect(asked?.query.get('access_token')).toMatch(/^token-1/);
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      callee_userid: ['sales_manager_a', 'sales_manager_b', 'nobody'],
    });
  });

  it.each<[string, Answer, object]>([
    ['not linked', { errcode: 301049, errmsg: '' }, { kind: 'config', code: 301049 }],
    ['not enabled', { errcode: 301050, errmsg: '' }, { kind: 'config', code: 301050 }],
    ['no balance', { errcode: 301051, errmsg: '' }, { kind: 'config', code: 301051 }],
    ['an unknown form', { errcode: 0, errmsg: 'ok', calls: [] }, { kind: 'unknown' }],
    ['a cut connection', 'cut', { kind: 'unknown' }],
  ])('fails: %s', async (_name, said, failure) => {
    wecom.on.set('pstncc/call', () => said);
    expect(await client.staffPhone.call(['a'])).toMatchObject({ ok: false, failure });
  });

  it.each([
    ['ringing', 0, [1]],
    ['answered', 0, [2, 3]],
    ['no_answer', 0, [0, 4, 5, 7, 8, 12, 16, 17, 20]],
    ['failed', 0, [6, 9, 10, 11, 13, 14, 15, 99, 1234]],
    ['answered', 1, [0, 3, 12, 99]],
  ] as const)('is %s, talked %i', async (outcome, istalked, reasons) => {
    for (const reason of reasons) {
      wecom.on.set('pstncc/getstates', () => ({
        errcode: 0,
        errmsg: 'ok',
        istalked,
        calltime: 1_700_000_000,
        talktime: 0,
        reason,
      }));
      expect(await client.staffPhone.state(CALL)).toEqual({ ok: true, value: { outcome, reason } });
    }
    expect(JSON.parse(wecom.asked.at(-1)?.body ?? '')).toEqual({
      callee_userid: 'sales_manager_a',
      callid: 'c1',
    });
  });
});
