/** One sheet of all pictures of a gallery: a page to scroll through, and the same as one picture. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openBrowser } from './browser.ts';

const FOLDER = resolve(import.meta.dirname, '../../../.data/screenshots/miniprogram/gallery');

export interface Shot {
  /** File without its ending, and what stands under it: `告警-duty-open`. */
  readonly name: string;
  /** All shots of a page stand in one row. */
  readonly group: string;
}

/** Empties the folder of the gallery. */
export async function beginSheet(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
}

/** Writes `sheet.html` and `sheet.png` beside the pictures. */
export async function writeSheet(shots: readonly Shot[]): Promise<string> {
  const groups = [...new Set(shots.map(({ group }) => group))];
  const rows = groups.map((group) => {
    const figures = shots
      .filter((shot) => shot.group === group)
      .map(
        ({ name }) => `<figure><img src="${name}.png"><figcaption>${name}</figcaption></figure>`,
      );
    return `<h2>${group}</h2><div>${figures.join('')}</div>`;
  });
  const page = join(FOLDER, 'sheet.html');
  await writeFile(
    page,
    `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${rows.join('')}`,
  );
  const browser = await openBrowser();
  const view = await browser.newPage({ viewport: { width: 1640, height: 900 } });
  await view.goto(`file://${page}`);
  await view.screenshot({ path: join(FOLDER, 'sheet.png'), fullPage: true });
  await browser.close();
  return page;
}

const STYLE = `
body { margin: 16px; background: #dfe3e8; font: 12px/1.5 'Noto Sans CJK SC', sans-serif; }
h2 { margin: 16px 0 4px; font-size: 14px; }
div { display: flex; flex-wrap: wrap; }
figure { margin: 0 12px 12px 0; }
img { display: block; width: 240px; border: 1px solid #b9c0c9; background: #fff; }
`;
