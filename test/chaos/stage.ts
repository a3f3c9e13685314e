/** A stage for accidents: database, WeCom and telephones stay; the product's processes come and go. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Collection, type Document } from 'mongodb';
import { freePort } from '../../scripts/services/ports.ts';
import { seedDatabase } from '../../scripts/start/seed.ts';
import { SEED_EMPLOYEES } from '../../scripts/seed/employees.ts';
import { startStandin } from '../../scripts/standin/index.ts';
import { companyBehind, TRIAL } from '../support/house.ts';
import type { SeenCard } from '../support/scene.ts';
import type { SeamPoint } from '../../server/flows/seam.ts';
import { testServices } from '../support/services.ts';
import { openEntrance, startProcess, type ProductProcess } from './processes.ts';
import { until } from './until.ts';
import { openTelephone, type GatewayEvent, type Telephone } from './telephone.ts';

/** A workday at ten, when the recorded calls came in. */
const BEGIN = Date.parse('2026-11-24T10:00:00+08:00');
/** WeCom's 5 s, shortened; a server is started again within the repeats. */
const CALLBACK_RETRY_MS = 4000;
/** Leases of work under way are shorter; what waits longer waits for its time, as the end of a claim does. */
const LEASED_MS = 8000;
/** By then the audit takes everything for overdue, and every claim has lapsed. */
const LONG_AFTER_MS = 45_000;

export interface Broken {
  readonly subject: string;
  readonly problem: string;
}

export type StoredDocument = Document & { readonly _id: string };

export interface Doomed {
  /** Resolves when the successor is up. */
  readonly succeeded: Promise<NodeJS.Signals | null>;
}

export interface Stage {
  readonly telephone: Telephone;
  /** Starts the process of one port, with more settings than the usual ones. */
  start(more?: Readonly<Record<string, string>>, port?: number): Promise<ProductProcess>;
  /** Starts a process that dies at a seam, once, and then its successor. */
  doom(seam: SeamPoint, more?: Readonly<Record<string, string>>): Promise<Doomed>;
  tell(event: GatewayEvent): Promise<void>;
  /** Messages of everybody who has any, oldest first; of one call when it is named. */
  cards(call?: string): Promise<Readonly<Record<string, readonly SeenCard[]>>>;
  /** Presses the newest card; resolves when WeCom has tried to tell. */
  press(person: string, text: string): Promise<void>;
  /** Pulls out every process that runs. */
  kill(): Promise<void>;
  /** Business time now, plus seconds. */
  at(seconds?: number): string;
  /** One of the store's collections, past all ports. */
  stored(name: string): Collection<StoredDocument>;
  /** True when no item, row or push is being worked on, or should be. */
  isAtRest(): Promise<boolean>;
  /** What the audit finds long after. */
  audit(): Promise<readonly Broken[]>;
  close(): Promise<void>;
}

/** `processes`: how many ports share the work. */
export async function openStage(processes = 1): Promise<Stage> {
  const services = testServices();
  const dataDir = await mkdtemp(join(tmpdir(), 'callpop-chaos-'));
  const ports = await Promise.all(Array.from({ length: processes }, () => freePort()));
  const entrance = await openEntrance(ports);
  const telephone = await openTelephone(TRIAL.gatewaySecret);
  const origin = BEGIN - Date.now();
  let moved = 0;
  const now = (): Date => new Date(Date.now() + origin + moved);
  const standin = await startStandin({
    port: 0,
    ...TRIAL,
    callbackUrl: `${entrance.url}/wecom/callback`,
    encodingAesKey: TRIAL.aesKey,
    people: SEED_EMPLOYEES.map(({ wecomUserId, name }) => ({ userid: wecomUserId, name })),
    clock: now,
    productUrl: entrance.url,
    callbackRetryMs: CALLBACK_RETRY_MS,
  });
  const database = new URL(services.mongoUri.replace(/^mongodb(\+srv)?:/, 'http:')).pathname.slice(
    1,
  );
  await seedDatabase({ uri: services.mongoUri, database, tenantId: 'T001' });
  const store = await new MongoClient(services.mongoUri).connect();
  const running = new Set<ProductProcess>();
  let closed = false;
  const env = {
    HOST: '127.0.0.1',
    PUBLIC_URL: entrance.url,
    MONGODB_URI: services.mongoUri,
    MONGODB_DB: database,
    REDIS_URL: services.redisUrl,
    DATA_DIR: dataDir,
    ...companyBehind({ gateway: telephone.url, standin: standin.url }),
    LOG_LEVEL: process.env['CHAOS_LOG'] ?? 'error',
  };

  async function start(
    more: Readonly<Record<string, string>> = {},
    at = 0,
  ): Promise<ProductProcess> {
    const PORT = String(ports[at]);
    const child = await startProcess({ ...env, PORT, TRIAL_AT: now().toISOString(), ...more });
    running.add(child);
    if (closed) await child.kill();
    void child.died.then(() => running.delete(child));
    return child;
  }

  async function ask(door: string, body: object): Promise<unknown> {
    const key = (await readFile(join(dataDir, 'cli.key'), 'utf8')).trim();
    const answer = await fetch(`${entrance.url}/api/cli/${door}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-callpop-key': key },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${door}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async function messages(person: string): Promise<readonly SeenCard[]> {
    const answer = await fetch(`${standin.url}/inspect/messages?user=${person}`);
    return (await answer.json()) as SeenCard[];
  }

  async function isAtRest(): Promise<boolean> {
    const soon = new Date(now().getTime() + LEASED_MS);
    const waiting = await Promise.all(
      ['inbox', 'calls', 'pushes'].map((name) =>
        store
          .db()
          .collection(name)
          .countDocuments({ dueAt: { $lte: soon } }),
      ),
    );
    return waiting.every((count) => count === 0);
  }

  const kill = async (): Promise<void> => {
    await Promise.all([...running].map((one) => one.kill()));
  };

  return {
    telephone,
    tell: (event) => telephone.tell(entrance.url, event),
    start,
    async doom(seam, more = {}) {
      const { died } = await start({ ...more, CRASH_AT: seam });
      const succeeded = died.then(async (signal) => {
        if (!closed) await start(more);
        return signal;
      });
      return { succeeded };
    },
    async cards(call = '') {
      const all = await Promise.all(
        SEED_EMPLOYEES.map(async ({ wecomUserId }) => {
          const mine = (await messages(wecomUserId)).filter((one) =>
            JSON.stringify(one.card).includes(call),
          );
          return [wecomUserId, mine] as const;
        }),
      );
      return Object.fromEntries(all.filter(([, mine]) => mine.length > 0));
    },
    async press(person, text) {
      const msgid = (await messages(person)).at(-1)?.msgid;
      const { status } = await fetch(`${standin.url}/inspect/press`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: person, msgid, text }),
      });
      if (status !== 200) throw new Error(`${person} cannot press ${text}: ${status}`);
    },
    kill,
    at: (seconds = 0) => new Date(now().getTime() + seconds * 1000).toISOString(),
    stored: (name) => store.db().collection<StoredDocument>(name),
    isAtRest,
    async audit() {
      // Every process has a clock of its own to move.
      for (const _ of ports) await ask('clock', { ms: LONG_AFTER_MS });
      moved += LONG_AFTER_MS;
      await until('rest long after', isAtRest);
      return ((await ask('audit', {})) as { broken: readonly Broken[] }).broken;
    },
    async close() {
      closed = true;
      await kill();
      await standin.stop();
      await telephone.close();
      await entrance.close();
      await store.close();
      await services.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
