import { describe, expect, it } from '@jest/globals';
import type { House } from '../support/house.ts';
import type { PostedEvent } from './acts.ts';
import {
  A,
  B,
  STRANGER,
  VIP,
  audit,
  inHouse,
  inboxes,
  postEvent,
  readPage,
  stored,
} from './acts.ts';

const MORNING = '2026-11-24T10:00:00+08:00';
const B_CUSTOMER = '13606741588';

type Told = readonly [type: string, second: number, data: object];

const leg = (name: string, target: string): object => ({ leg: name, target });

/** Two devices of A, then B; nobody answers and the caller leaves after 30 seconds. */
const MISSED: readonly Told[] = [
  ['ivr.input', 0, { digits: '1' }],
  ['call.ringing', 1, leg('l1', `${A}:office_phone`)],
  ['call.ringing', 1, leg('l2', `${A}:mobile_phone`)],
  ['call.no_answer', 11, { ...leg('l1', `${A}:office_phone`), outcome: 'no_answer' }],
  ['call.no_answer', 26, { ...leg('l2', `${A}:mobile_phone`), outcome: 'no_answer' }],
  ['call.ringing', 26, leg('l3', `${B}:office_phone`)],
  ['call.no_answer', 31, { ...leg('l3', `${B}:office_phone`), outcome: 'cancelled' }],
  ['call.ended', 31, { by: 'caller', cause: 'normal', talk_seconds: 0 }],
];

/** A's office phone is lifted; the mobile stops. */
const ANSWERED: readonly Told[] = [
  ['ivr.input', 0, { digits: '1' }],
  ['call.ringing', 1, leg('l1', `${A}:office_phone`)],
  ['call.ringing', 1, leg('l2', `${A}:mobile_phone`)],
  ['call.connected', 6, leg('l1', `${A}:office_phone`)],
  ['call.no_answer', 6, { ...leg('l2', `${A}:mobile_phone`), outcome: 'cancelled' }],
  ['call.ended', 68, { by: 'agent', cause: 'normal', talk_seconds: 62 }],
];

/** The call as its gateway would have recorded it. */
function recorded(house: House, told: readonly Told[], from: string): readonly PostedEvent[] {
  const call = 'gw-2026-0001';
  const start = house.clock.now().getTime();
  const data = { direction: 'in', from, to: '4008320160' };
  return ([['call.started', 0, data], ...told] as readonly Told[]).map(
    ([type, second, more], n) => ({
      id: `evt-${n + 1}`,
      type,
      call,
      seq: n + 1,
      at: new Date(start + second * 1000).toISOString(),
      data: more,
    }),
  );
}

type Order = (events: readonly PostedEvent[]) => readonly PostedEvent[];

const twice: Order = (events) => events.flatMap((event) => [event, event]);
const reversed: Order = (events) => events.toReversed();
const oddFirst: Order = (events) => [
  ...events.filter((_, n) => n % 2 === 1),
  ...events.filter((_, n) => n % 2 === 0),
];

async function postAll(house: House, events: readonly PostedEvent[]): Promise<void> {
  for (const event of events) {
    expect(await postEvent(house, event)).toBe(200);
    await house.settle();
  }
  await house.pass(3);
}

/** What the last card of everybody says, without what differs from house to house. */
async function lastWords(house: House) {
  const seen = await inboxes(house);
  return Object.fromEntries(
    Object.entries(seen).map(([person, all]) => {
      const card = all.at(-1)?.card;
      return [
        person,
        {
          title: card?.main_title,
          text: card?.sub_title_text,
          rows: card?.horizontal_content_list,
          grey: card?.replace_text,
        },
      ];
    }),
  );
}

async function play(told: readonly Told[], from: string, order: Order) {
  const result: { words?: Awaited<ReturnType<typeof lastWords>>; page?: unknown } = {};
  await inHouse(MORNING, async (house) => {
    await postAll(house, order(recorded(house, told, from)));
    result.words = await lastWords(house);
    const { phase, who, number } = await readPage(house, 'gw-2026-0001');
    result.page = { phase, title: who.title, number };
    expect(await stored(house, 'calls').countDocuments({})).toBe(1);
    expect(await audit(house)).toEqual([]);
    // Over for everybody: the next call may ring them.
    expect(await stored(house, 'reservations').distinct('person', { call: { $ne: null } })).toEqual(
      [],
    );
  });
  return result;
}

describe('events of a call the gateway never asked about', () => {
  it('in order: cards as they ring, closed at the end, and the missed card', () =>
    inHouse(MORNING, async (house) => {
      const events = recorded(house, MISSED, VIP);
      await postAll(house, events.slice(0, 4));
      expect(await house.buttons(A)).toContain('接听');
      expect(await house.messages(B)).toEqual([]);
      await postAll(house, events.slice(4, 7));
      expect(await house.buttons(B)).toContain('接听');
      await postAll(house, events.slice(7));
      expect(await house.caption(B)).toBe('未接');
      const [pop, missed, ...more] = await house.messages(A);
      expect(more).toEqual([]);
      expect(pop?.card?.replace_text).toBe('未接');
      expect(missed?.card?.sub_title_text).toContain('未接来电 · 响铃 30秒未接');
    }));

  it.each([
    ['a VIP missed, repeated', MISSED, VIP, twice],
    ['nobody’s customer missed, repeated', MISSED, STRANGER, twice],
    ['a VIP answered, repeated', ANSWERED, VIP, twice],
  ] as const)('%s: the same cards', async (_what, told, from, order) => {
    const plain = await play(told, from, (events) => events);
    expect(await play(told, from, order)).toEqual(plain);
  });

  it.each([
    ['a VIP missed, in reverse', VIP, A, reversed],
    ['a customer of B missed, in reverse', B_CUSTOMER, B, reversed],
    ['a customer of B missed, every other event first', B_CUSTOMER, B, oddFirst],
  ] as const)(
    '%s: the same missed card, and nobody is shown a ringing card of a call that is over',
    async (_what, from, owner, order) => {
      const plain = await play(MISSED, from, (events) => events);
      const other = await play(MISSED, from, order);
      expect(other.page).toEqual(plain.page);
      expect(other.words?.[owner]).toEqual(plain.words?.[owner]);
      for (const words of Object.values(other.words ?? {})) {
        expect(words.grey === '未接' || words.text?.startsWith('未接来电')).toBe(true);
      }
    },
  );

  it.each([
    ['in reverse', reversed],
    ['every other event first', oddFirst],
  ] as const)(
    'an answered call %s: answered, no missed card, no late pop',
    async (_what, order) => {
      const plain = await play(ANSWERED, VIP, (events) => events);
      expect(plain.words?.[A]?.grey).toBe('已结束 1分02秒');
      const other = await play(ANSWERED, VIP, order);
      expect(other.page).toEqual(plain.page);
      for (const words of Object.values(other.words ?? {})) {
        expect(words.text).not.toMatch(/^未接来电/);
        expect(words.grey).toBe('已结束 1分02秒');
      }
    },
  );

  it('a complaint keyed in before, told after the ringing, is urgent all the same', () =>
    inHouse(MORNING, async (house) => {
      const told: Told[] = MISSED.map((one) =>
        one[0] === 'ivr.input' ? ['ivr.input', 0, { digits: '4' }] : one,
      );
      const events = recorded(house, told, STRANGER);
      const [started, keyed, ...rest] = events;
      if (!started || !keyed) throw new Error('the recording has no beginning');
      await postAll(house, [started, ...rest.slice(0, 2), keyed, ...rest.slice(2)]);
      const { card } = await house.card(A);
      expect(card?.horizontal_content_list).toContainEqual({
        keyname: '紧急程度',
        value: '高 (投诉建议，按4)',
      });
    }));

  it('unknown types are stored and change nothing; what cannot be read is refused', () =>
    inHouse(MORNING, async (house) => {
      const at = house.clock.now().toISOString();
      const call = 'gw-2026-0002';
      expect(await postEvent(house, { id: 'u1', type: 'call.parked', call, at })).toBe(200);
      expect(await postEvent(house, { id: 'u2', type: 'call.ringing', call, at })).toBe(422);
      await house.settle();
      expect(await inboxes(house)).toEqual({});
      expect(await stored(house, 'inbox').countDocuments({})).toBe(1);
    }));
});
