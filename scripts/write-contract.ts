/** Writes server/http/contract/answers.ts from the table of doors: `node --import tsx scripts/write-contract.ts`. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { writeContract } from '../server/http/contract-text.ts';
import { listRoutes } from '../server/http/routes.ts';
import type { Doors } from '../server/http/doors.ts';

export const CONTRACT_FILE = fileURLToPath(
  new URL('../server/http/contract/answers.ts', import.meta.url),
);

/** The contract as it should be now. Doors are only described here, so nothing stands behind them. */
export async function contractText(): Promise<string> {
  const text = writeContract(listRoutes({} as Doors));
  return format(text, { parser: 'typescript', singleQuote: true, printWidth: 100 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(CONTRACT_FILE, await contractText());
}
