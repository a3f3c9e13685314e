/** `callpop match`: who would this number be? Spec §2. */
import { Command } from 'commander';
import type { z } from 'zod';
import { printMatch } from '../../server/domain/matching/print.ts';
import { matchSchema } from '../../server/http/schemas/desk.ts';
import { askProduct } from './product.ts';
import { endWrongUseWith2, runCommand } from './run-file.ts';
import { seedTrial } from './seed-trial.ts';

type Printed = z.infer<typeof matchSchema>;

/** The command, for the main program. */
export function matchCommand(): Command {
  return endWrongUseWith2(new Command('match'))
    .description('who would this number be? Nothing is stored')
    .argument('<number>', "the caller's number as it arrives; '' for a withheld one")
    .option('--seed', 'look in the seed company; nothing needs to run')
    .option('--json', 'print JSON')
    .action((number: string, options: { seed?: true; json?: true }) =>
      runCommand(async () => {
        const match = options.seed === true ? await matchSeed(number) : await matchStored(number);
        return options.json === true ? `${JSON.stringify(match)}\n` : describeMatch(match);
      }),
    );
}

async function matchSeed(number: string): Promise<Printed> {
  const { candidates, why, ...rest } = printMatch(await seedTrial(new Date()).match(number));
  return { ...rest, candidates: [...candidates], why: [...why] };
}

function matchStored(number: string): Promise<Printed> {
  return askProduct('match', { body: { number }, answer: matchSchema });
}

/** The same for eyes: one line per thing. */
function describeMatch(match: Printed): string {
  const candidates = match.candidates.map(
    ({ confidence, class: kind, ...who }) => `  ${confidence.toFixed(2)} ${kind}  ${nameOf(who)}`,
  );
  const sure = match.confidence === null ? '' : ` ${match.confidence.toFixed(2)}`;
  const lines = [
    `class       ${match.class}${sure}`,
    `customer    ${match.customer ? `${match.customer.name} (${match.customer.id}, ${match.customer.level})` : '-'}`,
    `contact     ${match.contact ? `${match.contact.name} (${match.contact.id})` : '-'}`,
    `candidates  ${match.candidates.length}`,
    ...candidates,
    ...match.why.map((text) => `why         ${text}`),
  ];
  return `${lines.join('\n')}\n`;
}

function nameOf({ customer, contact }: Pick<Printed, 'customer' | 'contact'>): string {
  return [customer?.name, contact?.name].filter((name) => name !== undefined).join(' ') || '-';
}
