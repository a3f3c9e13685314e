import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { expect } from '@jest/globals';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';

/** A database and a Redis key prefix of one test file's own, on the servers `npm test` started. */
export interface TestServices {
  /** Connection string that names a fresh database. */
  mongoUri: string;
  redisUrl: string;
  /** Every key of the test must begin with it. */
  redisPrefix: string;
  /** Drops the database and deletes the keys of the prefix. */
  drop: () => Promise<void>;
}

/** Gives the calling test file its own place on the servers. Throws when the servers are not named in the environment. */
export function testServices(): TestServices {
  const server = requireVariable('MONGODB_URI');
  const redisUrl = requireVariable('REDIS_URL');
  const name = freshName(expect.getState().testPath ?? 'test');
  const mongoUri = withDatabase(server, name);
  const redisPrefix = `${name}:`;
  return {
    mongoUri,
    redisUrl,
    redisPrefix,
    drop: async () => {
      await dropDatabase(mongoUri);
      await deleteKeys(redisUrl, redisPrefix);
    },
  };
}

function requireVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(
      `${name} is not set: run the tests with npm test (npm test -- <path> for one file)`,
    );
  }
  return value;
}

/** A database name may have 63 bytes. */
function freshName(testPath: string): string {
  const file = basename(testPath).replace(/\.test\.ts$/, '');
  const words = file.replace(/[^a-zA-Z0-9]+/g, '_').slice(0, 40);
  return `t_${words}_${randomBytes(6).toString('hex')}`;
}

/** The same server with another database. Credentials without `authSource` are looked up where they were before. */
export function withDatabase(uri: string, name: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri);
  if (parts === null) throw new Error('MONGODB_URI is not a MongoDB connection string');
  const [, server = '', database = '', query = ''] = parts;
  const options = query === '' ? [] : query.split('&');
  if (server.includes('@') && !options.some((option) => option.startsWith('authSource='))) {
    options.push(`authSource=${database === '' ? 'admin' : database}`);
  }
  return `${server}/${name}${options.length === 0 ? '' : `?${options.join('&')}`}`;
}

async function dropDatabase(mongoUri: string): Promise<void> {
  const client = new MongoClient(mongoUri);
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}

async function deleteKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  try {
    let cursor = '0';
    do {
      const [next, keys] = await redis.scan(cursor, 'MATCH', `${prefix}*`, 'COUNT', 1000);
      if (keys.length > 0) await redis.del(...keys);
      cursor = next;
    } while (cursor !== '0');
  } finally {
    redis.disconnect();
  }
}
