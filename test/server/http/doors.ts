/** The doors on a loopback socket, with hand-written needs behind them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signBody } from '../../../server/adapters/gateway/signature.ts';
import type { Employee, Role } from '../../../server/domain/people.ts';
import { createApp } from '../../../server/http/app.ts';
import type { Doors } from '../../../server/http/doors.ts';
import { createMetrics } from '../../../server/http/metrics.ts';
import type { Needs } from '../../../server/http/needs.ts';
import { createLog } from '../../../server/log.ts';

export const WALL = new Date('2026-11-24T02:00:00.000Z');
export const SECRET = `whsec_${Buffer.from('a secret of the gateway, 32 byte').toString('base64')}`;
export const OLD_SECRET = `whsec_${Buffer.from('the former secret, also 32 bytes').toString('base64')}`;
export const CLI_KEY = 'key-of-the-command-line';

export function makePerson(id: string, roles: readonly Role[] = ['rep']): Employee {
  return {
    id,
    name: id,
    wecomUserId: id,
    extension: null,
    mobile: null,
    dutyDays: [],
    dutyHours: null,
    maxDailyCalls: null,
    roles,
    binding: null,
    active: true,
  };
}

/** Needs that fail loudly when asked for anything but `known`. */
export function strictNeeds(known: Partial<Needs> = {}): Needs {
  const loud = new Proxy(known, {
    get(target, name) {
      const need: unknown = Reflect.get(target, name);
      if (need !== undefined) return need;
      throw new Error(`unexpected need: ${String(name)}`);
    },
  });
  return loud as Needs;
}

/** A session table: token `t-<id>` belongs to the person with that id. */
export function viewers(...people: readonly Employee[]): Needs['findViewer'] {
  return (token) => Promise.resolve(people.find((one) => token === `t-${one.id}`) ?? null);
}

export interface House {
  readonly url: string;
  readonly logged: string[];
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** Redirects are shown, not followed. */
export async function openDoors(needs: Needs, change: Partial<Doors> = {}): Promise<House> {
  const logged: string[] = [];
  const app = createApp({
    needs,
    publicUrl: 'http://localhost:3000',
    gatewaySecrets: [SECRET, OLD_SECRET],
    cliKey: CLI_KEY,
    clock: { wall: () => WALL },
    log: createLog({ level: 'info', destination: { write: (line) => logged.push(line) } }),
    metrics: createMetrics(),
    clientMinimum: '0.0.0',
    wecom: {
      authorizeUrl: (back, state) =>
        `https://open.example/authorize?redirect_uri=${encodeURIComponent(back)}&state=${state}`,
    },
    wecomCallback: null,
    checkAnswers: true,
    ...change,
  });
  const handle = app.callback();
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    logged,
    fetch: (path, init) => fetch(url + path, { redirect: 'manual', ...init }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Headers of the gateway for this body; `at` in wall time. */
export function signed(
  body: string,
  change: { at?: Date; secret?: string } = {},
): Record<string, string> {
  const headers = signBody({
    id: 'evt-1',
    timestamp: Math.floor((change.at ?? WALL).getTime() / 1_000),
    body,
    secret: change.secret ?? SECRET,
  });
  return { ...headers };
}

export function bearer(person: Employee): Record<string, string> {
  return { authorization: `Bearer t-${person.id}` };
}

export async function problemOf(response: Response): Promise<{
  code: string;
  message: string;
  retry: boolean;
  fields: { path: string; problem: string }[];
  requestId: string;
}> {
  return (await response.json()) as Awaited<ReturnType<typeof problemOf>>;
}
