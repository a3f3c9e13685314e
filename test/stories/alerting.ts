/** What stories of alerts do: a message, time that passes from step to step, who was told, and what their cards say. */
import { expect } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { startStandin } from '../../scripts/standin/index.ts';
import { ROBOT_KEY } from '../../scripts/standin/robot.ts';
import type { PrintedAlert } from '../../server/domain/alerts/print.ts';
import type { Alert } from '../../server/domain/alerts/types.ts';
import type { RoutingTables } from '../../server/domain/routing/tables.ts';
import { openHouse, TRIAL, type House } from '../support/house.ts';
import type { SeenCard } from '../support/scene.ts';
import { EVERYBODY, rowOf } from './acts.ts';
import { leave } from './after.ts';

export const DIRECTOR = 'sales_director';
export const ADMIN = 'admin';
export const CALLER = '13712340001';
export const MINUTE = 60;
/** Tuesday; nothing but the duty person. */
export const NIGHT = '2026-11-24T02:00:00+08:00';
/** Tuesday; A and B are on shift. */
export const MORNING = '2026-11-24T10:00:00+08:00';
export const OPEN_BUTTONS = ['我来处理', '转给', '已解决', '查看详情'];
export const TAKER_BUTTONS = ['转给', '已解决', '查看详情'];

/** A house that listens, and a group whose robot it knows; `group` reads what was said there. */
export async function withGroup(
  at: string,
  story: (house: House, group: () => Promise<readonly string[]>) => Promise<void>,
): Promise<void> {
  // The house's own WeCom has no address before it is built; a group may live anywhere.
  const group = await startStandin({
    port: 0,
    ...TRIAL,
    callbackUrl: 'http://127.0.0.1:9/',
    encodingAesKey: TRIAL.aesKey,
    people: [],
    clock: () => new Date(),
    gatewayUrl: 'http://127.0.0.1:9',
    productUrl: 'http://127.0.0.1:9',
  });
  const robotUrl = `${group.url}/cgi-bin/webhook/send?key=${ROBOT_KEY}`;
  const house = await openHouse(at, { WECOM_ROBOT_URL: robotUrl }, { speech: true });
  try {
    await story(house, async () => {
      const said = (await (await fetch(`${group.url}/inspect/robot`)).json()) as { text: string }[];
      return said.map(({ text }) => text);
    });
  } finally {
    await house.close();
    await group.stop();
  }
}

/** An urgent message is left; the id of its call, whose alert has just been opened and has told its first people. */
export async function alarm(house: House, from = CALLER): Promise<string> {
  return opened(house, await leave(house, 'message-urgent', from));
}

/** What was said is known within seconds, not always in the very second in which it was left. */
export async function opened(house: House, call: string): Promise<string> {
  for (let tried = 0; tried < 20; tried += 1) {
    if (((await findAlert(house, call))?.step ?? 0) > 0) break;
    await house.skip(1);
  }
  expect((await alertOf(house, call)).state).toBe('open');
  return call;
}

export async function findAlert(house: House, call: string): Promise<Alert | null> {
  return house.running().adapters.store.alerts.ofCall(call);
}

/** The alert that holds the message of a call; fails when there is none. */
export async function alertOf(house: House, call: string): Promise<Alert> {
  const alert = await findAlert(house, call);
  if (!alert) throw new Error('no alert holds this message');
  return alert;
}

/** Time passes until so many seconds after the opening; whatever is due on the way happens at its own moment. */
export async function climb(house: House, call: string, seconds: number): Promise<void> {
  for (;;) {
    const { openedAt, nextStepAt } = await alertOf(house, call);
    const now = house.clock.now().getTime();
    const end = openedAt.getTime() + seconds * 1000;
    if (now >= end) return;
    const due = nextStepAt?.getTime() ?? end;
    await house.skip((Math.min(end, due > now ? due : end) - now) / 1000);
  }
}

/** Between the opening and the look at what is due the hand may have moved the clock: so much does not count. */
const LOOK_SECONDS = 5;

/** Who was told how, in order: `1:40 card sales_manager_b` is a hundred seconds after the opening. */
export async function told(house: House, call: string): Promise<readonly string[]> {
  const { openedAt, notices } = await alertOf(house, call);
  return notices.map(({ at, channel, to }) => {
    const seconds = Math.round((at.getTime() - openedAt.getTime()) / 1000);
    return `${printAfter(seconds - (seconds % LOOK_SECONDS))} ${channel} ${to}`;
  });
}

/** The same in bulk: every person by every channel at these moments. */
export function lines(
  moments: string,
  channels: readonly string[],
  people: readonly string[],
): readonly string[] {
  return moments
    .split(' ')
    .flatMap((at) =>
      people.flatMap((person) => channels.map((channel) => `${at} ${channel} ${person}`)),
    );
}

function printAfter(seconds: number): string {
  const rest = seconds % MINUTE;
  const minutes = String(Math.floor(seconds / MINUTE));
  return rest === 0 ? minutes : `${minutes}:${String(rest).padStart(2, '0')}`;
}

/** Alert cards of a person, oldest first. */
export async function alertCards(house: House, person: string): Promise<readonly SeenCard[]> {
  return (await house.messages(person)).filter(
    (one) => rowOf(one, '来电时间') && rowOf(one, '留言') && !rowOf(one, '等待时长'),
  );
}

/** The person's newest alert card; fails when they have none. */
export async function alertCard(house: House, person: string): Promise<SeenCard> {
  const newest = (await alertCards(house, person)).at(-1);
  if (!newest) throw new Error(`${person} has no alert card`);
  return newest;
}

/** What everybody's newest alert card says under its buttons: the grey caption, or `live`. Who has none is left out. */
export async function faces(house: House): Promise<Record<string, string>> {
  const seen = await Promise.all(
    EVERYBODY.map(async (person) => [person, (await alertCards(house, person)).at(-1)] as const),
  );
  return Object.fromEntries(
    seen.flatMap(([person, one]) => (one ? [[person, one.card?.replace_text ?? 'live']] : [])),
  );
}

/** Words of the live buttons of a person's newest alert card. */
export async function alertButtons(house: House, person: string): Promise<readonly string[]> {
  const { card } = await alertCard(house, person);
  if (card?.replace_text !== undefined) return [];
  return (card?.button_list ?? []).map((button) => button.text);
}

/** A finger on a person's newest alert card, whatever came after it; nothing is waited for. */
export async function finger(
  house: House,
  person: string,
  text: string,
  selected?: string,
): Promise<number> {
  const { msgid } = await alertCard(house, person);
  const answer = await fetch(`${house.standin.url}/inspect/press`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: person, msgid, text, ...(selected && { selected }) }),
  });
  return answer.status;
}

export async function press(
  house: House,
  person: string,
  text: string,
  selected?: string,
): Promise<void> {
  expect(await finger(house, person, text, selected)).toBe(200);
  await house.settle();
}

/** A new version of the tables. */
export async function changeTables(
  house: House,
  change: (tables: RoutingTables) => Partial<RoutingTables>,
): Promise<void> {
  const { loader, tables } = house.running().adapters.store.company;
  const known = await tables.fresh();
  const next = { ...known, ...change(known), version: known.version + 1 };
  await loader.addTables(next, house.clock.now());
  await tables.fresh();
}

/** What `callpop alerts --json` prints. */
export async function printed(house: House): Promise<readonly PrintedAlert[]> {
  const { cliKeyFile } = house.running().adapters.config;
  const answer = await fetch(`${house.running().url}/api/cli/alerts`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-callpop-key': (await readFile(cliKeyFile, 'utf8')).trim(),
    },
    body: '{}',
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { alerts: PrintedAlert[] }).alerts;
}
