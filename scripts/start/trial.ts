/** What a trial without any account is made of: invented credentials, kept so that a restart finds its cards again. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const trialSchema = z.object({
  corpId: z.string(),
  agentId: z.number(),
  secret: z.string(),
  token: z.string(),
  aesKey: z.string().length(43),
  gatewaySecret: z.string(),
});
export type Trial = z.infer<typeof trialSchema>;

/** Of no mini-program that exists: the chat page opens its frame for cards that name one. */
export const TRIAL_APPID = 'wxcallpoptrial0001';

/** Reads `.data/trial.json` (0600), or makes it. */
export async function readTrial(dataDir: string): Promise<Trial> {
  const file = join(dataDir, 'trial.json');
  try {
    return trialSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const letters = (bytes: number): string => randomBytes(bytes).toString('hex');
  const trial: Trial = {
    corpId: `wwtrial${letters(5)}`,
    agentId: 1000002,
    secret: letters(24),
    token: letters(12),
    // 43 letters and digits that decode to 32 bytes.
    aesKey: letters(22).slice(0, 42) + 'A',
    gatewaySecret: `whsec_${randomBytes(32).toString('base64')}`,
  };
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(trial, null, 2), { mode: 0o600 });
  await chmod(file, 0o600);
  return trial;
}

/** A trial at another moment has a database of its own. */
export function databaseOf(at: Date | null, wish: string): string {
  if (!at) return wish;
  return `${wish}_at_${at
    .toISOString()
    .replace(/[^0-9]/g, '')
    .slice(0, 14)}`;
}
