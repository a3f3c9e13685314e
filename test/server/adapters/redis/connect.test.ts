import { createServer, connect as openSocket } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { connectRedis } from '../../../../server/adapters/redis/connect.ts';
import type { RedisLink } from '../../../../server/adapters/redis/connect.ts';
import { createLog } from '../../../../server/log.ts';

/** A wire to the real Redis that can be cut and joined, or go silent. */
interface Wire {
  url: string;
  cut(): Promise<void>;
  join(): Promise<void>;
  silence(isSilent: boolean): void;
}

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function openWire(): Promise<Wire> {
  const target = new URL(process.env['REDIS_URL'] ?? '');
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = openSocket(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // Cutting is the point of it.
      socket.on('error', () => socket.destroy());
    }
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => {
      if (!isSilent) near.write(data);
    });
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  closing.push(cut);
  return {
    url: `redis://127.0.0.1:${port}`,
    cut,
    join: () => listen(port),
    silence(silent) {
      isSilent = silent;
    },
  };
}

/** Long enough for a machine that is busy; what is refused or cut is known at once. */
const PATIENCE_MS = 4000;

async function open(
  url: string,
  lines: string[] = [],
  commandTimeoutMs = PATIENCE_MS,
): Promise<RedisLink> {
  const write = (line: string): void => {
    lines.push((JSON.parse(line) as { msg: string }).msg);
  };
  const log = createLog({ level: 'debug', destination: { write } });
  const link = await connectRedis({ url, log, firstWaitMs: PATIENCE_MS, commandTimeoutMs });
  closing.push(() => {
    link.close();
  });
  return link;
}

const isUp = (link: RedisLink): Promise<void> =>
  new Promise((resolve) => {
    link.onUp(resolve);
  });

it('is up at once and tells who asks', async () => {
  const link = await open((await openWire()).url);
  expect(link.status()).toBe('up');
  await isUp(link);
  expect(await link.redis.ping()).toBe('PONG');
});

it('a Redis that is away at the start is found later, and both are said once', async () => {
  const wire = await openWire();
  await wire.cut();
  const lines: string[] = [];
  const link = await open(wire.url, lines);
  expect(link.status()).toBe('down');
  await expect(link.redis.get('x')).rejects.toThrow();
  const up = isUp(link);
  await wire.join();
  await up;
  expect(await link.redis.ping()).toBe('PONG');
  expect(lines).toEqual(['redis is away', 'redis is back']);
});

it('a lost Redis fails commands at once and is found again', async () => {
  const wire = await openWire();
  const link = await open(wire.url);
  const lost = new Promise((resolve) => link.redis.once('close', resolve));
  await wire.cut();
  await lost;
  expect(link.status()).toBe('down');
  // Refused by the client itself: neither sent, nor queued until a time-out.
  await expect(link.redis.get('x')).rejects.toThrow(/writeable/);
  const up = isUp(link);
  await wire.join();
  await up;
  expect(link.status()).toBe('up');
});

it('a Redis that no longer answers is given up after the command time-out', async () => {
  const wire = await openWire();
  const link = await open(wire.url, [], 100);
  wire.silence(true);
  await expect(link.redis.get('x')).rejects.toThrow(/timed out/);
});
