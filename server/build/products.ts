/** Hands the flow of the product catalogue its ingredients. */
import { v7 as uuid } from 'uuid';
import { createSheets } from '../adapters/sheets/read.ts';
import type { Adapters } from '../build.ts';
import { keepProducts, type ProductActs } from '../flows/products/keep-products.ts';

export function buildProducts({ store, clock, log }: Adapters): ProductActs {
  return keepProducts({
    products: store.products,
    sheets: createSheets(),
    clock,
    newId: () => uuid(),
    log,
  });
}
