/** The house whose mini-program is measured: the trial company after the calls of one morning, and an empty app. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createBook } from '../../server/adapters/store/book.ts';
import { createCompany } from '../../server/adapters/store/company.ts';
import { connectStore, createIndexes } from '../../server/adapters/store/connect.ts';
import { createProducts } from '../../server/adapters/store/products.ts';
import { createClock, type MovableClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/main.ts';
import { startSimulatedGateway } from '../gateway/index.ts';
import { compileMiniprogram } from '../miniprogram/compile.ts';
import { createFrame } from '../miniprogram/frame.ts';
import { DELTA } from '../seed/companies-delta.ts';
import { NINGBO } from '../seed/companies-ningbo.ts';
import { ZHEJIANG } from '../seed/companies-zhejiang.ts';
import { seedCompany } from '../seed/company.ts';
import { SEED_EMPLOYEES } from '../seed/employees.ts';
import { freePort } from '../services/ports.ts';
import type { Services } from '../services/index.ts';
import { startStandin } from '../standin/index.ts';
import { drop, STANDIN, TENANT } from './stage.ts';

/** A Wednesday morning: all reps work, and every call rings somebody. */
const AT = new Date('2026-01-07T10:00:00+08:00');
const ANSWERED = 30;
const MISSED = 10;
/** Calls run so many times as fast as real ones. */
const SPEED = 10;
const MOST_MS = 120_000;

/** What the browser opens. */
export interface BenchHouse {
  /** Address of the frame with the mini-program, without a path. */
  readonly frameUrl: string;
  /** Of the frame with the empty app. */
  readonly emptyUrl: string;
  readonly stop: () => Promise<void>;
}

/** A rep with a shift, whose customers called. */
export const PERSON = 'sales_manager_a';
/** The words of the empty app's page. */
export const EMPTY_WORDS = 'nothing here';
const EMPTY_APP: Readonly<Record<string, string>> = {
  'app.json': '{ "pages": ["pages/empty/index"] }',
  'app.ts': 'App({});\n',
  'pages/empty/index.ts': 'Page({});\n',
  'pages/empty/index.wxml': `<view>${EMPTY_WORDS}</view>\n`,
};

type Undo = () => Promise<unknown>;

/** Everything in this process, in a database of its own; what was started ends again when a later part fails. */
export async function openBenchHouse(services: Services): Promise<BenchHouse> {
  const undo: Undo[] = [];
  const stop = async (): Promise<void> => {
    for (const one of undo.splice(0).toReversed()) await one();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'callpop-bench-'));
    undo.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const frameUrl = await openTrial(services, folder, undo);
    return { frameUrl, emptyUrl: await openEmpty(join(folder, 'empty'), undo), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openTrial(services: Services, folder: string, undo: Undo[]): Promise<string> {
  const database = `bench_${randomBytes(6).toString('hex')}`;
  const clock = createClock(AT);
  const [port, gatewayPort] = [await freePort(), await freePort()];
  const productUrl = `http://127.0.0.1:${port}`;
  const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  undo.push(() => drop({ services, database }));
  await seed(services.mongo.uri, database, clock);
  const program = await compileMiniprogram({
    root: resolve(import.meta.dirname, '../../miniprogram'),
  });
  const standin = await startStandin({
    port: 0,
    ...STANDIN,
    agentId: Number(STANDIN.agentId),
    encodingAesKey: STANDIN.aesKey,
    callbackUrl: `${productUrl}/wecom/callback`,
    productUrl,
    gatewayUrl,
    people: SEED_EMPLOYEES.map(({ wecomUserId, name }) => ({ userid: wecomUserId, name })),
    miniprogram: () => Promise.resolve(program),
    clock: () => clock.now(),
  });
  undo.push(() => standin.stop());
  const config = readConfig({
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: productUrl,
    MONGODB_URI: services.mongo.uri,
    MONGODB_DB: database,
    REDIS_URL: services.redis.url,
    TENANT_ID: TENANT,
    DATA_DIR: folder,
    GATEWAY_URL: gatewayUrl,
    GATEWAY_SECRET: secret,
    WECOM_CORP_ID: STANDIN.corpId,
    WECOM_AGENT_ID: STANDIN.agentId,
    WECOM_SECRET: STANDIN.secret,
    WECOM_CALLBACK_TOKEN: STANDIN.token,
    WECOM_ENCODING_AES_KEY: STANDIN.aesKey,
    WECOM_API_BASE: standin.url,
    WECOM_OAUTH_BASE: standin.url,
  });
  const log = createLog({ level: 'warn', destination: process.stderr });
  const server = await startServer(config, log, { clock });
  undo.push(() => server.stop());
  const gateway = await startSimulatedGateway({
    port: gatewayPort,
    productUrl,
    secret,
    hotline: '4008320160',
    audioDir: join(folder, 'sounds'),
    clock: () => clock.now(),
    speed: SPEED,
  });
  undo.push(() => gateway.stop());
  await playCalls(gateway.url);
  await server.flows.idle();
  return standin.url;
}

async function seed(uri: string, database: string, clock: MovableClock): Promise<void> {
  const connection = await connectStore({ uri, database, timeoutMs: 10_000 });
  try {
    await createIndexes(connection);
    const context = { connection, tenantId: TENANT, clock };
    const loaders = {
      book: createBook(context),
      company: createCompany(context).loader,
      products: createProducts(context),
    };
    await seedCompany(loaders, clock.now());
  } finally {
    await connection.close();
  }
}

/** One after the other: first those that are answered, of customers and of others; then customers who give up. */
async function playCalls(gatewayUrl: string): Promise<void> {
  const answer = SEED_EMPLOYEES.filter(({ roles }) => roles.includes('rep')).map(({ id }) => ({
    person: id,
    after: 4,
  }));
  const known = customerNumbers();
  for (let n = 0; n < ANSWERED + MISSED; n += 1) {
    const customer = known[n % known.length] ?? '';
    const from = n < ANSWERED && n % 2 === 0 ? `136000000${String(n).padStart(2, '0')}` : customer;
    const how = n < ANSWERED ? { answer, hangupAfter: 30 } : { hangupAfter: 15 };
    const started = await fetch(`${gatewayUrl}/sim/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from, ...how }),
    });
    const { call } = (await started.json()) as { call: string };
    const end = performance.now() + MOST_MS;
    while (!(await hasEnded(gatewayUrl, call))) {
      if (performance.now() > end) throw new Error(`the call ${call} does not end`);
      await pause(50);
    }
  }
}

/** A mobile of each customer of the rep whose phone is measured; the example of the specification is the first. */
function customerNumbers(): string[] {
  return [...NINGBO, ...ZHEJIANG, ...DELTA]
    .filter(({ sales }) => sales === PERSON)
    .flatMap(({ people }) => people[0]?.numbers[0]?.replaceAll('-', '') ?? [])
    .filter((number) => /^1\d{10}$/.test(number))
    .slice(0, MISSED);
}

async function hasEnded(gatewayUrl: string, call: string): Promise<boolean> {
  const answer = await fetch(`${gatewayUrl}/sim/calls/${call}`);
  return ((await answer.json()) as { ended: boolean }).ended;
}

/** The same frame around an app that does nothing; its address. */
async function openEmpty(root: string, undo: Undo[]): Promise<string> {
  for (const [file, text] of Object.entries(EMPTY_APP)) {
    const path = join(root, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const program = await compileMiniprogram({ root });
  const frame = createFrame({
    build: () => Promise.resolve(program),
    proxyTo: 'http://127.0.0.1:9',
    loginCode: () => '',
  });
  const server = createServer((request, response) => {
    if (!frame(request, response)) response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  undo.push(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
