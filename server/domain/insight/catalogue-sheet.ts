/** A sheet of products as people keep it: which column is which, and what storing its lines would change. */
import {
  addNames,
  checkDraft,
  findTaken,
  isSameDraft,
  modelKey,
  namesOf,
  splitAliases,
  tidy,
  tidyDraft,
  type DraftProblem,
  type ProductDraft,
  type ProductField,
} from './catalogue.ts';
import type { Product } from './types.ts';

/** A filled line; `row` is counted from 1, as the program that made the sheet shows it. */
export interface SheetLine {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Why nothing can be read of a file. not-xlsx: another format, or broken · locked: a password, or the old .xls ·
 * too-big: unpacks to too much · too-many-lines · empty: no line is filled · no-header: no line names the models.
 */
export type SheetProblem =
  'not-xlsx' | 'locked' | 'too-big' | 'too-many-lines' | 'empty' | 'no-header';

export type RowProblem = DraftProblem & {
  readonly row: number;
  /** The column by its name in the sheet. */
  readonly column: string;
};

/** A line that can be stored. `known`: what it replaces. */
export interface TakenLine {
  readonly row: number;
  readonly draft: ProductDraft;
  readonly known: Product | null;
  readonly effect: 'added' | 'changed' | 'same';
}

export interface ImportPlan {
  readonly taken: readonly TakenLine[];
  readonly problems: readonly RowProblem[];
}

/** What people call the columns; the first name is the one we use. */
export const HEADERS: Readonly<Record<ProductField, readonly string[]>> = {
  model: ['型号', '产品型号', '牌号', '料号', '产品牌号'],
  aliases: ['别名', '俗称', '叫法', '又名'],
  family: ['系列', '类别', '产品系列', '分类'],
  unit: ['单位', '计量单位', '销售单位'],
};
const FIELDS = ['model', 'aliases', 'family', 'unit'] as const;
/** A title and a remark may stand above the header. */
const HEADER_WITHIN = 10;

interface Column {
  readonly at: number;
  readonly name: string;
}
type Columns = Partial<Record<ProductField, Column>>;

function readHeader(cells: readonly string[]): Columns | null {
  // 型号*, 型号：, 型号（必填）
  const names = cells.map((cell) => tidy(cell).replace(/\s|[*:]|\(.*?\)/g, ''));
  const columns: Columns = {};
  for (const field of FIELDS) {
    const name = HEADERS[field].find((one) => names.includes(one));
    if (name !== undefined) columns[field] = { at: names.indexOf(name), name };
  }
  return columns.model ? columns : null;
}

/** A line's product. A column that is not there leaves a known product's value as it is; an empty cell clears it. */
function readLine(cells: readonly string[], columns: Columns, known: Product | null): ProductDraft {
  const cellOf = (field: ProductField): string | null => {
    const column = columns[field];
    return column === undefined ? null : (cells[column.at] ?? '');
  };
  const aliases = cellOf('aliases');
  return tidyDraft({
    model: cellOf('model') ?? '',
    aliases: aliases === null ? (known?.aliases ?? []) : splitAliases(aliases),
    family: cellOf('family') ?? known?.family ?? '',
    unit: cellOf('unit') ?? known?.unit ?? '',
  });
}

interface Candidate {
  readonly row: number;
  readonly draft: ProductDraft;
  readonly known: Product | null;
}

/** What storing a sheet would do to the catalogue: every good line is taken, whatever the others are like. */
export function planImport(
  lines: readonly SheetLine[],
  catalogue: readonly Product[],
): ({ readonly ok: true } & ImportPlan) | { readonly ok: false; readonly problem: SheetProblem } {
  if (lines.length === 0) return { ok: false, problem: 'empty' };
  const headers = lines.slice(0, HEADER_WITHIN).map(({ cells }) => readHeader(cells));
  const top = headers.findIndex((one) => one !== null);
  const columns = headers[top];
  if (!columns) return { ok: false, problem: 'no-header' };
  const body = lines
    .slice(top + 1)
    .filter(({ cells }) =>
      FIELDS.some((field) => tidy(cells[columns[field]?.at ?? -1] ?? '') !== ''),
    );
  if (body.length === 0) return { ok: false, problem: 'empty' };

  const place = (row: number, problem: DraftProblem): RowProblem => ({
    ...problem,
    row,
    column: columns[problem.field]?.name ?? HEADERS[problem.field][0] ?? problem.field,
  });
  const { good, problems } = readBody(body, columns, catalogue);
  const { kept, clashes } = settleNames(good, catalogue);
  return {
    ok: true,
    taken: kept.map((one) => ({ ...one, effect: effectOf(one) })),
    problems: [...problems, ...clashes]
      .sort((a, b) => a.row - b.row)
      .map(({ row, problem }) => place(row, problem)),
  };
}

interface Placed {
  readonly row: number;
  readonly problem: DraftProblem;
}

function readBody(
  body: readonly SheetLine[],
  columns: Columns,
  catalogue: readonly Product[],
): { readonly good: readonly Candidate[]; readonly problems: readonly Placed[] } {
  const stored = new Map(catalogue.map((one) => [modelKey(one.model), one]));
  const first = new Map<string, number>();
  const good: Candidate[] = [];
  const problems: Placed[] = [];
  for (const { row, cells } of body) {
    const key = modelKey(cells[columns.model?.at ?? -1] ?? '');
    const known = stored.get(key) ?? null;
    const draft = readLine(cells, columns, known);
    const earlier = key === '' ? undefined : first.get(key);
    const found: readonly DraftProblem[] =
      earlier === undefined
        ? checkDraft(draft)
        : [{ field: 'model', kind: 'repeated', said: draft.model, by: String(earlier) }];
    if (earlier === undefined) first.set(key, row);
    if (found.length === 0) good.push({ row, draft, known });
    problems.push(...found.map((problem) => ({ row, problem })));
  }
  return { good, problems };
}

/**
 * Leaves out lines whose names are somebody else's in the catalogue as it would be, so that a sheet may hand a name from
 * one product to another. A line left out brings its old names back: therefore again, until nothing changes.
 */
function settleNames(
  good: readonly Candidate[],
  catalogue: readonly Product[],
): { readonly kept: readonly Candidate[]; readonly clashes: readonly Placed[] } {
  let kept = good;
  const clashes: Placed[] = [];
  for (;;) {
    const replaced = new Set(kept.map(({ known }) => known?.id));
    const names = namesOf(catalogue.filter(({ id }) => !replaced.has(id)));
    const free = kept.filter(({ row, draft }) => {
      const taken = findTaken(draft, names);
      clashes.push(...taken.map((problem) => ({ row, problem })));
      if (taken.length > 0) return false;
      addNames(names, draft);
      return true;
    });
    if (free.length === kept.length) return { kept, clashes };
    kept = free;
  }
}

function effectOf({ draft, known }: Candidate): TakenLine['effect'] {
  if (!known) return 'added';
  return isSameDraft(draft, known) ? 'same' : 'changed';
}
