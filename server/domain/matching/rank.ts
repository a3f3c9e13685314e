/** Which of several candidates the card shows. Spec §2: class, open to-do, last contact, level, assigned sales, confirmations. */
import type { StoredNumber } from '../numbers/types.ts';
import type { Draft } from './candidates.ts';
import { isSameLine } from './compare.ts';
import type { NumberEntry } from './entries.ts';
import { CUSTOMER_LEVELS } from './types.ts';

/** What is known about customers at this moment. */
export interface Standing {
  readonly openTodoCustomers: ReadonlySet<string>;
  /** Employee ids of the sales on duty now. */
  readonly salesOnDuty: ReadonlySet<string>;
  /** Customers ever confirmed behind this line, whatever the extension or the person. */
  readonly confirmedCustomers: ReadonlySet<string>;
}

/** The criteria in order; the first on which two candidates differ decides. */
export const RANK_REASONS = [
  'confirmed',
  'class',
  'open-todo',
  'last-contact',
  'level',
  'sales-on-duty',
  'earlier-confirmation',
] as const;
export type RankReason = (typeof RANK_REASONS)[number];

/** Bigger comes first; strings compare by alphabet, which is time for ISO dates. */
const MEASURES: Readonly<
  Record<RankReason, (draft: Draft, standing: Standing) => number | string>
> = {
  confirmed: ({ confirmedAt }) => confirmedAt?.getTime() ?? 0,
  class: ({ candidate }) => candidate.confidence,
  'open-todo': ({ candidate }, standing) =>
    Number(standing.openTodoCustomers.has(candidate.customer?.id ?? '')),
  'last-contact': ({ candidate }) => candidate.customer?.lastContactOn ?? '',
  level: ({ candidate: { customer } }) =>
    customer === null ? -CUSTOMER_LEVELS.length : -CUSTOMER_LEVELS.indexOf(customer.level),
  'sales-on-duty': ({ candidate }, standing) =>
    Number(standing.salesOnDuty.has(candidate.customer?.assignedSales ?? '')),
  'earlier-confirmation': ({ candidate }, standing) =>
    Number(standing.confirmedCustomers.has(candidate.customer?.id ?? '')),
};

/** The criterion that puts one before the other; null when only the id does. */
export function decidingReason(first: Draft, second: Draft, standing: Standing): RankReason | null {
  const differs = (reason: RankReason): boolean =>
    MEASURES[reason](first, standing) !== MEASURES[reason](second, standing);
  return RANK_REASONS.find(differs) ?? null;
}

const idOf = ({ candidate }: Draft): string =>
  [candidate.customer?.id, candidate.contact?.id, candidate.remark].join('/');

/** Best first; equal ones by id, so that the order never depends on the store. */
export function rankCandidates(drafts: readonly Draft[], standing: Standing): Draft[] {
  return drafts.toSorted((a, b) => {
    const reason = decidingReason(a, b, standing);
    if (reason === null) return idOf(a) < idOf(b) ? -1 : 1;
    return MEASURES[reason](a, standing) > MEASURES[reason](b, standing) ? -1 : 1;
  });
}

/** Customers that were confirmed for any extension of the caller's line. */
export function confirmedBehind(
  number: StoredNumber,
  entries: readonly NumberEntry[],
): ReadonlySet<string> {
  const customers = entries.flatMap((entry) =>
    entry.kind === 'confirmed' && isSameLine(number, entry.number) ? [entry.customer] : [],
  );
  return new Set(customers);
}
