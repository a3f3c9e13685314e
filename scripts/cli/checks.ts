/** What `callpop doctor` looks at: each check says what it found, and whether that is right. */
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { connectStore, engineOf } from '../../server/adapters/store/connect.ts';
import { fetchAccessToken } from '../../server/adapters/wecom/api.ts';
import { sealEnvelope } from '../../server/adapters/wecom/crypto.ts';
import { createHttp } from '../../server/adapters/wecom/http.ts';
import type { Config, WecomCredentials } from '../../server/config.ts';
import { linkProblem } from '../../server/config/hearing-values.ts';
import { hasHolidayData } from '../../server/domain/routing/calendar.ts';
import { dayKey } from '../../server/domain/time.ts';

/** Resolves to what was found; throws with what is wrong. */
export type Check = (config: Config) => Promise<string>;

const PATIENCE_MS = 5000;

/** In the order in which one thing stands on another. */
export const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  ['mongo', checkMongo],
  ['redis', checkRedis],
  ['wecom', checkWecom],
  ['callback', checkCallback],
  ['speech', checkSpeech],
  ['llm', checkLlm],
  ['holidays', checkHolidays],
];

async function checkMongo({ mongo }: Config): Promise<string> {
  const connection = await connectStore({
    uri: mongo.uri,
    database: mongo.db,
    timeoutMs: PATIENCE_MS,
  });
  try {
    const { engine, version } = await engineOf(connection);
    return `${engine} ${version}, database ${mongo.db}`;
  } finally {
    await connection.close();
  }
}

async function checkRedis({ redis: { url } }: Config): Promise<string> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // The failure is told by the rejected command.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return 'answers';
  } finally {
    redis.disconnect();
  }
}

function demandCredentials({ wecom }: Config): WecomCredentials {
  if (wecom.credentials) return wecom.credentials;
  throw new Error('no company is configured: set the five WECOM_ variables, until then cards wait');
}

async function checkWecom(config: Config): Promise<string> {
  const { corpId, secret } = demandCredentials(config);
  const http = createHttp(PATIENCE_MS - 1000);
  try {
    await fetchAccessToken({ baseUrl: config.wecom.apiBase, corpId, secret, http }, PATIENCE_MS);
    return `${config.wecom.real ? 'WeCom' : 'the stand-in'} gave a token for ${corpId}`;
  } finally {
    await http.close();
  }
}

/** The GET with which WeCom itself checks the address (WeCom path/90930), sealed by us. */
async function checkCallback(config: Config): Promise<string> {
  const { callbackToken: token, encodingAesKey, corpId } = demandCredentials(config);
  const plain = randomBytes(10).toString('hex');
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(8).toString('hex');
  const sealed = sealEnvelope({ token, encodingAesKey, corpId }, plain, { timestamp, nonce });
  const address = new URL('/wecom/callback', config.publicUrl);
  const bare = address.href;
  address.search = new URLSearchParams({
    msg_signature: sealed.signature,
    timestamp,
    nonce,
    echostr: sealed.cipher,
  }).toString();
  const answer = await askAddress(address, bare);
  if (!answer.ok) throw new Error(`${bare} answered HTTP ${answer.status} to a signed GET`);
  if ((await answer.text()) !== plain) {
    throw new Error(`${bare} did not give the decrypted text back: is it this product?`);
  }
  return `${bare} gave the decrypted text back`;
}

async function askAddress(address: URL, bare: string): Promise<Response> {
  try {
    return await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (cause) {
    throw new Error(`${bare} does not answer: is it running?`, { cause });
  }
}

/** Who listens, and whether a provider that fetches recordings itself can reach us. */
async function checkSpeech({ hearing, publicUrl }: Config): Promise<string> {
  const { provider, whisper } = hearing;
  if (provider === null) return 'nobody listens: recordings stay without text';
  const problem = linkProblem(hearing, publicUrl);
  if (problem !== null) throw new Error(problem);
  if (provider !== 'whisper' || !whisper) return `${provider} is configured`;
  const address = new URL(`${whisper.baseUrl}/models`);
  await askAddress(address, address.origin);
  return `${provider} answers at ${address.origin}`;
}

async function checkLlm({ hearing: { llm } }: Config): Promise<string> {
  if (llm === null) return 'none: the built-in rules read';
  const address = new URL(`${llm.baseUrl}/models`);
  await askAddress(address, address.origin);
  return `${llm.model} at ${address.origin}`;
}

function checkHolidays({ trialAt }: Config): Promise<string> {
  const year = Number(dayKey(trialAt ?? new Date()).slice(0, 4));
  if (!hasHolidayData(String(year))) {
    return Promise.reject(
      new Error(`the public holidays of ${year} are not known: update callpop`),
    );
  }
  const next = hasHolidayData(String(year + 1)) ? 'known too' : 'not published yet';
  return Promise.resolve(`${year} is known, ${year + 1} is ${next}`);
}
