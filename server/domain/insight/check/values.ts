/** Products, quantities and prices a model claims: kept as our own parsers read them in the cited lines, else dropped. */
import type { Goods } from '../reading/goods.ts';
import type { Evidence, PriceFact, Product, ProductFact, QuantityFact } from '../types.ts';
import { findQuantities } from '../values/amounts.ts';
import { findProducts } from '../values/products.ts';
import type { LlmClaims } from './claims.ts';

/** A model may write the name, an alias, or the way it was said. Null: it cannot be read where it is said to stand. */
export function checkProduct(
  claim: LlmClaims['products'][number],
  { products }: Goods,
  catalogue: readonly Product[],
): ProductFact | null {
  const names = [claim.model, ...findProducts(claim.model, catalogue).map(({ model }) => model)];
  return confirm(claim, products, ({ model }) => names.some((name) => isSameModel(model, name)));
}

/** Letters, digits and characters count; strokes, spaces and case do not. */
export function isSameModel(a: string, b: string): boolean {
  const bare = (model: string): string => model.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return bare(a) === bare(b);
}

export function checkQuantity(
  claim: LlmClaims['quantities'][number],
  { quantities }: Goods,
): QuantityFact | null {
  // Our parser knows the spellings of a unit where it stands behind a number.
  const unit = findQuantities(`1${claim.unit}`)[0]?.unit ?? claim.unit;
  return confirm(claim, quantities, (one) => isAmount(claim.amount, one) && one.unit === unit);
}

export function checkPrice(
  claim: LlmClaims['prices'][number],
  { prices }: Goods,
): PriceFact | null {
  return confirm(
    claim,
    prices,
    (one) => isAmount(claim.amount, one) && one.currency === claim.currency,
  );
}

/** Three and four of 三四吨 are the same fact. */
function isAmount(
  claimed: number,
  found: { readonly amount: number; readonly max?: number },
): boolean {
  const near = (value: number): boolean => Math.abs(value - claimed) < 1e-6;
  return near(found.amount) || (found.max !== undefined && near(found.max));
}

/** The fact as we read it, with the cited lines that bear it. */
function confirm<T extends { readonly evidence: Evidence; readonly competitor?: boolean }>(
  claim: {
    readonly evidence: Evidence;
    readonly confidence: number;
    readonly competitor?: boolean;
  },
  facts: readonly T[],
  isMeant: (fact: T) => boolean,
): T | null {
  for (const fact of facts.filter(isMeant)) {
    const evidence = fact.evidence.filter((line) => claim.evidence.includes(line));
    if (evidence.length === 0) continue;
    const competitor = claim.competitor === true ? { competitor: true } : {};
    return { ...fact, ...competitor, evidence, confidence: claim.confidence };
  }
  return null;
}
