/** `callpop cards`: every card in every state, drawn to a page. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { previewHtml } from '../preview-cards.ts';
import { dataFolder, endWrongUseWith2, runCommand } from './run-file.ts';

/** The command, for the main program. Prints the path of the page. */
export function cardsCommand(): Command {
  return endWrongUseWith2(new Command('cards'))
    .description('draw every card in every state to a page and print its path')
    .option('--json', 'print JSON')
    .action((options: { json?: true }) =>
      runCommand(async () => {
        const folder = resolve(dataFolder(process.env));
        const file = join(folder, 'cards.html');
        await mkdir(folder, { recursive: true });
        await writeFile(file, previewHtml());
        return options.json === true ? `${JSON.stringify({ file })}\n` : `${file}\n`;
      }),
    );
}
