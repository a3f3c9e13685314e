import { describe, expect, it } from '@jest/globals';
import type { Order } from '../../../../server/domain/consequences.ts';
import type { Press } from '../../../../server/domain/calls/events.ts';
import { openClaim } from '../../../../server/domain/calls/reading.ts';
import type { Refusal } from '../../../../server/domain/calls/types.ts';
import { later } from '../../flows/calls/make-call.ts';
import {
  A,
  answers,
  B,
  C,
  D,
  ends,
  greeting,
  lapses,
  presses,
  rings,
  tell,
  type Told,
} from './tell.ts';

const RINGING: readonly Told[] = [
  [1, rings(A)],
  [2, rings(B)],
];
const CLAIMED: readonly Told[] = [...RINGING, [30, presses(A, 'answer')]];
const TALKING: readonly Told[] = [...RINGING, [4, answers(A)]];
const OFFERED: readonly Told[] = [
  ...TALKING,
  [9, presses(A, 'transfer', { target: B })],
  [10, rings(B, 'b2')],
];
const LAPSED: readonly Told[] = [...CLAIMED, [49, lapses(2)]];

function ordersOf(told: readonly Told[]): readonly Order[] {
  return tell(told).rows.flatMap(({ what }) => (what.do === 'order' ? [what.order] : []));
}

describe('a press that may not', () => {
  it.each<
    readonly [
      string,
      readonly Told[],
      string,
      Press['button'],
      Partial<Press>,
      Refusal,
      string | null,
    ]
  >([
    ['接听 beside a claim', CLAIMED, B, 'answer', {}, 'already-claimed', A],
    ['留言 beside a claim', CLAIMED, B, 'voicemail', {}, 'already-claimed', A],
    ['转接 beside a claim', CLAIMED, B, 'transfer', { target: D }, 'already-claimed', A],
    ['接听 after one’s own lapse', LAPSED, A, 'answer', {}, 'lapsed-before', null],
    ['接听 while on another call', RINGING, A, 'answer', { free: false }, 'busy-elsewhere', null],
    ['接听 without a phone', RINGING, A, 'answer', { ownReach: null }, 'gateway-refused', null],
    ['接听 when somebody talks', TALKING, B, 'answer', {}, 'already-answered', A],
    ['留言 when somebody talks', TALKING, B, 'voicemail', {}, 'already-answered', A],
    ['转接 of another’s talk', TALKING, B, 'transfer', { target: D }, 'not-your-call', A],
    ['挂断 of another’s talk', TALKING, B, 'hangup', {}, 'already-answered', A],
    ['挂断 of a call that never rang here', RINGING, C, 'hangup', {}, 'not-your-call', null],
    ['转接 to nobody', RINGING, A, 'transfer', { target: 'none' }, 'choose-colleague', null],
    ['转接 without a choice', TALKING, A, 'transfer', {}, 'choose-colleague', null],
    [
      '转接 to who has gone',
      RINGING,
      A,
      'transfer',
      { target: D, targetReach: null },
      'colleague-unreachable',
      D,
    ],
    ['转接 to oneself', TALKING, A, 'transfer', { target: A }, 'colleague-unreachable', A],
    [
      '接听 during the message',
      [...RINGING, [9, greeting]],
      A,
      'answer',
      {},
      'already-voicemail',
      null,
    ],
    ['接听 after the end', [...RINGING, [9, ends()]], A, 'answer', {}, 'already-ended', null],
    ['挂断 after the end', [...TALKING, [9, ends()]], A, 'hangup', {}, 'already-ended', null],
    ['a stranger', RINGING, A, 'answer', { listed: false }, 'not-listed', null],
  ])('%s', (_title, told, person, button, change, refusal, who) => {
    const before = tell(told).call;
    const { call, rows } = tell([...told, [50, presses(person, button, change)]]);
    expect(call.notes).toEqual([{ person, at: later(50), refusal, who }]);
    expect(rows.filter(({ what }) => what.do === 'order')).toEqual([]);
    expect(call.legs).toEqual(before.legs);
    expect(call.declines).toEqual(before.declines);
    expect(call.transfers).toEqual(before.transfers);
  });
});

describe('a press that may', () => {
  it.each<readonly [string, readonly Told[], Told, readonly Partial<Order>[]]>([
    ['接听 of an offered talk', OFFERED, [12, presses(B, 'answer')], [{ do: 'answer', person: B }]],
    [
      '挂断 of an offered talk',
      OFFERED,
      [12, presses(B, 'hangup')],
      [{ do: 'decline', person: B }],
    ],
    ['接听', RINGING, [3, presses(A, 'answer')], [{ do: 'answer', person: A, seconds: 25 }]],
    ['挂断 while it rings', RINGING, [3, presses(A, 'hangup')], [{ do: 'decline', person: A }]],
    ['挂断 in talk', TALKING, [9, presses(A, 'hangup')], [{ do: 'hangup' }]],
    ['留言', RINGING, [3, presses(B, 'voicemail')], [{ do: 'voicemail' }]],
    [
      '转接 while it rings',
      RINGING,
      [3, presses(A, 'transfer', { target: D })],
      [{ do: 'transfer', person: D, seconds: 20 }],
    ],
    [
      '转接 in talk',
      TALKING,
      [9, presses(A, 'transfer', { target: D })],
      [{ do: 'transfer', person: D, seconds: 20 }],
    ],
    [
      '接听 after a colleague’s lapse',
      LAPSED,
      [50, presses(B, 'answer')],
      [{ do: 'answer', person: B }],
    ],
    ['接听 again, by the holder', CLAIMED, [31, presses(A, 'answer')], []],
    [
      '转接 again, while it rings',
      [...TALKING, [9, presses(A, 'transfer', { target: D })]],
      [10, presses(A, 'transfer', { target: B })],
      [],
    ],
    [
      '转接 of a claim one holds',
      CLAIMED,
      [31, presses(A, 'transfer', { target: D })],
      [{ do: 'transfer', person: D }],
    ],
    [
      '挂断 of a claim one holds',
      CLAIMED,
      [31, presses(A, 'hangup')],
      [{ do: 'decline', person: A }],
    ],
  ])('%s', (_title, told, press, orders) => {
    expect(ordersOf([...told, press])).toEqual(
      orders.map((order) => expect.objectContaining(order)),
    );
    expect(tell([...told, press]).call.notes).toEqual([]);
  });

  it('holds the claim for 25 seconds, after which an overdue one no longer stands in the way', () => {
    expect(openClaim(tell(CLAIMED).call)?.until).toEqual(later(55));
    const early = tell([...CLAIMED, [54, presses(B, 'answer')]]).call;
    expect(openClaim(early)?.person).toBe(A);
    const late = tell([...CLAIMED, [55, presses(B, 'answer')]]).call;
    expect(openClaim(late)?.person).toBe(B);
  });

  it('does nothing twice for one press', () => {
    const first = tell(CLAIMED);
    const again = tell([[30, presses(A, 'answer')]], { ...first.call, seen: ['e0'] });
    expect(again.next).toBeNull();
  });

  it('lets a lapse go on with the plan, but not over a voice', () => {
    expect(ordersOf(LAPSED)).toEqual([{ do: 'continue', person: A }]);
    const spoken = tell([...CLAIMED, [34, answers(A)], [57, lapses(2)]]);
    expect(spoken.rows).toEqual([]);
    expect(spoken.call.claims[0]?.end).toBe('connected');
  });

  it('gives every order a moment after which it is not carried out', () => {
    const { rows } = tell(CLAIMED);
    const order = rows.find(({ what }) => what.do === 'order');
    expect(order?.notAfter).toEqual(later(55));
    const lapse = rows.find(({ what }) => what.do === 'lapse');
    expect(lapse?.dueAt).toEqual(later(57));
  });
});
