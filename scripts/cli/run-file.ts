/** Where the running product can be reached: the file its start leaves behind, and the environment before it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';

const runFile = z.object({
  gatewayUrl: z.string().optional(),
  apiUrl: z.string().optional(),
  standinUrl: z.string().optional(),
  gatewaySecretFile: z.string().optional(),
  cliKeyFile: z.string().optional(),
  /** Environment of the running server. */
  env: z.record(z.string(), z.string()).optional(),
});

export type RunFile = z.infer<typeof runFile>;

/** Where the product keeps its files. */
export function dataFolder(env: NodeJS.ProcessEnv): string {
  return env['DATA_DIR'] || '.data';
}

/** What the running product wrote to `run.json` of its data folder; empty when nothing runs or nothing is readable. */
export async function readRunFile(env: NodeJS.ProcessEnv): Promise<RunFile> {
  const file = join(dataFolder(env), 'run.json');
  try {
    const read = runFile.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return read.success ? read.data : {};
  } catch {
    // No file is the ordinary state of a product that does not run.
    return {};
  }
}

/** A command could not do its work; its words go to stderr. `code` is the exit code: 1 failed, 2 wrong use. */
export class CommandError extends Error {
  readonly code: 1 | 2;
  constructor(code: 1 | 2, words: string, options?: ErrorOptions) {
    super(words, options);
    this.code = code;
  }
}

/** Runs a command's work: data to stdout, words of failure to stderr, and the exit code 0, 1 or 2. */
export async function runCommand(work: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(await work());
  } catch (error) {
    process.stderr.write(`callpop: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof CommandError ? error.code : 1;
  }
}

/** Options that are wrong or missing end the program with 2, `--help` with 0. */
export function endWrongUseWith2(command: Command): Command {
  return command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}
