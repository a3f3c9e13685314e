/** The frame keeps WeChat's order of lifecycles, its page stack, and the three ways an app is opened by a link. */
import { describe, expect, it } from '@jest/globals';
import type { Phone } from './support/browser.ts';
import { useSample } from './support/sample.ts';

const sample = useSample();

const diary = (phone: Phone): Promise<unknown> => phone.callPage('readDiary');
const DETAIL = 'pages/detail/index?id=r7';

describe('moving between pages', () => {
  it('calls lifecycles in order, from launch over a detail and back', async () => {
    const phone = await sample.open();
    expect(await diary(phone)).toEqual([
      'app onLaunch pages/home/index',
      'app onShow pages/home/index {}',
      'home onLoad',
      'home onShow',
      'home onReady',
    ]);
    await phone.tap('列表');
    expect(await diary(phone)).toEqual(['home onHide', 'list onLoad', 'list onShow']);
    await phone.tap('第 3 家公司');
    expect(await diary(phone)).toEqual(['list onHide', 'detail onLoad r3', 'detail onShow']);
    expect(await phone.texts()).toContain('编号 r3');
    await phone.page.getByLabel('返回').click();
    expect(await diary(phone)).toEqual(['detail onUnload', 'list onShow']);
    await phone.tap('首页');
    expect(await diary(phone)).toEqual(['list onHide', 'home onShow']);
    expect(await phone.failures()).toEqual([]);
  });

  it('keeps a tab that was left as it was', async () => {
    const phone = await sample.open();
    await phone.tap('按了 0 次');
    await phone.tap('列表');
    await phone.tap('首页');
    expect(await phone.texts()).toContain('按了 1 次');
  });

  it.each([
    ['navigateTo', '/pages/nowhere/index', 'page "pages/nowhere/index" is not found'],
    ['navigateTo', '/pages/list/index', 'can not navigateTo a tabbar page'],
    ['redirectTo', '../list/index', 'can not redirectTo a tabbar page'],
    ['switchTab', '/pages/detail/index', 'can not switch to no-tabBar page'],
    ['switchTab', '/pages/list/index?id=1', 'a tab takes no query'],
  ])('refuses %s to %s', async (move, url, words) => {
    const phone = await sample.open({ open: DETAIL });
    expect(await phone.callPage('go', move, url)).toBe(`${move}:fail ${words}`);
    expect(await phone.ask('stack')).toEqual(['pages/detail/index']);
  });

  it('stacks ten pages and no more', async () => {
    const phone = await sample.open({ open: DETAIL });
    for (let depth = 2; depth <= 10; depth += 1) {
      expect(await phone.callPage('go', 'navigateTo', `index?id=d${depth}`)).toBe('ok');
    }
    expect(await phone.callPage('go', 'navigateTo', 'index?id=d11')).toContain('limit exceed');
    expect(await phone.ask('stack')).toHaveLength(10);
  });

  it('opens a page of a sub-package, replaces and clears the stack', async () => {
    const phone = await sample.open({ open: DETAIL });
    await phone.callPage('go', 'navigateTo', '/desk/report/index');
    await phone.idle();
    expect(await phone.texts()).toBe('分包里的报表');
    await phone.page.getByLabel('返回').click();
    await phone.callPage('go', 'redirectTo', 'index?id=r8');
    expect(await phone.ask('stack')).toEqual(['pages/detail/index']);
    await phone.callPage('readDiary');
    await phone.callPage('go', 'reLaunch', '/pages/home/index');
    expect(await phone.ask('stack')).toEqual(['pages/home/index']);
    expect(await diary(phone)).toContain('detail onUnload');
  });

  it('asks before the end, writes into fields, tells of pull and bottom', async () => {
    const phone = await sample.open({ open: DETAIL });
    await phone.page.locator('input').fill('明早再打');
    await phone.idle();
    expect(await phone.ask('data')).toMatchObject({ words: '明早再打' });
    await phone.tap('完成');
    await phone.page.getByRole('dialog').getByText('确定').click();
    await phone.ask('launch', 'hot', 'pages/list/index');
    await phone.page.locator('.mp-page:not([hidden])').evaluate((page) => {
      page.scrollTop = page.scrollHeight;
    });
    await phone.page.waitForFunction(() =>
      (window.harness.callPage('readDiary') as string[]).includes('list onReachBottom'),
    );
    await phone.tap('首页');
    await phone.ask('pullDown');
    expect(await diary(phone)).toContain('home onPullDownRefresh');
    expect(await phone.failures()).toEqual([]);
  });
});

describe('a link', () => {
  it('opens its page when the app is cold', async () => {
    const phone = await sample.open({ open: DETAIL });
    expect(await phone.ask('stack')).toEqual(['pages/detail/index']);
    expect(await diary(phone)).toEqual([
      'app onLaunch pages/detail/index',
      'app onShow pages/detail/index {"id":"r7"}',
      'detail onLoad r7',
      'detail onShow',
    ]);
  });

  it('clears the stack of an app that lives', async () => {
    const phone = await sample.open();
    await diary(phone);
    await phone.ask('launch', 'hot', DETAIL);
    expect(await phone.ask('stack')).toEqual(['pages/detail/index']);
    expect(await diary(phone)).toEqual([
      'home onHide',
      'app onHide',
      'app onShow pages/detail/index {"id":"r7"}',
      'detail onLoad r7',
      'detail onShow',
    ]);
  });

  it('only tells the app on clients that leave the pages alone', async () => {
    const phone = await sample.open({ open: 'pages/detail/index?id=r1' });
    await diary(phone);
    await phone.ask('launch', 'hot-same', DETAIL);
    expect(await phone.ask('stack')).toEqual(['pages/detail/index']);
    expect(await diary(phone)).toEqual([
      'detail onHide',
      'app onHide',
      'app onShow pages/detail/index {"id":"r7"}',
      'detail onShow',
    ]);
    expect(await phone.ask('data')).toMatchObject({ id: 'r1' });
  });

  it('starts anew when told to', async () => {
    const phone = await sample.open();
    const opened = phone.page.waitForEvent('load');
    await phone.ask('launch', 'cold', DETAIL);
    await opened;
    await phone.idle();
    expect(await diary(phone)).toContain('app onLaunch pages/detail/index');
  });
});

it('hides and shows the app as a whole', async () => {
  const phone = await sample.open();
  await diary(phone);
  await phone.ask('hide');
  await phone.ask('show');
  expect(await diary(phone)).toEqual([
    'home onHide',
    'app onHide',
    'app onShow pages/home/index {}',
    'home onShow',
  ]);
});
