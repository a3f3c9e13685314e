/** Ports on loopback for what we start ourselves. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Below the range the kernel hands to outgoing connections, so that none of those takes a port of ours in between. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const TRIES = 100;

/** The port if nobody listens on it on 127.0.0.1, else null. */
export function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(null);
    });
    server.listen(port, '127.0.0.1', () => {
      const found = (server.address() as AddressInfo).port;
      server.close(() => {
        resolve(found);
      });
    });
  });
}

/** A server that has just ended may hold its port a moment longer, until the last of its threads is gone. */
const PATIENCE_TRIES = 20;
const PATIENCE_MS = 50;

/** A port of 127.0.0.1 nobody listens on: the preferred one when it is free, or becomes free within a second. */
export async function freePort(preferred?: number): Promise<number> {
  for (let tries = 0; preferred !== undefined && tries < PATIENCE_TRIES; tries += 1) {
    const wished = await tryPort(preferred);
    if (wished !== null) return wished;
    await pause(PATIENCE_MS);
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = await tryPort(randomInt(LOWEST, HIGHEST));
    if (port !== null) return port;
  }
  throw new Error('no free port on 127.0.0.1');
}
