/** Opens and closes Mongo, makes the indexes, and names the engine that answers. */
import mongoose from 'mongoose';
import { indexes as accessLogIndexes } from './access-log.ts';
import { alertCallIndexes } from './alert-calls.ts';
import { alertIndexes } from './alerts.ts';
import { bookIndexes } from './book.ts';
import { callIndexes } from './calls.ts';
import { changeIndexes } from './changes.ts';
import { checkInIndexes } from './check-ins.ts';
import type { IndexSpec } from './collection.ts';
import { companyIndexes } from './company.ts';
import { communicationIndexes } from './communications.ts';
import { digestIndexes } from './digests.ts';
import { pictureIndexes } from './pictures.ts';
import { productIndexes } from './products.ts';
import { reportIndexes } from './reports.ts';
import { speechJobIndexes } from './speech-jobs.ts';
import { todoIndexes } from './todos.ts';
import { inboxIndexes } from './inbox.ts';
import { longStatusIndexes } from './long-statuses.ts';
import { pushIndexes } from './pushes.ts';
import { recordIndexes } from './records.ts';
import { reservationIndexes } from './reservations.ts';
import { indexes as sessionIndexes } from './sessions.ts';
import { staffRingIndexes } from './staff-rings.ts';
import { swapIndexes } from './swaps.ts';
import { indexes as ticketIndexes } from './tickets.ts';
import { toldOnceIndexes } from './told-once.ts';

export const INDEXES: readonly IndexSpec[] = [
  ...accessLogIndexes,
  ...alertCallIndexes,
  ...alertIndexes,
  ...bookIndexes,
  ...callIndexes,
  ...changeIndexes,
  ...checkInIndexes,
  ...companyIndexes,
  ...communicationIndexes,
  ...digestIndexes,
  ...pictureIndexes,
  ...productIndexes,
  ...reportIndexes,
  ...speechJobIndexes,
  ...todoIndexes,
  ...inboxIndexes,
  ...longStatusIndexes,
  ...pushIndexes,
  ...recordIndexes,
  ...reservationIndexes,
  ...sessionIndexes,
  ...staffRingIndexes,
  ...swapIndexes,
  ...ticketIndexes,
  ...toldOnceIndexes,
];

/** Connects within `timeoutMs` or fails; later breaks are retried by the driver. */
export async function connectStore(options: {
  readonly uri: string;
  readonly database: string;
  readonly timeoutMs: number;
}): Promise<mongoose.Connection> {
  const connection = mongoose.createConnection(options.uri, {
    dbName: options.database,
    serverSelectionTimeoutMS: options.timeoutMs,
    maxPoolSize: 20,
    autoIndex: false,
    autoCreate: false,
    // The embedded engine has no sessions worth the name; writes are single and idempotent anyway.
    retryWrites: false,
  });
  return connection.asPromise();
}

/** Makes what is missing and drops nothing. Safe to run in several processes at once. */
export async function createIndexes(connection: mongoose.Connection): Promise<void> {
  for (const name of new Set(INDEXES.map((index) => index.collection))) {
    const specs = INDEXES.filter((index) => index.collection === name).map((index) => ({
      key: { ...index.key },
      ...('options' in index ? index.options : {}),
    }));
    await connection.collection(name).createIndexes(specs);
  }
}

/** What stands behind the wire: a MongoDB, or the embedded engine that speaks its language. */
export async function engineOf(
  connection: mongoose.Connection,
): Promise<{ readonly engine: string; readonly version: string }> {
  const info: Record<string, unknown> = (await connection.db?.admin().buildInfo()) ?? {};
  const ferret = info['ferretdb'] as { version?: string } | undefined;
  const version = typeof info['version'] === 'string' ? info['version'] : 'unknown';
  return ferret
    ? { engine: 'DocumentDB', version: `FerretDB ${ferret.version ?? 'unknown'}` }
    : { engine: 'MongoDB', version };
}
