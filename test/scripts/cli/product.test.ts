/** Commands that ask the running product, here a double that answers as its doors do. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { callpop as run } from './run-cli.ts';

jest.setTimeout(60_000);

interface Asked {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: unknown;
}

let server: Server;
let url: string;
let folder: string;
let asked: Asked[];
let answers: Record<string, { status: number; body: unknown }>;

const callpop = (...words: string[]) => run(words, { env: { DATA_DIR: folder } });
const told = (status: number, body: unknown) => ({ status, body });

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const key = request.headers['x-callpop-key'] as string | undefined;
      asked.push({ path, key, body: JSON.parse(Buffer.concat(chunks).toString() || 'null') });
      const { status, body } = answers[path] ?? told(404, { code: 'not_found' });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'callpop-product-'));
  const cliKeyFile = join(folder, 'key');
  await writeFile(cliKeyFile, 'the-key\n');
  const running = { apiUrl: url, standinUrl: `${url}/standin`, gatewayUrl: url, cliKeyFile };
  await writeFile(join(folder, 'run.json'), JSON.stringify({ ...running, env: { PORT: 'none' } }));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  asked = [];
  answers = {};
});

const nobody = {
  class: 'none',
  confidence: 0,
  customer: null,
  contact: null,
  candidates: [],
  why: ['无'],
};
const refused = {
  dayKind: 'workday',
  slot: '09:00-12:00',
  strategy: 'sequential',
  steps: [{ refuse: true }],
  trace: [{ rule: 'blocked', text: '黑名单' }],
};

describe('questions to the running product', () => {
  it('match: the number goes there with the key, the answer is printed', async () => {
    answers = { '/api/cli/match': told(200, nobody) };
    const { code, stdout } = await callpop('match', '13900001111', '--json');
    expect({ code, said: JSON.parse(stdout) as unknown }).toEqual({ code: 0, said: nobody });
    expect(asked).toEqual([
      { path: '/api/cli/match', key: 'the-key', body: { number: '13900001111' } },
    ]);
  });

  it('route: all that is supposed goes there', async () => {
    answers = { '/api/cli/route': told(200, refused) };
    const { code, stdout } = await callpop(
      ...['route', '--at', '2026-11-24T10:00:00+08:00', '--from', '1', '--digit', '4', '--json'],
      ...['--status', 'a=in_field', '--status', 'b=on_leave', '--calls', 'a=50'],
    );
    expect({ code, said: JSON.parse(stdout) as unknown }).toEqual({ code: 0, said: refused });
    expect(asked[0]?.body).toEqual({
      at: '2026-11-24T02:00:00.000Z',
      from: '1',
      digit: '4',
      status: { a: 'in_field', b: 'on_leave' },
      calls: { a: 50 },
    });
  });

  it('clock: the stand-in and the gateway are moved with the product', async () => {
    const now = '2026-11-24T02:15:00.000Z';
    answers = {
      '/api/cli/clock': told(200, { now }),
      '/standin/inspect/clock': told(200, {}),
      '/sim/clock': told(200, {}),
    };
    const { code, stdout } = await callpop('clock', '+15m', '--json');
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${JSON.stringify({ now })}\n` });
    expect(asked.map(({ path, body }) => [path, body])).toEqual([
      ['/api/cli/clock', { ms: 900_000 }],
      ['/standin/inspect/clock', { now }],
      ['/sim/clock', { now }],
    ]);
    const offset = Number(await readFile(join(folder, 'trial-clock'), 'utf8'));
    expect(Math.abs(Date.now() + offset - Date.parse(now))).toBeLessThan(60_000);
    // The key is for the product alone.
    expect(asked.slice(1).map(({ key }) => key)).toEqual([undefined, undefined]);
  });

  it('grant: prints who has which roles now', async () => {
    const granted = { person: 'zhang', name: 'Zhang', roles: ['rep', 'admin'] };
    answers = { '/api/cli/grant': told(200, granted) };
    const { code, stdout } = await callpop('grant', 'Zhang', 'admin');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'zhang Zhang: rep, admin\n' });
    expect(asked[0]?.body).toEqual({ wecomUserId: 'Zhang', role: 'admin' });
  });
});

describe('failures', () => {
  const invalid = { code: 'invalid', fields: [{ path: 'status.bob', problem: 'is nobody' }] };
  it.each([
    ['invalid input', told(422, invalid), 2, /status\.bob is nobody/],
    ['a key that is not known', told(401, { code: 'not_signed_in', fields: [] }), 1, /the key/],
    ['a real company', told(409, { code: 'conflict', fields: [] }), 1, /refuses: conflict/],
    ['somebody else at the address', told(502, 'Bad Gateway'), 1, /HTTP 502/],
  ])('%s', async (_name, answer, expected, words) => {
    answers = { '/api/cli/clock': answer };
    const { code, stdout, stderr } = await callpop('clock', '+1s');
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toMatch(words);
    expect(asked).toHaveLength(1);
  });

  it('nothing runs: the words say how to start it', async () => {
    const { code, stderr } = await run(['match', '1']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/npm start/);
  });
});

describe('doctor', () => {
  it('names every mistake of the configuration and still audits', async () => {
    answers = { '/api/cli/audit': told(200, { broken: [] }) };
    const { code, stdout } = await callpop('doctor', '--audit', '--json');
    expect(code).toBe(1);
    const report = JSON.parse(stdout) as { ok: boolean; checks: unknown[]; broken: unknown[] };
    expect(report.ok).toBe(false);
    expect(report.broken).toEqual([]);
    expect(report.checks).toEqual(
      expect.arrayContaining([
        { name: 'config', ok: false, text: expect.stringMatching(/^PORT should be/) as unknown },
        { name: 'config', ok: false, text: expect.stringMatching(/^REDIS_URL should/) as unknown },
        { name: 'audit', ok: true, text: 'nothing found' },
      ]),
    );
  });

  it('lists broken chains, one a line', async () => {
    const broken = [{ subject: 'call c1', problem: 'parked: show' }];
    answers = { '/api/cli/audit': told(200, { broken }) };
    const { code, stdout } = await callpop('doctor', '--audit');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAIL {2}audit {5}1 broken\n {6}call c1: parked: show$/m);
  });
});
