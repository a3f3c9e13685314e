/** What the door of WeCom refuses, and when it asks to be sent a message again. */
import { describe, expect, it } from '@jest/globals';
import { createCallback } from '../../../server/adapters/wecom/callback.ts';
import { WALL } from './doors.ts';
import { keepStrictHouses } from './strict-house.ts';

const openStrict = keepStrictHouses();

describe('/wecom/callback', () => {
  const wecomCallback = createCallback({
    token: 'QDG6eK',
    encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
    corpId: 'wx5823bf96d3bd56c7',
  });
  const xml = '<xml><Encrypt><![CDATA[AAAA]]></Encrypt></xml>';

  it.each([
    ['POST', '?msg_signature=0&timestamp=1&nonce=1', xml, 401],
    ['POST', '', xml, 401],
    ['POST', '?msg_signature=0&msg_signature=1&timestamp=1&nonce=1', xml, 401],
    ['POST', '?msg_signature=0&timestamp=1&nonce=1', 'no xml', 400],
    ['POST', '?msg_signature=0&timestamp=1&nonce=1', 'x'.repeat(1_048_577), 413],
    ['GET', '?msg_signature=0&timestamp=1&nonce=1&echostr=AAAA', null, 401],
    ['GET', '', null, 401],
  ])('%s %s is refused, nothing is stored', async (method, query, body, status) => {
    const { fetch } = await openStrict({}, { wecomCallback });
    const response = await fetch(`/wecom/callback${query}`, { method, body });
    expect(response.status).toBe(status);
  });

  it('answers 503 while no company is configured', async () => {
    const { fetch } = await openStrict();
    expect((await fetch('/wecom/callback', { method: 'POST', body: xml })).status).toBe(503);
  });

  it('answers 5xx when a message could not be stored, and empty 200 when it was', async () => {
    let stored = 0;
    const receiveWecom = () => {
      stored += 1;
      return stored === 1 ? Promise.reject(new Error('no store')) : Promise.resolve();
    };
    const { fetch } = await openStrict(
      { receiveWecom },
      {
        wecomCallback: {
          answerVerification: () => ({ ok: true, answer: 'echo' }),
          receive: () => ({
            ok: true,
            message: { kind: 'subscribe', person: 'a', at: WALL, dedupId: 'd' },
          }),
        },
      },
    );
    const knock = () => fetch('/wecom/callback', { method: 'POST', body: xml });
    expect((await knock()).status).toBe(500);
    const answer = await knock();
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    const echo = await fetch('/wecom/callback');
    expect(await echo.text()).toBe('echo');
  });
});
