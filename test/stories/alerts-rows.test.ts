/** Every row of response times: whom an urgent message tells, after how long, and nobody else. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import { A, B, C, DUTY, HOUR } from './acts.ts';
import { hearing } from './after.ts';
import {
  ADMIN,
  DIRECTOR,
  MINUTE,
  alarm,
  alertCard,
  alertOf,
  climb,
  faces,
  lines,
  press,
  printed,
  told,
  withGroup,
} from './alerting.ts';

const BOTH = ['card', 'phone'];

interface Row {
  readonly row: string;
  readonly at: string;
  readonly reps: readonly string[];
  /** Minutes until the group hears of it. */
  readonly robot: number;
  readonly steps: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    row: 'a workday morning: the reps, the duty person, the director',
    at: '2026-11-24T10:00:00+08:00',
    reps: [A, B, DUTY],
    robot: 175,
    steps: [
      ...lines('0 5', ['card'], [A, B]),
      ...lines('10', ['phone'], [A, B]),
      ...lines('15', BOTH, [DUTY]),
      ...lines('25 55 85 115 145', BOTH, [DIRECTOR]),
    ],
  },
  {
    row: 'a workday night: the duty person, the director',
    at: '2026-11-24T02:00:00+08:00',
    reps: [DUTY],
    robot: 165,
    steps: [
      ...lines('0 5', ['card'], [DUTY]),
      ...lines('10', ['phone'], [DUTY]),
      ...lines('15 45 75 105 135', BOTH, [DIRECTOR]),
    ],
  },
  {
    row: 'a Saturday: card and telephone at once',
    at: '2026-11-28T10:00:00+08:00',
    reps: [B, C, DUTY],
    robot: 165,
    steps: [
      ...lines('0', BOTH, [B, C]),
      ...lines('1:40', ['card'], [B, C]),
      ...lines('3:20', ['phone'], [B, C]),
      ...lines('5', BOTH, [DUTY]),
      ...lines('15 45 75 105 135', BOTH, [DIRECTOR]),
    ],
  },
  {
    row: 'a Sunday: the duty person, the director',
    at: '2026-11-29T14:00:00+08:00',
    reps: [DUTY],
    robot: 165,
    steps: [
      ...lines('0 5', ['card'], [DUTY]),
      ...lines('10', ['phone'], [DUTY]),
      ...lines('15 45 75 105 135', BOTH, [DIRECTOR]),
    ],
  },
  {
    row: 'a holiday that is a Thursday: thirty minutes',
    at: '2026-10-01T11:00:00+08:00',
    reps: [DUTY],
    robot: 180,
    steps: [
      ...lines('0 10', ['card'], [DUTY]),
      ...lines('20', ['phone'], [DUTY]),
      ...lines('30 60 90 120 150', BOTH, [DIRECTOR]),
    ],
  },
];

describe('the whole ladder, when nobody acts', () => {
  it.each(ROWS)('$row', ({ at, reps, robot, steps }) =>
    withGroup(at, async (house, group) => {
      const call = await alarm(house);
      const { openedAt, respondBy } = await alertOf(house, call);
      await climb(house, call, robot * MINUTE - 1);
      expect(await group()).toEqual([]);
      await climb(house, call, robot * MINUTE + 600 * MINUTE);
      expect(await told(house, call)).toEqual([...steps, `${robot} robot robot`]);
      const everybody = [...reps, DIRECTOR];
      expect(Object.keys(await faces(house)).sort()).toEqual([...everybody].sort());
      const said = await group();
      expect(said).toHaveLength(1);
      expect(said[0]).toContain('尚无人接手');
      expect(said[0]).not.toContain('13712340001');
      // Of nothing more is anybody told, and yet somebody must still act.
      expect(await alertOf(house, call)).toMatchObject({ state: 'open', nextStepAt: null });
      expect(respondBy.getTime() - openedAt.getTime()).toBe(
        (await alertOf(house, call)).ladder.within * 1000,
      );
      expect((await alertCard(house, DIRECTOR)).card?.sub_title_text).toContain('尚无人接手');
    }),
  );
});

describe('whom the first minute tells', () => {
  it.each([
    ['a make-up Saturday is a workday for all three', '2026-10-10T10:00:00+08:00', 15, [A, B, C]],
    ['a Saturday inside a break is a holiday', '2026-10-03T10:00:00+08:00', 30, [DUTY]],
    ['a workday at 21:00: B is off since 20:00', '2026-11-24T21:00:00+08:00', 15, [A]],
    ['a workday at 22:00:00 is night', '2026-11-24T22:00:00+08:00', 15, [DUTY]],
    ['Saturday at 18:00:00 is the duty person’s', '2026-11-28T18:00:00+08:00', 15, [DUTY]],
    ['1 October of a year without data', '2031-10-01T10:00:00+08:00', 30, [DUTY]],
    ['8 October of a year without data', '2031-10-08T10:00:00+08:00', 15, [A, B, C]],
  ] as const)('%s', (_, at, minutes, people) =>
    hearing(at, async (house) => {
      const call = await alarm(house);
      expect(Object.keys(await faces(house)).sort()).toEqual([...people].sort());
      const { openedAt, respondBy } = await alertOf(house, call);
      expect(respondBy.getTime() - openedAt.getTime()).toBe(minutes * 60_000);
      const missing = (await house.messages(ADMIN)).map((one) => JSON.stringify(one.card));
      expect(missing.some((card) => card.includes('节假日'))).toBe(at.startsWith('2031'));
    }),
  );
});

describe('callpop alerts', () => {
  it('prints what waits, who was told, and what comes next', () =>
    hearing('2026-11-24T02:00:00+08:00', async (house) => {
      expect(await printed(house)).toEqual([]);
      const call = await alarm(house);
      const { openedAt, notices } = await alertOf(house, call);
      const print = (at: Date | undefined): string =>
        `${new Date((at?.getTime() ?? 0) + 8 * HOUR).toISOString().slice(0, 19)}+08:00`;
      const after = (minutes: number): string =>
        print(new Date(openedAt.getTime() + minutes * 60_000));
      const open = {
        id: call,
        state: 'open',
        openedAt: after(0),
        respondBy: after(15),
        takenBy: null,
        nextStepAt: after(5),
        count: 1,
        notices: [{ at: print(notices[0]?.at), to: DUTY, channel: 'card', outcome: 'accepted' }],
      };
      expect(await printed(house)).toEqual([open]);
      await climb(house, call, MINUTE);
      await press(house, DUTY, '我来处理');
      const taken = { ...open, state: 'taken', takenBy: DUTY, nextStepAt: after(31) };
      expect(await printed(house)).toEqual([taken]);
    }));
});
