/** The client's own verbs: what it lays over a page, copies, downloads, and tells of itself. */
import { describe, expect, it } from '@jest/globals';
import { useSample } from './support/sample.ts';

const sample = useSample();

describe('over the page', () => {
  it('shows a toast, and a loading until it is hidden', async () => {
    const phone = await sample.open();
    await phone.callPage('calls', 'toast');
    const toast = phone.page.getByRole('status');
    expect(await toast.innerText()).toContain('已保存');
    expect((await phone.records()).toasts).toEqual(['已保存']);
    await phone.callPage('calls', 'loading');
    expect(await toast.innerText()).toContain('提交中');
    await phone.callPage('calls', 'hide');
    expect(await toast.count()).toBe(0);
  });

  it('lets one choose from a list', async () => {
    const phone = await sample.open();
    const chosen = phone.callPage('calls', 'sheet');
    await phone.page.locator('.mp-sheet').getByText('会议中').click();
    expect(await chosen).toEqual({ tapIndex: 1, errMsg: 'showActionSheet:ok' });
  });

  it('fails with the client words when nothing is chosen', async () => {
    const phone = await sample.open();
    const chosen = expect(phone.callPage('calls', 'sheet')).rejects.toThrow(
      'showActionSheet:fail cancel',
    );
    await phone.page.locator('.mp-sheet').getByText('取消').click();
    await chosen;
  });

  it('changes the title', async () => {
    const phone = await sample.open();
    await phone.callPage('calls', 'title');
    expect(await phone.page.locator('.mp-title').innerText()).toBe('新的标题');
  });
});

it('keeps what was copied for the test to read', async () => {
  const phone = await sample.open();
  await phone.callPage('calls', 'copy');
  expect((await phone.records()).clipboard).toEqual(['1380****8888']);
});

it('tells of the network', async () => {
  const phone = await sample.open();
  expect(await phone.callPage('calls', 'network')).toMatchObject({ networkType: 'wifi' });
  await phone.ask('setOffline', true);
  expect(await phone.callPage('calls', 'network')).toMatchObject({ networkType: 'none' });
});

it('downloads a file', async () => {
  const phone = await sample.open();
  expect(await phone.callPage('calls', 'download')).toMatch(/^blob:/);
  expect(await phone.ask('requests')).toMatchObject([{ path: '/media/tone.wav', status: 206 }]);
});

it('lists only what its own person stored', async () => {
  const phone = await sample.open();
  await phone.callPage('keep', 'x');
  expect(await phone.callPage('calls', 'stored')).toEqual(['kept']);
  expect(await phone.failures()).toEqual([]);
});
