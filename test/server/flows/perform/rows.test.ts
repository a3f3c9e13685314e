/** Rows that cannot be carried out yet: tries are counted and end with a person, looks that only wait do neither. */
import { describe, expect, it } from '@jest/globals';
import type { Row } from '../../../../server/domain/consequences.ts';
import type { Performed } from '../../../../server/flows/perform/performer.ts';
import { MOST_ATTEMPTS, performRows } from '../../../../server/flows/perform/rows.ts';
import { createLog } from '../../../../server/log.ts';

interface Ring {
  readonly do: 'ring';
}

const NOW = new Date('2026-11-24T02:00:00.000Z');
const FRESH: Row<Ring> = {
  ...{ id: 'r', what: { do: 'ring' }, dueAt: NOW, attempts: 1, notAfter: null, parked: false },
};

/** One row looked at again and again as the store hands it out; `said`: what each look comes to. */
async function lookAgain(looks: number, said: Performed): Promise<Row<Ring> & { told: number }> {
  let row = FRESH;
  let told = 0;
  const perform = performRows<{ readonly id: string }, Ring>({
    perform: () => Promise.resolve(said),
    carrier: {
      dropRows: () => Promise.resolve(),
      deferRow(_, __, change) {
        row = { ...row, ...change };
        return Promise.resolve();
      },
    },
    ...{ order: 'together', slow: {}, aside: () => undefined },
    parked() {
      told += 1;
      return Promise.resolve();
    },
    ...{ clock: { now: () => NOW }, log: createLog({ level: 'silent' }), seam: () => undefined },
  });
  for (let look = 0; look < looks && !row.parked; look += 1) {
    if (look > 0) row = { ...row, attempts: row.attempts + 1 };
    await perform({ id: 's' }, [row]);
  }
  return { ...row, told };
}

describe('a row that is put off', () => {
  it('because it only waits is looked at as long as that lasts, and nobody is told', async () => {
    const waits = { problem: 'talks', after: 5000, waiting: true } as const;
    expect(await lookAgain(MOST_ATTEMPTS * 20, waits)).toMatchObject({
      ...{ parked: false, attempts: 0, told: 0, problem: 'talks' },
      dueAt: new Date(NOW.getTime() + 5000),
    });
  });

  it('because it failed is given up, and somebody is told once', async () => {
    const failed = { problem: 'down', after: 5000 };
    expect(await lookAgain(MOST_ATTEMPTS * 20, failed)).toMatchObject({
      ...{ parked: true, attempts: MOST_ATTEMPTS, told: 1, problem: 'down' },
    });
  });
});
