/** The product as the gateway sees it: two signed doors that remember what came and check every signature. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifySigned } from '../../../server/adapters/gateway/signature.ts';
import type { GatewayNews } from '../../../scripts/gateway/courier.ts';
import type { Timeline } from '../../../scripts/gateway/timeline.ts';

export const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

export interface ProductDouble {
  readonly url: string;
  /** Every delivery of an event, repeats included. */
  readonly deliveries: GatewayNews[];
  /** Events that were answered 200, once each, in the order of arrival. */
  readonly taken: GatewayNews[];
  readonly questions: Record<string, unknown>[];
  readonly faults: string[];
  /** Status of the next answers of a door, one after another; then 200. */
  readonly answerNext: { events: number[]; route: number[] };
  steps: unknown;
  stop(): Promise<void>;
}

export async function startProductDouble(steps: unknown): Promise<ProductDouble> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const rawBody = Buffer.concat(parts);
      const { headers } = request;
      const signed = verifySigned({ headers, rawBody, secrets: [secret], wall: new Date() });
      if (!signed.ok) double.faults.push(`${request.url ?? ''} ${signed.reason}`);
      const body = JSON.parse(rawBody.toString()) as Record<string, unknown>;
      const door = request.url === '/gateway/route' ? 'route' : 'events';
      const status = double.answerNext[door].shift() ?? 200;
      response.writeHead(status, { 'content-type': 'application/json' });
      if (door === 'route') {
        double.questions.push(body);
        response.end(JSON.stringify({ call: body['call'], revision: 1, steps: double.steps }));
        return;
      }
      const news = body as unknown as GatewayNews;
      if (signed.ok && signed.id !== news.id) double.faults.push(`id of ${news.type} differs`);
      double.deliveries.push(news);
      const known = double.taken.some((one) => one.id === news.id);
      if (status === 200 && !known) double.taken.push(news);
      response.end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const double: ProductDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries: [],
    taken: [],
    questions: [],
    faults: [],
    answerNext: { events: [], route: [] },
    steps,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return double;
}

/** Time that passes when it is told to. */
export function createHandTimeline(): Timeline & { pass(seconds: number): void } {
  let now = 0;
  const waiting = new Map<number, { at: number; act: () => void }>();
  let names = 0;
  return {
    now: () => now,
    after(ms, act) {
      names += 1;
      const name = names;
      waiting.set(name, { at: now + Math.max(0, ms), act });
      return () => void waiting.delete(name);
    },
    pass(seconds) {
      const end = now + seconds * 1000;
      for (;;) {
        const next = [...waiting].sort((a, b) => a[1].at - b[1].at)[0];
        if (!next || next[1].at > end) break;
        waiting.delete(next[0]);
        now = next[1].at;
        next[1].act();
      }
      now = end;
    },
  };
}

/** Waits for something that comes over a socket; gives up loudly. */
export async function until(done: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 8000;
  while (!done()) {
    if (performance.now() > end) throw new Error(`did not happen: ${what}`);
    await new Promise((next) => setTimeout(next, 3));
  }
}
