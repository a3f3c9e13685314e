import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CallEvent } from '../../../../server/domain/calls/events.ts';
import { missedOf } from '../../../../server/domain/calls/missed.ts';
import { phaseOf } from '../../../../server/domain/calls/reading.ts';
import { faceOf } from '../../../../server/domain/calls/face.ts';
import {
  A,
  answers,
  B,
  D,
  ends,
  fact,
  greeting,
  hands,
  join,
  message,
  PEOPLE,
  presses,
  rings,
  stops,
  toEvent,
  type Told,
} from './tell.ts';

/** Everything that is told of a whole call. */
const CALLS: Readonly<Record<string, readonly Told[]>> = {
  'answered by A': [
    [1, rings(A)],
    [1.1, rings(A, 'a2')],
    [5, answers(A)],
    [5.1, stops(A, 'cancelled', 'a2')],
    [60, ends(55)],
  ],
  'answered by B after A': [
    [1, rings(A)],
    [20, stops(A, 'no_answer')],
    [20.1, rings(B)],
    [25, answers(B)],
    [60, ends(null)],
  ],
  'handed from A to B by the phone': [
    [1, rings(A)],
    [5, answers(A)],
    [20, hands('ringing', A, B)],
    [20.1, rings(B)],
    [24, answers(B)],
    [24.1, hands('done', A, B)],
    [60, ends(55)],
  ],
  'a hand-over whose end nobody tells': [
    [1, rings(A)],
    [5, answers(A)],
    [20, hands('ringing', A, B)],
    [20.1, rings(B)],
    [24, answers(B)],
    [60, ends(55)],
  ],
  'a hand-over that nobody took': [
    [1, rings(A)],
    [5, answers(A)],
    [20, hands('ringing', A, B)],
    [20.1, rings(B)],
    [40, stops(B, 'no_answer')],
    [40.1, hands('failed', A, B)],
    [60, ends(55)],
  ],
  'a message': [
    [1, rings(A)],
    [20, stops(A, 'no_answer')],
    [20.1, rings(D)],
    [40, stops(D, 'no_answer')],
    [40.1, greeting],
    [85, message(35)],
    [85.1, ends(null)],
  ],
  missed: [
    [1, rings(A)],
    [20, stops(A, 'busy')],
    [20.1, rings(B)],
    [30, stops(B, 'cancelled')],
    [30.1, ends(null)],
  ],
  'claimed and answered': [
    [1, rings(A)],
    [2, rings(B)],
    [3, presses(A, 'answer')],
    [3.1, stops(B, 'cancelled')],
    [6, answers(A)],
    [60, ends(54)],
  ],
  'a voice said to be silence first': [
    [1, rings(A)],
    [5, stops(A, 'no_answer')],
    [5.1, answers(A)],
    [9, fact({ type: 'other', name: 'call.held' })],
    [60, ends(55)],
  ],
};

function truthOf(events: readonly CallEvent[]): unknown {
  const { call } = join(events);
  return {
    phase: phaseOf(call),
    missed: missedOf(call),
    faces: PEOPLE.map((person) => faceOf(call, person, true)),
  };
}

describe('the truth about a call that is over', () => {
  it.each(Object.entries(CALLS))('does not depend on order or repeats: %s', (_title, told) => {
    const events = told.map(toEvent);
    const truth = truthOf(events);
    const mixed = fc
      .tuple(
        fc.shuffledSubarray(events, { minLength: events.length }),
        fc.array(fc.constantFrom(...events), { maxLength: 6 }),
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
      )
      .map(([all, repeats, places]) =>
        repeats.reduce(
          (list, event, n) => list.toSpliced((places[n] ?? 0) % (list.length + 1), 0, event),
          all,
        ),
      );
    fc.assert(
      fc.property(mixed, (list) => {
        expect(truthOf(list)).toEqual(truth);
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.entries(CALLS))('shows final faces only: %s', (_title, told) => {
    const { call } = join(told.map(toEvent));
    for (const person of PEOPLE) {
      const face = faceOf(call, person, true);
      expect(face === null || face.final).toBe(true);
      expect(face?.actions ?? []).toEqual([]);
    }
  });
});
