import { describe, expect, it } from '@jest/globals';
import { faceKey, faceOf } from '../../../../server/domain/calls/face.ts';
import { missedOf } from '../../../../server/domain/calls/missed.ts';
import { phaseOf } from '../../../../server/domain/calls/reading.ts';
import { later, makeCall } from '../../flows/calls/make-call.ts';
import { ROWS } from './face-cases.ts';
import {
  A,
  answers,
  B,
  ends,
  facesOf,
  greeting,
  hands,
  lapses,
  message,
  presses,
  rings,
  stops,
  tell,
  type Told,
} from './tell.ts';

describe('whose card shows what', () => {
  it.each(ROWS)('%s', (_title, told, faces) => {
    const shown = Object.entries(facesOf(tell(told).call)).filter(([, name]) => name !== '-');
    expect(Object.fromEntries(shown)).toEqual(faces);
  });

  it('is one face for two devices of one person', () => {
    const once = tell([[1, rings(A)]]).call;
    const twice = tell([
      [1, rings(A)],
      [2, rings(A, 'a2')],
    ]).call;
    expect(faceKey(faceOf(twice, A, true))).toBe(faceKey(faceOf(once, A, true)));
  });

  it('is the same before and after connecting, once claimed', () => {
    const told: Told[] = [
      [1, rings(A)],
      [3, presses(A, 'answer')],
    ];
    const before = faceOf(tell(told).call, A, true);
    const after = faceOf(tell([...told, [5, answers(A)]]).call, A, true);
    expect(before?.state).toEqual({
      name: 'mine',
      device: 'office_phone',
      transferredFrom: null,
      transferFailed: null,
    });
    expect(faceKey(after)).toBe(faceKey(before));
  });

  it('tells who handed over, and who did not answer', () => {
    const talk: Told[] = [
      [1, rings(A)],
      [2, answers(A)],
      [9, presses(A, 'transfer', { target: B })],
      [9, rings(B)],
    ];
    const taken = tell([...talk, [12, answers(B)]]).call;
    expect(faceOf(taken, B, true)?.state).toMatchObject({ transferredFrom: A });
    const silent = tell([...talk, [29, hands('failed', A, B)]]).call;
    expect(faceOf(silent, A, true)?.state).toMatchObject({ transferFailed: B });
  });

  it.each<readonly [string, readonly Told[], string, readonly string[]]>([
    ['ringing', [[1, rings(A)]], A, ['answer', 'transfer', 'voicemail', 'hangup']],
    [
      'in talk',
      [
        [1, rings(A)],
        [2, answers(A)],
      ],
      A,
      ['transfer', 'hangup'],
    ],
    [
      'beside a claim',
      [
        [1, rings(A)],
        [1, rings(B)],
        [2, presses(A, 'answer')],
        [3, presses(B, 'answer')],
      ],
      B,
      [],
    ],
    [
      'after a lapse',
      [
        [1, rings(A)],
        [3, presses(A, 'answer')],
        [30, lapses(1)],
      ],
      A,
      ['transfer', 'voicemail'],
    ],
    [
      'offered a talk',
      [
        [1, rings(A)],
        [2, answers(A)],
        [9, presses(A, 'transfer', { target: B })],
        [9, rings(B)],
      ],
      B,
      ['answer', 'hangup'],
    ],
  ])('offers what does no harm: %s', (_title, told, person, actions) => {
    const { call } = tell(told);
    expect(faceOf(call, person, true)?.actions).toEqual(actions);
    expect(faceOf(call, person, false)?.actions).toEqual([]);
  });

  it('leaves nothing but 查看详情 beside a claim, for a caller nobody knows too', () => {
    const unknown = makeCall({ house: { book: {} } });
    const told: Told[] = [
      [1, rings(A)],
      [1, rings(B)],
      [2, presses(A, 'answer')],
    ];
    expect(faceOf(tell(told, unknown).call, B, true)?.actions).toContain('create');
    const pressed = tell([...told, [3, presses(B, 'answer')]], unknown).call;
    expect(faceOf(pressed, B, true)?.actions).toEqual([]);
  });
});

describe('who must call back', () => {
  it.each<readonly [string, readonly Told[], unknown]>([
    [
      'rung five seconds',
      [
        [1, rings(B)],
        [6, ends()],
      ],
      { owner: A, state: 'waiting', waited: 5, message: 0 },
    ],
    [
      'a VIP, rung shortly',
      [
        [1, rings(A)],
        [2, ends()],
      ],
      { owner: A, state: 'waiting', waited: 1, message: 0 },
    ],
    ['nothing rang', [[2, ends()]], null],
    [
      'a message',
      [
        [1, rings(A)],
        [30, greeting],
        [60, message(35)],
        [60, ends()],
      ],
      { owner: A, state: 'waiting', waited: 29, message: 35 },
    ],
    [
      'it was answered',
      [
        [1, rings(A)],
        [6, answers(A)],
        [9, ends()],
      ],
      { owner: A, state: 'answered', waited: 8, message: 0 },
    ],
    [
      'it still rings',
      [
        [1, rings(A)],
        [60, stops(A, 'no_answer')],
      ],
      null,
    ],
  ])('%s', (_title, told, missed) => {
    expect(missedOf(tell(told).call)).toEqual(missed);
  });

  it('asks for no card for a call that was answered in time', () => {
    const { rows } = tell([
      [1, rings(A)],
      [6, answers(A)],
      [9, ends()],
    ]);
    expect(rows.filter(({ what }) => what.do === 'show' && what.card === 'missed')).toEqual([]);
  });

  it('corrects the card when a voice turns up late', () => {
    const { rows } = tell([
      [1, rings(A)],
      [9, ends()],
      [6, answers(A)],
    ]);
    expect(rows.map(({ what }) => what)).toContainEqual({
      do: 'show',
      card: 'missed',
      person: A,
      press: null,
    });
  });
});

it('believes a voice over a silence told before', () => {
  const told: Told[] = [
    [1, rings(A)],
    [4, stops(A, 'no_answer')],
    [4, answers(A)],
  ];
  expect(phaseOf(tell(told).call)).toBe('talking');
});

it('never re-opens a call that is over', () => {
  const told: Told[] = [
    [1, rings(A)],
    [9, ends()],
  ];
  const after: Told[] = [
    [5, rings(B)],
    [6, stops(A, 'cancelled')],
    [7, hands('ringing', A, B)],
  ];
  expect(phaseOf(tell([...told, ...after]).call)).toBe('missed');
  const pressed = tell([...told, [10, presses(A, 'answer')]]);
  expect(pressed.rows.filter(({ what }) => what.do === 'order')).toEqual([]);
  expect(pressed.call.ended?.at).toEqual(later(9));
});
