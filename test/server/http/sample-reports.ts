/** Reports of a company nobody calls. */
import { showSpan } from '../../../server/flows/report/show-span.ts';
import type { CallOutcome } from '../../../server/domain/report/outcome.ts';

async function* outcomesIn(): AsyncIterable<readonly CallOutcome[]> {
  yield await Promise.resolve([]);
}

export const noCalls = showSpan({
  calls: { outcomesIn },
  digests: { wrongNumbersIn: () => Promise.resolve([]) },
  communications: { intentsIn: () => Promise.resolve(new Map()) },
  people: { all: () => Promise.resolve([]) },
  clock: { now: () => new Date('2026-11-24T02:00:00.000Z') },
});
