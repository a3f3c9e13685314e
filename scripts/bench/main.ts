/** `npm run bench [-- lookup|route|calls|alerts|insight|miniprogram] [--max n] [--set own|blind]`: one JSON line per figure on stdout, words on stderr. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { ensureServices } from '../services/index.ts';
import type { Services } from '../services/index.ts';
import { endWrongUseWith2 } from '../cli/run-file.ts';
import { ensureMiniprogram } from '../run/dependencies.mjs';
import { benchAlerts } from './alerts.ts';
import { benchCalls } from './calls.ts';
import { say } from './figures.ts';
import { openGateway } from './gateway.ts';
import { benchInsight, SETS } from './insight.ts';
import type { CaseSet } from './insight.ts';
import { benchLookup, sizesUpTo } from './lookup.ts';
import { benchRoute } from './route.ts';
import { setStage } from './stage.ts';

const LARGEST = 5_000_000;

const PARTS = ['lookup', 'route', 'calls', 'alerts', 'insight', 'miniprogram'] as const;
type Part = (typeof PARTS)[number];

function readMax(text: string): number {
  const max = /^\d{1,8}$/.test(text) ? Number(text) : 0;
  if (max < 1 || max > LARGEST) {
    throw new InvalidArgumentError(`Write a whole number of contacts from 1 to ${LARGEST}.`);
  }
  return max;
}

async function bench(
  parts: readonly Part[],
  { max, set }: { max?: number; set?: CaseSet },
): Promise<void> {
  if (parts.includes('insight')) await benchInsight(set === undefined ? SETS : [set]);
  if (parts.some((part) => part !== 'insight')) await benchServices(parts, max);
}

async function benchServices(parts: readonly Part[], max: number | undefined): Promise<void> {
  const services = await ensureServices({ log: say });
  try {
    if (parts.includes('lookup')) await benchLookup(services.mongo.uri, sizesUpTo(max));
    if (parts.includes('alerts')) await benchAlerts(services);
    if (parts.includes('miniprogram')) await benchPhone(services);
    if (parts.includes('route') || parts.includes('calls')) await benchServer(services, parts);
  } finally {
    await services.stop();
  }
}

/** Its frame has packages of its own, which only this part needs. */
async function benchPhone(services: Services): Promise<void> {
  await ensureMiniprogram();
  const { benchMiniprogram } = await import('./miniprogram.ts');
  await benchMiniprogram(services);
}

async function benchServer(services: Services, parts: readonly Part[]): Promise<void> {
  const stage = await setStage(services);
  const gateway = openGateway(stage);
  try {
    if (parts.includes('route')) await benchRoute(gateway);
    if (parts.includes('calls')) await benchCalls(stage, gateway);
  } finally {
    await gateway.close();
    await stage.stop();
  }
}

const command = endWrongUseWith2(new Command('bench'))
  .description('measure the product on this machine; times in ms')
  .addArgument(new Argument('[part]', 'only this part').choices(PARTS))
  .option('--max <contacts>', 'the largest book to look up in', readMax)
  .addOption(new Option('--set <set>', 'only these transcripts').choices(SETS))
  .action(async (part: Part | undefined, options: { max?: number; set?: CaseSet }) => {
    await bench(part === undefined ? PARTS : [part], options);
  });

try {
  await command.parseAsync();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
