/** The only file that knows Agenda: calendars in Mongo, Redis only to tell other processes sooner. */
import { MongoBackend } from '@agendajs/mongo-backend';
import { RedisNotificationChannel } from '@agendajs/redis-backend';
import { Agenda } from 'agenda';
import type { Db } from 'mongodb';
import type { Log } from '../log.ts';
import type { Job } from './catalogue.ts';

export interface Calendar {
  start(): Promise<void>;
  /** Waits for running jobs, at most two seconds. */
  stop(): Promise<void>;
}

const LOCK_MS = 60_000;
const DRAIN_MS = 2000;

export function createCalendar(options: {
  readonly db: Db;
  readonly redisUrl: string;
  readonly processName: string;
  readonly prefix: string;
  readonly jobs: readonly Job[];
  readonly log: Log;
}): Calendar {
  const { db, jobs, log } = options;
  const channel = new RedisNotificationChannel({
    connectionString: options.redisUrl,
    channelName: `${options.prefix}agenda`,
  });
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db, collection: 'agendaJobs' }),
    notificationChannel: channel,
    name: options.processName,
    processEvery: 5000,
    defaultConcurrency: 1,
    defaultLockLimit: 1,
    defaultLockLifetime: LOCK_MS,
  });
  agenda.on('error', (error: unknown) => {
    log.error('the calendar of jobs has a problem', { err: error });
  });
  for (const job of jobs) {
    agenda.define(
      job.name,
      async () => {
        try {
          await job.run();
        } catch (error) {
          // The next turn comes by itself; what is due stays due.
          log.error('a job failed', { err: error, job: job.name });
        }
      },
      { concurrency: 1, lockLimit: 1, lockLifetime: LOCK_MS },
    );
  }
  return {
    async start() {
      // One document per repeated job, however many processes start at once.
      await db
        .collection('agendaJobs')
        .createIndexes([
          { key: { name: 1 }, unique: true, partialFilterExpression: { type: 'single' } },
        ]);
      await agenda.start();
      for (const job of jobs) await agenda.every(job.every, job.name, {}, { skipImmediate: true });
    },
    async stop() {
      await agenda.drain({ timeout: DRAIN_MS });
      await agenda.stop();
    },
  };
}
