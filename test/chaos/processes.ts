/** The product as real processes that can be killed, behind one address that shares their work out. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export interface ProductProcess {
  readonly pid: number;
  /** Resolves with the signal that ended it; null when it ended by itself. */
  readonly died: Promise<NodeJS.Signals | null>;
  /** Pulled out without a word. */
  kill(): Promise<void>;
}

/** Resolves when its doors are open, or it was killed before. Throws with what it wrote when it ends otherwise. */
export async function startProcess(env: Readonly<Record<string, string>>): Promise<ProductProcess> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let wrote = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (wrote += chunk.toString()));
  }
  const died = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const up = once(child, 'message').then(() => 'up' as const);
  const began = await Promise.race([up, died]);
  if (began !== 'up' && began !== 'SIGKILL') throw new Error(`the server died: ${wrote}`);
  return {
    pid: child.pid ?? 0,
    died,
    async kill() {
      child.kill('SIGKILL');
      await died;
    },
  };
}

export interface Entrance {
  readonly url: string;
  close(): Promise<void>;
}

/** One address for several ports: each request goes to the next one. A port that does not answer cuts the line. */
export async function openEntrance(ports: readonly number[]): Promise<Entrance> {
  let turn = 0;
  const server = createServer((incoming, answer) => {
    forward(incoming, answer, ports[turn % ports.length] ?? 0);
    turn += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function forward(incoming: IncomingMessage, answer: ServerResponse, port: number): void {
  const { method, url, headers } = incoming;
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false });
  onward.on('response', (inner) => {
    answer.writeHead(inner.statusCode ?? 502, inner.headers);
    inner.on('error', () => answer.destroy());
    inner.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  incoming.pipe(onward);
}
