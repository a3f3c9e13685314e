import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from './shell.ts';

/** A process, told apart from a later one with the same number by when it began (in the system's own words). */
export interface ProcessId {
  pid: number;
  began: string;
}

/** When this process began, or undefined when it is not running (a zombie is not). */
export async function processBegan(pid: number): Promise<string | undefined> {
  if (existsSync('/proc/self/stat')) return beganOnLinux(pid);
  try {
    const text = (await run('ps', ['-o', 'lstart=', '-p', String(pid)])).trim();
    return text === '' ? undefined : text;
  } catch {
    return undefined; // ps fails for a process that is not there
  }
}

function beganOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; the state and, 19 fields on, the start time follow it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined; // no such process
  }
}

/** Whether exactly this process is still running. */
export async function isRunning({ pid, began }: ProcessId): Promise<boolean> {
  return (await processBegan(pid)) === began;
}

/** This process, as others can recognise it. */
export async function ownProcess(): Promise<ProcessId> {
  return { pid: process.pid, began: (await processBegan(process.pid)) ?? '' };
}

interface ChildStart {
  command: string[];
  /** The child's stdout and stderr; the run before is kept beside it with `.1`. */
  logFile: string;
  /** Resolves once the child answers; rejects while it does not. */
  probe: () => Promise<unknown>;
  /** How long it may take until it answers, in milliseconds. */
  patience: number;
  /** Told at once which process it is, so that it can be found again should we end before it answers. */
  onSpawn: (id: ProcessId) => void;
}

/** Starts a child that outlives us and waits until it answers. Throws with its last words when it ends instead. */
export async function startChild(start: ChildStart): Promise<void> {
  const [program = '', ...args] = start.command;
  mkdirSync(dirname(start.logFile), { recursive: true });
  if (existsSync(start.logFile)) renameSync(start.logFile, `${start.logFile}.1`);
  const log = openSync(start.logFile, 'a', 0o600);
  const child = spawn(program, args, { detached: true, stdio: ['ignore', log, log], cwd: '/' });
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `ended with ${signal ?? String(code)}`));
  child.unref();
  const pid = child.pid;
  const began = pid === undefined ? undefined : await processBegan(pid);
  if (pid !== undefined && began !== undefined) start.onSpawn({ pid, began });
  const limit = Date.now() + start.patience;
  for (;;) {
    if (ended !== undefined) throw new Error(`${program} ${ended}:\n${lastWords(start.logFile)}`);
    const problem = await start.probe().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (problem === undefined) return;
    if (Date.now() > limit) {
      child.kill('SIGTERM');
      throw new Error(`${program} does not answer`, { cause: problem });
    }
    await pause(25);
  }
}

function lastWords(logFile: string): string {
  return readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
}

/** Ends a process in order, and by force when that takes longer than 30 seconds. */
export async function endProcess(id: ProcessId): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', 30_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!(await isRunning(id))) return;
    try {
      process.kill(id.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    const limit = Date.now() + patience;
    while ((await isRunning(id)) && Date.now() < limit) await pause(25);
  }
}
