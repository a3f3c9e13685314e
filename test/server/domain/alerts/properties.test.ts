/** Acks, messages, facts, outcomes and sweeps in any order at any time. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { NoticeOutcome } from '../../../../server/domain/alerts/types.ts';
import type { Said, Scene } from './stage.ts';
import {
  HOLIDAY,
  NIGHT,
  SATURDAY,
  WHO,
  WORKDAY,
  acted,
  handed,
  joined,
  playAlert,
  pressed,
} from './stage.ts';

const person = fc.constantFrom('A', 'B', 'C', 'D', 'Z');
const outcomes: readonly NoticeOutcome[] = [
  'accepted',
  'answered',
  'no_answer',
  'failed',
  'skipped',
];
const responders = fc
  .record({
    reps: fc.subarray(['A', 'B', 'C']),
    duty: fc.subarray(['D']),
    director: fc.subarray(['Z']),
    robot: fc.boolean(),
    unreachable: fc.subarray(['A', 'D', 'Z']),
    onCall: fc.subarray(['B', 'D']),
  })
  .map((some) => ({ ...WHO, ...some }));

/** Something that happens, a wait, or news of a notice. */
type Move =
  | { readonly what: 'say'; readonly said: Said }
  | { readonly what: 'wait' | 'stand-still'; readonly minutes: number }
  | { readonly what: 'hear'; readonly n: number; readonly outcome: NoticeOutcome };

const said: fc.Arbitrary<Said> = fc.oneof(
  person.map((who) => pressed(who, 'taken')),
  person.map((who) => acted(who, 'taken', 'phone')),
  person.map((who) => pressed(who, 'settled')),
  fc
    .tuple(person, fc.option(person), fc.boolean())
    .map(([who, to, known]) => handed(who, to, known)),
  fc.constantFrom('c2', 'c3', 'c4').map((call) => joined(call)),
  fc.constantFrom('high' as const, 'low' as const).map((urgency): Said => {
    return { type: 'graded', urgency };
  }),
  responders.map((there): Said => ({ type: 'arrived', responders: there })),
  // A second sweeper, too early or too late.
  responders.map((there): Said => ({ type: 'due', responders: there })),
);
/** What ends an alert comes seldom, else little happens. */
const over = fc.constantFrom('todo-done', 'reached').map((how): Said => {
  return { type: 'over', how: how as 'reached', by: 'C' };
});
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: said.map((one): Move => ({ what: 'say', said: one })) },
  { weight: 1, arbitrary: over.map((one): Move => ({ what: 'say', said: one })) },
  {
    weight: 5,
    arbitrary: fc
      .oneof(fc.nat({ max: 5 }), fc.nat({ max: 70 }))
      .map((minutes): Move => ({ what: 'wait', minutes })),
  },
  {
    weight: 1,
    arbitrary: fc.nat({ max: 90 }).map((minutes): Move => ({ what: 'stand-still', minutes })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat({ max: 20 }), fc.constantFrom(...outcomes))
      .map(([n, outcome]): Move => ({ what: 'hear', n, outcome })),
  },
);
const opening = fc.constantFrom(WORKDAY, NIGHT, SATURDAY, HOLIDAY);
const grade = fc.constantFrom('high' as const, 'unknown' as const);

function perform(scene: Scene, moves: readonly Move[]): void {
  let now = 0;
  for (const one of moves) {
    switch (one.what) {
      case 'say':
        scene.happen(one.said);
        break;
      case 'wait':
        now += one.minutes;
        scene.until(now);
        break;
      case 'stand-still':
        now += one.minutes;
        scene.stillUntil(now);
        break;
      case 'hear': {
        const { notices } = scene.alert();
        const notice = notices[notices.length - 1 - one.n]?.id;
        if (notice) scene.happen({ type: 'noticed', notice, outcome: one.outcome });
      }
    }
  }
}

describe('whatever happens', () => {
  it('nothing is told twice, after an ack, or without being written down', () => {
    const moves = fc.array(move, { maxLength: 40 });
    const teams = fc.array(responders, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(opening, grade, fc.boolean(), moves, teams, (at, how, vip, done, there) => {
        const scene = playAlert({
          opening: at,
          grade: how,
          vip,
          // The team changes by the quarter.
          who: (minutes) => there[Math.floor(minutes / 15) % there.length] ?? WHO,
          outcome: () => null,
        });
        // Every change is looked at by the stage.
        perform(scene, done);
        const ids = scene.rows().map((row) => row.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });

  it('an alert that nobody acts on is told to the end, each step once', () => {
    const waits = fc.array(fc.nat({ max: 60 }), { maxLength: 12 });
    const deaf = fc.boolean();
    fc.assert(
      fc.property(opening, waits, deaf, (at, minutes, silent) => {
        const scene = playAlert({ opening: at, ...(silent && { outcome: () => null }) });
        perform(
          scene,
          minutes.flatMap((one): Move[] => [
            { what: 'wait', minutes: one },
            { what: 'say', said: { type: 'due', responders: WHO } },
          ]),
        );
        scene.until(24 * 60);
        const told = scene.told();
        expect(told.filter((line) => line.endsWith('card Z'))).toHaveLength(5);
        expect(told.filter((line) => line.endsWith('phone Z'))).toHaveLength(5);
        expect(told.filter((line) => line.includes('robot'))).toHaveLength(1);
        expect(scene.alert()).toMatchObject({ state: 'open', nextStepAt: null });
      }),
    );
  });

  it('of two acks at once exactly one wins, whichever comes first', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['A', 'B', 'D', 'Z'], { minLength: 2 }), (people) => {
        const scene = playAlert();
        scene.until(26);
        for (const one of people) scene.happen(pressed(one, 'taken'));
        const [first, ...others] = people;
        expect(scene.alert().takenBy).toBe(first);
        expect(scene.alert().notes.map(({ person: who }) => who)).toEqual(others);
      }),
    );
  });
});
