/** Start: config → build → listen; stop: close the doors, drain the work, close the stores. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { buildAdapters, type Adapters } from './build.ts';
import { buildFlows, type Flows } from './build/flows.ts';
import { buildNeeds } from './build/needs.ts';
import { createCallback } from './adapters/wecom/callback.ts';
import { createClock, type MovableClock } from './clock.ts';
import { DEFAULT_TABLES } from './domain/routing/tables.ts';
import { ConfigError, readConfigOfProcess, type Config } from './config.ts';
import { linkProblem } from './config/hearing-values.ts';
import { createApp } from './http/app.ts';
import { createMetrics } from './http/metrics.ts';
import { createCalendar, type Calendar } from './jobs/agenda.ts';
import { listJobs } from './jobs/catalogue.ts';
import { createLog, type Log } from './log.ts';

/** Between two looks at what is due: lapsed claims, waiting cards, work of a dead predecessor. */
const PASS_MS = 1000;
/** How far back a product spoken of counts as used. */
const USES_MS = 180 * 86_400_000;

export interface Running {
  readonly url: string;
  readonly adapters: Adapters;
  readonly flows: Flows;
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  /** A clock moved by hand; the system's, or the trial's, when not given. */
  readonly clock?: MovableClock;
  /** False: nothing is looked for in the background; tests do that step by step. */
  readonly background?: boolean;
}

/** Starts one process of the product; resolves when its doors are open. */
export async function startServer(
  config: Config,
  log: Log,
  options: StartOptions = {},
): Promise<Running> {
  const clock = options.clock ?? createClock(config.trialAt);
  const adapters = await buildAdapters({ config, clock, log, seam: crashSeam(config) });
  // A new company begins with the default tables; what is stored stays.
  await adapters.store.company.loader.addTables(DEFAULT_TABLES, clock.now());
  // Of a predecessor that died some news may never have been told.
  adapters.store.changes.startOver();
  const flows = buildFlows(adapters);
  const trial = { clock, allowed: !config.wecom.real };
  const needs = buildNeeds(adapters, flows, trial);
  const server = config.role === 'worker' ? null : await listen(adapters, needs);
  const background = options.background !== false && config.role !== 'web';
  const work = background ? await startWork(adapters, flows) : null;
  return {
    url: server ? `http://${config.host}:${(server.address() as AddressInfo).port}` : '',
    adapters,
    flows,
    async stop() {
      needs.me.stopWatching();
      if (server) await close(server);
      await work?.stop();
      await flows.after.hearing.stop();
      await flows.idle();
      await flows.flush();
      await adapters.store.changes.close();
      adapters.bell.close();
      adapters.redis.close();
      await adapters.wecom?.close();
      await adapters.connection.close();
    },
  };
}

async function listen(adapters: Adapters, needs: ReturnType<typeof buildNeeds>): Promise<Server> {
  const { config, clock, log } = adapters;
  const { credentials } = config.wecom;
  const app = createApp({
    needs,
    publicUrl: config.publicUrl,
    gatewaySecrets: config.gateway.secrets,
    cliKey: await readCliKey(config.cliKeyFile),
    clock,
    log,
    metrics: createMetrics(),
    clientMinimum: config.clientMinimum,
    wecom: adapters.wecom ?? { authorizeUrl: () => config.publicUrl },
    wecomCallback: credentials
      ? createCallback({
          token: credentials.callbackToken,
          encodingAesKey: credentials.encodingAesKey,
          corpId: credentials.corpId,
        })
      : null,
    checkAnswers: false,
  });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  return server;
}

async function startWork(adapters: Adapters, flows: Flows): Promise<{ stop(): Promise<void> }> {
  const { clock, log, store, connection, config } = adapters;
  const now = clock.now();
  // One process is taken for the successor of the one that died: its leases are free at once.
  await Promise.all([
    store.inbox.freeLeases(now),
    store.calls.freeLeases(now),
    store.digests.freeLeases(now),
    store.todos.freeLeases(now),
    store.alerts.freeLeases(now),
    store.swaps.freeLeases(now),
    store.checkIns.freeLeases(now),
    store.pushes.freeLeases(now),
  ]);
  let stopped = false;
  let passing: Promise<void> = Promise.resolve();
  const pass = async (): Promise<void> => {
    try {
      await flows.sweep.pass();
    } catch (error) {
      log.error('looking for due work failed', { err: error });
    }
    if (!stopped) timer = later(PASS_MS);
  };
  const later = (ms: number): NodeJS.Timeout =>
    setTimeout(() => {
      passing = pass();
    }, ms);
  let timer = later(0);
  const calendar: Calendar = createCalendar({
    db: connection.getClient().db(config.mongo.db),
    redisUrl: config.redis.url,
    processName: adapters.processName,
    prefix: adapters.redisPrefix,
    jobs: listJobs({
      sweep: flows.sweep,
      nudge: flows.nudge,
      minutely: flows.minutely,
      recountProducts: async () => {
        await store.products.recountUses(new Date(clock.now().getTime() - USES_MS));
      },
    }),
    log,
  });
  await calendar.start();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await passing;
      await calendar.stop();
    },
  };
}

/** The command line's key: made once, readable by its owner only. */
async function readCliKey(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const key = randomBytes(32).toString('base64url');
  try {
    await writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}

function crashSeam({ crashAt }: Config): (point: string) => void {
  if (!crashAt) return () => undefined;
  return (point) => {
    if (point === crashAt) process.kill(process.pid, 'SIGKILL');
  };
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    // Those that still answer are idle, and kept alive by their clients, as soon as they have answered.
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    const hurry = setTimeout(() => {
      server.closeAllConnections();
    }, 3000);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(hurry);
      resolve();
    });
  });
}

/** The process: reads the environment, starts, and stops gracefully when asked to. */
export async function runProcess(): Promise<void> {
  let config: Config;
  try {
    config = readConfigOfProcess();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
  const log = createLog({ level: config.logLevel });
  try {
    const running = await startServer(config, log);
    const problem = linkProblem(config.hearing, config.publicUrl);
    if (problem !== null) log.warn('recordings cannot be heard', { problem });
    log.info('callpop is up', { url: running.url, role: config.role });
    process.send?.({ ready: running.url });
    let stopping = false;
    const stop = (): void => {
      if (stopping) return;
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('callpop could not stop in order', { err: error });
          process.exit(1);
        },
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    // Whoever started us died without a word: nobody would ever stop us.
    process.on('disconnect', stop);
  } catch (error) {
    log.error('callpop could not start', { err: error });
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (taken) process.stderr.write(`Port ${config.port} is taken: set PORT to a free one.\n`);
    process.exit(1);
  }
}

if (import.meta.url === `file://${process.argv[1] ?? ''}`) await runProcess();
