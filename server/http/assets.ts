/** The few files our pages load; a closed list, so no path of a request ever reaches the disk. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { answerEmpty } from './answer.ts';
import { openDoor } from './door.ts';
import type { OpenDoor } from './door.ts';

const own = (name: string) => fileURLToPath(new URL(`./pages/${name}`, import.meta.url));
const swagger = (name: string) => createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`);

const CSS = 'text/css; charset=utf-8';
const JS = 'text/javascript; charset=utf-8';

const ASSETS: ReadonlyMap<string, { readonly file: string; readonly type: string }> = new Map([
  ['call.css', { file: own('call.css'), type: CSS }],
  ['call-digest.css', { file: own('call-digest.css'), type: CSS }],
  ['call.js', { file: own('call.js'), type: JS }],
  ['call-sound.js', { file: own('call-sound.js'), type: JS }],
  ['call-follow.js', { file: own('call-follow.js'), type: JS }],
  ['call-server.js', { file: own('call-server.js'), type: JS }],
  ['docs.js', { file: own('docs.js'), type: JS }],
  ['swagger-ui.css', { file: swagger('swagger-ui.css'), type: CSS }],
  ['swagger-ui-bundle.js', { file: swagger('swagger-ui-bundle.js'), type: JS }],
]);

export function serveAsset(): OpenDoor {
  return openDoor({
    says: 'Style and script of our pages.',
    params: z.object({ name: z.string() }),
    answers: { 200: 'The file' },
    handle({ params }) {
      const asset = ASSETS.get(params.name);
      if (asset === undefined) throw new AppError('not_found', 'no such asset');
      return { kind: 'asset', status: 200, ...asset };
    },
  });
}

/** Browsers ask for it by themselves; we have none. */
export function showNoIcon(): OpenDoor {
  return openDoor({
    says: 'No icon.',
    answers: { 204: 'There is none' },
    handle: () => answerEmpty(204),
  });
}
