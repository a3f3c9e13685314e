import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifySigned } from '../../../server/adapters/gateway/signature.ts';
import { startSimulatedGateway } from '../../../scripts/gateway/index.ts';
import { toneWav } from '../../../scripts/gateway/wav.ts';
import { ring as ringOnce, ringCommand } from '../../../scripts/cli/ring.ts';
import { findSettings, signCommand, signLines } from '../../../scripts/cli/sign.ts';
import { secret, startProductDouble, until } from './product-double.ts';
import { voicemail } from './trial.ts';

/** Nothing listens there. */
const AWAY = 'http://127.0.0.1:9';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callpop-commands-'));
});
afterAll(() => rm(folder, { recursive: true }));

const settings = { base: 'http://127.0.0.1:3000/', secret, wall: new Date('2026-11-24T02:00:00Z') };
const event = '{"id":"evt_1", "type":"call.ended","call":"c","at":"2026-11-24T02:00:00Z"}';

describe('sign', () => {
  it('signs each line over exactly its own text, for the door it belongs to', () => {
    const text = `${event}\n\n{"call":"c","from":"138","to":"400","at":"x"}\r\n`;
    const out = signLines(text, settings);
    expect(out.endsWith('\n')).toBe(true);
    const requests = out
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as { url: string; headers: Record<string, string>; body: string },
      );
    expect(requests.map((one) => one.url)).toEqual([
      'http://127.0.0.1:3000/gateway/events',
      'http://127.0.0.1:3000/gateway/route',
    ]);
    expect(requests[0]?.body).toBe(event);
    expect(requests[0]?.headers['webhook-id']).toBe('evt_1');
    for (const { headers, body } of requests) {
      const rawBody = Buffer.from(body);
      expect(verifySigned({ headers, rawBody, secrets: [secret], wall: settings.wall }).ok).toBe(
        true,
      );
      expect(headers['content-type']).toBe('application/json');
    }
  });

  it.each([
    ['no JSON', '{"id":', /line 2 is not JSON/],
    ['no object', '[1]', /line 2 is not a JSON object/],
    ['neither event nor question', '{"call":"c"}', /line 2 is neither/],
    ['an event without id', '{"type":"call.ended"}', /line 2 has no "id"/],
    ['an id with a line break', '{"type":"x","id":"a\\nb"}', /line 2 has no "id"/],
  ])('names the line with %s and prints nothing', (_name, line, words) => {
    expect(() => signLines(`${event}\n${line}\n${event}`, settings)).toThrow(words);
  });

  it('finds address and secret of the running product, the environment first', async () => {
    const data = join(folder, 'running');
    await mkdir(data);
    const gatewaySecretFile = join(data, 'gateway-secret');
    await writeFile(gatewaySecretFile, `${secret}\n`);
    const run = { apiUrl: 'http://127.0.0.1:4321', gatewaySecretFile };
    await writeFile(join(data, 'run.json'), JSON.stringify(run));
    const found = await findSettings({ DATA_DIR: data });
    expect(found).toMatchObject({ base: 'http://127.0.0.1:4321', secret });
    const other = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
    const env = { DATA_DIR: data, GATEWAY_SECRET: other, PUBLIC_URL: 'https://pop.example' };
    expect(await findSettings(env)).toMatchObject({ base: 'https://pop.example', secret: other });
  });

  it('fails with 1 when there is no secret', async () => {
    await expect(findSettings({ DATA_DIR: folder })).rejects.toMatchObject({ code: 1 });
  });
});

describe('ring', () => {
  it('places a call and returns it; with wait, when it has ended', async () => {
    const product = await startProductDouble([voicemail]);
    const gateway = await startSimulatedGateway({
      port: 0,
      productUrl: product.url,
      secret,
      hotline: '4008320160',
      audioDir: folder,
      speed: 50,
    });
    const say = join(folder, 'say.wav');
    await writeFile(say, toneWav(2, 440));
    const options = { from: '13800008888', digit: '1', say, wait: true };
    const out = await ringOnce(options, { CALLPOP_GATEWAY: gateway.url });
    const { call } = JSON.parse(out) as { call: string };
    expect(product.questions).toMatchObject([{ call, from: '13800008888', digits: '1' }]);
    await until(() => product.taken.some((news) => news.type === 'call.ended'), 'the end');
    expect(product.taken.map((news) => news.type)).toContain('voicemail.left');
    await gateway.stop();
    await product.stop();
  });

  it.each([
    ['nothing runs', { from: '138' }, {}, 1],
    ['the gateway is gone', { from: '138' }, { CALLPOP_GATEWAY: AWAY }, 1],
    ['a clip finds no gateway', { from: '138', talk: 'clip:short' }, { CALLPOP_GATEWAY: AWAY }, 1],
    ['words find no gateway', { from: '138', say: '请回电话。' }, { CALLPOP_GATEWAY: AWAY }, 1],
    ['the file is not there', { from: '138', say: 'no.wav' }, { CALLPOP_GATEWAY: 'http://x' }, 2],
    ['the file is no sound', { from: '138', talk: 'no.mp3' }, { CALLPOP_GATEWAY: 'http://x' }, 2],
  ])('fails when %s', async (_name, options, env, code) => {
    await expect(ringOnce(options, { DATA_DIR: folder, ...env })).rejects.toMatchObject({ code });
  });

  it('describes its options', () => {
    const help = ringCommand().helpInformation();
    for (const option of [
      '--from',
      '--digit',
      '--answer',
      '--busy',
      '--hangup',
      '--say',
      '--talk',
      '--wait',
      'clip:inquiry',
      'clip:message-urgent',
    ]) {
      expect(help).toContain(option);
    }
    expect(signCommand().helpInformation()).toContain('<events.jsonl>');
  });

  it('reads repeated answers', () => {
    const command = ringCommand().exitOverride();
    const args = [
      '--from',
      '1',
      '--answer',
      'a@3',
      '--answer',
      'b@1.5',
      '--busy',
      'c',
      '--busy',
      'd',
    ];
    command.parseOptions(args);
    expect(command.opts()).toMatchObject({
      from: '1',
      answer: [
        { person: 'a', after: 3 },
        { person: 'b', after: 1.5 },
      ],
      busy: ['c', 'd'],
    });
    expect(() => command.parseOptions(['--answer', 'a'])).toThrow(/person@seconds/);
  });
});
