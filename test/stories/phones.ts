/** What stories of the first screen do: ask a door as somebody at their phone, and wait for news. */
import { expect } from '@jest/globals';
import type { Changes, StatusPage } from '../../server/http/contract/answers.ts';
import type { House } from '../support/house.ts';
import { logIn } from './acts.ts';

export interface Asked<Body> {
  readonly status: number;
  readonly body: Body;
}

/** Somebody at their phone: one session, kept. */
export interface Phone {
  readonly token: string;
  get<Body>(path: string, server?: string): Promise<Asked<Body>>;
  post<Body>(path: string, body: object, key?: string): Promise<Asked<Body>>;
}

export async function phoneOf(house: House, person: string): Promise<Phone> {
  const token = await logIn(house, person);
  const ask = async <Body>(url: string, init: RequestInit): Promise<Asked<Body>> => {
    const answer = await fetch(url, init);
    return { status: answer.status, body: (await answer.json()) as Body };
  };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    token,
    get: (path, server = house.running().url) => ask(server + path, { headers }),
    post: (path, body, key) =>
      ask(house.running().url + path, {
        method: 'POST',
        headers: { ...headers, ...(key !== undefined && { 'idempotency-key': key }) },
        body: JSON.stringify(body),
      }),
  };
}

/** The first screen of somebody; nothing in it may be a whole mobile number, nor more than a page may load. */
export async function statusOf(phone: Phone): Promise<StatusPage> {
  const { status, body } = await phone.get<StatusPage>('/api/me/status');
  expect(status).toBe(200);
  const text = JSON.stringify(body);
  expect(text).not.toMatch(/(?<!\d)1\d{10}(?!\d)/);
  expect(Buffer.byteLength(text)).toBeLessThan(40_000);
  return body;
}

/** Asks once for what changed since a cursor; at `server` when another process shall answer. */
export async function news(phone: Phone, since: string, server?: string): Promise<Changes> {
  const { status, body } = await phone.get<Changes>(`/api/changes?since=${since}`, server);
  expect(status).toBe(200);
  return body;
}

/** Asks until something of this kind and id is told, as a page does that shows it. Answers the last cursor. */
export async function newsOf(
  phone: Phone,
  since: string,
  wanted: { readonly kind: string; readonly id: string },
  server?: string,
): Promise<string> {
  let cursor = since;
  for (let tried = 0; tried < 30; tried += 1) {
    const told = await news(phone, cursor, server);
    cursor = told.cursor;
    if (told.changed.some(({ kind, id }) => kind === wanted.kind && id === wanted.id))
      return cursor;
  }
  throw new Error(`nothing was told of ${wanted.kind} ${wanted.id}`);
}
