/** The rules of layout are red on a page of planted faults, and green on pages that keep them. */
import { expect, it } from '@jest/globals';
import { layoutAt, PHONE, SIZES } from './support/browser.ts';
import { useSample } from './support/sample.ts';

const sample = useSample();

it('sees the one fault planted for each rule', async () => {
  const phone = await sample.open({ open: 'pages/faults/index' });
  const faults = await phone.ask('layout');
  await phone.picture('sample-faults');
  const of = (rule: string): string[] =>
    faults.filter((fault) => fault.rule === rule).map(({ what }) => what);
  expect(of('outside')).toEqual([expect.stringContaining('.f-wide')]);
  expect(of('cut')).toEqual([expect.stringContaining('.f-cut')]);
  expect(of('small')).toEqual([expect.stringContaining('.f-small')]);
  expect(of('covered')).toEqual([expect.stringContaining('.f-below')]);
  expect(of('crossing')).toEqual([expect.stringContaining('.f-cross')]);
  expect(of('contrast')).toEqual([expect.stringContaining('.f-pale')]);
  expect(of('sticky')).toEqual([expect.stringContaining('最后一行在底栏下面')]);
  expect(faults).toHaveLength(7);
});

it.each(['pages/home/index', 'pages/list/index', 'pages/detail/index?id=1', 'desk/report/index'])(
  'finds none on %s at any size',
  async (open) => {
    for (const size of SIZES) {
      const phone = await sample.open({ open, size });
      expect({ size, faults: await layoutAt(phone, size) }).toEqual({ size, faults: [] });
      await phone.close();
    }
  },
);

it('counts nodes, depth and children', async () => {
  const phone = await sample.open({ open: 'pages/list/index' });
  const { nodes, depth, children } = await phone.ask('size');
  expect(nodes).toBeGreaterThan(80);
  expect(depth).toBeGreaterThan(3);
  expect(children).toBe(20);
});

it('draws a phone around the app, with the surroundings to play with', async () => {
  const context = await sample.browser().newContext({ viewport: { width: 900, height: 960 } });
  const page = await context.newPage();
  await page.goto(`${sample.house().url}/frame/?person=zhang&open=pages/list/index`);
  const app = page.frameLocator('.screen');
  await app.getByText('第 1 家公司').waitFor();
  expect(await page.locator('.screen').boundingBox()).toMatchObject({ width: PHONE.width });
  await page.getByText('切到后台').click();
  await page.getByText('回到前台').click();
  await app.getByText('首页').click();
  await app.getByText('问服务器').waitFor();
  await page.evaluate(() => {
    window.postMessage({ open: 'pages/detail/index?id=r5', how: 'hot' });
  });
  await app.getByText('编号 r5').waitFor();
  await page.screenshot({ path: '.data/screenshots/miniprogram/sample-frame.png' });
  await context.close();
});
