/** `callpop deadline`: when is a follow-up due for which no date was spoken? Spec §6. */
import { Command, Option } from 'commander';
import { INTENTS } from '../../server/domain/insight/types.ts';
import type { Intent } from '../../server/domain/insight/types.ts';
import { printMoment } from '../../server/domain/insight/print.ts';
import { CUSTOMER_LEVELS } from '../../server/domain/matching/types.ts';
import type { CustomerLevel } from '../../server/domain/matching/types.ts';
import { DEFAULT_TABLES } from '../../server/domain/routing/tables.ts';
import { DEFAULT_DEADLINES, followUpDeadline } from '../../server/domain/working-time.ts';
import { readMoment } from './route-options.ts';
import { endWrongUseWith2, runCommand } from './run-file.ts';

interface DeadlineOptions {
  readonly intent: Intent;
  readonly level: CustomerLevel;
  readonly at: Date;
  readonly json?: true;
}

/** The command, for the main program. */
export function deadlineCommand(): Command {
  return endWrongUseWith2(new Command('deadline'))
    .description('when is a follow-up due, in working time, if no date was spoken?')
    .addOption(
      new Option('--intent <intent>', 'why the customer called')
        .choices(INTENTS)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--level <level>', "the customer's level")
        .choices(CUSTOMER_LEVELS)
        .default('potential'),
    )
    .requiredOption(
      '--at <ISO time>',
      'end of the call, such as 2026-11-24T10:00:00+08:00',
      readMoment,
    )
    .option('--json', 'print JSON')
    .action(({ intent, level, at, json }: DeadlineOptions) =>
      runCommand(() => {
        const due = printMoment(
          followUpDeadline({
            intent,
            level,
            end: at,
            calendar: DEFAULT_TABLES,
            rules: DEFAULT_DEADLINES,
          }),
        );
        return Promise.resolve(json === true ? `${JSON.stringify({ due })}\n` : `${due}\n`);
      }),
    );
}
