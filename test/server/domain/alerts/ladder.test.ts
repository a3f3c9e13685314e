/** Which row of spec §5 holds at a moment, and the ladder in minutes of each. */
import { describe, expect, it } from '@jest/globals';
import { ladderAt, ladderFrom } from '../../../../server/domain/alerts/ladder.ts';
import type { Ladder, ResponseKind } from '../../../../server/domain/alerts/types.ts';
import { at, tablesWith } from '../routing/make.ts';

/** `duty 15 card+phone`: rung, minutes and channels. */
function words({ steps }: Ladder): string[] {
  return steps.map(({ after, rung, channels }) =>
    [rung, Math.round((after / 60) * 1000) / 1000, channels.join('+')].join(' '),
  );
}

const MINUTES: readonly (readonly [what: string, when: string, steps: readonly string[]])[] = [
  [
    'a workday at 10:00',
    '2026-11-24 10:00',
    [
      'reps 0 card',
      'reps 5 card',
      'reps 10 phone',
      'duty 15 card+phone',
      'director 25 card+phone',
      ...[55, 85, 115, 145].map((minutes) => `director ${minutes} card+phone`),
      'robot 175 robot',
    ],
  ],
  [
    'a Saturday',
    '2026-11-28 11:00',
    [
      'reps 0 card+phone',
      'reps 1.667 card',
      'reps 3.333 phone',
      'duty 5 card+phone',
      'director 15 card+phone',
      ...[45, 75, 105, 135].map((minutes) => `director ${minutes} card+phone`),
      'robot 165 robot',
    ],
  ],
  ...(['2026-11-24 23:00', '2026-11-29 11:00'] as const).map(
    (when) =>
      [
        `the night, and a Sunday: ${when}`,
        when,
        [
          'duty 0 card',
          'duty 5 card',
          'duty 10 phone',
          'director 15 card+phone',
          ...[45, 75, 105, 135].map((minutes) => `director ${minutes} card+phone`),
          'robot 165 robot',
        ],
      ] as const,
  ),
  [
    'a holiday',
    '2026-10-01 10:00',
    [
      'duty 0 card',
      'duty 10 card',
      'duty 20 phone',
      'director 30 card+phone',
      ...[60, 90, 120, 150].map((minutes) => `director ${minutes} card+phone`),
      'robot 180 robot',
    ],
  ],
];

describe('the ladder in minutes', () => {
  it.each(MINUTES)('%s', (_what, when, steps) => {
    expect(words(ladderAt(tablesWith({}), at(when)))).toEqual(steps);
  });

  it('has whole seconds', () => {
    const { within, steps } = ladderAt(tablesWith({}), at('2026-11-28 11:00'));
    expect([within, ...steps.slice(0, 4).map(({ after }) => after)]).toEqual([
      300, 0, 100, 200, 300,
    ]);
  });

  it('begins anew for a colleague, and goes on behind them', () => {
    const ladder = ladderAt(tablesWith({}), at('2026-11-24 10:00'));
    expect(words(ladderFrom(ladder, 'duty', ladder.steps.slice(4)))).toEqual([
      'duty 0 card',
      'duty 5 card',
      'duty 10 phone',
      'director 15 card+phone',
      ...[45, 75, 105, 135].map((minutes) => `director ${minutes} card+phone`),
      'robot 165 robot',
    ]);
    const saturday = ladderAt(tablesWith({}), at('2026-11-28 11:00'));
    const [first, , , next] = ladderFrom(saturday, 'reps', saturday.steps.slice(3)).steps;
    expect([first, next]).toMatchObject([
      { after: 0, channels: ['card', 'phone'] },
      { after: 300, rung: 'duty' },
    ]);
  });
});

describe('the row that holds', () => {
  const cases: readonly (readonly [when: string, kind: ResponseKind, minutes: number])[] = [
    ['2026-11-24 08:59:59', 'night', 15],
    ['2026-11-24 09:00:00', 'workday', 15],
    ['2026-11-24 21:59:59', 'workday', 15],
    ['2026-11-24 22:00:00', 'night', 15],
    ['2026-11-27 23:59:59', 'night', 15],
    ['2026-11-28 00:00:00', 'else', 15],
    ['2026-11-28 08:59:59', 'else', 15],
    ['2026-11-28 09:00:00', 'saturday', 5],
    ['2026-11-28 17:59:59', 'saturday', 5],
    ['2026-11-28 18:00:00', 'else', 15],
    ['2026-11-29 12:00:00', 'else', 15],
    ['2026-11-30 03:00:00', 'night', 15],
    // 国庆节: the row stands before the night and before Saturday.
    ['2026-10-01 03:00:00', 'holiday', 30],
    ['2026-10-03 10:00:00', 'holiday', 30],
    // 调休: a Saturday that is worked, and a Sunday that is.
    ['2026-10-10 10:00:00', 'workday', 15],
    ['2026-09-20 23:00:00', 'night', 15],
    // A year without data: the fixed dates only.
    ['2031-10-01 10:00:00', 'holiday', 30],
    ['2031-10-06 10:00:00', 'workday', 15],
  ];
  it.each(cases)('%s: %s', (when, kind, minutes) => {
    expect(ladderAt(tablesWith({}), at(when))).toMatchObject({ kind, within: minutes * 60 });
  });

  it('goes by the calendar of the admin', () => {
    const tables = tablesWith({ dayKinds: { '2026-11-24': 'holiday' } });
    expect(ladderAt(tables, at('2026-11-24 10:00')).kind).toBe('holiday');
  });
});
