/** `callpop sign`: recorded gateway events → signed requests, one per line, for curl. */
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { v7 as uuid } from 'uuid';
import { readSecret, signBody } from '../../server/adapters/gateway/signature.ts';
import { CommandError, endWrongUseWith2, readRunFile, runCommand } from './run-file.ts';

export interface SignSettings {
  /** Address of the product. */
  readonly base: string;
  readonly secret: string;
  /** Wall clock: a signature is good for 300 s around it. */
  readonly wall: Date;
}

/** The command, for the main program. */
export function signCommand(): Command {
  return endWrongUseWith2(new Command('sign'))
    .description('sign gateway events: one JSON per line → one {"url","headers","body"} per line')
    .argument('<events.jsonl>', 'events (with "type"), or route questions (with "from" or "to")')
    .option('--json', 'print JSON (always so)')
    .action((file: string) =>
      runCommand(async () => {
        const text = await readEvents(file);
        return signLines(text, await findSettings(process.env));
      }),
    );
}

/**
 * Signs every line over exactly its own text; blank lines are passed over. All or nothing: a bad line throws
 * CommandError 2 with its number.
 */
export function signLines(text: string, settings: SignSettings): string {
  const lines = text.split(/\r?\n/);
  const requests = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [signLine(line.trim(), index + 1, settings)],
  );
  return requests.map((request) => `${JSON.stringify(request)}\n`).join('');
}

function signLine(
  body: string,
  line: number,
  settings: SignSettings,
): { url: string; headers: Record<string, string>; body: string } {
  const { path, id } = addressOf(body, line);
  const timestamp = Math.floor(settings.wall.getTime() / 1000);
  const signature = signBody({ id, timestamp, body, secret: settings.secret });
  return {
    url: `${settings.base.replace(/\/+$/, '')}${path}`,
    headers: { 'content-type': 'application/json', ...signature },
    body,
  };
}

/** Which door a line is for, and the id its delivery is signed with. */
function addressOf(body: string, line: number): { path: string; id: string } {
  const value = jsonOf(body, line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CommandError(2, `line ${line} is not a JSON object`);
  }
  if ('type' in value) {
    const id = 'id' in value ? value.id : undefined;
    if (typeof id === 'string' && /^[\x21-\x7e]{1,128}$/.test(id)) {
      return { path: '/gateway/events', id };
    }
    throw new CommandError(2, `line ${line} has no "id" that fits a header`);
  }
  if ('from' in value || 'to' in value) return { path: '/gateway/route', id: `ask_${uuid()}` };
  throw new CommandError(2, `line ${line} is neither an event ("type") nor a question ("from")`);
}

function jsonOf(body: string, line: number): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new CommandError(2, `line ${line} is not JSON`, { cause: error });
  }
}

async function readEvents(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandError(2, `${file} cannot be read`, { cause: error });
  }
}

/** Address and secret from the environment, else of the running product. Throws CommandError 1. */
export async function findSettings(env: NodeJS.ProcessEnv): Promise<SignSettings> {
  const running = await readRunFile(env);
  const secret = env['GATEWAY_SECRET'] ?? (await readSecretFile(running.gatewaySecretFile));
  if (!secret) {
    throw new CommandError(1, 'no secret: set GATEWAY_SECRET, or start the product with npm start');
  }
  try {
    readSecret(secret);
  } catch (error) {
    throw new CommandError(1, error instanceof Error ? error.message : 'malformed secret');
  }
  const base = env['PUBLIC_URL'] ?? running.apiUrl ?? `http://127.0.0.1:${env['PORT'] ?? '3000'}`;
  return { base, secret, wall: new Date() };
}

async function readSecretFile(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null;
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new CommandError(1, `the secret file of the running product cannot be read`, {
      cause: error,
    });
  }
}
