/** `callpop ladder`: whom would an alert that opens at a moment tell, and when? Spec §5. */
import { Command } from 'commander';
import { ladderAt } from '../../server/domain/alerts/ladder.ts';
import { printLadder } from '../../server/domain/alerts/print.ts';
import type { PrintedStep } from '../../server/domain/alerts/print.ts';
import { respondersAt } from '../../server/domain/alerts/responders.ts';
import { DEFAULT_TABLES } from '../../server/domain/routing/tables.ts';
import { ladderSchema } from '../../server/http/schemas/duty.ts';
import { SEED_EMPLOYEES } from '../seed/employees.ts';
import { askProduct } from './product.ts';
import { readMoment } from './route-options.ts';
import { endWrongUseWith2, runCommand } from './run-file.ts';

interface LadderOptions {
  readonly at: Date;
  readonly seed?: true;
  readonly json?: true;
}

/** The command, for the main program. */
export function ladderCommand(): Command {
  return endWrongUseWith2(new Command('ladder'))
    .description('whom would an alert that opens at this moment tell, when, and how?')
    .requiredOption('--at <ISO time>', 'the moment, such as 2026-11-24T10:00:00+08:00', readMoment)
    .option('--seed', 'use the seed company; nothing needs to run')
    .option('--json', 'print JSON')
    .action(({ at, seed, json }: LadderOptions) =>
      runCommand(async () => {
        const steps =
          seed === true
            ? seedLadder(at)
            : await askProduct('ladder', {
                body: { at: at.toISOString() },
                answer: ladderSchema,
              });
        return json === true ? `${JSON.stringify(steps)}\n` : describeLadder(steps);
      }),
    );
}

/** The seed company without overrides, statuses or calls, with a robot in its group. */
export function seedLadder(opening: Date): readonly PrintedStep[] {
  return printLadder(ladderAt(DEFAULT_TABLES, opening), (after) =>
    respondersAt({
      tables: DEFAULT_TABLES,
      people: SEED_EMPLOYEES,
      at: new Date(opening.getTime() + after * 1000),
      statuses: new Map(),
      activities: new Map(),
      deputies: null,
      unreachable: [],
      robot: true,
    }),
  );
}

/** The same for eyes: `+5:00  reps  card  sales_manager_a, sales_manager_b`. */
export function describeLadder(steps: readonly PrintedStep[]): string {
  const lines = steps.map(({ after, rung, channels, people }) => {
    const clock = `+${Math.floor(after / 60)}:${String(after % 60).padStart(2, '0')}`;
    const words = [clock.padEnd(8), rung.padEnd(9), channels.join(' + ').padEnd(13)];
    return `${words.join('')} ${people.join(', ')}`.trimEnd();
  });
  return `${lines.join('\n')}\n`;
}
