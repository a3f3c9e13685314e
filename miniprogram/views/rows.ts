/** What a page draws next, out of what it draws now and what came: small patches, lists that keep their place. */

interface Named {
  readonly id: string;
}

/** The first page read again in front of those that were appended before; what moved up is not kept twice. */
export function renewFirst<Row extends Named>(
  fresh: readonly Row[],
  shown: readonly Row[],
  firstLength: number,
): Row[] {
  const ids = new Set(fresh.map(({ id }) => id));
  return [...fresh, ...shown.slice(firstLength).filter(({ id }) => !ids.has(id))];
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
