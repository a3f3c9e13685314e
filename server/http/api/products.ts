/** Doors of the product catalogue: read by everybody, changed by admins, one by one or as a sheet. */
import { z } from 'zod';
import { AppError, InvalidError } from '../../errors.ts';
import type { ProductSaved } from '../../flows/products/keep-products.ts';
import { productProblem } from '../../../templates/products.ts';
import { answerEmpty, answerJson, type Answer } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import {
  importQuery,
  importSchema,
  productBody,
  productChangeBody,
  productSchema,
  productsSchema,
  SHEET_LIMIT,
  SHEET_TYPES,
} from '../schemas/products.ts';

const byId = z.object({ id: z.string().regex(/^[A-Za-z0-9._:@-]{1,128}$/) });

function answerSaved(saved: ProductSaved): Answer {
  if (saved.ok) return answerJson(saved.product);
  if (saved.why === 'gone') throw new AppError('not_found', 'no such product');
  throw new InvalidError(
    saved.problems.map((one) => ({ path: one.field, problem: productProblem(one) })),
  );
}

export function listProducts({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'The product catalogue, the most spoken of first.',
    answers: { 200: productsSchema },
    handle: async () => answerJson({ products: await needs.products.list() }),
  });
}

export function addProduct({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'A new product. What is there already just like that is answered as it is.',
    body: productBody,
    answers: { 200: productSchema },
    handle: async ({ body }) => answerSaved(await needs.products.add(body)),
  });
}

export function changeProduct({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Changes a product; fields left out stay.',
    params: byId,
    body: productChangeBody,
    answers: { 200: productSchema },
    handle: async ({ params, body }) => answerSaved(await needs.products.change(params.id, body)),
  });
}

export function removeProduct({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Takes a product out of the catalogue; what was said of it stays in the records.',
    params: byId,
    answers: { 204: 'It is gone' },
    async handle({ params }) {
      if (!(await needs.products.remove(params.id)))
        throw new AppError('not_found', 'no such product');
      return answerEmpty(204);
    },
  });
}

export function importProducts({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'An .xlsx file of products (型号, 别名, 系列, 单位). Good lines are stored by model, the others are listed.',
    query: importQuery,
    file: { types: SHEET_TYPES, limit: SHEET_LIMIT },
    answers: { 200: importSchema },
    async handle({ query, raw }) {
      const done = await needs.products.importSheet(raw, query.dryRun);
      if (!done.ok) {
        const { problem } = done;
        throw new AppError('bad_sheet', `unreadable sheet: ${problem}`, { data: { problem } });
      }
      const { added, changed, same } = done;
      const problems = done.problems.map((one) => ({
        row: one.row,
        column: one.column,
        problem: productProblem(one),
      }));
      return answerJson({ dryRun: query.dryRun, added, changed, same, problems });
    },
  });
}
