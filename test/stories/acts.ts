/** What stories do besides ringing: log in, say where one is, ask the audit, look into the store, post events by hand. */
import { readFile } from 'node:fs/promises';
import { expect, jest } from '@jest/globals';
import { signBody } from '../../server/adapters/gateway/signature.ts';
import type { Employee } from '../../server/domain/people.ts';
import { openHouse, TRIAL, type House } from '../support/house.ts';
import type { SeenCard } from '../support/scene.ts';

// A story passes minutes second by second, over real sockets, beside other work on the machine.
jest.setTimeout(60_000);

export const HOUR = 3_600_000;
/** In nobody's book, and like no number of it. */
export const STRANGER = '13712340099';
export const VIP = '13800008888';
export const A = 'sales_manager_a';
export const B = 'sales_manager_b';
export const C = 'sales_manager_c';
export const DUTY = 'duty_person';
export const EVERYBODY = [A, B, C, DUTY, 'sales_director', 'admin'] as const;

/** Plays a story in a house of its own and checks in the end that WeCom dropped no message. */
export async function inHouse(
  at: string,
  story: (house: House) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const house = await openHouse(at, environment);
  try {
    await story(house);
    expect((await counts(house))['dropped']).toBe(0);
  } finally {
    await house.close();
  }
}

/** What the stand-in was asked, by kind, and how many messages it dropped. */
export async function counts(house: House): Promise<Record<string, number>> {
  const answer = await fetch(`${house.standin.url}/inspect/counts`);
  return (await answer.json()) as Record<string, number>;
}

/** A session as the mini-program gets it: a code of WeCom, exchanged at our door. */
export async function logIn(house: House, person: string): Promise<string> {
  const issued = await fetch(`${house.standin.url}/inspect/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: person }),
  });
  const { code } = (await issued.json()) as { code: string };
  const answer = await house.api('/api/session', { method: 'POST', body: { code } });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { token: string }).token;
}

/** Sets a person's status as their own mini-program does. */
export async function setStatus(house: House, person: string, body: object): Promise<void> {
  const token = await logIn(house, person);
  const answer = await house.api('/api/sales/status', { method: 'POST', body, token });
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 200 });
}

export interface SeenPage {
  readonly phase: { readonly value: string };
  readonly number: string;
  readonly who: {
    readonly title: string;
    readonly level: { readonly value: string } | null;
    readonly facts: readonly { readonly label: string; readonly value: string }[];
    readonly may: { readonly confirm: boolean; readonly undo: boolean };
  };
  readonly plan: { readonly trace: readonly string[] } | null;
  readonly voicemail: { readonly recording: string | null } | null;
  readonly recordings: readonly { readonly id: string; readonly state: { value: string } }[];
}

/** The call as the page shows it to a person. */
export async function readPage(house: House, call: string, person = 'admin'): Promise<SeenPage> {
  const token = await logIn(house, person);
  const answer = await house.api(`/api/calls/${call}`, { token });
  expect(answer.status).toBe(200);
  return (await answer.json()) as SeenPage;
}

/** What `callpop doctor --audit` lists. */
export async function audit(
  house: House,
): Promise<readonly { subject: string; problem: string }[]> {
  // Marks of applied items are written in batches; a story that jumps through time writes them first.
  await house.running().flows.flush();
  const found = await askByCli(house, 'audit', {});
  return (found as { broken: { subject: string; problem: string }[] }).broken;
}

/** What the door of a `callpop` command answers. */
export async function askByCli(house: House, command: string, body: object): Promise<unknown> {
  const { cliKeyFile } = house.running().adapters.config;
  const answer = await fetch(`${house.running().url}/api/cli/${command}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-callpop-key': (await readFile(cliKeyFile, 'utf8')).trim(),
    },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

/** One of the store's collections, past all ports. */
export function stored(house: House, name: string) {
  return house.running().adapters.connection.collection(name);
}

/** Changes what is known of an employee; seen after the seconds people are cached for, so do it before the first call. */
export async function changeEmployee(
  house: House,
  person: string,
  change: Partial<Employee>,
): Promise<void> {
  const result = await stored(house, 'employees').updateOne({ id: person }, { $set: change });
  expect(result.matchedCount).toBe(1);
}

/** Cards and texts of everybody, by person; who has none is left out. */
export async function inboxes(house: House): Promise<Record<string, readonly SeenCard[]>> {
  const all = await Promise.all(
    EVERYBODY.map(async (person) => [person, await house.messages(person)] as const),
  );
  return Object.fromEntries(all.filter(([, seen]) => seen.length > 0));
}

/** Titles of all cards a person has, oldest first. */
export async function titles(house: House, person: string): Promise<readonly string[]> {
  return (await house.messages(person)).map((one) => one.card?.main_title?.title ?? one.text ?? '');
}

/** A row of a card by its name; undefined when the card has none. */
export function rowOf(seen: SeenCard, name: string): string | undefined {
  return seen.card?.horizontal_content_list?.find((row) => row.keyname === name)?.value;
}

/** The devices that rang, in order, as `person:device`, each once. */
export async function rung(house: House, call: string): Promise<readonly string[]> {
  const { legs } = await house.phoneState(call);
  return [...new Set(legs.map((leg) => `${leg.person}:${leg.device}`))];
}

export interface PostedEvent {
  readonly id: string;
  readonly type: string;
  readonly call: string;
  readonly seq?: number;
  readonly at: string;
  readonly data?: object;
}

/** Posts one event to the gateway door, signed at this moment. */
export async function postEvent(house: House, event: PostedEvent): Promise<number> {
  const body = JSON.stringify(event);
  const timestamp = Math.floor(Date.now() / 1000);
  const secret = TRIAL.gatewaySecret;
  const answer = await fetch(`${house.running().url}/gateway/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...signBody({ id: event.id, timestamp, body, secret }),
    },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Nobody answers: seconds pass until the caller hears the greeting. Fails when that takes more than two minutes. */
export async function passUntilVoicemail(house: House, call: string): Promise<void> {
  for (let second = 0; second < 120; second += 1) {
    if ((await house.phoneState(call)).phase === 'voicemail') return;
    await house.pass(1);
  }
  throw new Error('no voicemail within 120 s of ringing');
}
