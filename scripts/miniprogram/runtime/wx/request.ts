/** wx.request and wx.downloadFile: ten at once, 60 s, cut 5 s after hiding, and the troubles that tests ask for. */
import type { AppLife } from '../app-life.ts';
import { fail, strict, wordsOf } from '../failures.ts';
import { tell, type Callbacks } from './answer.ts';
import { ownAddress } from './address.ts';

const AT_ONCE = 10;
const MOST_MS = 60_000;

export interface RequestOptions extends Callbacks {
  readonly url: string;
  readonly method?: string;
  readonly data?: unknown;
  readonly header?: Readonly<Record<string, string>>;
  readonly timeout?: number;
  readonly responseType?: 'text' | 'arraybuffer';
  readonly dataType?: string;
}

/** One request as tests read it. */
export interface Sent {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly at: number;
  /** Undefined while under way; 0 = no answer came. */
  status?: number;
  bytes?: number;
  /** Ten others are under way. */
  waiting: boolean;
}

export interface Network {
  readonly sent: readonly Sent[];
  /** Requests under way or waiting for their turn. */
  readonly pending: () => readonly Sent[];
  readonly request: (options: RequestOptions) => object;
  readonly download: (options: RequestOptions) => object;
  readonly setOffline: (is: boolean) => void;
  readonly isOffline: () => boolean;
  /** The server gets the next request whose path contains these words, its answer never arrives. */
  readonly dropNext: (words: string) => void;
}

export function createNetwork(life: AppLife): Network {
  const sent: Sent[] = [];
  const open = new Set<Sent>();
  const queue: (() => void)[] = [];
  const cutters = new Set<() => void>();
  let running = 0;
  let offline = false;
  const drops: string[] = [];
  life.onCut(() => {
    for (const cut of cutters) cut();
  });

  const next = (): void => {
    while (running < AT_ONCE) {
      const start = queue.shift();
      if (!start) return;
      running += 1;
      start();
    }
  };

  function start(
    name: string,
    options: RequestOptions,
    read: (answer: Response) => Promise<object>,
  ): object {
    const call = callOf(options);
    const note: Sent = {
      method: call.method,
      path: call.shown,
      at: performance.now(),
      waiting: true,
    };
    sent.push(note);
    open.add(note);
    const stop = new AbortController();
    let why = '';
    let settled = false;
    const settle = (isGood: boolean, answer: object): void => {
      if (settled) return;
      settled = true;
      note.status ??= 0;
      open.delete(note);
      cutters.delete(interrupt);
      tell(name, options, isGood, answer);
    };
    const abort = (words: string): void => {
      why = words;
      stop.abort();
      settle(false, { errMsg: `${name}:fail ${words}` });
    };
    const interrupt = (): void => {
      abort('interrupted');
    };
    cutters.add(interrupt);
    if (life.isCut()) abort('interrupted');
    else if (offline) abort('network is offline');
    else if (call.url === null) abort('url not in domain list');
    const run = async (): Promise<void> => {
      const timer = setTimeout(() => {
        abort('timeout');
      }, options.timeout ?? MOST_MS);
      note.waiting = false;
      try {
        if (settled) return;
        const answer = await fetch(call.url ?? '', { ...call.init, signal: stop.signal });
        const content = await read(answer);
        const at = drops.findIndex((words) => call.shown.includes(words));
        if (at >= 0) {
          drops.splice(at, 1);
          abort('the answer was dropped');
          return;
        }
        note.status = answer.status;
        note.bytes = Number(answer.headers.get('content-length') ?? 0);
        settle(true, { ...content, errMsg: `${name}:ok` });
      } catch (error) {
        settle(false, { errMsg: `${name}:fail ${why === '' ? wordsOf(error) : why}` });
      } finally {
        clearTimeout(timer);
        running -= 1;
        next();
      }
    };
    queue.push(() => void run());
    next();
    const task = {
      abort: () => {
        abort('abort');
      },
      onHeadersReceived: () => undefined,
      offHeadersReceived: () => undefined,
    };
    return strict('RequestTask', task, ['onChunkReceived']);
  }

  return {
    sent,
    pending: () => [...open],
    request: (options) => start('request', options, (answer) => readAnswer(answer, options)),
    download: (options) => start('downloadFile', options, readFile),
    setOffline(is) {
      offline = is;
      if (is) for (const cut of cutters) cut();
    },
    isOffline: () => offline,
    dropNext: (words) => {
      drops.push(words);
    },
  };
}

interface Call {
  readonly method: string;
  /** Null when it may not be asked. */
  readonly url: string | null;
  readonly shown: string;
  readonly init: RequestInit;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'];

function callOf({ url, method = 'GET', data, header = {} }: RequestOptions): Call {
  if (!METHODS.includes(method)) fail(`wx.request does not know ${method}`);
  const own = ownAddress(url);
  const headers = new Headers({ 'content-type': 'application/json', ...header });
  for (const name of ['cookie', 'referer', 'host']) {
    if (headers.has(name)) fail(`wx.request may not set ${name}`);
  }
  if (own === null) return { method, url: null, shown: url, init: {} };
  if (method === 'GET' || method === 'HEAD') {
    headers.delete('content-type');
    const words = Object.entries((data ?? {}) as Record<string, string>)
      .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
      .join('&');
    const query = words === '' ? '' : `${own.includes('?') ? '&' : '?'}${words}`;
    return shape(method, own + query, { method, headers });
  }
  if (data === undefined) return shape(method, own, { method, headers });
  const body =
    typeof data === 'string' || data instanceof ArrayBuffer ? data : JSON.stringify(data);
  return shape(method, own, { method, headers, body });
}

function shape(method: string, url: string, init: RequestInit): Call {
  const init2: RequestInit = { ...init, credentials: 'omit', cache: 'no-store' };
  return { method, url, shown: url.replace(/^\/frame/, ''), init: init2 };
}

async function readAnswer(answer: Response, options: RequestOptions): Promise<object> {
  const header = Object.fromEntries(answer.headers);
  const statusCode = answer.status;
  if (options.responseType === 'arraybuffer') {
    return { data: await answer.arrayBuffer(), statusCode, header, cookies: [] };
  }
  const text = await answer.text();
  let data: unknown = text;
  try {
    if (options.dataType === undefined || options.dataType === 'json') data = JSON.parse(text);
  } catch {
    // The client hands over words that are no JSON as they are.
  }
  return { data, statusCode, header, cookies: [] };
}

async function readFile(answer: Response): Promise<object> {
  const tempFilePath = URL.createObjectURL(await answer.blob());
  return { tempFilePath, statusCode: answer.status };
}
