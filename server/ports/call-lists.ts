/** What lists of calls need of the store. */
import type { CallSearch } from '../domain/calls/search.ts';
import type { Call, Phase } from '../domain/calls/types.ts';

/** A place in a list: calls older than this one come next. */
export interface CallPlace {
  readonly at: Date;
  readonly id: string;
}

export interface CallListWish {
  /** Marks of which a call must bear one, and calls that are seen without; null: every call (domain/calls/listing.ts). */
  readonly seenBy: { readonly marks: readonly string[]; readonly calls: readonly string[] } | null;
  /** Further marks of which it must bear one; null: any call. */
  readonly marks: readonly string[] | null;
  readonly phase: Phase | null;
  readonly search: CallSearch | null;
  readonly behind: CallPlace | null;
  readonly limit: number;
}

export interface CallLists {
  /** The newest first. */
  list(wish: CallListWish): Promise<readonly Call[]>;
  /** These calls by id; those that are not there are left out. */
  byId(ids: readonly string[]): Promise<ReadonlyMap<string, Call>>;
}
