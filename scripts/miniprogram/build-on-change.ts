/** Builds again only when a source has changed, so that a page that is opened anew shows what was just written. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { compileMiniprogram, type Built } from './compile.ts';

/** What `createFrame` takes as its build for a folder that people edit. */
export function buildOnChange(root: string): () => Promise<Built> {
  let stamp = '';
  let built: Promise<Built> | undefined;
  return () => {
    const now = stampOf(root);
    if (built === undefined || now !== stamp) {
      stamp = now;
      built = compileMiniprogram({ root });
    }
    return built;
  };
}

/** Changes with each file that comes, goes or is written. */
function stampOf(root: string): string {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const times = files.map((file) => statSync(path.join(root, file)).mtimeMs);
  return `${files.length} ${Math.max(...times)}`;
}
