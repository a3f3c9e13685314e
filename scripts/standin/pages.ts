import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import Router from '@koa/router';
import { copyOf } from './book.ts';
import type { ChatLine } from './book.ts';
import type { Desk } from './desk.ts';
import { presentLine } from './inspect.ts';
import type { ShownMessage } from './inspect.ts';

const FOLDER = new URL('./page/', import.meta.url);
const HEARTBEAT_MS = 15_000;

/** Everything the browser may fetch of the page folder. */
const FILES: Record<string, string> = {
  'page.css': 'text/css',
  'people.css': 'text/css',
  'chat.css': 'text/css',
  'card.css': 'text/css',
  'phone.css': 'text/css',
  'alert-calls.css': 'text/css',
  'mini.css': 'text/css',
  'narrow.css': 'text/css',
  'page.js': 'text/javascript',
  'chat.js': 'text/javascript',
  'card.js': 'text/javascript',
  'phone.js': 'text/javascript',
  'alert-calls.js': 'text/javascript',
  'mini.js': 'text/javascript',
  'people.js': 'text/javascript',
  'dom.js': 'text/javascript',
};

type PageLine = ({ from: 'app' } & ShownMessage) | { from: 'person'; at: string; text: string };

/** The chat page: its files, the people, one person's chat, and a live stream of changes. */
export function createPages(desk: Desk): Router {
  const router = new Router();
  router.get('/', async (ctx) => {
    ctx.type = 'html';
    ctx.body = await readFile(new URL('index.html', FOLDER));
  });
  router.get('/page/people', async (ctx) => {
    ctx.body = {
      now: desk.clock().toISOString(),
      miniprogram: desk.options.miniprogram !== undefined,
      people: (await desk.people()).map(({ userid, name, mobile }) => ({
        userid,
        name,
        ...(mobile ? { mobile } : {}),
        total: desk.book.countOf(userid),
        last: previewOf(desk.book.linesOf(userid).at(-1), userid),
      })),
    };
  });
  router.get('/page/chat', (ctx) => {
    const user = typeof ctx.query['user'] === 'string' ? ctx.query['user'] : '';
    const lines = desk.book.linesOf(user).slice(-80);
    ctx.body = lines.flatMap((line) => presentForPage(line, user) ?? []);
  });
  router.get('/page/events', (ctx) => {
    const stream = new PassThrough();
    ctx.type = 'text/event-stream';
    ctx.set('cache-control', 'no-store');
    ctx.body = stream;
    const stopWatching = desk.book.watch((user) => {
      stream.write(`data: ${JSON.stringify({ user })}\n\n`);
    });
    const beat = setInterval(() => stream.write(': beat\n\n'), HEARTBEAT_MS);
    stream.on('close', () => {
      clearInterval(beat);
      stopWatching();
    });
    stream.write(': hello\n\n');
  });
  router.get('/page/:file', async (ctx, next) => {
    const file = ctx.params['file'] ?? '';
    const type = FILES[file];
    if (type === undefined) {
      await next();
      return;
    }
    ctx.type = type;
    ctx.set('cache-control', 'no-store');
    ctx.body = await readFile(new URL(file, FOLDER));
  });
  return router;
}

function presentForPage(line: ChatLine, user: string): PageLine | null {
  if (line.from === 'person') {
    return { from: 'person', at: new Date(line.at).toISOString(), text: line.text };
  }
  const shown = presentLine(line, user);
  return shown === null ? null : { from: 'app', ...shown };
}

/** What the list of people shows under a name: the last line, in short. */
function previewOf(line: ChatLine | undefined, user: string): { at: string; text: string } | null {
  if (line === undefined) return null;
  if (line.from === 'person') return { at: new Date(line.at).toISOString(), text: line.text };
  const copy = copyOf(line.message, user);
  const title = copy?.card?.['main_title'];
  const text =
    copy?.text ??
    (typeof title === 'object' && title !== null && 'title' in title ? String(title.title) : '');
  return { at: new Date(line.message.at).toISOString(), text };
}
