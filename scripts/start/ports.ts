/** Ports of the trial: the two that people type are fixed and named when taken, the others are free ones. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Resolves to the port if it can be had on loopback, else null. 0 asks for a free one. */
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

/** A port from the environment, or an error that names what to set. */
export async function claimPort(name: string, fallback: number): Promise<number> {
  const wish = Number(process.env[name] ?? fallback);
  if (!Number.isInteger(wish) || wish < 0 || wish > 65_535) {
    throw new Error(`${name} should be a port from 1 to 65535`);
  }
  const port = await tryPort(wish);
  if (port === null) throw new Error(`Port ${wish} is taken: set ${name} to a free one.`);
  return port;
}
