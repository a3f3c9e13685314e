/** What a report is made of, read from the store: what became of the calls, the alerts, what is late. Spec §8. */
import { insightInForce } from '../../domain/digest/reading.ts';
import type { ReportedThings } from '../../domain/report/day.ts';
import type { CallOutcome } from '../../domain/report/outcome.ts';
import type { Shift } from '../../domain/routing/shifts.ts';
import type { Alerts, Calls, Digests, Todos } from '../../ports.ts';

export interface GatherNeeds {
  readonly calls: Pick<Calls, 'outcomesIn'>;
  readonly alerts: Pick<Alerts, 'touchedIn'>;
  readonly todos: Pick<Todos, 'openOverdue'>;
  readonly digests: Pick<Digests, 'wrongNumbersIn'>;
}

export type Gather = (span: Shift) => Promise<ReportedThings>;

/** More than a company has in a week. */
const MOST_ALERTS = 5000;
/** Longer lists of what is late help nobody. */
const MOST_LATE = 500;

export function gatherReport(need: GatherNeeds): Gather {
  return async (span) => {
    const [outcomes, alerts, todos, wrongNumbers] = await Promise.all([
      readOutcomes(need.calls, span),
      need.alerts.touchedIn(span, MOST_ALERTS),
      need.todos.openOverdue(span.to, MOST_LATE),
      readWrongNumbers(need.digests, span),
    ]);
    return { outcomes, alerts, todos, wrongNumbers };
  };
}

export async function readOutcomes(
  calls: GatherNeeds['calls'],
  span: Shift,
): Promise<readonly CallOutcome[]> {
  const outcomes: CallOutcome[] = [];
  for await (const batch of calls.outcomesIn(span)) outcomes.push(...batch);
  return outcomes;
}

/** An older version may have said so wrongly: the facts that are in force decide. */
export async function readWrongNumbers(
  digests: GatherNeeds['digests'],
  span: Shift,
): Promise<ReadonlySet<string>> {
  const wrong = (await digests.wrongNumbersIn(span)).filter(
    (digest) => insightInForce(digest)?.insight.remark === 'wrong-number',
  );
  return new Set(wrong.map((digest) => digest.id));
}
