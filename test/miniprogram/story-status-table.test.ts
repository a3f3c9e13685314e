/** The five sentences at every row of the table of chains, against the router asked with that status. Spec §4.1.1, pages §2. */
import { expect, it, jest } from '@jest/globals';
import { A, askByCli, B, C, DUTY } from '../stories/acts.ts';
import { phoneOf, statusOf } from '../stories/phones.ts';
import type { House } from '../support/house.ts';
import { inMiniHouse } from './support/house.ts';
import { textsOf } from './support/screen.ts';

jest.setTimeout(240_000);

/** The days around the holiday of October: each row of the table once, in the order of the calendar. */
const MOMENTS = [
  ['a holiday', '2026-10-01T10:00:00+08:00'],
  ['workday 09–12', '2026-10-13T10:00:00+08:00'],
  ['lunch on Tuesday', '2026-10-13T12:30:00+08:00'],
  ['workday 13:30–18', '2026-10-13T14:00:00+08:00'],
  ['workday 18–20', '2026-10-13T18:30:00+08:00'],
  ['workday 20–22', '2026-10-13T21:00:00+08:00'],
  ['a night', '2026-10-13T23:00:00+08:00'],
  ['lunch on Wednesday', '2026-10-14T12:30:00+08:00'],
  ['Saturday 09–10', '2026-10-17T09:30:00+08:00'],
  ['Saturday 10–18', '2026-10-17T14:00:00+08:00'],
  ['weekend 18–22', '2026-10-17T19:00:00+08:00'],
  ['a Sunday', '2026-10-18T12:00:00+08:00'],
] as const;

const NAMES: Readonly<Record<string, string>> = {
  [A]: '销售经理A',
  [B]: '销售经理B',
  [C]: '销售经理C',
  [DUTY]: '值班人员',
};
const DEVICES: Readonly<Record<string, string>> = { office_phone: '座机', mobile_phone: '手机' };

interface Routed {
  readonly steps: readonly {
    readonly targets?: readonly { person: string; device: string; seconds: number }[];
  }[];
}

/** What the router would do, in the words the page should have; why somebody is passed over is not in its steps. */
async function sentence(house: House, person: string, status: string): Promise<RegExp> {
  const body = { at: house.clock.now().toISOString(), from: '', status: { [person]: status } };
  const { steps } = (await askByCli(house, 'route', body)) as Routed;
  const rings = steps.flatMap(({ targets = [] }) => (targets.length > 0 ? [targets] : []));
  const isOwn = (step: (typeof rings)[number]) => step.some((one) => one.person === person);
  const own = rings.filter(isOwn);
  const others = (of: typeof rings) =>
    [...new Set(of.flat().map((one) => one.person))].filter((one) => one !== person);
  const named = (ids: readonly string[]) => ids.map((id) => NAMES[id] ?? id).join('、');
  const phones = own.map((step) =>
    step
      .filter((one) => one.person === person)
      .map(({ device, seconds }) => `${DEVICES[device]}${seconds}秒`)
      .join(' \\+ '),
  );
  const first = rings.findIndex(isOwn);
  const before = named(others(rings.slice(0, Math.max(0, first))));
  if (own.length === 0) {
    const instead = rings.length === 0 ? '来电直接留言.*' : `由${named(others(rings))}接听`;
    return new RegExp(`^不响您的电话(（[^）]+）)?，${instead}$`);
  }
  const ends = `您的${phones.join(' → ')}`;
  if (status === 'in_meeting') return new RegExp(`^(先由${before}接，)?最后才响${ends}$`);
  return new RegExp(before === '' ? `^先响${ends}$` : `^${before}之后响${ends}$`);
}

it('are what the router does with each of the five, for each rep, at every row', () =>
  inMiniHouse(MOMENTS[0][1], async ({ house, phone }) => {
    const people = [A, B, C];
    const page = await phone(B);
    const told = new Set<string>();
    for (const [row, moment] of MOMENTS) {
      house.clock.move(Date.parse(moment) - house.clock.now().getTime());
      for (const person of people) {
        const { rows, chain } = await statusOf(await phoneOf(house, person));
        expect(rows).toHaveLength(5);
        for (const { value, effect } of rows) {
          const wanted = await sentence(house, person, value);
          expect({ row, person, value, effect }).toMatchObject({
            effect: expect.stringMatching(wanted),
          });
          told.add(effect);
        }
        if (person !== B) continue;
        await page.ask('pullDown');
        await page.idle();
        const read = await textsOf(page, '.row-words');
        expect(read.map((text) => text.replace(/\s*\n\s*/g, ''))).toEqual(
          rows.map(({ text, effect }) => `${text}${effect}`),
        );
        const drawn = (await page.ask('data')) as { view: { chain: { text: string }[] } };
        expect(drawn.view.chain.map(({ text }) => text)).toEqual(chain.map(({ text }) => text));
      }
    }
    // A page that always says the same would not get here.
    expect(told.size).toBeGreaterThan(20);
  }));
