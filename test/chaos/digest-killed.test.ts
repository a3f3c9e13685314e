import { afterAll, beforeAll, describe, it, jest } from '@jest/globals';
import { dieLate } from './dying.ts';
import { openListening, type Listening } from './listening.ts';

// Three processes a case.
jest.setTimeout(180_000);

describe('the server dies after a call and is started again: one record, one to-do, one card each', () => {
  let house: Listening;
  beforeAll(async () => {
    house = await openListening();
  });
  afterAll(() => house.close());

  it.each(['compose', 'extract', 'digest', 'record', 'todo', 'notify'] as const)(
    '%s, when the talk is heard',
    async (seam) => {
      await house.stage.kill();
      await dieLate(house, seam, `late-${seam}`);
    },
  );
});
