/** What stays on the device: for one person, and not for ever. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openClient, type FakeWx } from './fake-wx';

let wx: FakeWx;
const DAY = 24 * 60 * 60_000;

beforeEach(() => {
  jest.useFakeTimers();
  wx = openClient();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a draft', () => {
  it('is kept per person and object', async () => {
    const { keepPerson } = await import('../../../miniprogram/storage');
    const { keepDraft, readDraft } = await import('../../../miniprogram/drafts');
    keepPerson('zhang');
    keepDraft('note', 'c1', { text: '要两百套' });
    expect(readDraft('note', 'c1')).toEqual({ text: '要两百套' });
    expect([readDraft('note', 'c2'), readDraft('todo', 'c1')]).toEqual([null, null]);
    keepPerson('li');
    expect(readDraft('note', 'c1')).toBeNull();
    expect(JSON.stringify([...wx.storage])).not.toContain('两百套');
  });

  it('is nothing before it is known whose it is, and when it is empty', async () => {
    const { keepPerson } = await import('../../../miniprogram/storage');
    const { keepDraft, readDraft } = await import('../../../miniprogram/drafts');
    keepDraft('note', 'c1', { text: 'x' });
    expect(wx.storage.size).toBe(0);
    keepPerson('zhang');
    keepDraft('note', 'c1', { text: 'x' });
    keepDraft('note', 'c1', { text: '  ' });
    expect(readDraft('note', 'c1')).toBeNull();
  });

  it('leaves the device after two weeks, or when it is dropped', async () => {
    const { keepPerson, listOwn } = await import('../../../miniprogram/storage');
    const { dropDraft, dropOldDrafts, keepDraft, readDraft } =
      await import('../../../miniprogram/drafts');
    keepPerson('zhang');
    keepDraft('note', 'c1', { text: 'x' });
    keepDraft('note', 'c2', { text: 'y' });
    dropDraft('note', 'c2');
    dropOldDrafts();
    expect(listOwn('draft:')).toEqual(['draft:note:c1']);
    jest.advanceTimersByTime(15 * DAY);
    expect(readDraft('note', 'c1')).toBeNull();
    dropOldDrafts();
    expect(listOwn('draft:')).toEqual([]);
  });
});

describe('the size of text', () => {
  it.each([
    [undefined, null, ''],
    [18.4, null, ''],
    [18.5, null, 'size-large'],
    [22, null, 'size-huge'],
    [22, 'normal', ''],
    [undefined, 'large', 'size-large'],
    [undefined, 'huge', 'size-huge'],
  ] as const)('setting %s and choice %s make %j', async (setting, choice, size) => {
    openClient(setting === undefined ? {} : { fontSizeSetting: setting });
    const { keepTextChoice } = await import('../../../miniprogram/storage');
    const { textSize } = await import('../../../miniprogram/text-size');
    if (choice !== null) keepTextChoice(choice);
    expect(textSize()).toBe(size);
  });
});

describe('time', () => {
  it.each([
    ['2026-11-24T02:03:00Z', '10:03'],
    ['2026-11-24T16:03:00Z', '11-25 00:03'],
    ['2026-11-23T15:59:00Z', '11-23 23:59'],
  ])('%s is said %s', async (iso, said) => {
    const { momentText } = await import('../../../miniprogram/time');
    expect(momentText(Date.parse(iso), Date.parse('2026-11-24T04:00:00Z'))).toBe(said);
  });

  it('is the server’s, whatever the telephone says', async () => {
    jest.setSystemTime(new Date('2026-11-24T02:07:00Z'));
    const { clockText, minutesUntil, noteNow, now } = await import('../../../miniprogram/time');
    noteNow('2026-11-24T02:00:00Z');
    jest.advanceTimersByTime(60_000);
    expect(clockText(now())).toBe('10:01');
    expect(minutesUntil('2026-11-24T02:03:30Z', now())).toBe(3);
  });

  it.each([
    [0, '00:00'],
    [134.9, '02:14'],
    [3725, '62:05'],
  ])('%s s of a recording are %s', async (seconds, said) => {
    const { playText } = await import('../../../miniprogram/time');
    expect(playText(seconds)).toBe(said);
  });
});
