/** The doors for speech providers: one recording behind a signed link for two hours, and the word that a task is done. */
import { readFile, stat } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSpeechLinks } from '../../../server/adapters/speech/signature.ts';
import type { Needs } from '../../../server/http/needs.ts';
import { OLD_SECRET, SECRET, WALL } from './doors.ts';
import { AUDIO } from './sample.ts';
import { keepStrictHouses } from './strict-house.ts';

const openStrict = keepStrictHouses();
const ATTEMPT = '0190a5d4-7c1e-7000-8000-000000000001';
const TWO_HOURS_MS = 7_200_000;
let bytes = Buffer.alloc(0);
let asked: string[] = [];
beforeAll(async () => {
  bytes = await readFile(AUDIO);
});

/** The path of a link, made at that moment by whoever has this secret. */
function linkOf(
  recording: string,
  change: { readonly secret?: string; readonly at?: Date } = {},
): string {
  const { secret = SECRET, at = WALL } = change;
  const links = createSpeechLinks({ publicUrl: 'http://localhost:3000', secret, wall: () => at });
  return new URL(links.recording(recording, ATTEMPT)).pathname;
}
const plays: Needs['openForProvider'] = async (recording) => {
  asked.push(recording);
  const { size } = await stat(AUDIO);
  return recording === 'gone' ? null : { path: AUDIO, size, type: 'audio/wav' };
};
const ago = (ms: number): Date => new Date(WALL.getTime() - ms);

describe('a signed link', () => {
  const open = () => {
    asked = [];
    return openStrict({ openForProvider: plays });
  };

  it('plays its recording, whole or in parts, without a login; its path ends in the attempt', async () => {
    const house = await open();
    const link = linkOf('rec-1');
    expect(link).toMatch(new RegExp(`^/speech/audio/rec-1/\\d+/[\\w-]{43}/${ATTEMPT}\\.wav$`));
    const whole = await house.fetch(link);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-type')).toBe('audio/wav');
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const part = await house.fetch(link, { headers: { range: 'bytes=0-3' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 4]);
    expect((await house.fetch(link, { method: 'HEAD' })).headers.get('content-length')).toBe(
      String(bytes.length),
    );
    expect(asked).toEqual(['rec-1', 'rec-1', 'rec-1']);
  });

  it.each(['录音 1', 'a+b&c=d', '100%', 'a?b#c'])('may name %s', async (recording) => {
    const house = await open();
    const response = await house.fetch(linkOf(recording));
    expect([response.status, asked]).toEqual([200, [recording]]);
  });

  it.each([
    ['fresh', {}, 200],
    ['a moment before its end', { at: ago(TWO_HOURS_MS - 1000) }, 200],
    ['two hours old', { at: ago(TWO_HOURS_MS) }, 404],
    ['by the former secret', { secret: OLD_SECRET }, 200],
    ['by another secret', { secret: 'whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCwgMzIgYnl0ZXM=' }, 404],
  ] as const)('%s is answered', async (_name, change, status) => {
    const house = await open();
    expect((await house.fetch(linkOf('rec-1', change))).status).toBe(status);
    expect(asked).toHaveLength(status === 200 ? 1 : 0);
  });

  it('of audio that is gone is not found', async () => {
    const house = await open();
    expect((await house.fetch(linkOf('gone'))).status).toBe(404);
  });

  const [, , , , until = '', signed = ''] = linkOf('rec-1').split('/');
  const name = `${ATTEMPT}.wav`;
  it.each([
    ['for another recording', `rec-2/${until}/${signed}/${name}`],
    ['for longer', `rec-1/${Number(until) + 1}/${signed}/${name}`],
    ['for ever', `rec-1/999999999999/${signed}/${name}`],
    ['for another attempt', `rec-1/${until}/${signed}/${ATTEMPT.replace(/1$/, '2')}.wav`],
    ['with another signature', `rec-1/${until}/${'A'.repeat(43)}/${name}`],
    ['with half a signature', `rec-1/${until}/${signed.slice(0, 20)}/${name}`],
    ['without a signature', `rec-1/${until}//${name}`],
    ['with another ending', `rec-1/${until}/${signed}/${ATTEMPT}.mp3`],
    ['from somewhere else', `..%2f..%2fetc%2fpasswd/${until}/${signed}/${name}`],
  ])('changed %s opens nothing', async (_name, path) => {
    const house = await open();
    const response = await house.fetch(`/speech/audio/${path}`);
    expect([response.status, asked]).toEqual([404, []]);
  });

  it('with any character of its signature changed opens nothing', async () => {
    const house = await open();
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const change = fc.record({
      at: fc.nat({ max: 42 }),
      to: fc.constantFrom(...Array.from(letters)),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, to }) => {
        fc.pre(signed.charAt(at) !== to);
        const wrong = signed.slice(0, at) + to + signed.slice(at + 1);
        const response = await house.fetch(`/speech/audio/rec-1/${until}/${wrong}/${name}`);
        expect(response.status).toBe(404);
      }),
      { numRuns: 40 },
    );
  });

  it('is not written into the log', async () => {
    const house = await open();
    await (await house.fetch(linkOf('rec-1'))).arrayBuffer();
    expect(house.logged.join('')).toContain('/speech/audio/:recording');
    expect(house.logged.join('')).not.toContain(signed);
  });
});

describe('the word that a task is done', () => {
  const told: string[] = [];
  const open = () => {
    told.length = 0;
    return openStrict({
      takeSpeechCallback: (attempt, order) => {
        told.push(`${attempt} ${order}`);
        return Promise.resolve();
      },
    });
  };
  it.each([
    ['well', `/speech/iflytek/${ATTEMPT}?orderId=DKHJQ-1&status=1`, 200],
    ['badly', `/speech/iflytek/${ATTEMPT}?orderId=DKHJQ-1&status=-1&failType=6`, 200],
    ['without an order', `/speech/iflytek/${ATTEMPT}?status=1`, 400],
    ['twice in one', `/speech/iflytek/${ATTEMPT}?orderId=a&orderId=b&status=1`, 400],
    ['of an order that is none', `/speech/iflytek/${ATTEMPT}?orderId=a%20b&status=1`, 400],
    ['without a status', `/speech/iflytek/${ATTEMPT}?orderId=DKHJQ-1`, 400],
    ['of no attempt of ours', '/speech/iflytek/short?orderId=DKHJQ-1&status=1', 404],
    ['of an attempt that is a path', '/speech/iflytek/..%2f..%2fadmin?orderId=a&status=1', 404],
  ])('%s', async (_name, path, status) => {
    const house = await open();
    const response = await house.fetch(path);
    expect(response.status).toBe(status);
    expect(told).toEqual(status === 200 ? [`${ATTEMPT} DKHJQ-1`] : []);
  });

  it('comes to the address that the links name', () => {
    const links = createSpeechLinks({
      publicUrl: 'https://x.example',
      secret: SECRET,
      wall: () => WALL,
    });
    expect(links.callback(ATTEMPT)).toBe(`https://x.example/speech/iflytek/${ATTEMPT}`);
  });
});
