/** Time passes over an open alert: who is told what, and that nobody else is. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import { isNoticeWanted } from '../../../../server/domain/alerts/telling.ts';
import type { SceneWish } from './stage.ts';
import { HOLIDAY, NIGHT, SATURDAY, SUNDAY, WHO, WORKDAY, playAlert, pressed } from './stage.ts';

const DAY = 24 * 60;

function both(minutes: number, ...people: readonly string[]): string[] {
  return [
    ...people.map((person) => `${minutes} card ${person}`),
    ...people.map((person) => `${minutes} phone ${person}`),
  ];
}

/** Everything that is told within a day when nobody acts. */
function silence(wish: SceneWish): readonly string[] {
  const scene = playAlert(wish);
  scene.until(DAY);
  expect(scene.alert()).toMatchObject({ state: 'open', nextStepAt: null });
  return scene.told();
}

describe('nobody acts', () => {
  it.each([
    [
      'on a workday',
      WORKDAY,
      [
        ...['0 card A', '0 card B', '5 card A', '5 card B', '10 phone A', '10 phone B'],
        ...both(15, 'D'),
        ...[25, 55, 85, 115, 145].flatMap((minutes) => both(minutes, 'Z')),
        '175 robot robot',
      ],
    ],
    [
      'on a Saturday',
      SATURDAY,
      [
        ...both(0, 'A', 'B'),
        ...['1.67 card A', '1.67 card B', '3.33 phone A', '3.33 phone B'],
        ...both(5, 'D'),
        ...[15, 45, 75, 105, 135].flatMap((minutes) => both(minutes, 'Z')),
        '165 robot robot',
      ],
    ],
    ...([NIGHT, SUNDAY] as const).map(
      (opening) =>
        [
          `at night, or on a Sunday: ${opening}`,
          opening,
          [
            ...['0 card D', '5 card D', '10 phone D'],
            ...[15, 45, 75, 105, 135].flatMap((minutes) => both(minutes, 'Z')),
            '165 robot robot',
          ],
        ] as const,
    ),
    [
      'on a holiday',
      HOLIDAY,
      [
        ...['0 card D', '10 card D', '20 phone D'],
        ...[30, 60, 90, 120, 150].flatMap((minutes) => both(minutes, 'Z')),
        '180 robot robot',
      ],
    ],
  ] as const)('%s', (_what, opening, told) => {
    expect(silence({ opening })).toEqual(told);
  });
});

describe('a step with nobody', () => {
  it('is skipped at once; those behind it keep their distances', () => {
    const told = silence({ who: () => ({ reps: [] }) });
    expect(told.slice(0, 6)).toEqual([...both(0, 'D'), ...both(10, 'Z'), ...both(40, 'Z')]);
  });

  it('goes to the director when nobody is on duty', () => {
    const told = silence({ opening: NIGHT, who: () => ({ duty: [] }) });
    expect(told.slice(0, 4)).toEqual([...both(0, 'Z'), ...both(30, 'Z')]);
  });

  it('goes to the group when there is nobody at all', () => {
    expect(silence({ who: () => ({ reps: [], duty: [], director: [] }) })).toEqual([
      '0 robot robot',
    ]);
  });

  it('is noticed when its time comes: the shift ended meanwhile', () => {
    const told = silence({ who: (minutes) => (minutes >= 10 ? { reps: [] } : {}) });
    expect(told.slice(4, 8)).toEqual([...both(10, 'D'), ...both(20, 'Z')]);
  });

  it('ends the ladder where the group has no robot either', () => {
    const scene = playAlert({ who: () => ({ robot: false }) });
    scene.until(DAY);
    expect(scene.told().filter((line) => line.includes('robot'))).toEqual([]);
    expect(scene.alert().notices.at(-1)).toMatchObject({ to: 'robot', outcome: 'skipped' });
    expect(scene.alert()).toMatchObject({ state: 'open', nextStepAt: null });
  });
});

describe('people are looked up at each step', () => {
  it('so a change of the duty during the wait takes effect', () => {
    const scene = playAlert({
      opening: NIGHT,
      who: (minutes) => (minutes < 4 ? {} : { duty: ['E'] }),
    });
    scene.until(12);
    expect(scene.told()).toEqual(['0 card D', '5 card E', '10 phone E']);
  });

  it('and whoever comes on shift is told once, by card', () => {
    const scene = playAlert();
    scene.until(7);
    const responders = { ...WHO, reps: ['A', 'B', 'C'] };
    scene.told();
    scene.happen({ type: 'arrived', responders });
    expect(scene.told()).toEqual(['7 card C']);
    expect(scene.happen({ type: 'arrived', responders })).toBe(false);
    scene.happen(pressed('C', 'taken'));
    const later = { ...responders, reps: ['A', 'B', 'C', 'F'] };
    expect(scene.happen({ type: 'arrived', responders: later })).toBe(false);
  });

  it('but those of a rung that has passed are not', () => {
    const scene = playAlert({ who: () => ({ reps: [] }) });
    scene.until(1);
    const responders = { ...WHO, reps: ['A'] };
    expect(scene.happen({ type: 'arrived', responders })).toBe(false);
  });
});

describe('cards that do not arrive', () => {
  it('are followed by a call at once when WeCom refuses them', () => {
    const scene = playAlert({
      opening: NIGHT,
      outcome: (channel) => (channel === 'card' ? 'failed' : 'no_answer'),
    });
    scene.until(12);
    expect(scene.told()).toEqual([
      ...['0 card D', '0 phone D', '5 card D', '5 phone D'],
      '10 phone D',
    ]);
  });

  it('are followed by a call after a minute when nothing is known of them', () => {
    const scene = playAlert({
      opening: NIGHT,
      outcome: (channel) => (channel === 'card' ? null : 'no_answer'),
    });
    scene.until(12);
    expect(scene.told()).toEqual([
      ...['0 card D', '1 phone D', '5 card D', '6 phone D'],
      '10 phone D',
    ]);
  });

  it('are followed by one try where nobody can be phoned', () => {
    const scene = playAlert({
      opening: NIGHT,
      outcome: (channel) => (channel === 'card' ? null : 'skipped'),
    });
    scene.until(4);
    expect(scene.told()).toEqual(['0 card D', '1 phone D']);
  });

  it('need no call where one has come with them', () => {
    const scene = playAlert({
      opening: SATURDAY,
      outcome: (channel) => (channel === 'card' ? null : 'no_answer'),
    });
    scene.until(1.5);
    expect(scene.told()).toEqual(both(0, 'A', 'B'));
  });

  it('may arrive late: then nobody is phoned for them', () => {
    const scene = playAlert({ opening: NIGHT, outcome: () => null });
    scene.until(0.5);
    const notice = scene.alert().notices[0]?.id ?? '';
    expect(scene.happen({ type: 'noticed', notice, outcome: 'accepted' })).toBe(true);
    expect(scene.happen({ type: 'noticed', notice, outcome: 'failed' })).toBe(false);
    scene.until(4);
    expect(scene.told()).toEqual(['0 card D']);
  });

  it('are not sent to whom WeCom does not reach: phoned instead, in the same minutes', () => {
    const scene = playAlert({ opening: NIGHT, who: () => ({ unreachable: ['D'] }) });
    scene.until(12);
    expect(scene.told()).toEqual(['0 phone D', '5 phone D', '10 phone D']);
    expect(scene.alert().notices[0]).toMatchObject({ channel: 'card', outcome: 'skipped' });
  });
});

describe('one alert call per person at a time', () => {
  it('waits while the person talks on the hotline, and one call is asked for', () => {
    const scene = playAlert({
      opening: NIGHT,
      who: () => ({ director: ['D'], onCall: ['D'] }),
      outcome: (channel) => (channel === 'phone' ? null : 'accepted'),
    });
    scene.until(50);
    expect(scene.told().filter((line) => line.includes('phone'))).toEqual(['10 phone D']);
    const [call] = scene.alert().notices.filter((one) => one.channel === 'phone');
    expect(isNoticeWanted(scene.alert(), call?.id ?? '')).toBe(true);
    scene.happen(pressed('D', 'taken'));
    expect(isNoticeWanted(scene.alert(), call?.id ?? '')).toBe(false);
  });

  it('of two whose outcome is unknown only the later is wanted', () => {
    const scene = playAlert({
      opening: NIGHT,
      outcome: (channel) => (channel === 'phone' ? null : 'accepted'),
    });
    scene.until(50);
    const calls = scene.alert().notices.filter((one) => one.channel === 'phone' && one.to === 'Z');
    const wanted = calls.map(({ id }) => isNoticeWanted(scene.alert(), id));
    expect(wanted).toEqual([false, true]);
  });
});

describe('a standstill', () => {
  it('is made up for at once: each person once by each way', () => {
    const scene = playAlert();
    scene.stillUntil(20);
    expect(scene.told()).toEqual([
      ...['0 card A', '0 card B'],
      ...['20 card A', '20 card B', '20 card D'],
      ...['20 phone A', '20 phone B', '20 phone D'],
    ]);
    scene.until(25);
    expect(scene.told()).toEqual(both(25, 'Z'));
  });

  it('changes nothing about what is not due: a clock that steps back, a second sweeper', () => {
    const scene = playAlert();
    scene.until(3);
    const due = { type: 'due', responders: { ...WHO, reps: ['C'] } } as const;
    expect(scene.happen(due)).toBe(false);
  });
});
