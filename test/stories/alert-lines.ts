/** The telephones on which alerts are read aloud, as stories use them: who is rung, what is heard, what is pressed. */
import { expect } from '@jest/globals';
import type { AlertCallView } from '../../scripts/gateway/alert-desk.ts';
import type { House } from '../support/house.ts';
import { A, B, C, DUTY } from './acts.ts';
import { hearing } from './after.ts';
import { DIRECTOR, alertOf } from './alerting.ts';

const MOBILES: Readonly<Record<string, string>> = {
  [A]: '13800000001',
  [B]: '13800000002',
  [C]: '13800000003',
  [DUTY]: '13800009999',
  [DIRECTOR]: '13800000010',
};
/** All that is said before a key. */
export const INTRO = '400热线有紧急留言，按1收听并接手';

/** A house whose gateway can read alerts aloud. */
export function calling(at: string, story: (house: House) => Promise<void>): Promise<void> {
  return hearing(at, story, { GATEWAY_ALERT_CALLS: 'yes' });
}

/** Alert calls so far, oldest first. */
export async function rings(house: House): Promise<readonly AlertCallView[]> {
  const answer = await fetch(`${house.gateway.url}/sim/alert-calls`);
  return ((await answer.json()) as AlertCallView[]).reverse();
}

/** Whose telephones have rung about alerts, in order. */
export async function rungFor(house: House): Promise<readonly string[]> {
  return (await rings(house)).map(({ to }) => who(to));
}

/** Whose number it is. */
export function who(number: string): string {
  return Object.entries(MOBILES).find(([, mobile]) => mobile === number)?.[0] ?? number;
}

/** The call that rings a person now, or is talked on; fails when none does. */
export async function lineOf(house: House, person: string): Promise<AlertCallView> {
  const line = (await rings(house)).findLast(({ to, ended }) => who(to) === person && !ended);
  if (!line) throw new Error(`no alert call to ${person}`);
  return line;
}

/** What the person does with the telephone: answer, key, hangup. */
export async function act(
  house: House,
  person: string,
  what: string,
  body: object = {},
): Promise<void> {
  const { id } = await lineOf(house, person);
  const answer = await fetch(`${house.gateway.url}/sim/alert-calls/${id}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([what, answer.status]).toEqual([what, 200]);
  await house.settle();
}

/** What the person hears on the line they are on, or were on last. */
export async function heard(house: House, person: string): Promise<readonly string[]> {
  const line = (await rings(house)).findLast(({ to }) => who(to) === person);
  return (line?.transcript ?? []).flatMap(({ by, text }) => (by === 'gateway' ? [text] : []));
}

/** What became of the telephone notices of an alert, in order. */
export async function phoneOutcomes(house: House, call: string): Promise<readonly string[]> {
  const { notices } = await alertOf(house, call);
  return notices.flatMap(({ channel, to, outcome }) =>
    channel === 'phone' ? [`${to} ${outcome}`] : [],
  );
}
