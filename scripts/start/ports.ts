/** The ports that people type are fixed ones, and named when they are taken. */
import { tryPort } from '../services/ports.ts';

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
