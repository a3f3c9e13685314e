/** What the flows of the product catalogue need: the catalogue itself, and sheets that people fill in. */
import type { SheetLine, SheetProblem } from '../domain/insight/catalogue-sheet.ts';
import type { Product } from '../domain/insight/types.ts';

export interface Products {
  /** The catalogue, the most spoken of first; cached for seconds. */
  all(): Promise<readonly Product[]>;
  /** The same as it is stored now: for whoever is about to change it. */
  fresh(): Promise<readonly Product[]>;
  get(id: string): Promise<Product | null>;
  /** Stores it under its id, new or not. `taken`: another product has this model, however it is spelled. */
  save(product: Product, at: Date): Promise<'saved' | 'taken'>;
  /** False when there is none. */
  remove(id: string): Promise<boolean>;
  /** Stores them by model: one that is there keeps its id. Counts what that did. */
  importMany(products: readonly Product[], at: Date): Promise<ImportCounts>;
  /** Counts anew how many records since then speak of each product. Answers how many products change places. */
  recountUses(since: Date): Promise<number>;
}

export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** Reads .xlsx files; never throws for what somebody uploaded. */
export interface Sheets {
  /** The filled lines of the first sheet. */
  read(bytes: Uint8Array): Promise<SheetReading>;
}

export type SheetReading =
  | { readonly ok: true; readonly lines: readonly SheetLine[] }
  | { readonly ok: false; readonly problem: SheetProblem };
