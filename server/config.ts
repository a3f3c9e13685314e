/** Environment → one frozen object. The only reader of the environment; it reports every mistake at once. */
import path from 'node:path';
import type { z } from 'zod';
import type { CrashPoint } from './config/crash-points.ts';
import { findHearingMistakes, hearingOf, type HearingConfig } from './config/hearing-values.ts';
import { HEARING_VARIABLES } from './config/hearing.ts';
import { isLoopback, VARIABLES, WECOM_GROUP } from './config/variables.ts';
import type { LOG_LEVELS, Variable, VariableName } from './config/variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The company in WeCom and the app that sends the cards. */
export interface WecomCredentials {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  readonly callbackToken: string;
  readonly encodingAesKey: string;
}

export interface Config {
  /** What this process does: the doors, the work behind them, or both. */
  readonly role: 'all' | 'web' | 'worker';
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Origin under which people and WeCom reach us, without a trailing slash. */
  readonly publicUrl: string;
  readonly tenantId: string;
  readonly mongo: { readonly uri: string; readonly db: string };
  readonly redis: { readonly url: string };
  readonly wecom: {
    /** Null: no company is configured; cards wait and logins are refused. */
    readonly credentials: WecomCredentials | null;
    readonly apiBase: string;
    readonly oauthBase: string;
    /** True when the credentials speak to WeCom itself and not to a stand-in on this machine. */
    readonly real: boolean;
    readonly miniProgramAppId: string | null;
    /** Webhook of the group robot; its key is a secret. */
    readonly robotUrl: string | null;
    /** WeCom phones colleagues about alerts where the gateway cannot. */
    readonly staffPhone: boolean;
  };
  readonly gateway: {
    /** Origin that takes orders; null for a gateway that only reports. */
    readonly url: string | null;
    /** It carries out alert_call orders. */
    readonly alertCalls: boolean;
    /** The secret in use first, then the former one while it is being replaced. */
    readonly secrets: readonly [string, ...string[]];
  };
  /** Hotline number, digits only. */
  readonly hotline: string;
  readonly ownAreaCode: string;
  /** Absolute path of the folder for recordings and keys. */
  readonly dataDir: string;
  /** Absolute path of the file with the command line's key. */
  readonly cliKeyFile: string;
  /** Who listens and who reads after a call. */
  readonly hearing: HearingConfig;
  /** Oldest version of the mini-program that is served. */
  readonly clientMinimum: string;
  readonly sessionHours: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Business time at start of a trial; null = the wall clock. */
  readonly trialAt: Date | null;
  readonly crashAt: CrashPoint | null;
}

export interface Mistake {
  readonly name: string;
  /** Completes "NAME should be …"; never contains the value. */
  readonly should: string;
}

/** Thrown when the environment cannot be used; the message names every variable and what it should be. */
export class ConfigError extends Error {
  readonly mistakes: readonly Mistake[];
  constructor(mistakes: readonly Mistake[]) {
    const lines = mistakes.map((mistake) => `  ${mistake.name} should be ${mistake.should}`);
    super(['The configuration cannot be used:', ...lines].join('\n'));
    this.name = 'ConfigError';
    this.mistakes = mistakes;
  }
}

export type Values = {
  readonly [Name in VariableName]: z.output<(typeof VARIABLES)[Name]['read']> | null;
};

/** Blank counts as absent, as in a `.env` file with `NAME=`. */
function textOf(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function readValues(env: Environment): { values: Values; mistakes: Mistake[] } {
  const values: Record<string, unknown> = {};
  const mistakes: Mistake[] = [];
  for (const [name, variable] of Object.entries<Omit<Variable, 'name'>>(VARIABLES)) {
    values[name] = null;
    const text = textOf(env, name) ?? variable.fallback;
    if (text === undefined) {
      if (variable.required) mistakes.push({ name, should: `set: ${variable.should}` });
      continue;
    }
    const read = variable.read.safeParse(text);
    if (read.success) values[name] = read.data;
    else mistakes.push({ name, should: variable.should });
  }
  // The table above gives each name its own schema, so each value has the type of its name.
  return { values: values as Values, mistakes };
}

/** Mistakes that only show when several variables are read together. */
function findContradictions(env: Environment, values: Values): Mistake[] {
  const filled = WECOM_GROUP.filter((name) => textOf(env, name) !== undefined);
  const missing = filled.length === 0 ? [] : WECOM_GROUP.filter((name) => !filled.includes(name));
  const mistakes: Mistake[] = missing.map((name) => ({
    name,
    should: `set too, because ${filled.join(', ')} ${filled.length === 1 ? 'is' : 'are'} set: ${VARIABLES[name].should}`,
  }));
  const { WECOM_API_BASE: api, WECOM_OAUTH_BASE: oauth } = values;
  if (api !== null && oauth !== null && isLoopback(api) !== isLoopback(oauth)) {
    mistakes.push({
      name: 'WECOM_OAUTH_BASE',
      should: 'on the same side as WECOM_API_BASE: both WeCom itself, or both a stand-in',
    });
  }
  if (filled.length > 0 && api !== null && !isLoopback(api)) {
    for (const name of ['TRIAL_AT', 'CRASH_AT'] as const) {
      if (textOf(env, name) !== undefined)
        mistakes.push({
          name,
          should: 'absent, because the credentials are those of a real company',
        });
    }
  }
  const { GATEWAY_SECRET: secret, GATEWAY_SECRET_PREVIOUS: previous } = values;
  if (secret !== null && secret === previous) {
    mistakes.push({ name: 'GATEWAY_SECRET_PREVIOUS', should: 'another one than GATEWAY_SECRET' });
  }
  return [...mistakes, ...findHearingMistakes(values)];
}

function credentialsOf(values: Values): WecomCredentials | null {
  const corpId = values.WECOM_CORP_ID;
  const agentId = values.WECOM_AGENT_ID;
  const secret = values.WECOM_SECRET;
  const callbackToken = values.WECOM_CALLBACK_TOKEN;
  const encodingAesKey = values.WECOM_ENCODING_AES_KEY;
  if (corpId === null || agentId === null || secret === null) return null;
  if (callbackToken === null || encodingAesKey === null) return null;
  return { corpId, agentId, secret, callbackToken, encodingAesKey };
}

/** A value that has a default or was required: absent only after a mistake, which has been thrown by then. */
function must<T>(value: T | null): T {
  if (value === null) throw new Error('A variable without a mistake has no value');
  return value;
}

function assemble(values: Values): Config {
  const port = must(values.PORT);
  const dataDir = path.resolve(must(values.DATA_DIR));
  const apiBase = must(values.WECOM_API_BASE);
  const credentials = credentialsOf(values);
  const secret = must(values.GATEWAY_SECRET);
  const previous = values.GATEWAY_SECRET_PREVIOUS;
  return {
    role: must(values.ROLE),
    host: must(values.HOST),
    port,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${port}`,
    tenantId: must(values.TENANT_ID),
    mongo: { uri: must(values.MONGODB_URI), db: must(values.MONGODB_DB) },
    redis: { url: must(values.REDIS_URL) },
    wecom: {
      credentials,
      apiBase,
      oauthBase: must(values.WECOM_OAUTH_BASE),
      real: credentials !== null && !isLoopback(apiBase),
      miniProgramAppId: values.MINIPROGRAM_APPID,
      robotUrl: values.WECOM_ROBOT_URL,
      staffPhone: must(values.WECOM_STAFF_PHONE),
    },
    gateway: {
      url: values.GATEWAY_URL,
      alertCalls: must(values.GATEWAY_ALERT_CALLS),
      secrets: previous === null ? [secret] : [secret, previous],
    },
    hotline: must(values.HOTLINE),
    ownAreaCode: must(values.OWN_AREA_CODE),
    dataDir,
    cliKeyFile: path.resolve(values.CLI_KEY_FILE ?? path.join(dataDir, 'cli.key')),
    hearing: hearingOf(values),
    clientMinimum: must(values.CLIENT_MINIMUM),
    sessionHours: must(values.SESSION_HOURS),
    logLevel: must(values.LOG_LEVEL),
    trialAt: values.TRIAL_AT,
    crashAt: values.CRASH_AT,
  };
}

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null && !(part instanceof Date))
      freeze(part as object);
  }
  return Object.freeze(value);
}

/** Throws {@link ConfigError} with all mistakes together. */
export function readConfig(env: Environment): Config {
  const { values, mistakes } = readValues(env);
  const named = new Set(mistakes.map((mistake) => mistake.name));
  const more = findContradictions(env, values).filter((mistake) => !named.has(mistake.name));
  if (mistakes.length + more.length > 0) throw new ConfigError([...mistakes, ...more]);
  return freeze(assemble(values));
}

/** Who listens and who reads, for tools that need nothing else. Throws {@link ConfigError} for their own mistakes. */
export function readHearing(env: Environment): HearingConfig {
  const { values, mistakes } = readValues(env);
  const own = mistakes.filter(({ name }) => name in HEARING_VARIABLES);
  const more = [...own, ...findHearingMistakes(values)];
  if (more.length > 0) throw new ConfigError(more);
  return hearingOf(values);
}

/** The configuration of this process. */
export function readConfigOfProcess(): Config {
  return readConfig(process.env);
}
