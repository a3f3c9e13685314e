/** What one sweep costs with 10 000 alerts open and 200 of them due, by one sweeper and by two. Spec §5. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { startServer, type Running } from '../../server/main.ts';
import type { Services } from '../services/index.ts';
import { benchAlert, benchCall } from './alerts-open.ts';
import { percentile, printFigure, rounded, say } from './figures.ts';
import { REPS } from './staff.ts';
import { drop, end, loadCompany, STANDIN, startStandin, TENANT } from './stage.ts';

const OPEN = 10_000;
const DUE = 200;
const ROUNDS = 5;
/** At once, while alerts are loaded. */
const LOADED = 40;
/** A sweeper that has looked twice and found nothing is done. */
const MOST_PASSES = 60;

/** In a database of its own, which is dropped afterwards; the stand-in for WeCom is a process of its own. */
export async function benchAlerts(services: Services): Promise<void> {
  const database = `bench_${randomBytes(6).toString('hex')}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'callpop-bench-'));
  const children: Parameters<typeof startStandin>[0] = [];
  const sweepers: Running[] = [];
  try {
    await loadCompany(services.mongo.uri, database);
    const standin = await startStandin(children);
    const config = readConfig({
      PORT: '0',
      MONGODB_URI: services.mongo.uri,
      MONGODB_DB: database,
      REDIS_URL: services.redis.url,
      TENANT_ID: TENANT,
      DATA_DIR: dataDir,
      GATEWAY_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
      WECOM_CORP_ID: STANDIN.corpId,
      WECOM_AGENT_ID: STANDIN.agentId,
      WECOM_SECRET: STANDIN.secret,
      WECOM_CALLBACK_TOKEN: STANDIN.token,
      WECOM_ENCODING_AES_KEY: STANDIN.aesKey,
      WECOM_API_BASE: standin,
      WECOM_OAUTH_BASE: standin,
    });
    const log = createLog({ level: 'warn', destination: process.stderr });
    for (const _ of [1, 2]) {
      sweepers.push(await startServer(config, log, { background: false }));
    }
    await load(sweepers);
    // The first look pays for connections and compilation.
    await round(sweepers, { standin, name: 'warm' });
    await measure(sweepers.slice(0, 1), standin);
    await measure(sweepers, standin);
  } finally {
    for (const one of sweepers) await one.stop();
    for (const child of children) await end(child);
    await drop({ services, database });
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function load([one]: readonly Running[]): Promise<void> {
  if (!one) return;
  say(`loading ${OPEN} open alerts`);
  const { alerts } = one.adapters.store;
  const later = new Date(one.adapters.clock.now().getTime() + 24 * 3_600_000);
  for (let n = 0; n < OPEN; n += LOADED) {
    const batch = Array.from({ length: LOADED }, (_, k) => benchAlert(`open-${n + k}`, later));
    await Promise.all(batch.map((alert) => alerts.save(alert, { version: 0, rows: [] })));
  }
}

interface Round {
  /** Ms of one look at everything that is due. */
  readonly sweepMs: number;
  /** Ms until the last card was out. */
  readonly outMs: number;
  readonly sent: number;
  /** Cards and notices beyond one for each alert. */
  readonly twice: number;
}

async function measure(sweepers: readonly Running[], standin: string): Promise<void> {
  const rounds: Round[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    rounds.push(await round(sweepers, { standin, name: `${sweepers.length}-${n}` }));
  }
  const sum = (of: (one: Round) => number): number =>
    rounds.reduce((total, one) => total + of(one), 0);
  const sweeps = rounds.map(({ sweepMs }) => sweepMs);
  printFigure('alerts', {
    open: OPEN,
    due: DUE,
    sweepers: sweepers.length,
    sweepP50: rounded(percentile(sweeps, 0.5)),
    sweepMax: rounded(percentile(sweeps, 1)),
    cardsOutMax: rounded(
      percentile(
        rounds.map(({ outMs }) => outMs),
        1,
      ),
    ),
    sent: sum(({ sent }) => sent),
    sentTwice: sum(({ twice }) => twice),
    rounds: ROUNDS,
  });
}

/** 200 more come due, each of another rep; the sweepers look at the same time. */
async function round(
  sweepers: readonly Running[],
  { standin, name }: { readonly standin: string; readonly name: string },
): Promise<Round> {
  const [first] = sweepers;
  if (!first) throw new Error('nobody sweeps');
  const { alerts, calls } = first.adapters.store;
  const now = first.adapters.clock.now();
  const due = REPS.slice(0, DUE).map(({ id }) => benchAlert(`due-${name}-${id}`, now, id));
  for (const alert of due) {
    await calls.save(benchCall(alert.id, now), { version: 0, rows: [] });
    await alerts.save(alert, { version: 0, rows: [] });
  }
  const before = await sends(standin);
  const began = performance.now();
  await Promise.all(sweepers.map(({ flows }) => flows.sweep.pass()));
  const sweepMs = performance.now() - began;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    await Promise.all(sweepers.map(({ flows }) => flows.idle()));
    if ((await sends(standin)) - before >= DUE) break;
    await Promise.all(sweepers.map(({ flows }) => flows.sweep.pass()));
  }
  const outMs = performance.now() - began;
  // One more look: what was sent is not sent again.
  await Promise.all(sweepers.map(({ flows }) => flows.sweep.pass()));
  await Promise.all(sweepers.map(({ flows }) => flows.idle()));
  const sent = (await sends(standin)) - before;
  const told = await Promise.all(due.map(async ({ id }) => (await alerts.load(id))?.notices ?? []));
  const notices = told.reduce((total, one) => total + Math.max(0, one.length - 1), 0);
  return { sweepMs, outMs, sent, twice: Math.max(0, sent - DUE) + notices };
}

async function sends(standin: string): Promise<number> {
  const answer = await fetch(`${standin}/inspect/counts`);
  return ((await answer.json()) as { send?: number }).send ?? 0;
}
