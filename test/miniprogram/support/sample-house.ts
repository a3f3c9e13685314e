/** A server for the sample app: a few answers, one sound, and the frame's door before it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { compileMiniprogram } from '../../../scripts/miniprogram/compile.ts';
import { createFrame } from '../../../scripts/miniprogram/frame.ts';

export const SAMPLE_APP = join(import.meta.dirname, '../sample-app');

export interface SampleHouse {
  /** Address of the frame's door. */
  readonly url: string;
  /** What the product was asked, `GET /api/hello` and with a Range behind it. */
  readonly asked: string[];
  /** Lets all answers of `/api/slow` go. */
  readonly release: () => void;
  readonly stop: () => Promise<void>;
}

/** Compiles the sample app and serves it on a free port of loopback. */
export async function openSampleHouse(): Promise<SampleHouse> {
  const built = await compileMiniprogram({ root: SAMPLE_APP });
  const asked: string[] = [];
  const held: (() => void)[] = [];
  const product = await listen((req, res) => {
    asked.push([req.method, req.url, req.headers.range].filter(Boolean).join(' '));
    answer(req, res, held);
  });
  const frame = createFrame({
    build: () => Promise.resolve(built),
    proxyTo: addressOf(product),
    loginCode: (person) => `code-of-${person}`,
  });
  const door = await listen((req, res) => {
    if (!frame(req, res)) res.writeHead(404).end();
  });
  return {
    url: addressOf(door),
    asked,
    release() {
      for (const go of held.splice(0)) go();
    },
    async stop() {
      for (const server of [door, product]) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
}

function answer(req: IncomingMessage, res: ServerResponse, held: (() => void)[]): void {
  const json = (body: object): void => {
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(body));
  };
  if (req.url?.startsWith('/media/')) sendSound(req, res);
  else if (req.url?.startsWith('/api/slow'))
    held.push(() => {
      json({ slow: true });
    });
  else json({ hello: req.url });
}

const SECONDS = 20;
const RATE = 8000;

/** A WAV file of a low tone, with the parts that a player asks for. */
function sendSound(req: IncomingMessage, res: ServerResponse): void {
  const sound = toneWav();
  const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(req.headers.range ?? '') ?? [];
  const first = Number(from);
  const last = to === '' ? sound.length - 1 : Number(to);
  res.writeHead(206, {
    'content-type': 'audio/wav',
    'accept-ranges': 'bytes',
    'content-length': last - first + 1,
    'content-range': `bytes ${first}-${last}/${sound.length}`,
  });
  res.end(sound.subarray(first, last + 1));
}

function toneWav(): Buffer {
  const samples = Buffer.alloc(SECONDS * RATE * 2);
  for (let at = 0; at < SECONDS * RATE; at += 1) {
    samples.writeInt16LE(Math.round(6000 * Math.sin((at / RATE) * 220 * 2 * Math.PI)), at * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

async function listen(
  handle: (req: IncomingMessage, res: ServerResponse) => void,
): Promise<Server> {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
