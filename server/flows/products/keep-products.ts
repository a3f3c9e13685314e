/** The catalogue in somebody's hands: one product added, changed or taken out, or a whole sheet of them. */
import {
  checkDraft,
  findTaken,
  isSameDraft,
  modelKey,
  namesOf,
  tidyDraft,
  type DraftProblem,
  type ProductDraft,
} from '../../domain/insight/catalogue.ts';
import {
  planImport,
  type RowProblem,
  type SheetProblem,
  type TakenLine,
} from '../../domain/insight/catalogue-sheet.ts';
import type { Product } from '../../domain/insight/types.ts';
import type { Log } from '../../log.ts';
import type { Clock, ImportCounts, Products, Sheets } from '../../ports.ts';

export type ProductSaved =
  | { readonly ok: true; readonly product: Product }
  | { readonly ok: false; readonly why: 'gone' }
  | { readonly ok: false; readonly why: 'wrong'; readonly problems: readonly DraftProblem[] };

export type ProductsImported =
  | ({ readonly ok: true; readonly problems: readonly RowProblem[] } & ImportCounts)
  | { readonly ok: false; readonly problem: SheetProblem };

export interface ProductActs {
  list(): Promise<readonly Product[]>;
  /** What is there already just like that is answered as it is. */
  add(draft: ProductDraft): Promise<ProductSaved>;
  /** Fields left out stay. */
  change(id: string, fields: Partial<ProductDraft>): Promise<ProductSaved>;
  /** False when there is none. */
  remove(id: string): Promise<boolean>;
  /** Every good line of an .xlsx file; `dryRun` only tells what would happen. */
  importSheet(bytes: Uint8Array, dryRun: boolean): Promise<ProductsImported>;
}

export function keepProducts(need: {
  readonly products: Products;
  readonly sheets: Sheets;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  readonly log: Log;
}): ProductActs {
  const { products, clock, newId } = need;

  async function store(product: Product, others: readonly Product[]): Promise<ProductSaved> {
    const problems = [...checkDraft(product), ...findTaken(product, namesOf(others))];
    if (problems.length > 0) return { ok: false, why: 'wrong', problems };
    if ((await products.save(product, clock.now())) === 'saved') return { ok: true, product };
    // Somebody stored the same model between the look and the write.
    const { model } = product;
    const taken = { field: 'model', kind: 'taken', said: model, by: model } as const;
    return { ok: false, why: 'wrong', problems: [taken] };
  }

  return {
    list: () => products.all(),

    async add(draft) {
      const tidied = tidyDraft(draft);
      const stored = await products.fresh();
      const known = stored.find((one) => modelKey(one.model) === modelKey(tidied.model));
      if (known && isSameDraft(known, tidied)) return { ok: true, product: known };
      return store({ id: newId(), ...tidied }, stored);
    },

    async change(id, fields) {
      const stored = await products.fresh();
      const known = stored.find((one) => one.id === id);
      if (!known) return { ok: false, why: 'gone' };
      const others = stored.filter((one) => one.id !== id);
      return store({ id, ...tidyDraft({ ...known, ...fields }) }, others);
    },

    remove: (id) => products.remove(id),

    async importSheet(bytes, dryRun) {
      const read = await need.sheets.read(bytes);
      if (!read.ok) return read;
      const plan = planImport(read.lines, await products.fresh());
      if (!plan.ok) return plan;
      const { taken, problems } = plan;
      if (dryRun) return { ok: true, ...countOf(taken), problems };
      const wanted = taken.map(({ draft, known }) => ({ id: known?.id ?? newId(), ...draft }));
      const counts = await products.importMany(wanted, clock.now());
      need.log.info('a sheet of products was imported', { ...counts, refused: problems.length });
      return { ok: true, ...counts, problems };
    },
  };
}

function countOf(taken: readonly TakenLine[]): ImportCounts {
  const count = (effect: TakenLine['effect']): number =>
    taken.filter((one) => one.effect === effect).length;
  return { added: count('added'), changed: count('changed'), same: count('same') };
}
