/** The processes of a trial: started one by one, ended together, the server started again when it dies. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface ChildSpec {
  readonly name: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** A line of its output that says it is ready; null: it sends `{ready}` over the channel. */
  readonly ready: RegExp | null;
}

export interface Child {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
}

/** Children hear it over the channel when this process dies, whatever kills it, and end too. */
export function startChild(spec: ChildSpec, root: string): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', spec.script], {
    cwd: root,
    env: { ...process.env, ...spec.env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`${spec.name} ended with code ${code ?? 'none'} before it was ready`));
    });
    child.on('message', () => {
      resolve();
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      if (spec.ready?.test(chunk.toString())) resolve();
    });
  });
  return { process: child, ready };
}

/** Asks to stop, waits, and ends what does not listen. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const hurry = setTimeout(() => child.kill('SIGKILL'), 8000);
  await gone;
  clearTimeout(hurry);
}
