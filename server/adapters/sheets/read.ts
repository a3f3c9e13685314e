/** Reads the first sheet of an .xlsx file, whoever wrote it. Sizes are looked at before anything is unpacked. */
import { streamXlsxRows, type CellValue } from 'hucre/xlsx';
import type { SheetReading, Sheets } from '../../ports.ts';
import { measureArchive } from './measure.ts';

/** A catalogue of some thousand lines unpacks to less than one of these. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_ENTRIES = 200;
/** Filled lines; more than that is no catalogue. */
const MOST_LINES = 3000;
/** Lines that are only formatted are many in some files. */
const MOST_ROWS = 10_000;
const COLUMNS = 26;
/** What a file with a password and the old .xls begin with. */
const OLD_CONTAINER = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export function createSheets(): Sheets {
  return {
    async read(bytes) {
      if (OLD_CONTAINER.equals(bytes.subarray(0, OLD_CONTAINER.length)))
        return { ok: false, problem: 'locked' };
      const measure = measureArchive(bytes);
      if (!measure) return { ok: false, problem: 'not-xlsx' };
      if (measure.entries > MOST_ENTRIES || measure.bytes > MOST_BYTES)
        return { ok: false, problem: 'too-big' };
      try {
        return await readLines(bytes);
      } catch {
        // Whatever it was, it could not be read as a sheet: that is the answer to whoever uploaded it.
        return { ok: false, problem: 'not-xlsx' };
      }
    },
  };
}

async function readLines(bytes: Uint8Array): Promise<SheetReading> {
  const lines: { row: number; cells: string[] }[] = [];
  let rows = 0;
  for await (const { index, values } of streamXlsxRows(bytes, { maxRows: MOST_ROWS + 1 })) {
    rows += 1;
    const cells = values.slice(0, COLUMNS).map(printCell);
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ row: index + 1, cells });
    if (rows > MOST_ROWS || lines.length > MOST_LINES)
      return { ok: false, problem: 'too-many-lines' };
  }
  return { ok: true, lines };
}

/** A model such as 757 is a number to the program that wrote it, and 5-7 may have become a day. */
function printCell(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}
