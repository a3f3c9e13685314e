/** A running simulated gateway before a product double, made anew for each test of the importing file. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { createGateway } from '../../../server/adapters/gateway/client.ts';
import type { Gateway } from '../../../server/ports.ts';
import { type SimulatedGateway, startSimulatedGateway } from '../../../scripts/gateway/index.ts';
import { createHandTimeline, type ProductDouble, secret } from './product-double.ts';
import { startProductDouble, until } from './product-double.ts';
import { ring, voicemail } from './trial.ts';

const businessStart = new Date('2026-11-24T02:00:00Z');
export let folder: string;
export let product: ProductDouble;
export let gateway: SimulatedGateway;
export let orders: Gateway;
export let time: ReturnType<typeof createHandTimeline>;

export const businessNow = (): Date => new Date(businessStart.getTime() + time.now());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callpop-gateway-'));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  time = createHandTimeline();
  product = await startProductDouble([ring('a:o10', 'a:m25'), ring('b:o15'), voicemail]);
  gateway = await startSimulatedGateway({
    port: 0,
    productUrl: product.url,
    secret,
    hotline: '4008320160',
    audioDir: folder,
    clock: businessNow,
    timeline: time,
  });
  orders = createGateway({ url: gateway.url, secret, wall: () => new Date() });
});
afterEach(async () => {
  await gateway.stop();
  await product.stop();
});

export async function control(
  path: string,
  body?: unknown,
): Promise<{ status: number; json: unknown }> {
  const request =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        };
  const answer = await fetch(`${gateway.url}${path}`, request);
  return { status: answer.status, json: await answer.json() };
}

export async function call(body: Record<string, unknown> = {}): Promise<string> {
  const { json } = await control('/sim/calls', { from: '13800008888', ...body });
  return (json as { call: string }).call;
}

export const types = (): string[] => product.taken.map((news) => news.type);
export const delivered = (): Promise<void> =>
  until(() => gateway.waiting() === 0, 'all events taken');
export const taken = (type: string): Promise<void> =>
  until(() => types().includes(type), `${type} taken`);
