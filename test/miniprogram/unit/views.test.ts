/** The pure halves of pages: rows, windows of a conversation, who is found, when the page may scroll. */
import { describe, expect, it } from '@jest/globals';
import { matching } from '../../../miniprogram/views/choices';
import {
  mayFollow,
  NEVER,
  scrolled,
  scrollStarted,
  touched,
} from '../../../miniprogram/views/following';
import { playerView } from '../../../miniprogram/views/player';
import { appendPatch, changedFields, placeOf, renewFirst } from '../../../miniprogram/views/rows';
import {
  sentenceAt,
  windowAround,
  windowBeside,
  type Sentence,
} from '../../../miniprogram/views/sentences';

const ids = (...all: string[]) => all.map((id) => ({ id }));

describe('rows', () => {
  it.each([
    ['the same', ids('a', 'b'), ids('a', 'b', 'c'), ids('a', 'b', 'c')],
    ['one is new, one was pushed out', ids('n', 'a'), ids('a', 'b', 'c'), ids('n', 'a', 'b', 'c')],
    ['one moved up', ids('c', 'a'), ids('a', 'b', 'c'), ids('c', 'a', 'b')],
    ['one went away', ids('b', 'c'), ids('a', 'b', 'c', 'd'), ids('b', 'c', 'd')],
    ['nothing is left of it', ids('x', 'y'), ids('a', 'b', 'c'), null],
  ])('are renewed in front: %s', (_, fresh, shown, expected) => {
    expect(renewFirst(fresh, shown)).toEqual(expected);
  });

  it.each([
    [29, 0, false, { earlier: false, later: false, until: 60 }],
    [30, 0, true, { earlier: false, later: false, until: 60 }],
    [60, 0, true, { earlier: false, later: true, until: 60 }],
    [60, 0, false, { earlier: false, later: false, until: 60 }],
    [90, 0, false, { earlier: false, later: true, until: 60 }],
    [90, 60, true, { earlier: true, later: false, until: 120 }],
    [121, 61, false, { earlier: true, later: false, until: 121 }],
  ])('%i read, drawn from %i, more %s', (count, first, hasMore, expected) => {
    expect(placeOf(count, first, hasMore)).toEqual(expected);
  });

  it('are appended by path, each once', () => {
    expect(appendPatch('view.rows', ids('a'), ids('a', 'b', 'c'))).toEqual({
      'view.rows[1]': { id: 'b' },
      'view.rows[2]': { id: 'c' },
    });
  });

  it('cross to the page only where they differ', () => {
    expect(changedFields('view', { a: 1, b: [1] }, { a: 1, b: [2], c: 3 })).toEqual({
      'view.b': [2],
      'view.c': 3,
    });
    expect(changedFields('view', { a: 1, b: 2 }, { a: 1 })).toBeNull();
  });
});

const sentence = (n: number, recording = 'r'): Sentence => ({
  n,
  speaker: { value: 'customer', text: '客户' },
  start: n * 4,
  clock: '02:14',
  text: '我们要两百套。',
  heard: { recording, position: n * 4 },
});

describe('a conversation', () => {
  const all = Array.from({ length: 600 }, (_, n) => sentence(n));

  it.each([
    [0, 0],
    [3.8, 1],
    [148.1, 37],
    [10_000, 599],
  ])('at %s s is heard %s', (position, at) => {
    expect(sentenceAt(all, 'r', position)).toBe(at);
  });

  it('has no sentence in another recording, nor one that nobody can hear', () => {
    expect(sentenceAt(all, 'other', 10)).toBe(-1);
    expect(sentenceAt([{ ...sentence(0), heard: null }], 'r', 10)).toBe(-1);
  });

  it.each([
    [0, 0],
    [37, 27],
    [599, 550],
  ])('sentence %s stands in the window from %s', (index, first) => {
    expect(windowAround(index, 600)).toBe(first);
  });

  it.each([
    [0, true, 0],
    [25, true, 0],
    [100, false, 125],
    [540, false, 550],
  ])('the window from %s moves', (first, earlier, next) => {
    expect(windowBeside(first, 600, earlier)).toBe(next);
  });

  it('is short without windows', () => {
    expect([windowAround(5, 20), windowBeside(0, 20, false)]).toEqual([0, 0]);
  });
});

describe('following', () => {
  it('rests for four seconds after a finger, not after our own scrolling', () => {
    const ours = scrolled(scrollStarted(NEVER, 10_000), 10_300);
    expect(mayFollow(ours, 10_400)).toBe(true);
    const finger = scrolled(ours, 11_000);
    expect([mayFollow(finger, 14_900), mayFollow(finger, 15_000)]).toEqual([false, true]);
    expect(mayFollow(touched(NEVER, 20_000), 21_000)).toBe(false);
  });
});

describe('choosing', () => {
  const people = [
    { id: '1', name: '李四', note: '在办公室' },
    { id: '2', name: 'Anna Li', note: '值班中' },
  ];
  it.each([
    ['', ['1', '2']],
    ['李', ['1']],
    ['li anna', ['2']],
    ['值班', ['2']],
    ['无', []],
  ])('%j finds', (words, found) => {
    expect(matching(people, words).map(({ id }) => id)).toEqual(found);
  });

  it('shows fifty at most', () => {
    const many = Array.from({ length: 80 }, (_, at) => ({ id: `${at}`, name: '张三', note: '' }));
    expect(matching(many, '')).toHaveLength(50);
  });
});

describe('the bar of a recording', () => {
  const audio = {
    recording: 'r',
    state: 'playing',
    position: 134.6,
    length: 362,
    speed: 1.5,
    line: '',
  } as const;
  it('shows where its own recording is', () => {
    expect(playerView(audio, 'r', 362)).toMatchObject({
      isPlaying: true,
      at: '02:14',
      of: '06:02',
      second: 134,
      speed: '1.5×',
    });
  });
  it('stands at its beginning while another one plays', () => {
    expect(playerView(audio, 'other', 20)).toMatchObject({
      isPlaying: false,
      at: '00:00',
      of: '00:20',
      second: 0,
    });
  });
});
