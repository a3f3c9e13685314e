/** Swaps between reps: asked, answered, lapsed; and every reason why one cannot be. */
import { describe, expect, it } from '@jest/globals';
import { removeOverride } from '../../../../server/domain/roster/changes.ts';
import { readRoster } from '../../../../server/domain/roster/spans.ts';
import {
  answerSwap,
  askSwap,
  lapseSwap,
  settledSwap,
  withdrawSwap,
  type SwapAnswer,
  type SwapWish,
} from '../../../../server/domain/roster/swaps.ts';
import type { Swap } from '../../../../server/domain/roster/types.ts';
import type { RosterOverride, RoutingTables } from '../../../../server/domain/routing/tables.ts';
import { A, B, C, D, NOW, PEOPLE, at, houseWith, override, span, tablesWith } from './stage.ts';

/** Saturday morning is B's (C begins at ten); A is off. Tuesday evening is A's; C is off. */
const SATURDAY = span('2026-11-28 09:00', '18:00');
const NEXT_TUESDAY = span('2026-12-01 18:00', '22:00');
const BASE: SwapWish = { asker: B, partner: A, give: SATURDAY, take: null, note: null };

function question(tables: Partial<RoutingTables> = {}, now = NOW) {
  return { tables: tablesWith(tables), people: PEOPLE, now };
}

function asked(change: Partial<SwapWish> = {}): Swap {
  const done = askSwap(question(), { ...BASE, ...change }, 's-1');
  if (!done.ok) throw new Error(done.why);
  return done.next;
}

function answer(change: Partial<SwapAnswer> = {}): SwapAnswer {
  return { id: 'press-1', by: A, answer: 'grant', press: null, ...change };
}

function onShift(tables: RoutingTables, when: string): string[] {
  return readRoster({ ...houseWith(), tables }, at(when)).onShift.map(({ person }) => person.id);
}

describe('asking', () => {
  it('shows the partner a card, and waits until the first of its shifts begins', () => {
    const swap = asked({ asker: C, partner: A, give: span('2026-11-28 10:00', '18:00') });
    expect(swap).toMatchObject({ state: 'asked', version: 1, lapsesAt: at('2026-11-28 10:00') });
    expect(swap.rows.map(({ what }) => what)).toEqual([{ do: 'show', person: A, press: null }]);
    const both = asked({
      asker: A,
      partner: C,
      give: NEXT_TUESDAY,
      take: span('2026-11-28 10:00', '12:00'),
    });
    expect(both.lapsesAt).toEqual(at('2026-11-28 10:00'));
  });

  const swapped: RosterOverride = {
    ...{ kind: 'replace', person: B, by: A, cause: 'swap', id: 'swap:s-0:give' },
    ...span('2026-11-28 12:00', '13:00'),
  };
  const leave = override('remove', A, SATURDAY, { cause: 'leave' });
  it.each<[string, Partial<SwapWish>, readonly RosterOverride[]]>([
    ['person-unknown', { partner: 'nobody' }, []],
    ['not-a-rep', { partner: D }, []],
    ['not-a-rep', { partner: 'sales_director' }, []],
    ['own-days', { partner: B }, []],
    ['own-days', { partner: C, give: span('2026-11-28 09:00', '18:00') }, []],
    ['own-days', { asker: A, partner: B, give: span('2026-11-25 18:00', '22:00') }, []],
    [
      'own-days',
      { asker: A, partner: C, give: NEXT_TUESDAY, take: span('2026-11-26 10:00', '12:00') },
      [],
    ],
    ['empty-span', { give: { from: SATURDAY.to, to: SATURDAY.from } }, []],
    ['past-span', { give: span('2026-11-21 09:00', '18:00') }, []],
    ['past-span', { asker: A, partner: C, give: span('2026-11-24 09:00', '12:00') }, []],
    ['too-far', { give: span('2027-11-27 09:00', '18:00') }, []],
    ['not-your-shift', { give: span('2026-11-29 09:00', '18:00') }, []],
    ['not-your-shift', { give: span('2026-11-28 08:00', '12:00') }, []],
    [
      'not-their-shift',
      { asker: A, partner: C, give: NEXT_TUESDAY, take: span('2026-11-29 10:00', '12:00') },
      [],
    ],
    ['already-swapped', {}, [swapped]],
    [
      'already-swapped',
      { asker: A, partner: C, give: span('2026-11-28 12:00', '13:00') },
      [swapped],
    ],
    ['on-leave', {}, [leave]],
  ])('is refused as %s: %j', (why, change, overrides) => {
    const refused = askSwap(question({ overrides }), { ...BASE, ...change }, 's-1');
    expect(refused).toEqual({ ok: false, why });
  });
});

describe('answering', () => {
  it('granted, the roster names the partner, and the asker too where they take one in return', () => {
    const swap = asked({
      asker: A,
      partner: C,
      give: NEXT_TUESDAY,
      take: span('2026-11-28 10:00', '12:00'),
    });
    const done = answerSwap(question(), swap, answer({ by: C }));
    if (!done.ok || !done.tables || !done.next) throw new Error('should be granted');
    expect(onShift(tablesWith({}), '2026-12-01 21:00')).toEqual([A]);
    expect(onShift(done.tables, '2026-12-01 21:00')).toEqual([C]);
    expect(onShift(done.tables, '2026-11-28 11:00')).toEqual([B, A]);
    expect(done.tables.version).toBe(2);
    expect(done.next).toMatchObject({ state: 'granted', version: 2, answeredAt: NOW });
    expect(done.rows.map(({ what }) => what.person)).toEqual([C, A]);
  });

  it('refused, the roster stays, and the asker is told', () => {
    const done = answerSwap(question(), asked(), answer({ answer: 'refuse' }));
    expect(done).toMatchObject({ ok: true, tables: null, next: { state: 'refused' } });
    expect(done.ok && done.rows.map(({ what }) => what.person)).toEqual([A, B]);
  });

  it('is nobody else’s', () => {
    for (const by of [B, C, D]) {
      expect(answerSwap(question(), asked(), answer({ by }))).toEqual({
        ok: false,
        why: 'not-yours',
      });
    }
  });

  it('twice under one id changes nothing; the same answer again does not either', () => {
    const first = answerSwap(question(), asked(), answer());
    if (!first.ok || !first.next || !first.tables) throw new Error('should be granted');
    const { tables } = first;
    expect(answerSwap(question(tables), first.next, answer())).toEqual({
      ...{ ok: true, next: null, rows: [], tables: null },
    });
    const again = answerSwap(question(tables), first.next, answer({ id: 'press-2' }));
    expect(again).toMatchObject({ ok: true, tables: null, next: { state: 'granted' } });
    expect(again.ok && again.rows.map(({ what }) => what.person)).toEqual([A]);
    const other = answer({ id: 'press-3', answer: 'refuse' });
    expect(answerSwap(question(tables), first.next, other)).toEqual({
      ...{ ok: false, why: 'already-answered' },
    });
  });

  it('on an old card spends its code, so that the card tells how it stands', () => {
    const press = { code: 'P', card: 0, at: NOW };
    const late = question({}, at('2026-11-28 09:00'));
    const done = answerSwap(late, asked(), answer({ press }));
    expect(done).toMatchObject({ ok: true, tables: null, next: { state: 'lapsed' } });
    expect(done.ok && done.rows.map(({ what }) => what)).toEqual([
      { do: 'show', person: A, press },
      { do: 'show', person: B, press: null },
    ]);
  });

  it('finds a shift that went to somebody else meanwhile', () => {
    const first = answerSwap(question(), asked(), answer());
    if (!first.ok || !first.tables) throw new Error('should be granted');
    const rival = { ...asked(), id: 's-2' };
    const refused = answerSwap(question(first.tables), rival, answer());
    expect(refused).toEqual({ ok: false, why: 'already-swapped' });
  });

  it('that cannot be is told on the card that was pressed, which can be pressed again', () => {
    const press = { code: 'P', card: 0, at: NOW };
    const busy = question({ overrides: [override('add', A, SATURDAY)] });
    const done = answerSwap(busy, asked(), answer({ press }));
    if (!done.ok || !done.next) throw new Error('should be told');
    expect(done.tables).toBeNull();
    expect(done.next).toMatchObject({ state: 'asked', refusal: 'own-days' });
    expect(done.rows.map(({ what }) => what)).toEqual([{ do: 'show', person: A, press }]);
    expect(answerSwap(busy, asked(), answer())).toEqual({ ok: false, why: 'own-days' });
    const later = answerSwap(question(), done.next, answer({ id: 'press-2' }));
    expect(later).toMatchObject({ ok: true, next: { state: 'granted', refusal: null } });
  });

  it.each([
    ['not-their-shift', B, { take: null }],
    ['not-your-shift', A, { take: NEXT_TUESDAY }],
  ] as const)('tells the partner from their side: %s', (why, away, change) => {
    const gone = away === B ? SATURDAY : NEXT_TUESDAY;
    const overrides = [override('remove', away, gone)];
    const wish = { asker: B, partner: A, ...change };
    const first = asked({ ...wish, take: null });
    const refused = answerSwap(question({ overrides }), { ...first, ...change }, answer());
    expect(refused).toEqual({ ok: false, why });
  });

  it('heals a swap whose tables were stored and which was not', () => {
    const swap = asked();
    const first = answerSwap(question(), swap, answer());
    if (!first.ok || !first.tables) throw new Error('should be granted');
    const healed = answerSwap(question(first.tables), swap, answer());
    expect(healed).toMatchObject({ ok: true, tables: null, next: { state: 'granted' } });
    expect(settledSwap(swap, first.tables, NOW).state).toBe('granted');
    const late = lapseSwap(swap, { tables: first.tables, now: at('2026-12-24 10:00') });
    expect(late?.next.state).toBe('granted');
  });

  it('leaves overrides that only another swap undoes', () => {
    const done = answerSwap(question(), asked(), answer());
    if (!done.ok || !done.tables) throw new Error('should be granted');
    const refused = removeOverride(done.tables, 'swap:s-1:give', NOW);
    expect(refused).toEqual({ ok: false, why: 'of-a-swap' });
  });
});

describe('time', () => {
  it('lapses a swap at the start of its shift, not before', () => {
    const { tables } = question();
    expect(lapseSwap(asked(), { tables, now: at('2026-11-28 08:59:59') })).toBeNull();
    const lapsed = lapseSwap(asked(), { tables, now: at('2026-11-28 09:00') });
    expect(lapsed?.next).toMatchObject({ state: 'lapsed', version: 2 });
    expect(lapsed?.rows.map(({ what }) => what.person)).toEqual([A, B]);
    if (!lapsed) throw new Error('it has lapsed');
    expect(lapseSwap(lapsed.next, { tables, now: at('2026-11-28 09:01') })).toBeNull();
  });
});

describe('taking it back', () => {
  it('is the asker’s, while nobody has answered; the partner’s card says so', () => {
    const swap = asked();
    expect(withdrawSwap(question(), swap, A)).toEqual({ ok: false, why: 'not-yours' });
    const done = withdrawSwap(question(), swap, B);
    if (!done.ok || !done.next) throw new Error('should be taken back');
    expect(done.next).toMatchObject({ state: 'withdrawn', version: 2 });
    expect(done.rows.map(({ what }) => what.person)).toEqual([A]);
    expect(withdrawSwap(question(), done.next, B)).toEqual({ ok: true, next: null, rows: [] });
    expect(answerSwap(question(), done.next, answer())).toEqual({
      ...{ ok: false, why: 'already-answered' },
    });
    expect(lapseSwap(done.next, { tables: question().tables, now: SATURDAY.from })).toBeNull();
  });

  it.each(['granted', 'refused', 'lapsed'] as const)('comes too late when it is %s', (state) => {
    const swap: Swap = { ...asked(), state };
    expect(withdrawSwap(question(), swap, B)).toEqual({ ok: false, why: 'already-answered' });
  });

  it('in the breath in which it was granted: what the tables hold is true', () => {
    const granted = answerSwap(question(), asked(), answer());
    const taken = withdrawSwap(question(), asked(), B);
    if (!granted.ok || !granted.tables || !taken.ok || !taken.next) throw new Error('both can be');
    const healed = answerSwap(question(granted.tables), taken.next, answer());
    expect(healed).toMatchObject({ ok: true, tables: null, next: { state: 'granted' } });
    expect(healed.ok && healed.rows.map(({ what }) => what.person)).toEqual([A, B]);
  });
});
