import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { RedisNotificationChannel } from '@agendajs/redis-backend';
import { MongoBackend } from '@agendajs/mongo-backend';
import { describe, expect, it } from '@jest/globals';
import Router from '@koa/router';
import { Agenda } from 'agenda';
import { Redis } from 'ioredis';
import Koa from 'koa';
import mongoose from 'mongoose';
import OpenAI from 'openai';
import { v7, validate, version } from 'uuid';
import { Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin';
import { testServices } from './support/services.ts';

// The packages the product was ordered with load on this Node and do the one thing we take each of them for.
describe('the ordered packages', () => {
  it('koa and @koa/router answer a request', async () => {
    const router = new Router();
    router.get('/calls/:call', (ctx) => {
      ctx.body = { call: ctx.params.call };
    });
    const server = new Koa().use(router.routes()).listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}/calls/c1`);
      expect(await answer.json()).toEqual({ call: 'c1' });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('mongoose checks a document against its schema', async () => {
    const schema = new mongoose.Schema({ tenantId: { type: String, required: true } });
    const Call = mongoose.createConnection().model('PackageTestCall', schema);
    await expect(new Call({ tenantId: 't1' }).validate()).resolves.toBeUndefined();
    await expect(new Call({}).validate()).rejects.toThrow('`tenantId` is required');
  });

  it('agenda runs a job from MongoDB, told by Redis', async () => {
    const services = testServices();
    const client = await new mongoose.mongo.MongoClient(services.mongoUri).connect();
    const redis = new Redis(services.redisUrl);
    const channel = new RedisNotificationChannel({
      redis,
      channelName: `${services.redisPrefix}jobs`,
    });
    // Short, because a stopped agenda lets its timers run out.
    const agenda = new Agenda({
      backend: new MongoBackend({ mongo: client.db() }),
      notificationChannel: channel,
      processEvery: 100,
      defaultLockLifetime: 200,
    });
    try {
      const done = new Promise((resolve) => {
        agenda.define<{ call: string }>('sweep', (job) => {
          resolve(job.attrs.data.call);
          return Promise.resolve();
        });
      });
      await agenda.start();
      await agenda.now('sweep', { call: 'c1' });
      expect(await done).toBe('c1');
    } finally {
      await agenda.stop();
      await services.drop();
      await client.close();
      redis.disconnect();
    }
  });

  it('ioredis is made without connecting', () => {
    const redis = new Redis('redis://127.0.0.1:1/2', { lazyConnect: true });
    expect(redis.status).toBe('wait');
    expect(redis.options.db).toBe(2);
    redis.disconnect();
  });

  it('uuid makes version 7 ids that sort by their time', () => {
    const earlier = v7({ msecs: 1_000 });
    const later = v7({ msecs: 2_000 });
    expect([validate(earlier), version(earlier)]).toEqual([true, 7]);
    expect(earlier < later).toBe(true);
  });

  it('co-wechat-api uses the token we keep, and says when it has expired', async () => {
    const year2100 = 4_102_444_800_000;
    expect(await ensureToken({ accessToken: 'kept', expireTime: year2100 })).toBe('kept');
    await expect(ensureToken({ accessToken: 'old', expireTime: 1 })).rejects.toThrow('accessToken');
  });

  it('openai makes a client for the address it is given', () => {
    const client = new OpenAI({ apiKey: 'x', baseURL: 'http://127.0.0.1:1/v1' });
    expect(client.baseURL).toBe('http://127.0.0.1:1/v1');
    expect(typeof client.chat.completions.create).toBe('function');
  });

  it('wechatpay-axios-plugin makes a client and signs what it sends', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const pay = new Wechatpay({
      mchid: '1900000001',
      serial: '1DDE55AD98ED71D6',
      privateKey,
      certs: { PUB_KEY_ID_1: publicKey },
    });
    const text = Formatter.request('GET', '/v3/certificates', 1_700_000_000, 'nonce');
    expect(text).toBe('GET\n/v3/certificates\n1700000000\nnonce\n\n');
    expect(Rsa.verify(text, Rsa.sign(text, privateKey), publicKey)).toBe(true);
    expect(typeof pay.get).toBe('function');
  });
});

interface Token {
  accessToken: string;
  expireTime: number;
}

/** co-wechat-api has no types of its own; this is the part of it we rely on. */
type WechatApi = new (
  id: string,
  secret: string,
  load: () => Promise<Token>,
  save: (token: Token) => Promise<void>,
  tokenIsOurs: boolean,
) => { ensureAccessToken: () => Promise<Token> };

async function ensureToken(kept: Token): Promise<string> {
  const name = 'co-wechat-api';
  const { default: Api } = (await import(name)) as { default: WechatApi };
  const ignore = (): Promise<void> => Promise.resolve();
  const api = new Api('corp', 'secret', () => Promise.resolve(kept), ignore, true);
  return (await api.ensureAccessToken()).accessToken;
}
