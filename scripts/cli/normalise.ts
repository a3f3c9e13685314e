/** `callpop normalise`: raw number fields on stdin, one JSON line for each on stdout. Spec §2. */
import { Command } from 'commander';
import { normaliseLine } from '../../server/domain/numbers/print.ts';
import { endWrongUseWith2, runCommand } from './run-file.ts';

/** The command, for the main program. Needs no services. */
export function normaliseCommand(): Command {
  return endWrongUseWith2(new Command('normalise'))
    .description('raw number fields on stdin, one a line → one JSON line each')
    .option('--json', 'print JSON (always so)')
    .action(() =>
      runCommand(async () => {
        for await (const line of splitLines(process.stdin)) {
          await write(`${JSON.stringify(normaliseLine(line))}\n`);
        }
        return '';
      }),
    );
}

/**
 * Lines end with LF or CRLF and nothing else, so that every other character stays part of its field. Empty lines count;
 * the end of the text after a line end does not.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array | string>) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  rest += decoder.decode();
  if (rest !== '') yield rest.replace(/\r$/, '');
}

function write(line: string): Promise<void> | void {
  if (process.stdout.write(line)) return;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}
