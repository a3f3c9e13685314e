/** Each said thing once: mentions of the same value become one fact with all their sentences. */
import type { PriceFact, ProductFact, QuantityFact } from '../types.ts';
import type { FoundPrice, FoundQuantity } from '../values/amounts.ts';
import type { Clause } from './clauses.ts';
import { isCompetitors } from './competitors.ts';
import type { Mention } from './corrections.ts';

/** A product, quantity or price as it was said once. */
export type Said =
  | (Mention & { readonly kind: 'product'; readonly value: { model: string; known: boolean } })
  | (Mention & { readonly kind: 'quantity'; readonly value: FoundQuantity })
  | (Mention & { readonly kind: 'price'; readonly value: FoundPrice });

const KNOWN = 0.95;
const PATTERN = 0.8;
const AMOUNT = 0.9;
const APPROXIMATE = 0.8;

/** Adds a fact to the list, or its sentence to the fact that says the same. */
function fold<F extends { readonly evidence: readonly number[] }>(
  facts: readonly F[],
  fact: F,
  merge: (known: F) => F | null,
): readonly F[] {
  for (const [n, known] of facts.entries()) {
    const merged = merge(known);
    if (merged === null) continue;
    const evidence = [...new Set([...known.evidence, ...fact.evidence])].toSorted((a, b) => a - b);
    return facts.with(n, { ...merged, evidence });
  }
  return [...facts, fact];
}

/** Products; a competitor's only if nobody names it as ours. */
export function mergeProducts(
  said: readonly Said[],
  clauses: readonly Clause[],
): readonly ProductFact[] {
  return said.reduce<readonly ProductFact[]>((facts, one) => {
    if (one.kind !== 'product') return facts;
    const theirs = isCompetitors(one, clauses);
    const fact: ProductFact = {
      model: one.value.model,
      evidence: [one.segment],
      confidence: one.value.known ? KNOWN : PATTERN,
      ...(theirs ? { competitor: true } : {}),
    };
    return fold(facts, fact, (known) => {
      if (known.model !== fact.model) return null;
      const { competitor, ...ours } = known;
      return competitor === true && fact.competitor === true ? known : ours;
    });
  }, []);
}

/** Quantities; one said again with its period is the same. */
export function mergeQuantities(said: readonly Said[]): readonly QuantityFact[] {
  return said.reduce<readonly QuantityFact[]>((facts, one) => {
    if (one.kind !== 'quantity') return facts;
    const { amount, unit, max, approx, period } = one.value;
    const fact: QuantityFact = {
      amount,
      unit,
      ...(max === undefined ? {} : { max }),
      ...(approx === true ? { approx } : {}),
      ...(period === undefined ? {} : { period }),
      evidence: [one.segment],
      confidence: approx === true || max !== undefined ? APPROXIMATE : AMOUNT,
    };
    return fold(facts, fact, (known) =>
      known.amount === amount &&
      known.unit === unit &&
      known.max === max &&
      (known.period === period || known.period === undefined || period === undefined)
        ? { ...fact, ...known }
        : null,
    );
  }, []);
}

/** Prices; one said again with its unit or tax is the same. */
export function mergePrices(
  said: readonly Said[],
  clauses: readonly Clause[],
): readonly PriceFact[] {
  return said.reduce<readonly PriceFact[]>((facts, one) => {
    if (one.kind !== 'price') return facts;
    const { amount, currency, per, max, approx, tax } = one.value;
    const fact: PriceFact = {
      amount,
      currency,
      per,
      ...(max === undefined ? {} : { max }),
      ...(approx === true ? { approx } : {}),
      ...(tax === undefined ? {} : { tax }),
      by: one.speaker,
      ...(isCompetitors(one, clauses) ? { competitor: true } : {}),
      evidence: [one.segment],
      confidence: approx === true || max !== undefined || per === null ? APPROXIMATE : AMOUNT,
    };
    return fold(facts, fact, (known) =>
      known.amount === amount &&
      known.currency === currency &&
      known.max === max &&
      known.competitor === fact.competitor &&
      (known.per === per || known.per === null || per === null) &&
      (known.tax === tax || known.tax === undefined || tax === undefined)
        ? { ...fact, ...known, per: known.per ?? per }
        : null,
    );
  }, []);
}
