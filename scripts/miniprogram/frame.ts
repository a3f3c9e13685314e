/** Serves the mini-program in a page of the browser: the phone around it, the compiled app, and its server by proxy. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Built } from './compile.ts';
import { passOn } from './proxy.ts';

export interface FrameOptions {
  /** What to serve, see `buildOnChange`. Asked for each file; its rejection is shown in place of the app. */
  readonly build: () => Promise<Built>;
  /** Address of the product, without a path. */
  readonly proxyTo: string;
  /** The code that wx.qy.login gives on the phone of this person. */
  readonly loginCode: (person: string) => string | Promise<string>;
}

/** Answers what stands below /frame/; false = not for the frame, and nothing was done. */
export type Frame = (req: IncomingMessage, res: ServerResponse) => boolean;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
};
const RULES = [
  "default-src 'none'",
  "script-src 'self'",
  // Pages set style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
].join('; ');

/**
 * The frame's door: `/frame/?person=&profile=&open=` is the phone, `/frame/app/?…` the app alone in its window,
 * `/frame/api/…` and `/frame/media/…` the product, `POST /frame/login?person=` a login code.
 */
export function createFrame(options: FrameOptions): Frame {
  return (req, res) => {
    const url = new URL(req.url ?? '/', 'http://frame');
    if (url.pathname === '/frame') {
      res.writeHead(302, { location: `/frame/${url.search}` }).end();
      return true;
    }
    if (!url.pathname.startsWith('/frame/')) return false;
    const rest = url.pathname.slice('/frame'.length);
    if (/^\/(api|media)\//.test(rest)) {
      passOn(req, res, options.proxyTo, rest + url.search);
    } else {
      answer(options, url, req.method ?? 'GET', rest.slice(1)).then(
        (file) => {
          send(res, file);
        },
        (error: unknown) => {
          const words = error instanceof Error ? error.message : String(error);
          send(res, { status: 500, name: 'fault.txt', body: words });
        },
      );
    }
    return true;
  };
}

interface Answer {
  readonly status: number;
  /** Its ending says the type. */
  readonly name: string;
  readonly body: string | Buffer;
}

const PAGE = path.join(import.meta.dirname, 'page');
const OUTER: Readonly<Record<string, string>> = {
  '': 'frame.html',
  'frame.css': 'frame.css',
  'frame.js': 'frame.js',
  'app/': 'app.html',
};

async function answer(
  options: FrameOptions,
  url: URL,
  method: string,
  name: string,
): Promise<Answer> {
  if (name === 'login' && method === 'POST') {
    const code = await options.loginCode(url.searchParams.get('person') ?? '');
    return { status: 200, name: 'login.json', body: JSON.stringify({ code }) };
  }
  const outer = OUTER[name];
  // A build that fails is shown in place of the app.
  if (name === 'app/') await options.build();
  if (outer !== undefined) {
    return { status: 200, name: outer, body: readFileSync(path.join(PAGE, outer)) };
  }
  const { files } = await options.build();
  const body = files.get(name.replace(/^app\//, ''));
  if (body === undefined) return { status: 404, name: 'none.txt', body: `${name} does not exist` };
  return { status: 200, name, body };
}

function send(res: ServerResponse, { status, name, body }: Answer): void {
  res.writeHead(status, {
    'content-type':
      TYPES[path.extname(name)] ??
      (name.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8'),
    'content-security-policy': RULES,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  res.end(body);
}
