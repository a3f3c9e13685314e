/** `npm start [-- --at <ISO>]`: read, or refused with a sentence that says what to write. */
import { parseArgs } from 'node:util';

export interface StartArguments {
  /** Business time a trial begins at; null = now. */
  readonly at: Date | null;
}

/** Wrong use of the command line: exit 2. */
export class WrongUse extends Error {}

export const USAGE = `Usage: npm start [-- --at <moment>]
  --at 2026-11-24T10:00:00+08:00   start a trial at another moment and run on from there`;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

export function readArguments(words: readonly string[]): StartArguments | 'help' {
  let given: { at?: string; help?: boolean };
  try {
    given = parseArgs({
      args: [...words],
      options: { at: { type: 'string' }, help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  if (given.help) return 'help';
  if (given.at === undefined) return { at: null };
  const at = MOMENT.test(given.at) ? new Date(given.at) : null;
  if (!at || Number.isNaN(at.getTime())) {
    throw new WrongUse(
      `--at needs a moment with a zone, such as 2026-11-24T10:00:00+08:00\n${USAGE}`,
    );
  }
  return { at };
}
