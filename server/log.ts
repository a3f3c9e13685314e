/** One logger: a constant message and data. Secrets are taken out and telephone numbers masked before anything is written. */
import { pino } from 'pino';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** `message` never changes from line to line; what differs goes into `data`. */
export interface Log {
  debug(message: string, data?: object): void;
  info(message: string, data?: object): void;
  warn(message: string, data?: object): void;
  error(message: string, data?: object): void;
  /** A logger that adds `bindings` to every line. */
  child(bindings: object): Log;
}

export interface LogOptions {
  readonly level: LogLevel | 'silent';
  /** Where the JSON lines go; standard output when left out. */
  readonly destination?: { write(line: string): void };
}

/** Makes the logger of one process. Lines are JSON: level word, ISO time, msg, then the data. */
export function createLog(options: LogOptions): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  // Writing in the background: a slow reader of our lines never stands between ring and card.
  const target = options.destination ?? pino.destination({ sync: false });
  return wrap(pino(settings, target), {});
}

function wrap(writer: pino.Logger, bindings: object): Log {
  const write = (level: LogLevel, message: string, data: object | undefined): void => {
    if (!writer.isLevelEnabled(level)) return;
    writer[level](maskData({ ...bindings, ...data }), maskText(message));
  };
  return {
    debug: (message, data) => {
      write('debug', message, data);
    },
    info: (message, data) => {
      write('info', message, data);
    },
    warn: (message, data) => {
      write('warn', message, data);
    },
    error: (message, data) => {
      write('error', message, data);
    },
    child: (more) => wrap(writer, { ...bindings, ...more }),
  };
}

const REMOVED = '[removed]';
const SECRET_KEY =
  /authorization|cookie|token|secret|passw|aeskey|apikey|privatekey|sessionkey|credential/;

// A secret inside a text: as a URL parameter, a JSON member or a header.
const SECRET_IN_URL =
  /\b((?:access_?token|corpsecret|secret|token|js_code|code|msg_signature|password|api_?key)=)[^&\s"'#]+/gi;
const SECRET_IN_JSON =
  /("[\w-]*(?:token|secret|password|authorization|cookie|aeskey|session_key)"\s*:\s*")(?:[^"\\]|\\.)*/gi;
const SECRET_HEADER =
  /\b((?:set-cookie|cookie|authorization)\s*[:=]\s*)(?!\[removed\])[^\r\n"]+|\b((?:Bearer|Basic)\s+)\S+/gi;
const URL_USER = /(\/\/[^\s/:@]*:)[^\s/@]+@/g;

// What looks like digits but is no number: uuids, dates and times, our own record numbers, IPv4 addresses.
const NO_PHONE = [
  '(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])',
  '(?<!\\d)(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?!\\d)' +
    '(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,3}(?!\\d))?)?(?:Z|[+-]\\d\\d:\\d\\d)?)?',
  '\\b(?:COMM|VM)-\\d{8}-[0-9A-Z]{8}(?![0-9A-Z])',
  '(?<![\\d.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\d.])',
].join('|');
const BETWEEN_DIGITS =
  '(?:%2[0Dd]|[\\s\\-+().·_\\u2010-\\u2015\\u2212\\uff08\\uff09\\uff0d\\uff0e])';
const PHONE = `\\p{Nd}(?:${BETWEEN_DIGITS}{0,3}\\p{Nd}){6,}`;
const PHONE_OR_NOT = new RegExp(`(${NO_PHONE})|${PHONE}`, 'giu');

/** Hides secrets and every run of seven or more digits, however it is written. */
export function maskText(text: string): string {
  return text
    .replace(URL_USER, `$1${REMOVED}@`)
    .replace(SECRET_HEADER, `$1$2${REMOVED}`)
    .replace(SECRET_IN_JSON, `$1${REMOVED}`)
    .replace(SECRET_IN_URL, `$1${REMOVED}`)
    .replace(PHONE_OR_NOT, (found, harmless: string | undefined) => harmless ?? maskDigits(found));
}

function maskDigits(found: string): string {
  const digits = found.replace(/%2[0d]/gi, '').replace(/\P{Nd}/gu, '');
  const tail = digits.slice(-4);
  return digits.length >= 11 ? `${digits.slice(0, 3)}****${tail}` : `****${tail}`;
}

const DEEPEST = 8;

/** A copy of `value` that may be written down: secrets removed by key, numbers masked in keys, texts and numbers. */
export function maskData(value: object): Record<string, unknown> {
  return maskEntries(Object.entries(value), [value]);
}

function maskEntries(
  entries: Iterable<readonly [string, unknown]>,
  above: readonly object[],
): Record<string, unknown> {
  const masked = Object.create(null) as Record<string, unknown>;
  for (const [key, part] of entries) {
    const isSecret = SECRET_KEY.test(key.toLowerCase().replace(/[^a-z]/g, ''));
    masked[maskText(key)] = isSecret && part !== null ? REMOVED : maskValue(part, above);
  }
  return masked;
}

function maskValue(value: unknown, above: readonly object[]): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'number') return Math.abs(value) < 1e6 ? value : maskNumber(value);
  if (typeof value === 'bigint') return maskNumber(value);
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return '[circular]';
  if (above.length > DEEPEST) return '[deep]';
  return maskObject(value, [...above, value]);
}

function maskNumber(value: number | bigint): unknown {
  const text = value.toString();
  const masked = maskText(text);
  return masked === text ? Number(value) : masked;
}

function maskObject(value: object, above: readonly object[]): unknown {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  }
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof URL) return maskText(value.href);
  if (value instanceof Error) return maskError(value, above);
  if (Array.isArray(value) || value instanceof Set) {
    return Array.from(value as Iterable<unknown>, (part) => maskValue(part, above));
  }
  if (value instanceof Map) {
    const entries = Array.from(value, ([key, part]): [string, unknown] => [String(key), part]);
    return maskEntries(entries, above);
  }
  return maskEntries(Object.entries(value), above);
}

function maskError(error: Error, above: readonly object[]): Record<string, unknown> {
  return {
    type: error.name,
    message: maskText(error.message),
    stack: maskText(error.stack ?? ''),
    ...maskEntries(Object.entries(error), above),
    ...(error.cause === undefined ? {} : { cause: maskValue(error.cause, above) }),
  };
}
