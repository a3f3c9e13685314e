/** What a foreign refusal, a status or a broken line means in our five words. */
import type { SpeechFailure } from '../../ports/speech.ts';
import type { Exchange } from './http.ts';

type Kind = SpeechFailure['kind'];

/**
 * What is at stake when no clear answer comes. paid: the other side may have taken the work and charge for it, so the
 * caller must look first · free: asking again costs nothing.
 */
export type Stake = 'paid' | 'free';

/** A result without a value. */
export interface Failed {
  readonly ok: false;
  readonly failure: SpeechFailure;
}

const LONGEST_REASON = 200;
/** Links are signed and numbers name people: neither belongs into a reason. */
const LINK = /\w+:\/\/[^\s"'<>]+/g;
const LONG_NUMBER = /\d{7,}/g;

/** A failure in our words. */
export function failed(
  kind: Kind,
  reason: string,
  more: { readonly code?: string | null; readonly after?: number | null } = {},
): Failed {
  const short = reason.slice(0, LONGEST_REASON);
  return {
    ok: false,
    failure: { kind, reason: short, code: more.code ?? null, after: more.after ?? null },
  };
}

/** Nothing came back that can be read as an answer of the provider. */
export function lost(reason: string, stake: Stake): Failed {
  return failed(stake === 'paid' ? 'unknown' : 'later', reason);
}

/** The line broke: what never left may simply be sent again. */
export function brokenOff(exchange: Extract<Exchange, { came: false }>, stake: Stake): Failed {
  return exchange.left ? lost(exchange.reason, stake) : failed('later', exchange.reason);
}

/** The kind behind an HTTP status other than 200, where the provider's own code says nothing. */
export function kindOfStatus(status: number, stake: Stake): Kind {
  if (status === 401 || status === 402 || status === 403) return 'account';
  if (status === 425 || status === 429) return 'later';
  if (status === 404 || status === 410) return stake === 'paid' ? 'never' : 'gone';
  if (status >= 400 && status < 500 && status !== 408) return 'never';
  // 408, 5xx and whatever a proxy invents: the work may have been taken before the answer failed.
  return stake === 'paid' ? 'unknown' : 'later';
}

/** Foreign words made fit for the admin: one line, without links, long numbers and the given secrets. */
export function cleanWords(text: string, secrets: readonly string[]): string {
  const hidden = secrets.reduce(
    (words, secret) => (secret === '' ? words : words.replaceAll(secret, '[secret]')),
    text,
  );
  return hidden
    .replace(LINK, '[link]')
    .replace(LONG_NUMBER, '[number]')
    .replace(/\s+/g, ' ')
    .trim();
}

/** JSON, or undefined for anything else: a page of some proxy, an answer cut short. */
export function readJson(body: Buffer | string): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
