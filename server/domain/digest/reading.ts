/** Questions a digest answers about itself: which facts are in force, who gets the summary. Pure readings. */
import type { Insight } from '../insight/types.ts';
import type { Digest, InsightVersion } from './types.ts';

/**
 * The machine's facts that count: what a person confirmed stands, and a later model only fills what was empty; else the
 * newest of a model before the newest of the rules, read from the newest transcript. A person's asking counts anew.
 */
export function insightInForce(digest: Digest): InsightVersion | null {
  const { insights } = digest;
  const newest = newestOf(insights);
  if (!newest) return null;
  const confirmed = digest.confirmations.at(-1)?.insight ?? 0;
  const said = insights.find((one) => one.version === confirmed);
  if (!said || said.version === newest.version) return newest;
  const askedSince = insights.some((one) => one.askedBy !== null && one.version > said.version);
  return askedSince ? newest : { ...said, insight: filled(said.insight, newest.insight) };
}

function newestOf(insights: readonly InsightVersion[]): InsightVersion | null {
  const transcript = Math.max(0, ...insights.map((one) => one.transcript));
  const current = insights.filter((one) => one.transcript === transcript);
  // Asked for together, rules and model may answer in any order.
  const asked = current.findLast((one) => one.askedBy !== null);
  const fresh = asked
    ? current.filter((one) => one.askedBy !== null || one.version > asked.version)
    : current;
  return fresh.findLast((one) => one.insight.by === 'llm') ?? fresh.at(-1) ?? null;
}

/** What was left empty is filled; nothing that was there is changed. */
function filled(old: Insight, later: Insight): Insight {
  const list = <T>(mine: readonly T[], theirs: readonly T[]): readonly T[] =>
    mine.length > 0 ? mine : theirs;
  return {
    ...old,
    summary: old.summary === '' ? later.summary : old.summary,
    needs: list(old.needs, later.needs),
    products: list(old.products, later.products),
    quantities: list(old.quantities, later.quantities),
    prices: list(old.prices, later.prices),
    followUps: list(old.followUps, later.followUps),
    nextContact: old.nextContact ?? later.nextContact,
  };
}

/** Handler and assigned sales, once if they are the same. A message has its own ways. Spec §6.6. */
export function recipientsOf({ call }: Digest): readonly string[] {
  if (call.kind === 'voicemail') return [];
  const people = [call.handler, call.customer?.assignedSales ?? null];
  return [...new Set(people.filter((one) => one !== null))];
}

/** True when a person or the facts say that nothing is to be done: no summary, no to-do. */
export function isNothing(insight: Insight | null): boolean {
  return insight?.remark === 'wrong-number' || insight?.remark === 'wordless';
}
