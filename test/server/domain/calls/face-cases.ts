import {
  A,
  answers,
  B,
  D,
  ends,
  greeting,
  hands,
  lapses,
  message,
  presses,
  rings,
  stops,
  type Told,
} from './tell.ts';

/** The rows of the life of a card: what was told, then each person's face after the last of it. */
export const ROWS: readonly (readonly [
  string,
  readonly Told[],
  Readonly<Record<string, string>>,
])[] = [
  ['nothing rings yet', [], {}],
  ['the first device rings', [[1, rings(A)]], { [A]: 'ringing' }],
  [
    'the second device of the same person',
    [
      [1, rings(A)],
      [1, rings(A, 'a2')],
    ],
    { [A]: 'ringing' },
  ],
  [
    '接听 wins the claim',
    [
      [1, rings(A)],
      [2, rings(B)],
      [3, presses(B, 'answer')],
    ],
    { [A]: 'ringing', [B]: 'mine' },
  ],
  [
    '… and is connected',
    [
      [1, rings(A)],
      [2, rings(B)],
      [3, presses(B, 'answer')],
      [4, answers(B)],
    ],
    { [A]: 'answered-by', [B]: 'mine' },
  ],
  [
    '… and lapses while the call waits',
    [
      [1, rings(A)],
      [3, presses(A, 'answer')],
      [30, lapses(1)],
    ],
    { [A]: 'lapsed' },
  ],
  [
    '… and the caller leaves',
    [
      [1, rings(A)],
      [3, presses(A, 'answer')],
      [9, ends()],
    ],
    { [A]: 'missed' },
  ],
  [
    'answered by the phone alone',
    [
      [1, rings(A)],
      [4, answers(A)],
    ],
    { [A]: 'mine' },
  ],
  [
    'a voice said to be silence first',
    [
      [1, rings(A)],
      [4, stops(A, 'no_answer')],
      [4, answers(A)],
    ],
    { [A]: 'mine' },
  ],
  [
    'the call ended',
    [
      [1, rings(A)],
      [2, rings(B)],
      [4, answers(A)],
      [9, ends(5)],
    ],
    { [A]: 'ended', [B]: 'answered-by' },
  ],
  [
    'a colleague presses during the claim',
    [
      [1, rings(A)],
      [2, rings(B)],
      [3, presses(A, 'answer')],
      [4, presses(B, 'answer')],
    ],
    { [A]: 'mine', [B]: 'claimed-by-other' },
  ],
  [
    '… the claim lapses and the call rings them again',
    [
      [1, rings(A)],
      [2, rings(B)],
      [3, presses(A, 'answer')],
      [4, presses(B, 'answer')],
      [30, lapses(2)],
      [31, rings(B, 'b2')],
    ],
    { [A]: 'lapsed', [B]: 'ringing' },
  ],
  [
    '挂断 while it rings',
    [
      [1, rings(A)],
      [2, presses(A, 'hangup')],
    ],
    { [A]: 'declined' },
  ],
  [
    '… and is rung again',
    [
      [1, rings(A)],
      [2, presses(A, 'hangup')],
      [9, rings(A, 'a2')],
    ],
    { [A]: 'ringing' },
  ],
  [
    '… and the call is missed',
    [
      [1, rings(A)],
      [2, presses(A, 'hangup')],
      [9, ends()],
    ],
    { [A]: 'missed' },
  ],
  [
    'their step has passed',
    [
      [1, rings(A)],
      [20, stops(A, 'no_answer')],
      [20, rings(B)],
    ],
    { [A]: 'ringing', [B]: 'ringing' },
  ],
  [
    'voicemail starts by itself',
    [
      [1, rings(A)],
      [20, greeting],
    ],
    { [A]: 'to-voicemail' },
  ],
  [
    '留言 pressed',
    [
      [1, rings(A)],
      [2, rings(B)],
      [3, presses(A, 'voicemail')],
    ],
    { [A]: 'voicemail-asked', [B]: 'ringing' },
  ],
  [
    '… the greeting plays',
    [
      [1, rings(A)],
      [2, rings(B)],
      [3, presses(A, 'voicemail')],
      [4, greeting],
    ],
    { [A]: 'voicemail-asked', [B]: 'to-voicemail' },
  ],
  [
    '… a message is left',
    [
      [1, rings(A)],
      [2, rings(B)],
      [3, presses(A, 'voicemail')],
      [4, greeting],
      [60, message(35)],
      [60, ends()],
    ],
    { [A]: 'voicemail-left', [B]: 'to-voicemail' },
  ],
  [
    'caller gone, nobody answered',
    [
      [1, rings(A)],
      [20, rings(B)],
      [30, ends()],
    ],
    { [A]: 'missed', [B]: 'missed' },
  ],
  [
    'A→B in talk, B rings',
    [
      [1, rings(A)],
      [2, answers(A)],
      [9, presses(A, 'transfer', { target: B })],
      [9, hands('ringing', A, B)],
      [9, rings(B)],
    ],
    { [A]: 'transferred', [B]: 'transfer-ringing' },
  ],
  [
    '… B presses 接听',
    [
      [1, rings(A)],
      [2, answers(A)],
      [9, presses(A, 'transfer', { target: B })],
      [9, rings(B)],
      [11, presses(B, 'answer')],
    ],
    { [A]: 'transferred', [B]: 'mine' },
  ],
  [
    '… B declines',
    [
      [1, rings(A)],
      [2, answers(A)],
      [9, presses(A, 'transfer', { target: B })],
      [9, rings(B)],
      [11, presses(B, 'hangup')],
      [12, stops(B, 'rejected')],
      [12, hands('failed', A, B)],
    ],
    { [A]: 'mine', [B]: 'transfer-missed' },
  ],
  [
    '… B answers',
    [
      [1, rings(A)],
      [2, answers(A)],
      [9, presses(A, 'transfer', { target: B })],
      [9, rings(B)],
      [12, answers(B)],
    ],
    { [A]: 'transferred', [B]: 'mine' },
  ],
  [
    '… and it ends',
    [
      [1, rings(A)],
      [2, answers(A)],
      [9, presses(A, 'transfer', { target: B })],
      [9, rings(B)],
      [12, answers(B)],
      [13, hands('done', A, B)],
      [20, ends()],
    ],
    { [A]: 'transfer-ended', [B]: 'ended' },
  ],
  [
    'A→B by the phone itself',
    [
      [1, rings(A)],
      [2, answers(A)],
      [9, hands('ringing', A, B)],
      [9, rings(B)],
      [12, answers(B)],
      [12, hands('done', A, B)],
    ],
    { [A]: 'handed-over', [B]: 'mine' },
  ],
  [
    '… to a former loser',
    [
      [1, rings(A)],
      [1, rings(B)],
      [2, answers(A)],
      [9, presses(A, 'transfer', { target: B })],
      [9, rings(B, 'b2')],
    ],
    { [A]: 'transferred', [B]: 'transfer-ringing' },
  ],
  [
    'B does not answer: the call stays with A',
    [
      [1, rings(A)],
      [2, answers(A)],
      [9, presses(A, 'transfer', { target: B })],
      [9, rings(B)],
      [29, stops(B, 'no_answer')],
      [29, hands('failed', A, B)],
    ],
    { [A]: 'mine', [B]: 'transfer-missed' },
  ],
  [
    'A→B while it rings',
    [
      [1, rings(A)],
      [3, presses(A, 'transfer', { target: B })],
      [4, stops(A, 'cancelled')],
      [4, rings(B)],
    ],
    { [A]: 'transferred', [B]: 'transfer-ringing' },
  ],
  [
    '… B answers, ends',
    [
      [1, rings(A)],
      [3, presses(A, 'transfer', { target: B })],
      [4, rings(B)],
      [9, answers(B)],
      [12, ends()],
    ],
    { [A]: 'transfer-ended', [B]: 'ended' },
  ],
  [
    '… B is silent, the plan goes on',
    [
      [1, rings(A)],
      [3, presses(A, 'transfer', { target: B })],
      [4, rings(B)],
      [24, stops(B, 'no_answer')],
      [24, rings(D)],
    ],
    { [A]: 'ringing', [B]: 'transfer-ringing', [D]: 'ringing' },
  ],
  [
    'a late voice after the end',
    [
      [1, rings(A)],
      [1, rings(B)],
      [9, ends()],
      [4, answers(A)],
    ],
    { [A]: 'ended', [B]: 'answered-by' },
  ],
];
