import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';

/** What a server says it is. */
export interface Answer {
  engine: string;
  version: string;
}

/** Asks a MongoDB-speaking server what it is. Throws when it does not answer within `patience` milliseconds. */
export async function askMongo(uri: string, patience = 500): Promise<Answer> {
  const client = new MongoClient(uri, {
    serverSelectionTimeoutMS: patience,
    connectTimeoutMS: patience,
    appName: 'callpop-services',
  });
  try {
    const info = await client.db('admin').command({ buildInfo: 1 });
    const ferret = info.ferretdb as { version?: string } | undefined;
    if (ferret === undefined) return { engine: 'MongoDB', version: String(info.version) };
    return { engine: 'DocumentDB', version: `FerretDB ${ferret.version ?? 'unknown'}` };
  } finally {
    await client.close();
  }
}

/** Asks a Redis-speaking server what it is. Throws when it does not answer within `patience` milliseconds. */
export async function askRedis(url: string, patience = 500): Promise<Answer> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: patience,
    maxRetriesPerRequest: 0,
    disconnectTimeout: 100, // else a refused connection keeps a timer of two seconds
    retryStrategy: () => null,
  });
  let problem: Error | undefined;
  client.on('error', (error: Error) => (problem = error));
  try {
    await client.connect();
    const info = await client.info('server');
    const read = (field: string): string | undefined =>
      new RegExp(`^${field}:(\\S+)`, 'm').exec(info)?.[1];
    const valkey = read('valkey_version');
    if (valkey !== undefined) return { engine: 'Valkey', version: valkey };
    return { engine: 'Redis', version: read('redis_version') ?? 'unknown' };
  } catch (cause) {
    throw new Error('Redis does not answer', { cause: problem ?? cause });
  } finally {
    client.disconnect();
  }
}
