/**
 * One sheet of all pictures that the stories and the gallery of this run took: a page to scroll through, and the same as one
 * picture, in .data/screenshots/miniprogram/. Jest calls it when the last story is over.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser, PICTURES } from './browser.ts';

/** Rows of the sheet, and how the names of their pictures begin. */
const ROWS: readonly (readonly [title: string, beginnings: readonly string[]])[] = [
  ['状态', ['status']],
  ['待办', ['inbox']],
  ['待办事项', ['todo']],
  ['通话', ['call', 'calls', 'passport']],
  ['告警', ['alert']],
  ['客户', ['customer', 'customers']],
  ['值班', ['roster', 'swap']],
  ['团队', ['team']],
  ['更多', ['more']],
  ['后台', ['desk', 'reports', 'try', 'jobs']],
];

/** Those of the gallery first, then what the stories saw; older ones are of another run. */
function picturesSince(began: number): readonly string[] {
  return ['gallery', ''].flatMap((folder) => {
    const whole = join(PICTURES, folder);
    if (!existsSync(whole)) return [];
    const found = readdirSync(whole)
      .filter((name) => name.endsWith('.png'))
      .sort();
    return found
      .filter((name) => name !== 'sheet.png' && statSync(join(whole, name)).mtimeMs >= began)
      .map((name) => join(folder, name));
  });
}

export default async function writeSheet(): Promise<void> {
  const pictures = picturesSince(performance.timeOrigin);
  if (pictures.length === 0) return;
  const beginning = (path: string): string => /([a-z]+)[^/]*$/.exec(path)?.[1] ?? '';
  const rows = ROWS.map(([title, names]) => {
    const own = pictures.filter((path) => names.includes(beginning(path)));
    const figures = own.map(
      (path) =>
        `<figure><img src="${path}"><figcaption>${path.replace('.png', '')}</figcaption></figure>`,
    );
    return own.length === 0 ? '' : `<h2>${title}</h2><div>${figures.join('')}</div>`;
  });
  const page = join(PICTURES, 'sheet.html');
  await writeFile(
    page,
    `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${rows.join('')}`,
  );
  const browser = await openBrowser();
  const view = await browser.newPage({ viewport: { width: 2340, height: 900 } });
  await view.goto(`file://${page}`);
  await view.screenshot({ path: join(PICTURES, 'sheet.png'), fullPage: true });
  await browser.close();
}

const STYLE = `
body { margin: 16px; background: #dfe3e8; font: 12px/1.5 'Noto Sans CJK SC', sans-serif; }
h2 { margin: 16px 0 4px; font-size: 14px; }
div { display: flex; flex-wrap: wrap; }
figure { margin: 0 12px 12px 0; }
img { display: block; width: 180px; border: 1px solid #b9c0c9; background: #fff; }
`;
