/** A gateway with nothing behind it: signed requests over kept-alive connections, at a given pace. */
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { v7 as uuid } from 'uuid';
import { signBody } from '../../server/adapters/gateway/signature.ts';
import type { Stage } from './stage.ts';

export interface BenchGateway {
  /** Asks where a call rings; resolves to the answer's JSON. Throws when it is refused. */
  ask(question: { readonly call: string; readonly from: string }): Promise<unknown>;
  /** Reports one event of a call and waits until it is stored. */
  tell(call: string, event: { type: string; seq: number; data: object }): Promise<void>;
  close(): Promise<void>;
}

const HOTLINE = '4008320160';
const PATIENCE_MS = 10_000;

export function openGateway({
  serverUrl,
  secret,
}: Pick<Stage, 'serverUrl' | 'secret'>): BenchGateway {
  const agent = new Agent({ connections: 64, keepAliveTimeout: 30_000 });

  async function post(path: string, id: string, value: object): Promise<unknown> {
    const body = JSON.stringify(value);
    const timestamp = Math.floor(Date.now() / 1000);
    const answer = await request(`${serverUrl}${path}`, {
      dispatcher: agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signBody({ id, timestamp, body, secret }) },
      body,
      headersTimeout: PATIENCE_MS,
      bodyTimeout: PATIENCE_MS,
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${path}: HTTP ${answer.statusCode} ${text}`);
    return JSON.parse(text) as unknown;
  }

  return {
    ask({ call, from }) {
      const at = new Date().toISOString();
      return post('/gateway/route', `ask_${uuid()}`, { call, from, to: HOTLINE, at });
    },
    async tell(call, { type, seq, data }) {
      const id = `evt_${uuid()}`;
      await post('/gateway/events', id, {
        id,
        type,
        call,
        seq,
        at: new Date().toISOString(),
        data,
      });
    },
    close: () => agent.close(),
  };
}

/**
 * Starts `work` `rate` times a second for `seconds`, whether or not earlier ones have ended; resolves, when all have, to
 * why some of them failed.
 */
export async function atPace(
  pace: { readonly rate: number; readonly seconds: number },
  work: (n: number) => Promise<void>,
): Promise<readonly Error[]> {
  const began = performance.now();
  const failures: Error[] = [];
  const running: Promise<void>[] = [];
  for (let n = 0; n < pace.rate * pace.seconds; n += 1) {
    const wait = began + (n * 1000) / pace.rate - performance.now();
    if (wait > 0) await pause(wait);
    running.push(
      work(n).catch((error: unknown) => {
        failures.push(error instanceof Error ? error : new Error(String(error)));
      }),
    );
  }
  await Promise.all(running);
  return failures;
}
