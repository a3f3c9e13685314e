/** Every environment variable the server reads: what it is for, what it should be, and its default. */
import { z } from 'zod';
import { CRASH_POINTS } from './crash-points.ts';
import { CLIENT_VARIABLES } from './client.ts';
import { HEARING_VARIABLES } from './hearing.ts';

export interface Variable {
  readonly name: string;
  /** One sentence for `.env.example`. */
  readonly about: string;
  /** Completes "NAME should be …" when the value cannot be used. */
  readonly should: string;
  readonly read: z.ZodType;
  /** Text taken when the variable is absent; none = it may stay absent, or is required. */
  readonly fallback?: string;
  readonly required?: true;
}

export const ROLES_OF_PROCESS = ['all', 'web', 'worker'] as const;
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const REAL_API = 'https://qyapi.weixin.qq.com';
const REAL_OAUTH = 'https://open.weixin.qq.com';
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username;
}

/** True for `http://127.0.0.1:3001` and the like: where a stand-in may live. */
export function isLoopback(origin: string): boolean {
  return LOOPBACK.has(new URL(origin).hostname);
}

const text = (pattern: RegExp) => z.string().regex(pattern);
const origin = z
  .string()
  .refine(isOrigin)
  .transform((value) => new URL(value).origin);
const wecomHost = (real: string) =>
  origin.refine((value) => value === real || isLoopback(value), { error: 'host' });
const robotAddress = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const known = url.origin === REAL_API || LOOPBACK.has(url.hostname);
  return known && url.pathname === '/cgi-bin/webhook/send' && url.searchParams.has('key');
});
const wholeNumber = (from: number, to: number) =>
  text(/^\d{1,10}$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to);

/** Base64 of 24 to 64 bytes behind `whsec_`, as Standard Webhooks writes a secret. */
const webhookSecret = text(/^whsec_[A-Za-z0-9+/]+={0,2}$/).refine((value) => {
  const bytes = Buffer.from(value.slice('whsec_'.length), 'base64').length;
  return bytes >= 24 && bytes <= 64;
});
const SECRET_SHOULD = 'whsec_ and then the base64 of 24 to 64 random bytes';

export const VARIABLES = {
  ROLE: {
    about:
      'Which part this process plays: everything, only the doors, or only the work behind them.',
    should: `one of ${ROLES_OF_PROCESS.join(', ')}`,
    read: z.enum(ROLES_OF_PROCESS),
    fallback: 'all',
  },
  HOST: {
    about: 'Address the server listens on; put a reverse proxy with TLS in front of it.',
    should: 'an IP address or host name of this machine',
    read: text(/^[A-Za-z0-9.:-]{1,253}$/),
    fallback: '127.0.0.1',
  },
  PORT: {
    about: 'Port the server listens on.',
    should: 'a whole number from 0 to 65535 (0 takes a free port)',
    read: wholeNumber(0, 65_535),
    fallback: '3000',
  },
  PUBLIC_URL: {
    about:
      'Where people and WeCom reach this server, without a path; http://localhost:PORT when absent.',
    should: 'an http or https address without a path, such as https://callpop.example.com',
    read: origin,
  },
  TENANT_ID: {
    about: 'Name of the company whose data this process serves.',
    should: 'up to 32 letters, digits, _ or -',
    read: text(/^[A-Za-z0-9_-]{1,32}$/),
    fallback: 'T001',
  },
  MONGODB_URI: {
    about: 'Connection string of MongoDB, or of an engine that speaks its protocol.',
    should: 'a mongodb:// or mongodb+srv:// address',
    read: text(/^mongodb(\+srv)?:\/\/\S+$/),
    required: true,
  },
  MONGODB_DB: {
    about: 'Name of the database inside it.',
    should: '1 to 38 letters, digits, _ or -',
    read: text(/^[A-Za-z0-9_-]{1,38}$/),
    fallback: 'callpop',
  },
  REDIS_URL: {
    about: 'Connection string of Redis or Valkey.',
    should: 'a redis:// or rediss:// address',
    read: text(/^rediss?:\/\/\S+$/),
    required: true,
  },
  WECOM_CORP_ID: {
    about: 'CorpID of the company in WeCom; all five of this group or none.',
    should: 'the CorpID shown under 我的企业, letters, digits, _ or -',
    read: text(/^[A-Za-z0-9_-]{1,64}$/),
  },
  WECOM_AGENT_ID: {
    about: 'AgentId of the self-built app that sends the cards.',
    should: 'the whole number shown on the page of the app',
    read: wholeNumber(1, 2_147_483_647),
  },
  WECOM_SECRET: {
    about: 'Secret of that app.',
    should: 'the Secret shown on the page of the app, without blanks',
    read: text(/^\S{1,128}$/),
  },
  WECOM_CALLBACK_TOKEN: {
    about: 'Token entered under 接收消息 of the app.',
    should: 'up to 32 letters and digits',
    read: text(/^[A-Za-z0-9]{1,32}$/),
  },
  WECOM_ENCODING_AES_KEY: {
    about: 'EncodingAESKey entered under 接收消息 of the app.',
    should: 'exactly 43 letters and digits',
    read: text(/^[A-Za-z0-9]{43}$/),
  },
  WECOM_API_BASE: {
    about: 'Host of the WeCom API; changed only to reach a stand-in on this machine.',
    should: `${REAL_API}, or a loopback address such as http://127.0.0.1:3001`,
    read: wecomHost(REAL_API),
    fallback: REAL_API,
  },
  WECOM_OAUTH_BASE: {
    about: 'Host of the WeCom login page; changed only to reach a stand-in on this machine.',
    should: `${REAL_OAUTH}, or a loopback address such as http://127.0.0.1:3001`,
    read: wecomHost(REAL_OAUTH),
    fallback: REAL_OAUTH,
  },
  WECOM_ROBOT_URL: {
    about: 'Webhook address of the group robot that is the last to be told of an alert.',
    should: 'the whole webhook address with its key',
    read: robotAddress,
  },
  WECOM_STAFF_PHONE: {
    about:
      'Whether WeCom itself phones colleagues about alerts (紧急通知) where the gateway cannot.',
    should: 'on or off',
    read: z.enum(['on', 'off']).transform((value) => value === 'on'),
    fallback: 'off',
  },
  MINIPROGRAM_APPID: {
    about: 'AppID of the mini-program linked to the app; without it cards open the web page.',
    should: 'wx and 16 letters or digits',
    read: text(/^wx[A-Za-z0-9]{16}$/),
  },
  GATEWAY_URL: {
    about: 'Where orders to the telephone gateway go; without it the gateway only reports.',
    should: 'an http or https address without a path',
    read: origin,
  },
  GATEWAY_ALERT_CALLS: {
    about: 'Whether that gateway can ring a colleague, read an alert aloud and take a key.',
    should: 'yes or no',
    read: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
    fallback: 'no',
  },
  GATEWAY_SECRET: {
    about: 'Secret that signs events from, and orders to, the gateway.',
    should: SECRET_SHOULD,
    read: webhookSecret,
    required: true,
  },
  GATEWAY_SECRET_PREVIOUS: {
    about: 'Former secret, still accepted from the gateway while it is being replaced.',
    should: SECRET_SHOULD,
    read: webhookSecret,
  },
  HOTLINE: {
    about: 'The hotline number, digits only.',
    should: '5 to 12 digits',
    read: text(/^\d{5,12}$/),
    fallback: '4008320160',
  },
  OWN_AREA_CODE: {
    about: 'Area code that a local number without one belongs to.',
    should: '3 or 4 digits that begin with 0, such as 0574',
    read: text(/^0\d{2,3}$/),
    fallback: '0574',
  },
  DATA_DIR: {
    about: 'Folder for recordings and keys.',
    should: 'the path of a folder',
    read: text(/^[^\0]+$/),
    fallback: '.data',
  },
  CLI_KEY_FILE: {
    about: 'File with the key of the command line; cli.key in DATA_DIR when absent.',
    should: 'the path of a file',
    read: text(/^[^\0]+$/),
  },
  ...CLIENT_VARIABLES,
  ...HEARING_VARIABLES,
  SESSION_HOURS: {
    about: 'Hours after which a login ends.',
    should: 'a whole number from 1 to 720',
    read: wholeNumber(1, 720),
    fallback: '12',
  },
  LOG_LEVEL: {
    about: 'How much is logged.',
    should: `one of ${LOG_LEVELS.join(', ')}`,
    read: z.enum(LOG_LEVELS),
    fallback: 'info',
  },
  TRIAL_AT: {
    about:
      'Moment at which a trial starts and from which its time runs on; never with a real WeCom company.',
    should: 'a time with its zone, such as 2026-11-24T10:00:00+08:00',
    read: z.iso.datetime({ offset: true }).transform((value) => new Date(value)),
  },
  CRASH_AT: {
    about: 'Seam at which the process kills itself, for tests; never with a real WeCom company.',
    should: `one of ${CRASH_POINTS.join(', ')}`,
    read: z.enum(CRASH_POINTS),
  },
} as const satisfies Record<string, Omit<Variable, 'name'>>;

export type VariableName = keyof typeof VARIABLES;

/** Filled all together or not at all. */
export const WECOM_GROUP = [
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_SECRET',
  'WECOM_CALLBACK_TOKEN',
  'WECOM_ENCODING_AES_KEY',
] as const satisfies readonly VariableName[];
