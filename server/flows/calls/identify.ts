/** Who calls: one query of the book, then the pure matching. Spec §2. */
import { matchCaller, blockedNow } from '../../domain/matching/match.ts';
import type { OwnNumbers } from '../../domain/matching/own.ts';
import type { Match } from '../../domain/matching/types.ts';
import { lookupKeys } from '../../domain/numbers/keys.ts';
import { readNumber } from '../../domain/numbers/read.ts';
import type { CallerNumber } from '../../domain/calls/types.ts';
import { startOfDay } from '../../domain/time.ts';
import type { Book, Calls } from '../../ports.ts';

export interface IdentifyNeeds {
  readonly book: Pick<Book, 'lookUp'>;
  readonly calls: Pick<Calls, 'countOfNumber'>;
  readonly own: () => Promise<OwnNumbers>;
  readonly ownAreaCode: string | null;
  /** People whose assigned customers rank first: the sales on duty now. */
  readonly onDuty: (now: Date) => Promise<ReadonlySet<string>>;
}

export interface Identified {
  readonly match: Match;
  readonly blocked: boolean;
  /** Which call of this number today it is; 1 in a trial. */
  readonly nthToday: number;
}

/** `call` null: a number is only tried out. */
export type Identify = (raw: string, now: Date, call: string | null) => Promise<Identified>;

export function identifyCaller(need: IdentifyNeeds): Identify {
  return async (raw, now, call) => {
    const number = readNumber(raw);
    const national = readCaller(raw).national;
    const [found, own, before] = await Promise.all([
      need.book.lookUp(lookupKeys(number)),
      need.own(),
      call && national ? need.calls.countOfNumber(national, startOfDay(now), call) : 0,
    ]);
    // Who is on duty only ranks candidates against each other.
    const several = found.entries.length > 1;
    const salesOnDuty = several ? await need.onDuty(now) : new Set<string>();
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
    const blocked = blockedNow(number, found.entries, now) !== null;
    return { match, blocked, nthToday: before + 1 };
  };
}

/** The raw caller id as a call keeps it. */
export function readCaller(raw: string | null): CallerNumber {
  const number = readNumber(raw ?? '');
  return { raw: raw ?? '', national: number.national ?? number.e164, masked: number.masked };
}
