import { execFile, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openHouse, TRIAL, type House } from '../support/house.ts';
import type { GatewayEvent } from './telephone.ts';

jest.setTimeout(120_000);

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const RECORDED = resolve(ROOT, 'test/fixtures/gateway/vip-call.events.jsonl');
const BEGIN = '2026-11-24T10:00:00+08:00';
const A = 'sales_manager_a';

interface SignedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What `callpop sign` prints for the recorded call. */
async function sign(base: string): Promise<SignedRequest[]> {
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', 'scripts/cli/main.ts', 'sign', RECORDED],
    { cwd: ROOT, env: { ...process.env, GATEWAY_SECRET: TRIAL.gatewaySecret, PUBLIC_URL: base } },
  );
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SignedRequest);
}

const HAS_CURL = spawnSync('curl', ['--version']).status === 0;

/** By curl; where there is none, the same bytes by fetch. */
async function post({ url, headers, body }: SignedRequest): Promise<string> {
  if (!HAS_CURL) return String((await fetch(url, { method: 'POST', headers, body })).status);
  const heads = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const wish = [
    '-s',
    '-o',
    '/dev/null',
    '-w',
    '%{http_code}',
    '--data-binary',
    body,
    ...heads,
    url,
  ];
  return (await run('curl', wish)).stdout;
}

describe('a recorded call, signed and posted by hand', () => {
  let played: House;
  let recorded: House;
  beforeAll(async () => {
    played = await openHouse(BEGIN);
    recorded = await openHouse(BEGIN);
  });
  afterAll(async () => {
    await played.close();
    await recorded.close();
  });

  /** The cards of everybody who matters, without what differs from house to house. */
  async function cards(house: House): Promise<unknown> {
    const people = [A, 'sales_manager_b', 'duty_person', 'sales_director', 'admin'];
    const all = await Promise.all(
      people.map(async (person) => [person, (await house.messages(person)).map((one) => one.card)]),
    );
    const text = JSON.stringify(Object.fromEntries(all))
      .replaceAll(house.running().url, 'http://house')
      .replace(/\/c\/[^"]+/g, '/c/call')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-\d+)?(\.\d+)?/g, 'push');
    return JSON.parse(text);
  }

  it('shows the cards of the same call through the simulated gateway', async () => {
    const requests = await sign(recorded.running().url);
    const seen: Record<string, unknown> = {};
    for (const request of requests) {
      const event = JSON.parse(request.body) as GatewayEvent;
      recorded.clock.move(Date.parse(event.at) - recorded.clock.now().getTime());
      expect(await post(request)).toBe('200');
      await recorded.settle();
      seen[event.seq] = await cards(recorded);
    }

    const call = await played.ring({
      from: '13800008888',
      digit: '1',
      answer: [{ person: A, after: 16 }],
    });
    expect(await cards(played)).toEqual(seen['3']);
    await played.pass(12);
    expect(await cards(played)).toEqual(seen['5']);
    await played.pass(7);
    expect(await cards(played)).toEqual(seen['6']);
    played.clock.move(360_000);
    await played.settle();
    const { legs } = await played.phoneState(call);
    expect(legs.at(-1)?.state).toBe('talking');
    await played.phone(call, 'hangup');
    expect(await cards(played)).toEqual(seen['7']);
    expect(JSON.stringify(seen['3'])).toContain('138****8888 宁波奥克斯空调有限公司');
    expect(JSON.stringify(seen['7'])).toContain('已结束 6分02秒');
  });
});
