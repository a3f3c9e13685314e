/** What a card names is opened, however the program comes to the front. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openClient, type FakeWx } from './fake-wx';

let wx: FakeWx;
const openLinks = () => import('../../../miniprogram/links');
const alert = (id: string) => ({ path: 'pages/alert/detail', query: { id } });

beforeEach(() => {
  jest.useFakeTimers();
  wx = openClient();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('coming to the front', () => {
  it('leaves a cold start to the client', async () => {
    const { noteLaunch, noteReturn } = await openLinks();
    noteLaunch(alert('1'));
    noteReturn(alert('1'));
    jest.advanceTimersByTime(1_000);
    expect(wx.moves).toEqual([]);
  });

  it('leaves a hot start to the client that opens the page itself', async () => {
    const { noteLaunch, noteReturn, noteShown } = await openLinks();
    noteLaunch(alert('1'));
    noteReturn(alert('2'));
    noteShown(alert('2'));
    jest.advanceTimersByTime(1_000);
    expect(wx.moves).toEqual([]);
  });

  it('opens the page itself when it is only named', async () => {
    const { noteLaunch, noteReturn, noteShown } = await openLinks();
    noteLaunch(alert('1'));
    noteShown(alert('1'));
    noteReturn(alert('2'));
    jest.advanceTimersByTime(1_000);
    expect(wx.moves).toEqual(['reLaunch /pages/alert/detail?id=2']);
  });

  it('does not go back to an old link when the program is only shown again', async () => {
    const { noteLaunch, noteReturn, noteShown } = await openLinks();
    noteLaunch(alert('1'));
    noteShown({ path: 'pages/call/list', query: {} });
    noteReturn(alert('1'));
    jest.advanceTimersByTime(1_000);
    expect(wx.moves).toEqual([]);
  });

  it('goes to a tab without its query', async () => {
    const { noteLaunch, noteReturn } = await openLinks();
    noteLaunch(alert('1'));
    noteReturn({ path: 'pages/status/index', query: {} });
    jest.advanceTimersByTime(1_000);
    expect(wx.moves).toEqual(['switchTab /pages/status/index']);
  });
});

describe('moving', () => {
  it.each([
    ['pages/call/detail?id=1', 'navigateTo /pages/call/detail?id=1'],
    ['/pages/call/detail?id=1', 'navigateTo /pages/call/detail?id=1'],
    ['pages/inbox/index?x=1', 'switchTab /pages/inbox/index'],
    ['desk/jobs', 'navigateTo /desk/jobs'],
  ])('%s', async (address, move) => {
    const { open } = await openLinks();
    open(address);
    expect(wx.moves).toEqual([move]);
  });

  it('shows 首页 on a page that has nothing behind it and is no tab', async () => {
    const { needsHome } = await openLinks();
    expect([needsHome('pages/alert/detail'), needsHome('pages/status/index')]).toEqual([
      true,
      false,
    ]);
    Object.assign(globalThis, { getCurrentPages: () => [{}, {}] });
    expect(needsHome('pages/alert/detail')).toBe(false);
  });

  it('reads what stands in an address', async () => {
    const { readQuery, addressOf } = await openLinks();
    expect(readQuery({ id: 'call%3A1', words: '100%' })).toEqual({ id: 'call:1', words: '100%' });
    expect(addressOf({ path: '/a', query: { id: 'call:1', at: undefined } })).toBe('a?id=call%3A1');
  });
});
