/** An answer goes onto the wire. */
import { createReadStream } from 'node:fs';
import type { RecordingFile } from '../../flows/recordings/issue-ticket.ts';
import type { Answer } from '../answer.ts';
import { writeCookies } from '../cookies.ts';
import { readRange } from '../range.ts';
import type { Context } from './state.ts';

const ASSET_SECONDS = 300;
/** Its address lives for days; a copy should not outlive it by much. */
const PICTURE_SECONDS = 3_600;

function writeAudio(ctx: Context, file: RecordingFile): void {
  ctx.type = file.type;
  ctx.set('accept-ranges', 'bytes');
  const range = readRange(ctx.headers.range, file.size);
  if (range === 'unsatisfiable') {
    ctx.status = 416;
    ctx.set('content-range', `bytes */${file.size}`);
    ctx.body = null;
    ctx.status = 416;
    return;
  }
  const { from, to } = range === 'whole' ? { from: 0, to: file.size - 1 } : range;
  if (range !== 'whole') {
    ctx.status = 206;
    ctx.set('content-range', `bytes ${from}-${to}/${file.size}`);
  }
  ctx.body =
    file.size === 0 ? Buffer.alloc(0) : createReadStream(file.path, { start: from, end: to });
  ctx.length = to - from + 1;
}

export function writeAnswer(ctx: Context, answer: Answer, publicUrl: string): void {
  ctx.status = answer.status;
  ctx.set('cache-control', 'no-store');
  writeCookies(ctx, answer.cookies ?? [], publicUrl);
  switch (answer.kind) {
    case 'json':
      ctx.body = answer.data;
      return;
    case 'text':
      ctx.type = answer.type;
      ctx.body = answer.text;
      return;
    case 'asset':
      ctx.type = answer.type;
      ctx.set('cache-control', `public, max-age=${ASSET_SECONDS}`);
      ctx.body = createReadStream(answer.file);
      return;
    case 'audio':
      writeAudio(ctx, answer.file);
      return;
    case 'picture':
      ctx.type = 'image/png';
      ctx.set('cache-control', `private, max-age=${PICTURE_SECONDS}`);
      // It stands on cards, which are other people's pages.
      ctx.set('cross-origin-resource-policy', 'cross-origin');
      ctx.body = answer.png;
      return;
    case 'redirect':
      ctx.redirect(answer.to);
      return;
    case 'empty':
      // An empty text keeps the status 200 that WeCom waits for; null would make it 204.
      ctx.body = answer.status === 204 ? null : '';
  }
}
