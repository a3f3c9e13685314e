/** Who calls: one query of the book, then the pure matching. Spec §2. */
import { matchCaller, blockedNow } from '../../domain/matching/match.ts';
import type { OwnNumbers } from '../../domain/matching/own.ts';
import type { Match } from '../../domain/matching/types.ts';
import { lookupKeys } from '../../domain/numbers/keys.ts';
import { readNumber } from '../../domain/numbers/read.ts';
import type { CallerNumber } from '../../domain/calls/types.ts';
import type { Book } from '../../ports.ts';

export interface IdentifyNeeds {
  readonly book: Pick<Book, 'lookUp'>;
  readonly own: () => Promise<OwnNumbers>;
  readonly ownAreaCode: string | null;
  /** People whose assigned customers rank first: the sales on duty now. */
  readonly onDuty: (now: Date) => Promise<ReadonlySet<string>>;
}

export interface Identified {
  readonly match: Match;
  readonly blocked: boolean;
}

export type Identify = (raw: string, now: Date) => Promise<Identified>;

export function identifyCaller(need: IdentifyNeeds): Identify {
  return async (raw, now) => {
    const number = readNumber(raw);
    const [found, own, salesOnDuty] = await Promise.all([
      need.book.lookUp(lookupKeys(number)),
      need.own(),
      need.onDuty(now),
    ]);
    const match = matchCaller({
      number,
      entries: found.entries,
      customers: found.customers,
      contacts: found.contacts,
      own,
      ownAreaCode: need.ownAreaCode,
      openTodoCustomers: new Set(),
      salesOnDuty,
    });
    return { match, blocked: blockedNow(number, found.entries, now) !== null };
  };
}

/** The raw caller id as a call keeps it. */
export function readCaller(raw: string | null): CallerNumber {
  const number = readNumber(raw ?? '');
  return { raw: raw ?? '', national: number.national ?? number.e164, masked: number.masked };
}
