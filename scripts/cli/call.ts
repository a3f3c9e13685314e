/** `callpop call <id>`: all that is stored of one call, from ring to to-do. */
import { Command } from 'commander';
import { dossierSchema } from '../../server/http/schemas/digest.ts';
import { askProduct } from './product.ts';
import { endWrongUseWith2, runCommand } from './run-file.ts';

/** The command, for the main program. Exit 1 when there is no such call. */
export function callCommand(): Command {
  return endWrongUseWith2(new Command('call'))
    .description('one call: record, to-do, voicemail, steps and cards; numbers masked')
    .argument('<id>', 'the call, as the gateway names it')
    .option('--json', 'print JSON')
    .action((id: string, options: { json?: true }) =>
      runCommand(async () => {
        const dossier = await askProduct('call', { body: { id }, answer: dossierSchema });
        if (options.json === true) return `${JSON.stringify(dossier)}\n`;
        const steps = dossier.steps.map(
          ({ name, state, attempts }) => `${name.padEnd(11)} ${state.padEnd(8)} ${attempts}`,
        );
        const summary = summaryOf(dossier.communication);
        const counts = `${dossier.todos.length} to-do, ${dossier.pushes.length} cards`;
        return `${[...steps, summary, counts].filter((line) => line !== '').join('\n')}\n`;
      }),
    );
}

function summaryOf(communication: unknown): string {
  const record = communication as { number?: string; summary?: string | null } | null;
  return record ? `${record.number ?? ''} ${record.summary ?? ''}`.trim() : '';
}
