/** What a page draws next, out of what it draws now and what came: small patches, lists that keep their place. */

interface Named {
  readonly id: string;
}

/** At most so many rows stand on a page at once: a list may have sixty children. Pages §6. */
export const ROWS = 60;

/** Where the rows that stand on the page lie in their list. */
export interface ListPlace {
  /** Some lie before them, or behind them. */
  readonly earlier: boolean;
  readonly later: boolean;
  /** How many lie before the end of them. */
  readonly until: number;
}

export const WHOLE: ListPlace = { earlier: false, later: false, until: ROWS };

/** Of `count` rows that were read, those from `first` on are drawn; `hasMore`: the list goes on behind them. */
export function placeOf(count: number, first: number, hasMore: boolean): ListPlace {
  const until = first + ROWS;
  return { earlier: first > 0, later: count > until || (hasMore && count === until), until };
}

/**
 * The first page read again in front of the rows that lie behind it: what moved up is not kept twice, and what was
 * pushed out of the first page stays. Null when the two have nothing in common, so that nobody knows what lies between.
 */
export function renewFirst<Row extends Named>(
  fresh: readonly Row[],
  shown: readonly Row[],
): Row[] | null {
  const ids = new Set(fresh.map(({ id }) => id));
  const order = shown.map(({ id }) => id);
  const known = [...fresh].reverse().find(({ id }) => order.includes(id));
  if (known === undefined) return null;
  const behind = shown.slice(order.indexOf(known.id) + 1);
  return [...fresh, ...behind.filter(({ id }) => !ids.has(id))];
}

/** Rows to append by path, `view.rows[30]` …: the list itself does not cross to the other thread again. */
export function appendPatch<Row extends Named>(
  path: string,
  shown: readonly Row[],
  more: readonly Row[],
): Record<`${string}[${string}`, Row> {
  const ids = new Set(shown.map(({ id }) => id));
  const patch: Record<`${string}[${string}`, Row> = {};
  more
    .filter(({ id }) => !ids.has(id))
    .forEach((row, at) => {
      patch[`${path}[${shown.length + at}]`] = row;
    });
  return patch;
}

/** Fields of `next` that differ from `shown`, by path; null when the whole has to be drawn because a field went away. */
export function changedFields(
  path: string,
  shown: object,
  next: object,
): Record<`${string}.${string}`, unknown> | null {
  const before = shown as Readonly<Record<string, unknown>>;
  const after = next as Readonly<Record<string, unknown>>;
  if (Object.keys(before).some((name) => !(name in after))) return null;
  const patch: Record<`${string}.${string}`, unknown> = {};
  for (const name of Object.keys(after)) {
    if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) {
      patch[`${path}.${name}`] = after[name];
    }
  }
  return patch;
}
