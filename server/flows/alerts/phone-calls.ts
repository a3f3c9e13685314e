/** One change of a stored call about alerts: load · change · save, again while somebody else is first. */

interface Kept<T> {
  load(id: string): Promise<T | null>;
  /** False: the stored version is another by now. */
  save(next: T): Promise<boolean>;
}

/** The call as it now is; null when there is none. A change that changes nothing writes nothing. */
export async function changeCall<T extends { readonly version: number }>(
  calls: Kept<T>,
  id: string,
  change: (call: T) => T,
): Promise<T | null> {
  for (;;) {
    const known = await calls.load(id);
    if (!known) return null;
    const next = change(known);
    if (next === known) return known;
    if (await calls.save(next)) return { ...next, version: known.version + 1 };
  }
}
