/** `callpop doctor`: is everything in place? With `--audit`: are there broken chains of consequences? */
import { Command } from 'commander';
import { ConfigError, readConfig } from '../../server/config.ts';
import type { Config } from '../../server/config.ts';
import { auditSchema } from '../../server/http/schemas/desk.ts';
import { askProduct } from './product.ts';
import { endWrongUseWith2, readRunFile, runCommand } from './run-file.ts';

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly text: string;
}

interface Report {
  readonly ok: boolean;
  readonly checks: readonly Finding[];
  /** Only with `--audit`; null when the product could not be asked. */
  readonly broken?: readonly { readonly subject: string; readonly problem: string }[] | null;
}

/** The command, for the main program. Exit 1 when something is wrong. */
export function doctorCommand(): Command {
  return endWrongUseWith2(new Command('doctor'))
    .description('check configuration, services, WeCom, callback and holidays')
    .option('--audit', 'list broken chains of consequences, too')
    .option('--json', 'print JSON')
    .action((options: { audit?: true; json?: true }) =>
      runCommand(async () => {
        const report = await examine(options.audit === true);
        if (!report.ok) process.exitCode = 1;
        return options.json === true ? `${JSON.stringify(report)}\n` : describe(report);
      }),
    );
}

async function examine(withAudit: boolean): Promise<Report> {
  const { config, findings } = await examineConfig();
  const checks = [...findings];
  if (config !== null) {
    // The drivers of the services are loaded for this command alone: the others stay quick.
    const { CHECKS } = await import('./checks.ts');
    for (const [name, check] of CHECKS) checks.push(await find(name, () => check(config)));
  }
  if (!withAudit) return { ok: checks.every(({ ok }) => ok), checks };
  let broken: Report['broken'] = null;
  const audit = await find('audit', async () => {
    ({ broken } = await askProduct('audit', { body: {}, answer: auditSchema }));
    if (broken.length > 0) throw new Error(`${broken.length} broken`);
    return 'nothing found';
  });
  return { ok: [...checks, audit].every(({ ok }) => ok), checks: [...checks, audit], broken };
}

/** The running product's environment counts before our own. */
async function examineConfig(): Promise<{ config: Config | null; findings: readonly Finding[] }> {
  const { env: running } = await readRunFile(process.env);
  if (running === undefined) {
    process.stderr.write('callpop: nothing runs here, so this is about the environment alone\n');
  }
  try {
    const config = readConfig({ ...process.env, ...running });
    return { config, findings: [{ name: 'config', ok: true, text: 'every variable is usable' }] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.mistakes.map(({ name, should }) => {
      return { name: 'config', ok: false, text: `${name} should be ${should}` };
    });
    return { config: null, findings };
  }
}

async function find(name: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { name, ok: true, text: await look() };
  } catch (error) {
    return { name, ok: false, text: error instanceof Error ? error.message : String(error) };
  }
}

function describe({ checks, broken }: Report): string {
  const lines = checks.map(
    ({ name, ok, text }) => `${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(9)} ${text}`,
  );
  const links = (broken ?? []).map(({ subject, problem }) => `      ${subject}: ${problem}`);
  return `${[...lines, ...links].join('\n')}\n`;
}
