import { afterAll, beforeAll, describe, it, jest } from '@jest/globals';
import { dieEarly, dieLate } from './dying.ts';
import { openListening, type Listening } from './listening.ts';

// Three processes a case; a piece of sound in flight is leased for half a minute.
jest.setTimeout(180_000);

describe('the server dies after a call and is started again: one record, one to-do, one card each', () => {
  let house: Listening;
  beforeAll(async () => {
    house = await openListening();
  });
  afterAll(() => house.close());

  it.each(['digest', 'split', 'record', 'notify'] as const)(
    '%s, when the call is told',
    async (seam) => {
      await house.stage.kill();
      await dieEarly(house, seam, `early-${seam}`);
    },
  );
});

describe('the server dies over a piece of sound: only that one is sent again', () => {
  it('job, hear, heard', async () => {
    const houses = await Promise.all([openListening(), openListening(), openListening()]);
    const seams = ['job', 'hear', 'heard'] as const;
    try {
      await Promise.all(
        seams.map(async (seam, n) => {
          const house = houses[n];
          if (house) await dieLate(house, seam, `over-${seam}`);
        }),
      );
    } finally {
      await Promise.all(houses.map((house) => house.close()));
    }
  });
});
