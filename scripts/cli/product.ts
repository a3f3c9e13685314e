/** Questions to the running product, with the key of the command line. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandError, dataFolder, readRunFile } from './run-file.ts';

const refusalSchema = z.object({
  code: z.string(),
  fields: z.array(z.object({ path: z.string(), problem: z.string() })).default([]),
});

/** Moving a clock far may leave much to catch up with. */
const PATIENCE_MS = 60_000;
const START_IT = 'start it with npm start';

/**
 * Posts to `/api/cli/<door>` of the running product. Throws CommandError: 2 for input it calls invalid, 1 when it does
 * not run, does not know the key, or cannot do it.
 */
export async function askProduct<T>(
  door: string,
  question: { readonly body: unknown; readonly answer: z.ZodType<T> },
): Promise<T> {
  const { base, keyFile } = await findProduct(process.env);
  const answer = await post(`${base}/api/cli/${door}`, question.body, await readKey(keyFile));
  const text = await answer.text();
  if (!answer.ok) throw refusalOf(answer.status, text);
  return question.answer.parse(JSON.parse(text));
}

/** The product that `npm start` runs; else the one the environment describes. */
async function findProduct(env: NodeJS.ProcessEnv): Promise<{ base: string; keyFile: string }> {
  const running = await readRunFile(env);
  return {
    base: running.apiUrl ?? `http://127.0.0.1:${env['PORT'] || '3000'}`,
    keyFile: running.cliKeyFile ?? (env['CLI_KEY_FILE'] || join(dataFolder(env), 'cli.key')),
  };
}

async function readKey(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new CommandError(1, `the product has never run here (no ${file}): ${START_IT}`, {
      cause: error,
    });
  }
}

async function post(address: string, body: unknown, key: string): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-callpop-key': key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    const words = `the product does not answer at ${new URL(address).origin}: ${START_IT}`;
    throw new CommandError(1, words, { cause: error });
  }
}

function refusalOf(status: number, text: string): CommandError {
  const refusal = readRefusal(text);
  if (refusal === null) return new CommandError(1, `the product answered HTTP ${status}`);
  const { code, fields } = refusal;
  if (code === 'invalid') {
    const problems = fields.map(({ path, problem }) => `${path} ${problem}`).join('; ');
    return new CommandError(2, problems || 'the product calls the input invalid');
  }
  if (code === 'not_signed_in') {
    return new CommandError(1, 'the product does not know the key of this command line');
  }
  return new CommandError(1, `the product refuses: ${code}`);
}

function readRefusal(text: string): z.infer<typeof refusalSchema> | null {
  try {
    return refusalSchema.parse(JSON.parse(text));
  } catch {
    // Something else answers at this address; the caller says so by the status.
    return null;
  }
}
