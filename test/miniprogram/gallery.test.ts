/** Every page in each of its states on the usual phone, its main state at all sizes under the rules of layout; for the sheet. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { A, B, STRANGER, stored, VIP } from '../stories/acts.ts';
import { talk, todoOf } from '../stories/after.ts';
import { alarm, alertOf, CALLER } from '../stories/alerting.ts';
import { ask } from '../stories/duty.ts';
import type { House } from '../support/house.ts';
import { EMPTY, LOOKS, type Look, type Things } from './gallery-pages.ts';
import { layoutAt, PHONE, SIZES, type Phone, type Size } from './support/browser.ts';
import { openMiniHouse, type MiniHouse } from './support/house.ts';
import { inState, STATES } from './support/states.ts';

jest.setTimeout(120_000);

const OTHER = '13712340002';
/** A Friday: the swap is for the Saturday after it. */
const MORNING = '2026-11-27T10:00:00+08:00';
const SATURDAY = { from: '2026-11-28T09:00:00+08:00', to: '2026-11-28T10:00:00+08:00' };

let lived: { readonly all: MiniHouse; readonly things: Things } | undefined;
let quiet: MiniHouse | undefined;

beforeAll(async () => {
  const all = await openMiniHouse(MORNING, { speech: true });
  lived = { all, things: await furnish(all) };
});

afterAll(async () => {
  await quiet?.close();
  await lived?.all.close();
});

/** A day in the house: a talk, an urgent message, a wish to swap, and a telephone that rings. */
async function furnish({ house }: MiniHouse): Promise<Things> {
  const call = await talk(house, 'inquiry');
  await house.skip(30);
  const message = await alarm(house, CALLER);
  const wish = { partner: A, give: SATURDAY, note: '孩子家长会，麻烦了' };
  const { body } = await ask(house, B, '/swaps', wish);
  const todo = await todoOf(house, call);
  const customer = await stored(house, 'customers').findOne({ name: /奥克斯/ });
  const other = await alarm(house, OTHER);
  const lead = await leadOf(house);
  const ringing = await house.ring({ from: VIP, digit: '1' });
  return {
    call,
    message,
    ringing,
    todo: todo?.id ?? '',
    customer: String(customer?.['id']),
    lead,
    alert: (await alertOf(house, message)).id,
    other: (await alertOf(house, other)).id,
    swap: String(body['id']),
  };
}

/** Whom it rings makes a file of the number, and the caller hangs up. */
async function leadOf(house: House): Promise<string> {
  const call = await house.ring({ from: STRANGER, digit: '1' });
  const maker = (await house.phoneState(call)).legs[0]?.person ?? '';
  await house.press(maker, '创建新客户档案');
  await house.phone(call, 'hangup');
  const made = await stored(house, 'customers').findOne({ name: /0099/ });
  return String(made?.['id']);
}

async function shoot(phone: Phone, look: Look, what: string): Promise<void> {
  await phone.picture(`gallery/${what === '' ? look.name : `${look.name}-${what}`}`);
}

async function show(all: MiniHouse, look: Look, things: Things, size?: Size): Promise<Phone> {
  const phone = await all.phone(look.person, { open: look.open(things), ...(size && { size }) });
  await phone.idle();
  for (const words of look.tap ?? []) await phone.tap(words);
  return phone;
}

const nameOf = ({ width, height, font }: Size): string =>
  `${width}x${height}${font === undefined ? '' : '-large'}`;

describe('every page', () => {
  it.each(LOOKS)('$name', async (look) => {
    if (!lived) throw new Error('the house is not open');
    const { all, things } = lived;
    const phone = await show(all, look, things);
    await shoot(phone, look, '');
    const { frame } = (await phone.ask('data')) as { frame: { state: string } };
    // Whoever has nothing to do is told so, which is a state of the page too.
    expect(['ready', 'empty']).toContain(frame.state);
    expect(await phone.ask('layout')).toEqual([]);
    if (look.isMain) {
      for (const state of STATES.filter((one) => !look.without?.includes(one))) {
        await inState(phone, look.door, state, async (isHeld) => {
          if (!isHeld) await phone.idle();
          await shoot(phone, look, state);
        });
      }
      for (const size of SIZES.filter((one) => one !== PHONE && one.font === undefined)) {
        const faults = await layoutAt(phone, size);
        await shoot(phone, look, nameOf(size));
        expect({ size: nameOf(size), faults }).toEqual({ size: nameOf(size), faults: [] });
      }
    }
    expect(await phone.failures()).toEqual([]);
    await phone.close();
  });

  it.each(LOOKS.filter(({ isMain }) => isMain))('$name in large text', async (look) => {
    if (!lived) throw new Error('the house is not open');
    const size = SIZES.find(({ font }) => font !== undefined) ?? PHONE;
    const phone = await show(lived.all, look, lived.things, size);
    await shoot(phone, look, nameOf(size));
    expect(await phone.ask('layout')).toEqual([]);
    await phone.close();
  });

  it('says what would be there when there is nothing', async () => {
    quiet = await openMiniHouse(MORNING);
    for (const look of LOOKS.filter(({ name }) => EMPTY.includes(name))) {
      const phone = await show(quiet, look, lived?.things ?? NOTHING);
      await shoot(phone, look, 'empty');
      expect(await phone.ask('layout')).toEqual([]);
      await phone.close();
    }
  });
});

const NOTHING: Things = {
  call: '',
  todo: '',
  customer: '',
  alert: '',
  other: '',
  lead: '',
  message: '',
  ringing: '',
  swap: '',
};
