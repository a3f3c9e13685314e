/** `callpop alerts`: what waits for somebody to act, who was told, and what comes next. Spec §5. */
import { Command } from 'commander';
import type { z } from 'zod';
import { alertsSchema } from '../../server/http/schemas/alerts.ts';
import { askProduct } from './product.ts';
import { endWrongUseWith2, runCommand } from './run-file.ts';

type Alerts = z.infer<typeof alertsSchema>['alerts'];

/** The command, for the main program. */
export function alertsCommand(): Command {
  return endWrongUseWith2(new Command('alerts'))
    .description('alerts of the running product, the open ones first')
    .option('--json', 'print JSON')
    .action((options: { json?: true }) =>
      runCommand(async () => {
        const { alerts } = await askProduct('alerts', { body: {}, answer: alertsSchema });
        return options.json === true ? `${JSON.stringify(alerts)}\n` : describe(alerts);
      }),
    );
}

function describe(alerts: Alerts): string {
  if (alerts.length === 0) return 'no alerts\n';
  const lines = alerts.flatMap(({ id, state, respondBy, takenBy, notices }) => [
    `${state.padEnd(8)} ${id}  by ${respondBy}${takenBy === null ? '' : `, taken by ${takenBy}`}`,
    ...notices.map(
      ({ at, to, channel, outcome }) => `    ${at}  ${channel.padEnd(5)} ${to}  ${outcome}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}
