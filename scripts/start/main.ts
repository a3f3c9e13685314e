/** npm start, after the packages are there: services, seed company, stand-in, simulated gateway, server. */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SEED_EMPLOYEES } from '../seed/employees.ts';
import { ROBOT_KEY } from '../standin/robot.ts';
import { ensureServices, type Services } from '../services/index.ts';
import { freePort } from '../services/ports.ts';
import { readArguments, USAGE, WrongUse, type StartArguments } from './arguments.ts';
import { endChild, startChild, type Child, type ChildSpec } from './children.ts';
import { claimPort } from './ports.ts';
import { hasCredentials } from './real.ts';
import { readOffset, writeOffset } from './offset.ts';
import { seedDatabase } from './seed.ts';
import { databaseOf, readTrial, TRIAL_APPID, type Trial } from './trial.ts';

const root = resolve(import.meta.dirname, '../..');

interface Plan {
  readonly specs: readonly ChildSpec[];
  readonly words: readonly string[];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function planTrial(where: {
  readonly services: Services;
  readonly dataDir: string;
  readonly at: Date | null;
  readonly trial: Trial;
}): Promise<Plan> {
  const { services, dataDir, at, trial } = where;
  const port = await claimPort('PORT', 3000);
  const standinPort = await claimPort('STANDIN_PORT', 3001);
  const gatewayPort = await freePort();
  const speechPort = await freePort();
  const sounds = join(dataDir, 'gateway-audio');
  const apiUrl = `http://127.0.0.1:${port}`;
  const standinUrl = `http://127.0.0.1:${standinPort}`;
  const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
  const database = databaseOf(at, process.env['MONGODB_DB'] ?? 'callpop');
  const tenantId = process.env['TENANT_ID'] ?? 'T001';
  if (await seedDatabase({ uri: services.mongo.uri, database, tenantId })) {
    say('The seed company was written: 宁波奥克斯空调有限公司 and its neighbours.');
  }
  const offset = at ? at.getTime() - Date.now() : 0;
  await writeOffset(dataDir, offset);
  const secretFile = join(dataDir, 'gateway-secret');
  await writeFile(secretFile, `${trial.gatewaySecret}\n`, { mode: 0o600 });
  const cliKeyFile = join(dataDir, 'cli.key');
  const serverEnv = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: apiUrl,
    MONGODB_URI: services.mongo.uri,
    MONGODB_DB: database,
    REDIS_URL: services.redis.url,
    DATA_DIR: dataDir,
    CLI_KEY_FILE: cliKeyFile,
    GATEWAY_URL: gatewayUrl,
    GATEWAY_ALERT_CALLS: 'yes',
    GATEWAY_SECRET: trial.gatewaySecret,
    WECOM_CORP_ID: trial.corpId,
    WECOM_AGENT_ID: String(trial.agentId),
    WECOM_SECRET: trial.secret,
    WECOM_CALLBACK_TOKEN: trial.token,
    WECOM_ENCODING_AES_KEY: trial.aesKey,
    WECOM_API_BASE: standinUrl,
    WECOM_OAUTH_BASE: standinUrl,
    MINIPROGRAM_APPID: TRIAL_APPID,
    WECOM_ROBOT_URL: `${standinUrl}/cgi-bin/webhook/send?key=${ROBOT_KEY}`,
    ...(hasSpeech(process.env) ? {} : { WHISPER_BASE_URL: `http://127.0.0.1:${speechPort}/v1` }),
  };
  // The command line checks the running product with its very settings.
  const run = {
    env: serverEnv,
    apiUrl,
    gatewayUrl,
    standinUrl,
    cliKeyFile,
    gatewaySecretFile: secretFile,
    database,
  };
  await writeFile(join(dataDir, 'run.json'), JSON.stringify(run, null, 2), { mode: 0o600 });
  const people = SEED_EMPLOYEES.map(({ wecomUserId, name, mobile }) => ({
    userid: wecomUserId,
    name,
    mobile,
  }));
  return {
    specs: [
      {
        name: 'the stand-in for WeCom',
        script: 'scripts/standin/main.ts',
        ready: /stand-in for WeCom:/,
        env: {
          STANDIN_PORT: String(standinPort),
          STANDIN_CORP_ID: trial.corpId,
          STANDIN_AGENT_ID: String(trial.agentId),
          STANDIN_SECRET: trial.secret,
          STANDIN_TOKEN: trial.token,
          STANDIN_AES_KEY: trial.aesKey,
          STANDIN_CALLBACK_URL: `${apiUrl}/wecom/callback`,
          STANDIN_PRODUCT_URL: apiUrl,
          STANDIN_GATEWAY_URL: gatewayUrl,
          STANDIN_PEOPLE: JSON.stringify(people),
          STANDIN_MINIPROGRAM: join(root, 'miniprogram'),
          STANDIN_CLOCK_OFFSET_MS: String(offset),
        },
      },
      {
        name: 'the simulated gateway',
        script: 'scripts/gateway/main.ts',
        ready: /simulated gateway:/,
        env: {
          GATEWAY_PORT: String(gatewayPort),
          GATEWAY_PRODUCT_URL: apiUrl,
          GATEWAY_SECRET: trial.gatewaySecret,
          GATEWAY_AUDIO_DIR: sounds,
          GATEWAY_CLOCK_OFFSET_MS: String(offset),
        },
      },
      ...(hasSpeech(process.env) ? [] : [speechSpec(speechPort, sounds)]),
      serverSpec(serverEnv),
    ],
    words: [
      `Chat and telephone (demonstration, a stand-in for WeCom): ${standinUrl}`,
      `Mini-program (in a frame, also beside the chat): ${standinUrl}/frame/?person=sales_manager_a`,
      `Server: ${apiUrl}   API document: ${apiUrl}/docs`,
      'Call the hotline: npm run -s callpop -- ring --from 13800008888 --digit 1',
    ],
  };
}

/** A provider of one's own is used in a trial as well. */
function hasSpeech(env: NodeJS.ProcessEnv): boolean {
  return ['WHISPER_BASE_URL', 'DASHSCOPE_API_KEY', 'IFLYTEK_APP_ID'].some((name) => env[name]);
}

/** Hears the trial's own recordings, and says of all others that it does not understand them. */
function speechSpec(port: number, sounds: string): ChildSpec {
  return {
    name: 'the speech stand-in',
    script: 'scripts/speech/main.ts',
    ready: /speech stand-in:/,
    env: { SPEECH_PORT: String(port), SPEECH_AUDIO_DIR: sounds },
  };
}

/** With credentials of a company only the server runs; its configuration is the environment's, its time the wall's. */
async function planReal(services: Services, dataDir: string): Promise<Plan> {
  await forgetTrial(dataDir);
  return {
    specs: [serverSpec({ MONGODB_URI: services.mongo.uri, REDIS_URL: services.redis.url })],
    words: ['Running for a real WeCom company; no stand-in, no simulated gateway.'],
  };
}

/** What a trial that was killed left behind must lead nobody astray. */
async function forgetTrial(dataDir: string): Promise<void> {
  await rm(join(dataDir, 'run.json'), { force: true });
  await writeOffset(dataDir, 0);
}

function serverSpec(env: Readonly<Record<string, string>>): ChildSpec {
  return { name: 'the server', script: 'server/main.ts', ready: null, env };
}

async function run(wish: StartArguments): Promise<void> {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const real = hasCredentials(process.env);
  if (real && wish.at) {
    throw new WrongUse('--at is for trials: it is refused while WECOM_* credentials are set.');
  }
  const dataDir = resolve(root, process.env['DATA_DIR'] ?? '.data');
  const services = await ensureServices({ dataDir, owner: 'start', log: say });
  const children: Child[] = [];
  let stopping = false;
  let planned = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    for (const child of children.toReversed()) await endChild(child.process);
    // A start that came to nothing leaves the file of the one that runs.
    if (planned) await rm(join(dataDir, 'run.json'), { force: true });
    await services.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Ctrl-C may come twice: from the terminal, and handed on by who started us.
    process.on(signal, () => void stop(0));
  }
  // Whoever started us died without a word.
  process.once('disconnect', () => void stop(0));
  try {
    const plan = real
      ? await planReal(services, dataDir)
      : await planTrial({ services, dataDir, at: wish.at, trial: await readTrial(dataDir) });
    planned = true;
    for (const spec of plan.specs)
      await keep(spec, { children, dataDir, stopped: () => stopping, stop });
    for (const line of plan.words) say(line);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await stop(1);
  }
}

interface Keeper {
  readonly children: Child[];
  readonly dataDir: string;
  readonly stopped: () => boolean;
  readonly stop: (code: number) => Promise<void>;
}

/** Starts a child; a trial's server that dies is started again, as a process manager would. */
async function keep(spec: ChildSpec, keeper: Keeper, crashed = false): Promise<void> {
  const offset = await readOffset(keeper.dataDir);
  const moment = offset === 0 ? {} : { TRIAL_AT: new Date(Date.now() + offset).toISOString() };
  // A crash asked for by a test happens once.
  const once = crashed ? { CRASH_AT: '' } : {};
  const env = spec.ready ? spec.env : { ...spec.env, ...moment, ...once };
  const child = startChild({ ...spec, env }, root);
  keeper.children.push(child);
  child.process.once('exit', (code, signal) => {
    if (keeper.stopped()) return;
    keeper.children.splice(keeper.children.indexOf(child), 1);
    if (signal === null || spec.ready) {
      void keeper.stop(code ?? 1);
      return;
    }
    say(`${spec.name} was killed (${signal}) and is started again.`);
    keep(spec, keeper, true).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      void keeper.stop(1);
    });
  });
  await child.ready;
}

try {
  const wish = readArguments(process.argv.slice(2));
  if (wish === 'help') say(USAGE);
  else await run(wish);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof WrongUse ? 2 : 1);
}
