/** Facts that say the same are one fact, with the lines of all. */
import type { Evidence } from '../types.ts';

/** The first of those whose `partsOf` are equal is kept. */
export function once<T extends { readonly evidence: Evidence }>(
  facts: readonly T[],
  partsOf: (fact: T) => readonly unknown[],
): T[] {
  const found = new Map<string, T>();
  for (const fact of facts) {
    const key = JSON.stringify(partsOf(fact));
    const known = found.get(key);
    const evidence = [...new Set([...(known?.evidence ?? []), ...fact.evidence])];
    found.set(key, { ...(known ?? fact), evidence: evidence.sort((a, b) => a - b) });
  }
  return [...found.values()];
}
