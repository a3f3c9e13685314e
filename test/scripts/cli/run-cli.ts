/** The command line as people run it: a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `callpop <words>` with `input` on stdin; `env` is added to what is needed to run at all. */
export async function callpop(
  words: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/cli/main.ts', ...words],
    // A data folder that is not there: the developer's own running product is out of sight.
    { cwd: root, env: { PATH: process.env['PATH'] ?? '', DATA_DIR: '/nonexistent', ...env } },
  );
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return chunks;
  });
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  const textOf = (chunks: readonly Buffer[] = []) => Buffer.concat(chunks).toString();
  return { code, stdout: textOf(stdout), stderr: textOf(stderr) };
}
