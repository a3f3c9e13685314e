/** One request on the wire and what came back, as a value: an answer of the server, or why there was none. */
import { readHost } from './host';
import { SERVER, VERSION } from './release';

/** Milliseconds after which a page stops waiting. The long poll waits longer, see changes.ts. */
const PATIENCE = 15_000;

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** From the root of the server: `/api/me`. */
  readonly path: string;
  readonly body?: object;
  /** Idempotency-Key of an act: the same key never has a second effect. */
  readonly key?: string;
  readonly timeout?: number;
  /** Is handed what ends the request early. */
  readonly abortable?: (abort: () => void) => void;
}

export type Wired =
  | { readonly status: number; readonly data: unknown }
  /** The server may have acted or not: nobody knows. */
  | { readonly status: 0; readonly why: 'timeout' | 'aborted' | 'unreachable' };

/** Sends it once. Never rejects. */
export function send(ask: Ask, token: string | null): Promise<Wired> {
  const { platform, sdk } = readHost();
  const header: Record<string, string> = {
    'X-Client': `${VERSION}/${platform}/${sdk}`,
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(ask.key === undefined ? {} : { 'Idempotency-Key': ask.key }),
    ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return new Promise((resolve) => {
    const task = wx.request({
      url: SERVER + ask.path,
      method: ask.method ?? 'GET',
      header,
      timeout: ask.timeout ?? PATIENCE,
      ...(ask.body === undefined ? {} : { data: ask.body }),
      success: ({ statusCode, data }) => {
        resolve({ status: statusCode, data });
      },
      fail: ({ errMsg }) => {
        resolve({ status: 0, why: whyNot(errMsg) });
      },
    });
    ask.abortable?.(() => {
      task.abort();
    });
  });
}

/** `request:fail timeout`, `request:fail abort`, and many words for no connection. */
function whyNot(message: string): 'timeout' | 'aborted' | 'unreachable' {
  if (/time\s?out/i.test(message)) return 'timeout';
  return /abort|interrupted/i.test(message) ? 'aborted' : 'unreachable';
}

/** `?a=1&b=2` of what is given; empty and absent values are left out. */
export function queryText(
  values: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const words = Object.keys(values)
    .map((name) => [name, String(values[name] ?? '')] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return words.length === 0 ? '' : `?${words.join('&')}`;
}
