/** The composition root: makes the adapters and hands each flow its ingredients. Tests override the edges. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type mongoose from 'mongoose';
import type { Config } from './config.ts';
import { createGateway } from './adapters/gateway/client.ts';
import { createBell, type RedisBell } from './adapters/redis/bell.ts';
import { createBudget } from './adapters/redis/budget.ts';
import { connectRedis, type RedisLink } from './adapters/redis/connect.ts';
import { createStatuses } from './adapters/redis/statuses.ts';
import { createAccessLog } from './adapters/store/access-log.ts';
import { createAlertCalls } from './adapters/store/alert-calls.ts';
import { createAlerts } from './adapters/store/alerts.ts';
import { createBook } from './adapters/store/book.ts';
import { createCalls } from './adapters/store/calls.ts';
import { createChanges } from './adapters/store/changes.ts';
import { createCheckIns } from './adapters/store/check-ins.ts';
import { createCompany } from './adapters/store/company.ts';
import { connectStore, createIndexes } from './adapters/store/connect.ts';
import { createInbox } from './adapters/store/inbox.ts';
import { createLongStatuses } from './adapters/store/long-statuses.ts';
import { createPushes } from './adapters/store/pushes.ts';
import { createRecords } from './adapters/store/records.ts';
import { createReports } from './adapters/store/reports.ts';
import { createReservations } from './adapters/store/reservations.ts';
import { createSessions } from './adapters/store/sessions.ts';
import { createTickets } from './adapters/store/tickets.ts';
import { createCommunications } from './adapters/store/communications.ts';
import { createCustomers } from './adapters/store/customers.ts';
import { createDigests } from './adapters/store/digests.ts';
import { createFollowUpRules } from './adapters/store/follow-up-rules.ts';
import { createPictures } from './adapters/store/pictures.ts';
import { createProducts } from './adapters/store/products.ts';
import { createMixes } from './adapters/store/mixes.ts';
import { createSoundFiles } from './adapters/store/sound.ts';
import { createSpeechJobs } from './adapters/store/speech-jobs.ts';
import { createStaffRings } from './adapters/store/staff-rings.ts';
import { createSwaps } from './adapters/store/swaps.ts';
import { createTodos } from './adapters/store/todos.ts';
import { createToldOnce } from './adapters/store/told-once.ts';
import { createTranscripts } from './adapters/store/transcripts.ts';
import { createVocabularies } from './adapters/store/vocabularies.ts';
import { createWorkCounts } from './adapters/store/work-counts.ts';
import { createSpeechLinks } from './adapters/speech/signature.ts';
import { buildChart } from './build/chart.ts';
import {
  tellBook,
  tellCommunications,
  tellCustomers,
  tellReservations,
  tellSaves,
  tellStatuses,
  tellTables,
} from './build/news.ts';
import { buildReaders } from './build/readers.ts';
import { createRobot } from './adapters/wecom/robot.ts';
import { createWecom, type WecomClient } from './adapters/wecom/client.ts';
import type { Log } from './log.ts';
import type { Chart, Clock, Llm, Robot, Speech, SpeechLinks } from './ports.ts';
import type { Seam } from './flows/seam.ts';

/** How Mongo and Redis are told apart between tenants and trials. */
const REDIS_PREFIX = 'callpop:';
const MONGO_TIMEOUT_MS = 10_000;
/** In a storm of calls everybody's activity is read this seldom; taking a person is atomic all the same. */
const ACTIVITY_FRESH_MS = 150;
/** A player waits so long for its first sound: an hour of two sides is mixed in a few seconds. */
const MIX_WAIT_MS = 20_000;

export interface Adapters {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly seam: Seam;
  readonly connection: mongoose.Connection;
  readonly redis: RedisLink;
  readonly redisPrefix: string;
  readonly processName: string;
  readonly store: ReturnType<typeof openStore>;
  readonly statuses: ReturnType<typeof createStatuses>;
  readonly budget: ReturnType<typeof createBudget>;
  /** Wakes other processes when there is news. */
  readonly bell: RedisBell;
  /** Null while no company is configured: cards wait, logins are refused. */
  readonly wecom: WecomClient | null;
  readonly gateway: ReturnType<typeof createGateway>;
  /** Null while no webhook is configured. */
  readonly robot: Robot | null;
  /** Every provider that is configured. */
  readonly speech: readonly Speech[];
  readonly speechLinks: SpeechLinks;
  readonly chart: Chart;
  /** Null: the built-in rules read. */
  readonly llm: Llm | null;
}

export interface BuildOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Kills the process at a named point, in fault tests. */
  readonly seam?: Seam;
}

/** Connects to everything the flows stand on. Fails when Mongo cannot be reached; Redis may be away. */
export async function buildAdapters(options: BuildOptions): Promise<Adapters> {
  const { config, clock, log } = options;
  const connection = await connectStore({
    uri: config.mongo.uri,
    database: config.mongo.db,
    timeoutMs: MONGO_TIMEOUT_MS,
  });
  await createIndexes(connection);
  const redis = await connectRedis({ url: config.redis.url, log });
  const redisPrefix = `${REDIS_PREFIX}${config.mongo.db}:${config.tenantId}:`;
  const bell = createBell({ link: redis, prefix: redisPrefix, log });
  const store = openStore({ connection, config, clock, log, bell });
  const statuses = tellStatuses(
    createStatuses({ redis: redis.redis, prefix: redisPrefix, log }),
    store.changes.announce,
  );
  redis.onUp(() => {
    // A Redis that was emptied gets back what Mongo still holds.
    store.longStatuses
      .holding(clock.now())
      .then((entries) => statuses.restore(entries))
      .catch((error: unknown) => {
        log.warn('kept statuses could not be written back', { err: error });
      });
  });
  return {
    config,
    clock,
    log,
    seam: options.seam ?? (() => undefined),
    connection,
    redis,
    redisPrefix,
    processName: `${config.role}-${randomUUID()}`,
    store,
    statuses,
    bell,
    budget: createBudget({ redis: redis.redis, prefix: redisPrefix, clock, log }),
    wecom: openWecom({ config, clock, log, redis, redisPrefix }),
    gateway: createGateway({
      url: config.gateway.url,
      secret: config.gateway.secrets[0],
      alertCalls: config.gateway.alertCalls,
      wall: () => clock.wall(),
    }),
    robot: config.wecom.robotUrl === null ? null : createRobot({ url: config.wecom.robotUrl, log }),
    ...buildReaders(config, { clock, log }),
    chart: buildChart(),
    speechLinks: createSpeechLinks({
      publicUrl: config.publicUrl,
      secret: config.gateway.secrets[0],
      wall: () => clock.wall(),
    }),
  };
}

function openStore(need: {
  connection: mongoose.Connection;
  config: Config;
  clock: Clock;
  log: Log;
  bell: RedisBell;
}) {
  const { connection, config, clock, log, bell } = need;
  const context = { connection, tenantId: config.tenantId };
  const changes = createChanges({ ...context, now: () => clock.now(), log, kept: bell.ring });
  const tell = changes.announce;
  const company = createCompany({ ...context, clock });
  const reservations = createReservations({ ...context, freshMs: ACTIVITY_FRESH_MS });
  return {
    accessLog: createAccessLog(context),
    alertCalls: createAlertCalls(context),
    alerts: tellSaves(createAlerts(context), 'alert', tell),
    book: tellBook(createBook(context), tell),
    calls: tellSaves(createCalls(context), 'call', tell),
    changes,
    checkIns: tellSaves(createCheckIns(context), 'roster', tell),
    communications: tellCommunications(createCommunications(context), tell),
    company: { ...company, tables: tellTables(company.tables, tell) },
    customers: tellCustomers(createCustomers(context), tell),
    digests: tellSaves(createDigests({ ...context, now: () => clock.now() }), 'call', tell),
    followUpRules: createFollowUpRules({ ...context, clock }),
    inbox: createInbox(context),
    jobs: createSpeechJobs(context),
    longStatuses: createLongStatuses(context),
    mixes: createMixes({ waitMs: MIX_WAIT_MS, clock }),
    pictures: createPictures({ ...context, clock }),
    products: createProducts({ ...context, clock }),
    pushes: createPushes(context),
    records: createRecords({
      ...context,
      audioDir: join(config.dataDir, 'recordings', config.mongo.db),
    }),
    reports: createReports(context),
    reservations: tellReservations(reservations, tell),
    sessions: createSessions({ ...context, clock, hours: config.sessionHours }),
    sound: createSoundFiles(),
    staffRings: createStaffRings(context),
    swaps: tellSaves(createSwaps(context), 'roster', tell),
    tickets: createTickets({ ...context, clock }),
    todos: tellSaves(createTodos(context), 'todo', tell),
    toldOnce: createToldOnce(context),
    transcripts: createTranscripts(context),
    vocabularies: createVocabularies(context),
    workCounts: createWorkCounts(context),
  };
}

function openWecom(need: {
  config: Config;
  clock: Clock;
  log: Log;
  redis: RedisLink;
  redisPrefix: string;
}): WecomClient | null {
  const { config, clock, log, redis, redisPrefix } = need;
  const { credentials, apiBase, oauthBase } = config.wecom;
  if (!credentials) return null;
  return createWecom({
    baseUrl: apiBase,
    oauthBaseUrl: oauthBase,
    corpId: credentials.corpId,
    secret: credentials.secret,
    agentId: credentials.agentId,
    redis: redis.redis,
    redisPrefix,
    clock,
    log,
  });
}
