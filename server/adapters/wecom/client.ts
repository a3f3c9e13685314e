/** The corner of WeCom's API this product uses, as the Wecom port. */
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { Clock, Wecom, WecomFailure } from '../../ports.ts';
import type { StaffPhone } from '../../ports/alerts.ts';
import { WecomApi, fetchAccessToken } from './api.ts';
import { attempt, read } from './attempt.ts';
import { WecomCallError } from './errors.ts';
import { createHttp } from './http.ts';
import { createStaffPhone } from './pstncc.ts';
import { createTokenKeeper } from './token.ts';

export interface WecomOptions {
  /** API host, such as `https://qyapi.weixin.qq.com`. */
  readonly baseUrl: string;
  /** Host of the OAuth2 page, such as `https://open.weixin.qq.com`. */
  readonly oauthBaseUrl: string;
  readonly corpId: string;
  readonly secret: string;
  readonly agentId: number;
  /** Shares the token among processes; null = every process keeps its own. */
  readonly redis: Redis | null;
  /** Begins every key in Redis, such as `callpop:`. */
  readonly redisPrefix: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeouts?: Partial<WecomTimeouts>;
}

/** Deadlines in ms. */
export interface WecomTimeouts {
  /** Send, rewrite and recall, a token fetched on the way included. */
  readonly cardMs: number;
  readonly otherMs: number;
  readonly tokenMs: number;
  readonly connectMs: number;
}

/** `close` breaks off what is under way. */
export interface WecomClient extends Wecom {
  /** Where the corp has 紧急通知; without it every call fails as a matter of settings. */
  readonly staffPhone: StaffPhone;
  close(): Promise<void>;
}

const TIMEOUTS: WecomTimeouts = { cardMs: 2000, otherMs: 5000, tokenMs: 3000, connectMs: 1000 };

/** People a message did not reach, joined by `|`, or listed in the answer to an update. */
const recipients = z.union([z.string(), z.array(z.string())]).default('');

const sentSchema = z.looseObject({
  msgid: z.string().min(1).nullish(),
  response_code: z.string().min(1).nullish(),
  invaliduser: recipients,
  unlicenseduser: recipients,
});
const updatedSchema = z.looseObject({ invaliduser: recipients });
const userSchema = z.looseObject({ name: z.string(), status: z.number() });
const sessionSchema = z.looseObject({ userid: z.string().min(1), corpid: z.string().optional() });
const memberSchema = z.looseObject({ userid: z.string().min(1).optional() });

/** Connects nothing yet: the first call fetches the token. */
export function createWecom(options: WecomOptions): WecomClient {
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const { cardMs, otherMs } = timeouts;
  const http = createHttp(timeouts.connectMs);
  const keeper = createTokenKeeper({
    corpId: options.corpId,
    secret: options.secret,
    redis: options.redis,
    prefix: options.redisPrefix,
    clock: options.clock,
    log: options.log,
    fetchToken: () => fetchAccessToken({ ...options, http }, timeouts.tokenMs),
  });
  const api = new WecomApi({ ...options, http, keeper });

  return {
    send: (body) =>
      attempt(async () => {
        const answer = await api.call({ path: 'message/send', body, timeoutMs: cardMs });
        const sent = read(sentSchema, answer);
        requireReached('invaliduser', sent.invaliduser);
        requireReached('unlicenseduser', sent.unlicenseduser);
        return { msgid: sent.msgid ?? null, responseCode: sent.response_code ?? null };
      }),

    updateCard: ({ userid, code, card }) =>
      attempt(async () => {
        const answer = await api.call({
          path: 'message/update_template_card',
          body: JSON.stringify({
            userids: [userid],
            agentid: options.agentId,
            response_code: code,
            template_card: card,
          }),
          timeoutMs: cardMs,
        });
        requireReached('invaliduser', read(updatedSchema, answer).invaliduser);
        return null;
      }),

    recall: (msgid) =>
      attempt(async () => {
        const body = JSON.stringify({ msgid });
        await api.call({ path: 'message/recall', body, timeoutMs: cardMs });
        return null;
      }),

    getUser: (userid) =>
      attempt(async () => {
        const answer = await api.call({ path: 'user/get', query: { userid }, timeoutMs: otherMs });
        const { name, status } = read(userSchema, answer);
        return { name, status };
      }),

    exchangeMiniProgramCode: (code) =>
      attempt(async () => {
        const answer = await api.call({
          path: 'miniprogram/jscode2session',
          query: { js_code: code, grant_type: 'authorization_code' },
          timeoutMs: otherMs,
        });
        const { userid, corpid } = read(sessionSchema, answer);
        if (corpid !== undefined && corpid !== options.corpId) throw ofAnotherCorp();
        return { userid: userid.toLowerCase() };
      }),

    exchangeOauthCode: (code) =>
      attempt(async () => {
        const path = 'auth/getuserinfo';
        const answer = await api.call({ path, query: { code }, timeoutMs: otherMs });
        return { userid: read(memberSchema, answer).userid?.toLowerCase() ?? null };
      }),

    authorizeUrl(redirectUri, state) {
      const url = new URL('/connect/oauth2/authorize', options.oauthBaseUrl);
      url.search = new URLSearchParams({
        appid: options.corpId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'snsapi_base',
        state,
        agentid: String(options.agentId),
      }).toString();
      url.hash = 'wechat_redirect';
      return url.href;
    },

    staffPhone: createStaffPhone(api, { callMs: otherMs, otherMs }),

    close: () => http.close(),
  };
}

/** One message goes to one person, so anybody listed is that person (path/90236: errcode is 0 all the same). */
function requireReached(list: string, people: string | readonly string[]): void {
  if (people.length === 0) return;
  const failure: WecomFailure = { kind: 'unreachable', text: `errcode 0 with ${list}` };
  throw new WecomCallError(failure);
}

function ofAnotherCorp(): WecomCallError {
  return new WecomCallError({ kind: 'unreachable', text: 'login of another corp' });
}
