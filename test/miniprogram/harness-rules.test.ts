/** What a phone would not forgive is a failure here: bad setData, names a client lacks, errors nobody caught. */
import { describe, expect, it } from '@jest/globals';
import { useSample } from './support/sample.ts';

const sample = useSample();

describe('setData', () => {
  it.each([
    ['function', 'odd is a function'],
    ['date', 'odd is a Date'],
    ['undefined', 'odd is undefined'],
    ['nan', 'odd is NaN'],
    ['cycle', 'odd.self is a cycle'],
  ])('refuses a %s', async (what, words) => {
    const phone = await sample.open();
    await phone.callPage('breakData', what);
    expect(await phone.failures()).toEqual([`setData in pages/home/index: ${words}`]);
  });

  it('changes data at once and draws a task later', async () => {
    const phone = await sample.open();
    // Data first; then what is on the screen right after, and in the callback: one line and the tags.
    expect(await phone.callPage('paint')).toEqual([4, 3, 5]);
  });

  it('is counted with its bytes, and whether somebody could see it', async () => {
    const phone = await sample.open();
    await phone.tap('按了 0 次');
    expect(await phone.ask('setDatas')).toMatchObject([
      { route: 'pages/home/index', bytes: '{"presses":1}'.length, hidden: false },
    ]);
    await phone.ask('hide');
    await phone.callPage('count');
    expect((await phone.ask('setDatas')).at(-1)).toMatchObject({ hidden: true });
  });
});

describe('names of wx', () => {
  it('fails loudly where a client lacks one and nobody asked', async () => {
    const phone = await sample.open({ profile: 'win' });
    await expect(phone.callPage('phone')).rejects.toThrow('wx.makePhoneCall is not a function');
    await phone.page.evaluate(() => {
      setTimeout(() => window.harness.callPage('phone'));
    });
    await phone.page.waitForFunction(() => window.__failures.length > 0);
    expect(await phone.failures()).toEqual([
      expect.stringContaining('wx.makePhoneCall is not a function'),
    ]);
  });

  it.each([
    ['ios', true],
    ['android', true],
    ['win', false],
    ['mac', false],
    ['wechat', true],
  ] as const)('on %s a careful call %s', async (profile, isCalled) => {
    const phone = await sample.open({ profile });
    expect(await phone.callPage('carefulPhone')).toBe(isCalled);
    expect((await phone.records()).phoneCalls).toEqual(isCalled ? ['10086'] : []);
    expect(await phone.failures()).toEqual([]);
  });

  it('notes a name that is in no list', async () => {
    const phone = await sample.open();
    expect(await phone.callPage('unknownName')).toBe(true);
    expect(await phone.failures()).toEqual(['wx.openCardOfNobody is not in wecom-support.json']);
  });

  it('gives the code of the person who holds the phone, and no qy in plain WeChat', async () => {
    const phone = await sample.open({ person: 'li' });
    expect(await phone.callPage('login')).toBe('code-of-li');
    const wechat = await sample.open({ profile: 'wechat' });
    expect(await wechat.callPage('login')).toBe('no qy');
    expect(await wechat.ask('requests')).toEqual([]);
  });
});

it('has none of the names of browsers', async () => {
  const phone = await sample.open();
  const none = Array.from({ length: 5 }, () => 'undefined').join();
  expect(await phone.callPage('shadowed')).toBe(none);
});

it('collects what nobody caught', async () => {
  const phone = await sample.open();
  await phone.callPage('leaveUnhandled');
  await phone.page.waitForFunction(() => window.__failures.length > 0);
  expect(await phone.failures()).toEqual(['unhandled rejection: nobody listens']);
  await phone.page.evaluate(() => {
    console.error('a complaint');
  });
  expect(await phone.failures()).toEqual(['console: a complaint']);
});

it('keeps storage apart per person, side by side in one browser', async () => {
  const context = await sample.browser().newContext();
  const zhang = await sample.open({ person: 'zhang' }, context);
  const li = await sample.open({ person: 'li' }, context);
  await zhang.callPage('keep', '张三的');
  expect(await li.callPage('kept')).toBe('');
  expect(await zhang.callPage('kept')).toBe('张三的');
  const again = await sample.open({ person: 'zhang' }, context);
  expect(await again.callPage('kept')).toBe('张三的');
  await context.close();
});

it('lets the phone have a wrong clock and another zone', async () => {
  const seven = 7 * 60_000;
  const phone = await sample.open({ shiftMs: seven, zone: 'America/New_York' });
  const ahead =
    Number(await phone.callPage('clock')) - (await phone.page.evaluate(() => Date.now()));
  expect(Math.abs(ahead - seven)).toBeLessThan(1000);
  expect(await phone.page.evaluate(() => new Date(0).getHours())).toBe(19);
});

it('tells the text size of the phone', async () => {
  const phone = await sample.open({ size: { width: 390, height: 844, font: 22 } });
  expect(await phone.ask('data')).toMatchObject({ large: true });
});

it('draws badges over tabs', async () => {
  const phone = await sample.open();
  await phone.callPage('badge', '12');
  expect(await phone.page.locator('.mp-tab').nth(1).innerText()).toContain('12');
});
