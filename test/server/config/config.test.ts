import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../../server/config.ts';
import type { Environment } from '../../../server/config.ts';
import { VARIABLES, WECOM_GROUP } from '../../../server/config/variables.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const LEAST = {
  MONGODB_URI: 'mongodb://127.0.0.1:27017',
  REDIS_URL: 'redis://127.0.0.1:6379',
  GATEWAY_SECRET: SECRET,
};
const COMPANY = {
  WECOM_CORP_ID: 'wwabcdef0123456789',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'the-secret-of-the-app',
  WECOM_CALLBACK_TOKEN: 'QDG6eK',
  WECOM_ENCODING_AES_KEY: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
const STANDIN = {
  WECOM_API_BASE: 'http://127.0.0.1:3001',
  WECOM_OAUTH_BASE: 'http://127.0.0.1:3001',
};

function mistakesOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes.map(({ name }) => name);
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('needs three variables and gives the rest their defaults', () => {
    expect(readConfig(LEAST)).toMatchObject({
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      tenantId: 'T001',
      mongo: { db: 'callpop' },
      wecom: { credentials: null, real: false, miniProgramAppId: null },
      gateway: { url: null, alertCalls: false, secrets: [SECRET] },
      hotline: '4008320160',
      trialAt: null,
      crashAt: null,
    });
  });

  it('names everything that is missing at once', () => {
    expect(mistakesOf({})).toEqual(['MONGODB_URI', 'REDIS_URL', 'GATEWAY_SECRET']);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['ROLE', 'boss'],
    ['HOST', 'a b'],
    ['PORT', '65536'],
    ['PORT', '3e3'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'callpop.example.com'],
    ['PUBLIC_URL', 'https://callpop.example.com/app'],
    ['PUBLIC_URL', 'ftp://callpop.example.com'],
    ['TENANT_ID', 'T 1'],
    ['MONGODB_URI', 'http://127.0.0.1'],
    ['MONGODB_DB', 'a.b'],
    ['REDIS_URL', '127.0.0.1:6379'],
    ['MINIPROGRAM_APPID', 'wx1'],
    ['GATEWAY_URL', 'somewhere'],
    ['GATEWAY_ALERT_CALLS', 'true'],
    ['WECOM_STAFF_PHONE', 'yes'],
    ['GATEWAY_SECRET', 'whsec_c2hvcnQ='],
    ['GATEWAY_SECRET', Buffer.alloc(32).toString('base64')],
    ['GATEWAY_SECRET_PREVIOUS', 'x'],
    ['HOTLINE', '400-832-0160'],
    ['OWN_AREA_CODE', '574'],
    ['SESSION_HOURS', '0'],
    ['LOG_LEVEL', 'loud'],
    ['TRIAL_AT', '2026-11-24 10:00'],
    ['CRASH_AT', 'nowhere'],
    ['WECOM_API_BASE', 'https://evil.example'],
    ['WECOM_OAUTH_BASE', 'https://qyapi.weixin.qq.com'],
  ];
  it.each(wrong)('refuses %s=%s', (name, value) => {
    expect(mistakesOf({ ...LEAST, [name]: value })).toEqual([name]);
  });

  it('reports all mistakes together, and never the value of a secret', () => {
    const env = { ...LEAST, PORT: 'x', LOG_LEVEL: 'y', GATEWAY_SECRET: 'hush-hush-hush' };
    expect(() => readConfig(env)).toThrow(/PORT should be[\s\S]*GATEWAY_SECRET should be whsec_/);
    expect(mistakesOf(env)).toEqual(['PORT', 'GATEWAY_SECRET', 'LOG_LEVEL']);
    expect(() => readConfig(env)).not.toThrow(/hush/);
  });

  it.each(WECOM_GROUP)('names the others when only %s is filled', (name) => {
    const env = { ...LEAST, [name]: COMPANY[name] };
    expect(mistakesOf(env)).toEqual(WECOM_GROUP.filter((other) => other !== name));
  });

  it.each(WECOM_GROUP)('names %s when only it is missing, or blank', (name) => {
    expect(mistakesOf({ ...LEAST, ...COMPANY, [name]: undefined })).toEqual([name]);
    expect(mistakesOf({ ...LEAST, ...COMPANY, [name]: '  ' })).toEqual([name]);
  });

  it('knows a real company from a stand-in', () => {
    const real = readConfig({ ...LEAST, ...COMPANY });
    expect([real.wecom.real, real.wecom.credentials?.agentId]).toEqual([true, 1_000_002]);
    const trial = readConfig({
      ...LEAST,
      ...COMPANY,
      ...STANDIN,
      TRIAL_AT: '2026-11-24T10:00:00+08:00',
      CRASH_AT: 'send',
    });
    expect(trial.wecom.real).toBe(false);
    expect(trial.trialAt?.toISOString()).toBe('2026-11-24T02:00:00.000Z');
  });

  it('refuses trials and crashes with a real company', () => {
    const env = { ...LEAST, ...COMPANY, TRIAL_AT: '2026-11-24T10:00:00+08:00', CRASH_AT: 'send' };
    expect(mistakesOf(env)).toEqual(['TRIAL_AT', 'CRASH_AT']);
  });

  it('refuses half a stand-in', () => {
    const env = { ...LEAST, ...COMPANY, WECOM_API_BASE: STANDIN.WECOM_API_BASE };
    expect(mistakesOf(env)).toEqual(['WECOM_OAUTH_BASE']);
  });

  it('keeps the former secret second, and refuses the same twice', () => {
    const previous = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
    const { gateway } = readConfig({ ...LEAST, GATEWAY_SECRET_PREVIOUS: previous });
    expect(gateway.secrets).toEqual([SECRET, previous]);
    expect(mistakesOf({ ...LEAST, GATEWAY_SECRET_PREVIOUS: SECRET })).toEqual([
      'GATEWAY_SECRET_PREVIOUS',
    ]);
  });

  it('is frozen to the bottom', () => {
    const config = readConfig(LEAST);
    expect([config, config.mongo, config.gateway.secrets].every(Object.isFrozen)).toBe(true);
  });
});

describe('.env.example', () => {
  it('says the same as the table of variables, in its order', async () => {
    const lines = (await readFile('.env.example', 'utf8')).split('\n');
    const written = lines.flatMap((line, at) => {
      const match = /^# ([A-Z][A-Z_]+)=(.*)$/.exec(line);
      return match === null ? [] : [`${match[1] ?? ''}|${match[2] ?? ''}|${lines[at - 1] ?? ''}`];
    });
    const meant = Object.entries(VARIABLES).map(([name, variable]) => {
      const required = 'required' in variable ? ' Required.' : '';
      const fallback = 'fallback' in variable ? variable.fallback : '';
      return `${name}|${fallback}|# ${variable.about}${required}`;
    });
    expect(written).toEqual(meant);
  });
});
