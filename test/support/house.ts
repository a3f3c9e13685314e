/**
 * The whole product for a story: the real server with its doors, the real store, the stand-in for WeCom and the
 * simulated gateway over real sockets, and one clock that is moved by hand.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulatedGateway, type SimulatedGateway } from '../../scripts/gateway/index.ts';
import type { Built } from '../../scripts/miniprogram/compile.ts';
import { freePort } from '../../scripts/services/ports.ts';
import { seedCompany } from '../../scripts/seed/company.ts';
import { SEED_EMPLOYEES } from '../../scripts/seed/employees.ts';
import { utteranceFolder } from '../../scripts/speech/clips.ts';
import { startSpeechStandin, type SpeechStandin } from '../../scripts/speech/standin.ts';
import { startStandin, type StandinHandle } from '../../scripts/standin/index.ts';
import { createBook } from '../../server/adapters/store/book.ts';
import { createCompany } from '../../server/adapters/store/company.ts';
import { connectStore, createIndexes } from '../../server/adapters/store/connect.ts';
import { createProducts } from '../../server/adapters/store/products.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { startServer, type Running } from '../../server/main.ts';
import { createHandClock, type HandClock } from './clock.ts';
import { createScene, type Scene } from './scene.ts';
import { testServices } from './services.ts';

export const TRIAL = {
  corpId: 'wwstory0001',
  agentId: 1000002,
  secret: 'story-secret',
  token: 'storytoken',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFA',
  gatewaySecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
} as const;

/** What a server is told of its telephone and its WeCom; they live at these addresses. */
export function companyBehind(at: {
  readonly gateway: string;
  readonly standin: string;
}): Readonly<Record<string, string>> {
  return {
    GATEWAY_URL: at.gateway,
    GATEWAY_SECRET: TRIAL.gatewaySecret,
    WECOM_CORP_ID: TRIAL.corpId,
    WECOM_AGENT_ID: String(TRIAL.agentId),
    WECOM_SECRET: TRIAL.secret,
    WECOM_CALLBACK_TOKEN: TRIAL.token,
    WECOM_ENCODING_AES_KEY: TRIAL.aesKey,
    WECOM_API_BASE: at.standin,
    WECOM_OAUTH_BASE: at.standin,
  };
}

export interface House extends Scene {
  readonly clock: HandClock;
  readonly standin: StandinHandle;
  readonly gateway: SimulatedGateway;
  /** Listens to recordings in houses that were opened with it. */
  readonly speech: SpeechStandin | null;
  readonly running: () => Running;
  /** The server stops as if pulled out, and another starts on the same store. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Builds everything for one story at one moment of business time; `environment` replaces variables of the server. */
export async function openHouse(
  at: string,
  environment: Readonly<Record<string, string>> = {},
  more: {
    readonly speech?: boolean;
    readonly miniprogram?: () => Promise<Built>;
    /** Takes the lines of the server's log; LOG_LEVEL says which. */
    readonly log?: (line: string) => void;
  } = {},
): Promise<House> {
  const services = testServices();
  const clock = createHandClock(at);
  const dataDir = await mkdtemp(join(tmpdir(), 'callpop-story-'));
  const port = await freePort();
  const gatewayPort = await freePort();
  const apiUrl = `http://127.0.0.1:${port}`;
  const standin = await startStandin({
    port: 0,
    ...TRIAL,
    callbackUrl: `${apiUrl}/wecom/callback`,
    encodingAesKey: TRIAL.aesKey,
    people: SEED_EMPLOYEES.map(({ wecomUserId, name }) => ({ userid: wecomUserId, name })),
    clock: () => clock.now(),
    gatewayUrl: `http://127.0.0.1:${gatewayPort}`,
    productUrl: apiUrl,
    ...(more.miniprogram && { miniprogram: more.miniprogram }),
  });
  const speech = more.speech
    ? await startSpeechStandin({ port: 0, utterances: utteranceFolder(join(dataDir, 'sounds')) })
    : null;
  const config = readConfig({
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: apiUrl,
    MONGODB_URI: services.mongoUri,
    MONGODB_DB: databaseIn(services.mongoUri),
    REDIS_URL: services.redisUrl,
    DATA_DIR: dataDir,
    ...companyBehind({ gateway: `http://127.0.0.1:${gatewayPort}`, standin: standin.url }),
    LOG_LEVEL: process.env['STORY_LOG'] ?? 'silent',
    ...(speech && { WHISPER_BASE_URL: `${speech.url}/v1` }),
    ...environment,
  });
  await seed(config.mongo.uri, config.mongo.db, clock.now());
  const log = createLog({
    level: config.logLevel,
    ...(more.log && { destination: { write: more.log } }),
  });
  const start = (): Promise<Running> => startServer(config, log, { clock, background: false });
  let running = await start();
  const gateway = await startSimulatedGateway({
    port: gatewayPort,
    productUrl: apiUrl,
    secret: TRIAL.gatewaySecret,
    hotline: '4008320160',
    audioDir: join(dataDir, 'sounds'),
    clock: () => clock.now(),
    timeline: clock.timeline,
  });
  const scene = createScene({
    clock,
    standinUrl: standin.url,
    gateway,
    running: () => running,
    patient: () => !(speech?.faults.read().hang ?? false),
  });
  return {
    ...scene,
    clock,
    standin,
    gateway,
    speech,
    running: () => running,
    async restart() {
      await running.stop();
      running = await start();
    },
    async close() {
      await gateway.stop();
      await running.stop();
      await standin.stop();
      await speech?.stop();
      await services.drop();
      // The gateway may still be writing a sound that nobody will hear.
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function databaseIn(uri: string): string {
  return new URL(uri.replace(/^mongodb(\+srv)?:/, 'http:')).pathname.slice(1);
}

async function seed(uri: string, database: string, at: Date): Promise<void> {
  const connection = await connectStore({ uri, database, timeoutMs: 10_000 });
  await createIndexes(connection);
  const context = { connection, tenantId: 'T001' };
  const clock = { now: () => at, wall: () => new Date() };
  const { loader } = createCompany({ ...context, clock });
  const products = createProducts({ ...context, clock });
  await seedCompany({ book: createBook(context), company: loader, products }, at);
  await connection.close();
}
