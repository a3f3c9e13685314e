/** `callpop clock`: reads or moves business time of a running trial, with everybody who goes by it. */
import { Command, InvalidArgumentError } from 'commander';
import { clockSchema } from '../../server/http/schemas/desk.ts';
import { writeOffset } from '../start/offset.ts';
import { askProduct } from './product.ts';
import { CommandError, dataFolder, endWrongUseWith2, readRunFile, runCommand } from './run-file.ts';

const UNITS: Readonly<Record<string, number>> = {
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
};
const MOST_MS = 366 * 86_400_000;
const PATIENCE_MS = 5000;

/** The command, for the main program. */
export function clockCommand(): Command {
  return endWrongUseWith2(new Command('clock'))
    .description('move the clock of a running trial forward; without a step, read it')
    .argument('[step]', 'how far, such as +15m, +90s, +2h, +1d or +1h30m', readStep)
    .option('--json', 'print JSON')
    .action((ms: number | undefined, options: { json?: true }) =>
      runCommand(async () => {
        const body = ms === undefined ? {} : { ms };
        const { now } = await askProduct('clock', { body, answer: clockSchema });
        if (ms !== undefined) await moveOthers(now);
        return options.json === true ? `${JSON.stringify({ now })}\n` : `${now}\n`;
      }),
    );
}

/** Milliseconds of `+1h30m`. Throws InvalidArgumentError. */
export function readStep(text: string): number {
  const parts = [...text.matchAll(/(\d{1,9})([dhms])/g)];
  const ms = parts.reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0),
    0,
  );
  const readable = /^\+?(\d{1,9}[dhms])+$/.test(text);
  if (!readable || ms < 1 || ms > MOST_MS) {
    throw new InvalidArgumentError('Write a step forward of at most 366d, such as +15m or +1h30m.');
  }
  return ms;
}

/** The stand-in and the simulated gateway have clocks of their own; a server that is started again reads the file. */
async function moveOthers(now: string): Promise<void> {
  const { apiUrl, standinUrl, gatewayUrl } = await readRunFile(process.env);
  if (apiUrl !== undefined) {
    await writeOffset(dataFolder(process.env), Date.parse(now) - Date.now());
  }
  if (standinUrl !== undefined) await setClock(`${standinUrl}/inspect/clock`, now);
  if (gatewayUrl !== undefined) await setClock(`${gatewayUrl}/sim/clock`, now);
}

async function setClock(address: string, now: string): Promise<void> {
  const failed = `the product has moved, but ${new URL(address).origin} has not`;
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new CommandError(1, `${failed}: HTTP ${answer.status}`);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(1, `${failed}: no answer`, { cause: error });
  }
}
