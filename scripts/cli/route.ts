/** `callpop route`: where would a call ring at a moment, and why? Spec §4. */
import { Command } from 'commander';
import type { z } from 'zod';
import type { RepStatus } from '../../server/domain/people.ts';
import { printRoute } from '../../server/domain/routing/print.ts';
import type { PrintedRoute } from '../../server/domain/routing/print.ts';
import { routeSchema } from '../../server/http/schemas/desk.ts';
import { SEED_EMPLOYEES } from '../seed/employees.ts';
import { askProduct } from './product.ts';
import { addCalls, addStatus, readDigit, readMoment } from './route-options.ts';
import { CommandError, endWrongUseWith2, runCommand } from './run-file.ts';
import { seedTrial } from './seed-trial.ts';

interface RouteOptions {
  readonly at: Date;
  readonly from: string;
  readonly digit?: string;
  readonly status?: Readonly<Record<string, RepStatus>>;
  readonly calls?: Readonly<Record<string, number>>;
  readonly seed?: true;
  readonly json?: true;
}

/** The command, for the main program. */
export function routeCommand(): Command {
  return endWrongUseWith2(new Command('route'))
    .description('where would a call ring at this moment, and why? Nothing is stored')
    .requiredOption('--at <ISO time>', 'the moment, such as 2026-11-24T10:00:00+08:00', readMoment)
    .requiredOption('--from <number>', "the caller's number; '' for a withheld one")
    .option('--digit <n>', 'key pressed in the menu', readDigit)
    .option('--status <person=status>', 'a tapped status; repeatable', addStatus)
    .option('--calls <person=n>', "the day's answered and offered calls; repeatable", addCalls)
    .option('--seed', 'use the seed company; nothing needs to run')
    .option('--json', 'print JSON')
    .action((options: RouteOptions) =>
      runCommand(async () => {
        const route = await (options.seed === true ? routeSeed(options) : routeStored(options));
        return options.json === true ? `${JSON.stringify(route)}\n` : describeRoute(route);
      }),
    );
}

const trialOf = ({ at, from, digit, status = {}, calls = {} }: RouteOptions) => ({
  at,
  from,
  digit: digit ?? null,
  status,
  calls,
});

async function routeSeed(options: RouteOptions): Promise<PrintedRoute> {
  const trial = trialOf(options);
  const known = SEED_EMPLOYEES.map(({ id }) => id);
  for (const [option, named] of [
    ['--status', trial.status],
    ['--calls', trial.calls],
  ] as const) {
    const stranger = Object.keys(named).find((id) => !known.includes(id));
    if (stranger !== undefined) {
      const words = `${option}: nobody here is called ${stranger}; write one of ${known.join(', ')}`;
      throw new CommandError(2, words);
    }
  }
  return printRoute(await seedTrial(trial.at).route(trial));
}

function routeStored(options: RouteOptions): Promise<z.infer<typeof routeSchema>> {
  return askProduct('route', { body: trialOf(options), answer: routeSchema });
}

/** The same for eyes: one line per thing. */
function describeRoute(route: PrintedRoute): string {
  const lines = [
    `day       ${route.dayKind}`,
    `slot      ${route.slot} ${route.strategy}`,
    ...route.steps.map((step, n) => `step ${n + 1}    ${describeStep(step)}`),
    ...route.trace.map(({ rule, text }) => `${rule.padEnd(20)} ${text}`),
  ];
  return `${lines.join('\n')}\n`;
}

function describeStep(step: PrintedRoute['steps'][number]): string {
  if ('refuse' in step) return 'refuse';
  if ('voicemail' in step) return `voicemail after ${step.seconds} s of greeting`;
  return step.targets
    .map(({ person, device, number, seconds }) => `${person} ${device} ${number} ${seconds} s`)
    .join(' + ');
}
