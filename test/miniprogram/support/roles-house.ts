/** What lies in the house of the roles: one of each thing, of which some people were told and others were not. */
import type { Employee, Role } from '../../../server/domain/people.ts';
import { A, B, changeEmployee, stored, STRANGER } from '../../stories/acts.ts';
import { talk } from '../../stories/after.ts';
import { alarm, alertOf, MINUTE } from '../../stories/alerting.ts';
import { AUX } from '../../stories/customers.ts';
import { ask } from '../../stories/duty.ts';
import type { House } from '../../support/house.ts';

export const VISITOR = 'visitor';
export const LEAVER = 'leaver';
const OTHER_CALLER = '13712340002';
const SATURDAY = { from: '2026-11-28T09:00:00+08:00', to: '2026-11-28T10:00:00+08:00' };

export interface Things {
  /** A customer of A rang A, then B, who answered; 值班人员 stood later in the plan and never rang. */
  readonly talk: string;
  readonly customer: string;
  /** A customer that A made of a call. */
  readonly lead: string;
  /** Of a stranger; 值班人员 was told after a quarter of an hour. */
  readonly alert: string;
  readonly message: string;
  /** As young as A and B are the only ones who were told. */
  readonly young: string;
  readonly swap: string;
}

/** Two people the trial company does not have: one without a role, and one who left and was a rep. */
export async function hire(house: House): Promise<void> {
  const person = (id: string, name: string, roles: readonly Role[]): Employee => ({
    ...{ id, name, roles, wecomUserId: id, extension: null, mobile: null, dutyDays: [] },
    ...{ dutyHours: null, maxDailyCalls: null, binding: null, active: true },
  });
  const people = [person(VISITOR, '访客', []), person(LEAVER, '前同事', ['rep'])];
  await house.running().adapters.store.company.loader.addEmployees(people, house.clock.now());
  await changeEmployee(house, LEAVER, { active: false });
}

export async function furnish(house: House): Promise<Things> {
  const call = await talk(house, 'inquiry', { person: B });
  const ringing = await house.ring({ from: STRANGER, digit: '1' });
  await house.press(A, '创建新客户档案');
  await house.phone(ringing, 'hangup');
  const lead = await stored(house, 'customers').findOne({ name: /^新客户/ });
  const { body } = await ask(house, B, '/swaps', { partner: A, give: SATURDAY, note: '' });
  const message = await alarm(house);
  await house.skip(16 * MINUTE);
  return {
    ...{ talk: call, customer: AUX, lead: String(lead?.['id']), message },
    alert: (await alertOf(house, message)).id,
    young: (await alertOf(house, await alarm(house, OTHER_CALLER))).id,
    swap: String(body['id']),
  };
}
