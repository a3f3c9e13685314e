import { describe, expect, it } from '@jest/globals';
import { turnsBetween } from '../../../../server/domain/routing/turns.ts';
import { A, PEOPLE, at, tablesWith } from './make.ts';

const override = {
  kind: 'remove',
  person: A,
  cause: 'override',
  from: at('2026-11-24 10:20'),
  to: at('2026-11-24 10:40'),
} as const;

describe('the clock turns something', () => {
  it.each([
    ['11:59:59', '12:00:00', true],
    ['12:00:00', '12:00:01', false],
    ['10:01:00', '11:59:00', false],
    ['09:59:00', '10:00:00', true], // C’s own hours begin
    ['19:59:00', '20:00:00', true], // B’s own hours end
    ['21:30:00', '22:30:00', true],
  ])('between %s and %s: %s', (from, to, turns) => {
    const house = { tables: tablesWith({}), people: PEOPLE };
    expect(turnsBetween(house, at(`2026-11-24 ${from}`), at(`2026-11-24 ${to}`))).toBe(turns);
  });

  it('sees midnight, and both ends of an override', () => {
    const house = { tables: tablesWith({ overrides: [override] }), people: PEOPLE };
    const turned = (from: string, to: string) => turnsBetween(house, at(from), at(to));
    expect(turned('2026-11-24 23:59', '2026-11-25 00:00')).toBe(true);
    expect(turned('2026-11-24 10:19', '2026-11-24 10:20')).toBe(true);
    expect(turned('2026-11-24 10:20', '2026-11-24 10:39')).toBe(false);
    expect(turned('2026-11-24 10:39', '2026-11-24 10:40')).toBe(true);
  });
});
