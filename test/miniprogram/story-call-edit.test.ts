/** Putting a fact of a call right: what is typed stays until it is sent, what it was stays to be seen. Pages §2, §3. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { A, VIP } from '../stories/acts.ts';
import { talk } from '../stories/after.ts';
import { ADMIN, MORNING } from '../stories/alerting.ts';
import type { Phone } from './support/browser.ts';
import { openMiniHouse, type MiniHouse } from './support/house.ts';
import { HEARING, keepsRules } from './support/waiting.ts';

jest.setTimeout(240_000);

const LIST = 'pages/call/list';
const addressOf = (call: string): string => `pages/call/detail?id=${call}`;

const sheetOf = (phone: Phone) => phone.page.getByRole('dialog', { name: /^更正数量/ });
const fieldOf = (phone: Phone) => sheetOf(phone).getByRole('textbox').first();

async function edit(phone: Phone): Promise<string> {
  await phone.page
    .getByRole('button', { name: /^更正数量/ })
    .first()
    .click();
  await sheetOf(phone).waitFor();
  return fieldOf(phone).inputValue();
}

/** Drafts on the device, whoever's they are. */
const draftsOf = (phone: Phone): Promise<number> =>
  phone.page.evaluate(
    () => Object.keys(localStorage).filter((name) => name.includes('draft:fact')).length,
  );

describe('✎', () => {
  let all: MiniHouse;
  beforeAll(async () => {
    all = await openMiniHouse(MORNING, HEARING);
  });
  afterAll(async () => {
    await all.close();
  });

  it('keeps what was typed, for this person and this fact of this call, until it is saved', async () => {
    const { house, phone, settled } = all;
    const other = await talk(house, 'inquiry');
    const call = await talk(house, 'inquiry', { from: VIP });
    const a = await phone(A, { open: LIST });
    await settled(a);
    await a.page.locator('.call').first().click();
    await settled(a);
    const machine = await edit(a);
    expect(machine).not.toBe('');
    await fieldOf(a).fill('45');
    await a.idle();
    expect(await draftsOf(a)).toBe(1);
    // Closed and opened, left and come back, started anew: it is still there.
    await sheetOf(a).getByRole('button', { name: '关闭' }).click();
    await a.idle();
    expect(await edit(a)).toBe('45');
    await a.page.locator('.mp-back').click();
    await a.idle();
    await a.page.locator('.call').first().click();
    await settled(a);
    expect(await edit(a)).toBe('45');
    await a.ask('launch', 'cold', addressOf(call));
    await a.idle();
    await settled(a);
    expect(await edit(a)).toBe('45');
    await a.picture('call-edit-draft');
    // Nobody else finds it on this device, nor does another call.
    const admin = await phone(ADMIN, { open: addressOf(call) }, a.page.context());
    await settled(admin);
    expect(await edit(admin)).toBe(machine);
    await admin.close();
    await a.ask('launch', 'cold', addressOf(other));
    await a.idle();
    await settled(a);
    expect(await edit(a)).toBe(machine);

    await a.ask('launch', 'cold', addressOf(call));
    await a.idle();
    await settled(a);
    expect(await edit(a)).toBe('45');
    await sheetOf(a).getByRole('button', { name: '保存' }).click();
    await settled(a);
    expect(await sheetOf(a).count()).toBe(0);
    expect(await draftsOf(a)).toBe(0);
    const saved = await a.texts();
    expect(saved).toMatch(
      new RegExp(`45.*[^]*✓ 已核对 销售经理A · 10:\\d\\d[^]*原为：.*${machine}`),
    );
    expect(await edit(a)).toBe('45');
    await sheetOf(a).getByRole('button', { name: '关闭' }).click();
    await keepsRules(a);

    await a.page.getByRole('button', { name: /^撤销，数量/ }).click();
    await settled(a);
    expect(await a.texts()).not.toContain('原为');
    expect(await edit(a)).toBe(machine);
    await sheetOf(a).getByRole('button', { name: '关闭' }).click();
    expect(await a.failures()).toEqual([]);
    await a.close();
  });

  it('sends nothing offline, and the draft survives it', async () => {
    const { house, phone, settled } = all;
    const call = await talk(house, 'inquiry');
    const a = await phone(A, { open: addressOf(call) });
    await settled(a);
    const machine = await edit(a);
    await fieldOf(a).fill('46');
    await a.ask('setOffline', true);
    await sheetOf(a).getByRole('button', { name: '保存' }).click();
    await a.page.getByText('未提交').first().waitFor();
    expect(await draftsOf(a)).toBe(1);
    await a.ask('setOffline', false);
    await settled(a);
    expect(await a.texts()).not.toContain('原为');
    await a.ask('launch', 'cold', addressOf(call));
    await a.idle();
    await settled(a);
    expect(await edit(a)).toBe('46');
    expect(machine).not.toBe('46');
    await a.close();
  });
});
