import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { buildOnChange } from '../miniprogram/build-on-change.ts';
import { startStandin } from './index.ts';
import type { Person } from './types.ts';

const peopleSchema = z.array(
  z.looseObject({ userid: z.string().min(1), name: z.string(), mobile: z.string().nullish() }),
);

const settingsSchema = z
  .object({
    STANDIN_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
    STANDIN_CORP_ID: z.string().min(1),
    STANDIN_AGENT_ID: z.coerce.number().int(),
    STANDIN_SECRET: z.string().min(1),
    STANDIN_TOKEN: z.string().min(1),
    STANDIN_AES_KEY: z.string().length(43),
    STANDIN_CALLBACK_URL: z.string(),
    STANDIN_PRODUCT_URL: z.url(),
    STANDIN_GATEWAY_URL: z.string().default(''),
    /** JSON list of {userid, name, mobile?}; or a file with such a list, read again when it changes. */
    STANDIN_PEOPLE: z.string().optional(),
    STANDIN_PEOPLE_FILE: z.string().optional(),
    /** Folder of the mini-program to show beside the chat; built when it is opened, and again when a source changed. */
    STANDIN_MINIPROGRAM: z.string().optional(),
    /** ms between business time and the wall clock. */
    STANDIN_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  })
  .refine(
    (settings) =>
      settings.STANDIN_PEOPLE !== undefined || settings.STANDIN_PEOPLE_FILE !== undefined,
    { error: 'set STANDIN_PEOPLE or STANDIN_PEOPLE_FILE', path: ['STANDIN_PEOPLE'] },
  );

type Settings = z.infer<typeof settingsSchema>;

function readPeople(settings: Settings): readonly Person[] | (() => Promise<readonly Person[]>) {
  if (settings.STANDIN_PEOPLE !== undefined) {
    return peopleSchema.parse(JSON.parse(settings.STANDIN_PEOPLE));
  }
  const file = settings.STANDIN_PEOPLE_FILE ?? '';
  let readAt = -1;
  let people: readonly Person[] = [];
  return async () => {
    const { mtimeMs } = await stat(file);
    if (mtimeMs !== readAt) {
      people = peopleSchema.parse(JSON.parse(await readFile(file, 'utf8')));
      readAt = mtimeMs;
    }
    return people;
  };
}

async function run(): Promise<void> {
  const result = settingsSchema.safeParse(process.env);
  if (!result.success) {
    for (const issue of result.error.issues) {
      console.error(`stand-in: ${issue.path.join('.')}: ${issue.message}`);
    }
    process.exitCode = 2;
    return;
  }
  const settings = result.data;
  const offset = settings.STANDIN_CLOCK_OFFSET_MS;
  const folder = settings.STANDIN_MINIPROGRAM;
  const standin = await startStandin({
    port: settings.STANDIN_PORT,
    corpId: settings.STANDIN_CORP_ID,
    agentId: settings.STANDIN_AGENT_ID,
    secret: settings.STANDIN_SECRET,
    token: settings.STANDIN_TOKEN,
    encodingAesKey: settings.STANDIN_AES_KEY,
    callbackUrl: settings.STANDIN_CALLBACK_URL,
    productUrl: settings.STANDIN_PRODUCT_URL,
    gatewayUrl: settings.STANDIN_GATEWAY_URL,
    people: readPeople(settings),
    ...(folder !== undefined && { miniprogram: buildOnChange(folder) }),
    clock: () => new Date(Date.now() + offset),
  });
  console.log(`stand-in for WeCom: ${standin.url}`);
  const stop = (): void => void standin.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Whoever started us died without a word.
  process.once('disconnect', () => process.exit(0));
}

run().catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? 'stand-in: the port is taken; set STANDIN_PORT to a free one' : error);
  process.exitCode = 1;
});
