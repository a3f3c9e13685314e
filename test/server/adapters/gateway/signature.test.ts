import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  readSecret,
  signBody,
  type SignatureFault,
  verifySigned,
} from '../../../../server/adapters/gateway/signature.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const previous = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const at = 1_795_000_000;
const body = '{"id":"evt_1","type":"call.started"}';
const headers = signBody({ id: 'evt_1', timestamp: at, body, secret });

function verify(change: {
  headers?: Record<string, string | string[] | undefined>;
  rawBody?: Buffer;
  secrets?: string[];
  wall?: number;
}): ReturnType<typeof verifySigned> {
  return verifySigned({
    headers: { ...headers, ...change.headers },
    rawBody: change.rawBody ?? Buffer.from(body),
    secrets: change.secrets ?? [secret],
    wall: new Date((change.wall ?? at) * 1000),
  });
}

describe('signature', () => {
  it('makes the published example of Standard Webhooks', () => {
    const signed = signBody({
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1_614_265_330,
      body: '{"test": 2432232314}',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    });
    expect(signed['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('accepts its own signature and tells id and time', () => {
    expect(verify({})).toEqual({ ok: true, id: 'evt_1', timestamp: new Date(at * 1000) });
  });

  it.each<[string, Parameters<typeof verify>[0]]>([
    ['the previous secret during a rotation', { secrets: [previous, secret] }],
    [
      'one of several signatures',
      {
        headers: { 'webhook-signature': `v1,AAAA v1a,xx ${headers['webhook-signature']}` },
      },
    ],
    ['a clock 300 s behind', { wall: at + 300 }],
    ['a clock 300 s ahead', { wall: at - 300 }],
  ])('accepts %s', (_name, change) => {
    expect(verify(change).ok).toBe(true);
  });

  it.each<[string, Parameters<typeof verify>[0], SignatureFault]>([
    ['another secret', { secrets: [previous] }, 'bad-signature'],
    ['no secret', { secrets: [] }, 'bad-signature'],
    ['one byte more', { rawBody: Buffer.from(`${body} `) }, 'bad-signature'],
    ['another id', { headers: { 'webhook-id': 'evt_2' } }, 'bad-signature'],
    ['another time', { headers: { 'webhook-timestamp': String(at + 1) } }, 'bad-signature'],
    [
      'another version',
      {
        headers: { 'webhook-signature': headers['webhook-signature'].replace('v1,', 'v2,') },
      },
      'bad-signature',
    ],
    ['half a signature', { headers: { 'webhook-signature': 'v1,AAAA' } }, 'bad-signature'],
    ['301 s of age', { wall: at + 301 }, 'stale'],
    ['301 s of future', { wall: at - 301 }, 'stale'],
    ['a time in words', { headers: { 'webhook-timestamp': 'now' } }, 'bad-timestamp'],
    ['a fraction', { headers: { 'webhook-timestamp': `${at}.5` } }, 'bad-timestamp'],
    ['no id', { headers: { 'webhook-id': undefined } }, 'missing-headers'],
    ['an empty id', { headers: { 'webhook-id': '' } }, 'missing-headers'],
    ['no signature', { headers: { 'webhook-signature': undefined } }, 'missing-headers'],
    ['a doubled header', { headers: { 'webhook-id': ['a', 'b'] } }, 'missing-headers'],
  ])('refuses %s', (_name, change, reason) => {
    expect(verify(change)).toEqual({ ok: false, reason });
  });

  it('verifies whatever it signs, and nothing that differs in one bit', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 });
    const id = fc.stringMatching(/^[A-Za-z0-9_.-]{1,40}$/);
    fc.assert(
      fc.property(bytes, id, fc.nat(), fc.integer({ min: 0, max: 7 }), (data, name, place, bit) => {
        const sent = Buffer.from(data);
        const signed = signBody({ id: name, timestamp: at, body: sent, secret });
        const bent = Buffer.from(sent);
        const index = place % bent.length;
        bent[index] = (bent[index] ?? 0) ^ (1 << bit);
        const check = (rawBody: Buffer): boolean => verify({ headers: { ...signed }, rawBody }).ok;
        return check(sent) && !check(bent);
      }),
    );
  });

  it.each(['', 'whsec_', 'secret', 'whsec_not base64', 'whsec_c2hvcnQ='])(
    'refuses the secret %j without repeating it',
    (text) => {
      expect(() => readSecret(text)).toThrow(/whsec_.*16 bytes/);
    },
  );
});
