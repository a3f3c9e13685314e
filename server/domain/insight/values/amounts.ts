/** What is counted and what is paid, of one sentence. */
export { findPrices, type FoundPrice, type PriceContext } from './prices.ts';
export { findQuantities, type FoundQuantity } from './quantities.ts';
