/** `callpop duty`: who answers at a moment, and where the coming weeks have gaps. Spec §4.3. */
import { Command } from 'commander';
import type { z } from 'zod';
import { dutyAt } from '../../server/domain/routing/duty.ts';
import type { PrintedDuty } from '../../server/domain/routing/duty.ts';
import { DEFAULT_TABLES } from '../../server/domain/routing/tables.ts';
import { dutySchema } from '../../server/http/schemas/duty.ts';
import { SEED_EMPLOYEES } from '../seed/employees.ts';
import { askProduct } from './product.ts';
import { readMoment } from './route-options.ts';
import { endWrongUseWith2, runCommand } from './run-file.ts';

interface DutyOptions {
  readonly at: Date;
  readonly seed?: true;
  readonly json?: true;
}

/** The command, for the main program. */
export function dutyCommand(): Command {
  return endWrongUseWith2(new Command('duty'))
    .description('who answers at this moment, and where do the four weeks after it have gaps?')
    .requiredOption('--at <ISO time>', 'the moment, such as 2026-11-24T10:00:00+08:00', readMoment)
    .option('--seed', 'use the seed company; nothing needs to run')
    .option('--json', 'print JSON')
    .action(({ at, seed, json }: DutyOptions) =>
      runCommand(async () => {
        const duty = seed === true ? seedDuty(at) : await storedDuty(at);
        return json === true ? `${JSON.stringify(duty)}\n` : describeDuty(duty);
      }),
    );
}

/** The seed company without overrides or statuses. */
export function seedDuty(at: Date): PrintedDuty {
  return dutyAt({ tables: DEFAULT_TABLES, people: SEED_EMPLOYEES, at, statuses: new Map() });
}

function storedDuty(at: Date): Promise<z.infer<typeof dutySchema>> {
  return askProduct('duty', { body: { at: at.toISOString() }, answer: dutySchema });
}

/** The same for eyes: one line per thing. */
export function describeDuty({ primary, backup, gaps }: PrintedDuty): string {
  const lines = [
    `primary  ${primary.join(', ') || 'nobody'}`,
    `backup   ${backup}`,
    ...gaps.map(({ from, to }) => `gap      ${from} to ${to}`),
  ];
  return `${lines.join('\n')}\n`;
}
