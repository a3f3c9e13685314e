import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startStandin } from '../../scripts/standin/index.ts';
import { createCallback } from '../../server/adapters/wecom/callback.ts';
import { createWecom } from '../../server/adapters/wecom/client.ts';
import { createLog } from '../../server/log.ts';
import type { WecomMessage } from '../../server/ports.ts';
import { describeWecom } from './wecom.ts';
import type { WecomWorld } from './wecom.ts';

const APP = {
  corpId: 'ww0123456789abcdef',
  agentId: 1000002,
  secret: 'contract-secret',
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
const PERSON = 'Sales_Manager_A';

/** A callback door that hands the next message to whoever waits for it. */
async function openDoor(): Promise<{
  url: string;
  next(): Promise<WecomMessage>;
  close(): Promise<void>;
}> {
  const callback = createCallback(APP);
  let take: (message: WecomMessage) => void = () => undefined;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { searchParams } = new URL(request.url ?? '', 'http://door.test');
      const read = callback.receive(
        Object.fromEntries(searchParams),
        Buffer.concat(parts).toString(),
      );
      response.statusCode = read.ok ? 200 : 403;
      response.end();
      if (read.ok) take(read.message);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: () =>
      new Promise((resolve) => {
        take = resolve;
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function open(): Promise<WecomWorld> {
  const door = await openDoor();
  const standin = await startStandin({
    ...APP,
    port: 0,
    callbackUrl: `${door.url}/wecom/callback`,
    people: [{ userid: PERSON, name: '销售经理A' }],
    productUrl: 'http://127.0.0.1:3000',
  });
  const wecom = createWecom({
    ...APP,
    baseUrl: standin.url,
    oauthBaseUrl: standin.url,
    redis: null,
    redisPrefix: '',
    clock: { now: () => new Date(), wall: () => new Date() },
    log: createLog({ level: 'silent' }),
  });
  const inspect = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${standin.url}/inspect/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const during = async (
    work: Promise<unknown>,
    message: Promise<WecomMessage>,
  ): Promise<WecomMessage> => (await Promise.all([message, work]))[0];
  return {
    wecom,
    agentId: APP.agentId,
    person: PERSON,
    stranger: 'nobody_here',
    press: (msgid, key, selected) => {
      const next = door.next();
      return during(inspect('press', { user: PERSON, msgid, key, selected }), next);
    },
    say: (content) => {
      const next = door.next();
      return during(inspect('say', { user: PERSON, content }), next);
    },
    login: async (kind) => {
      const answer = (await inspect('login', { user: PERSON, kind })) as { code: string };
      return answer.code;
    },
    revokeTokens: async () => {
      await inspect('tokens', { do: 'revoke' });
    },
    async close() {
      await wecom.close();
      await standin.stop();
      await door.close();
    },
  };
}

describeWecom('the stand-in', open);
