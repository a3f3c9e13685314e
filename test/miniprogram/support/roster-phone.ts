/** What stories of 值班 do on its forms: what a name stands on, a day or a time picked, a swap asked for. */
import { B } from '../../stories/acts.ts';
import type { Phone } from './browser.ts';
import type { MiniHouse } from './house.ts';

export const ROSTER = 'pages/roster/index';
/** Saturday from nine is B's, A is off. */
export const FRIDAY = '2026-11-27T10:00:00+08:00';

/** Picks a day or a time in the picker that shows this name. */
export async function pick(phone: Phone, name: string, value: string): Promise<void> {
  await phone.page.getByRole('button', { name }).filter({ visible: true }).click();
  await phone.page.locator('.mp-moment').fill(value);
  await phone.idle();
}

/** Taps what bears this name. */
export async function named(phone: Phone, name: string): Promise<void> {
  await phone.page.getByLabel(name, { exact: true }).filter({ visible: true }).first().click();
  await phone.idle();
}

/** B asks A on the page to stand in on Saturday; the form is filled in and not sent. */
export async function askA(all: MiniHouse): Promise<Phone> {
  const phone = await all.phone(B, { open: ROSTER });
  await named(phone, '申请换班');
  await named(phone, '明天 09:00–18:00');
  await phone.picture('roster-swap-form-empty');
  await named(phone, '选择同事，');
  await named(phone, '销售经理A，销售');
  await phone.page.getByText('不用还班').waitFor();
  await phone.page.getByRole('textbox', { name: '附言' }).fill('孩子家长会，麻烦了');
  await phone.idle();
  await phone.picture('roster-swap-form');
  return phone;
}

/** The form of a change: this person is off from 02:00 to 03:00 of a day; not saved. */
export async function changeNight(phone: Phone, day: string): Promise<void> {
  await named(phone, '调整值班');
  await phone.page.getByLabel('选择人员，', { exact: true }).click();
  await named(phone, '值班人员，值班人员');
  await pick(phone, '开始日期', day);
  await pick(phone, '开始时间', '02:00');
  await pick(phone, '结束时间', '03:00');
}
