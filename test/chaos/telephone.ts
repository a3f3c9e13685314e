/** A gateway as the product sees it: signed events out until they are taken, orders in, each once, and recordings. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { signBody } from '../../server/adapters/gateway/signature.ts';
import { until } from './until.ts';

export interface GatewayEvent {
  readonly id: string;
  readonly type: string;
  readonly call: string;
  readonly seq: number;
  readonly at: string;
  readonly data: object;
}

export interface TakenOrder {
  readonly id: string;
  readonly call: string;
  readonly order: { readonly do: string; readonly person?: string };
}

export interface Telephone {
  readonly url: string;
  /** Orders in the order they came, repeats of one id left out. */
  readonly orders: readonly TakenOrder[];
  /** Files that can be fetched as `<url>/recordings/<name>.wav`, by name. */
  readonly recordings: Map<string, string>;
  /** Posts an event; again and again until it is answered 2xx, as gateways do. */
  tell(base: string, event: GatewayEvent): Promise<void>;
  close(): Promise<void>;
}

const FIXTURES = resolve(import.meta.dirname, '../fixtures/gateway');

/** A recorded call under a name of its own, so that it can be told several times. */
export async function readRecorded(name: string, call: string): Promise<GatewayEvent[]> {
  const lines = await readFile(resolve(FIXTURES, `${name}.events.jsonl`), 'utf8');
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const event = JSON.parse(line) as GatewayEvent;
      return { ...event, id: `${event.id}@${call}`, call };
    });
}

export async function openTelephone(secret: string): Promise<Telephone> {
  const orders: TakenOrder[] = [];
  const recordings = new Map<string, string>();
  const server = createServer((incoming, answer) => {
    if (incoming.method === 'GET') {
      void play(answer, recordings.get(nameIn(incoming.url ?? '')));
      return;
    }
    void text(incoming).then((body) => {
      const order = JSON.parse(body) as TakenOrder;
      if (!orders.some(({ id }) => id === order.id)) orders.push(order);
      answer.setHeader('content-type', 'application/json');
      answer.end('{"result":"done"}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    orders,
    recordings,
    async tell(base, event) {
      const body = JSON.stringify(event);
      await until(`${event.type} is taken`, async () => {
        const timestamp = Math.floor(Date.now() / 1000);
        const headers = {
          'content-type': 'application/json',
          ...signBody({ id: event.id, timestamp, body, secret }),
        };
        const answer = await fetch(`${base}/gateway/events`, { method: 'POST', headers, body });
        if (answer.status >= 400 && answer.status < 500) {
          throw new Error(`${event.type}: ${answer.status} ${await answer.text()}`);
        }
        return answer.ok;
      });
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function nameIn(path: string): string {
  return /^\/recordings\/([^/]+)\.wav$/.exec(path)?.[1] ?? '';
}

async function play(answer: ServerResponse, file: string | undefined): Promise<void> {
  if (file === undefined) {
    answer.writeHead(404).end();
    return;
  }
  const { size } = await stat(file);
  answer.writeHead(200, { 'content-type': 'audio/wav', 'content-length': size });
  // Whoever fetches may be killed meanwhile.
  createReadStream(file)
    .on('error', () => answer.destroy())
    .pipe(answer);
}
