import { spawn } from 'node:child_process';

const LOOK_FOR_PARENT_MS = 500;

/**
 * Runs a Node program in the foreground, hands our signals on to it, and resolves to the exit code we should end with
 * (128 + n when a signal ended it, as shells count). Started by npm, it also ends with npm, however npm ends.
 */
export function runNode(args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', ...options });
    const pass = (signal) => {
      // Ctrl-C in a terminal reaches the child by itself; handed on, it would count twice.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, LOOK_FOR_PARENT_MS);
    if (process.env.npm_lifecycle_event === undefined) clearInterval(watch);
    const tidy = () => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, pass);
    };
    child.once('error', (error) => {
      tidy();
      failed(error);
    });
    child.once('exit', (code, signal) => {
      tidy();
      done(code ?? 128 + (signalNumbers[signal] ?? 15));
    });
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/** Ends this process with the code of `main`, or with 1 and the words of the error and its causes. */
export async function exitWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

function explain(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : explain(error.cause);
  return error.message.includes(cause) ? error.message : `${error.message}: ${cause}`;
}
