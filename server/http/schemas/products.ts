/** Wire forms of the product catalogue. Lengths and units are judged by the domain, whose words people read. */
import { z } from 'zod';

/** Longer than anything that is kept, so that a wrong value is named instead of cut. */
const text = z.string().max(200);
const aliases = z.array(text).max(100);

export const productBody = z.object({
  model: text,
  aliases: aliases.default([]),
  family: text.default(''),
  unit: text,
});

/** Fields left out stay as they are. */
export const productChangeBody = z
  .object({
    model: text.optional(),
    aliases: aliases.optional(),
    family: text.optional(),
    unit: text.optional(),
  })
  // A key with undefined would take the field away.
  .transform(({ model, aliases: names, family, unit }) => ({
    ...(model === undefined ? {} : { model }),
    ...(names === undefined ? {} : { aliases: names }),
    ...(family === undefined ? {} : { family }),
    ...(unit === undefined ? {} : { unit }),
  }));

export const productSchema = z
  .object({
    id: z.string(),
    model: z.string(),
    aliases: z.array(z.string()),
    family: z.string(),
    unit: z.string(),
  })
  .meta({ id: 'Product' });

/** The most spoken of first. */
export const productsSchema = z
  .object({ products: z.array(productSchema) })
  .meta({ id: 'Products' });

export const importQuery = z.object({
  /** Only says what would happen. */
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((said) => said === 'true'),
});

const count = z.int().min(0);
export const importSchema = z
  .object({
    dryRun: z.boolean(),
    added: count,
    changed: count,
    same: count,
    /** Lines that were left out: counted from 1 as the sheet shows them, with the name of the column. */
    problems: z.array(z.object({ row: z.int().min(1), column: z.string(), problem: z.string() })),
  })
  .meta({ id: 'ProductImport' });

/** What an .xlsx file is sent as; browsers that do not know it send plain bytes. */
export const SHEET_TYPES = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const;
/** Bytes of an uploaded sheet. */
export const SHEET_LIMIT = 2 * 1024 * 1024;
