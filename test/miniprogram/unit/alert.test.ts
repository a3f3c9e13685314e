/** What the page of an urgent message draws of its answer. */
import { describe, expect, it } from '@jest/globals';
import {
  elsewhere,
  heardIn,
  NOWHERE,
  SILENCE,
  timesTold,
  viewAlert,
} from '../../../miniprogram/views/alert';
import type { AlertPage, TranscriptWindow } from '../../../server/http/contract/answers';

const NOW = Date.parse('2026-11-24T12:40:00Z');

type Sentence = AlertPage['messages'][number]['transcript']['sentences'][number];
const sentence = (n: number, recording: string | null = 'r1'): Sentence => ({
  n,
  speaker: { value: 'customer', text: '客户' },
  person: null,
  start: n * 4,
  end: n * 4 + 3,
  clock: '00:04',
  text: '生产线停了',
  heard: recording === null ? null : { recording, position: n * 4 },
});

const message = (call: string, more: Partial<AlertPage['messages'][number]> = {}) => ({
  call,
  at: { at: '2026-11-24T12:31:00Z', text: '2026-11-24 20:31' },
  length: { seconds: 21, text: '21秒' },
  recording: 'r1',
  sound: { value: 'ready', text: '可播放' } as const,
  offset: 0,
  transcript: {
    state: { value: 'ready', text: '' } as const,
    count: 2,
    sentences: [sentence(0), sentence(1)],
    next: null,
  },
  ...more,
});

const page = (more: Partial<AlertPage> = {}): AlertPage => ({
  id: 'a1',
  version: 1,
  now: '2026-11-24T12:40:00Z',
  state: { value: 'open', text: '待处理' },
  mine: false,
  line: '待处理 · 须在 21:15 前响应',
  respondBy: { at: '2026-11-24T13:15:00Z', text: '21:15' },
  settleBy: null,
  who: { title: '新线索', contact: '', level: null, number: '137****0001', again: null },
  urgency: { value: 'unknown', text: '紧急程度未知' },
  reasons: ['紧急程度未知'],
  from: null,
  messages: [message('c1')],
  acts: [],
  colleagues: [{ id: 'li', name: '李四', status: '在办公室' }],
  told: [],
  next: null,
  callBack: null,
  links: { call: null, customer: null },
  ...more,
});

describe('the state line', () => {
  const taken = { value: 'taken', text: '处理中' } as const;
  const settleBy = { at: '2026-11-24T13:09:30Z', text: '21:09' };
  it.each<[string, Partial<AlertPage>, string, number]>([
    ['open', {}, 'urgent', 35],
    ['open and late', { respondBy: { at: '2026-11-24T12:39:00Z', text: '20:39' } }, 'urgent', 0],
    ['lapsed', { state: { value: 'lapsed', text: '接手已超时' } }, 'urgent', 35],
    ['mine', { state: taken, mine: true, settleBy }, 'mine', 30],
    ['another’s', { state: taken, settleBy }, 'calm', 0],
    ['settled', { state: { value: 'settled', text: '已解决' }, mine: true, settleBy }, 'calm', 0],
  ])('%s', (_, more, tone, left) => {
    expect(viewAlert(page(more), NOW)).toMatchObject({ tone, left });
  });
});

describe('the content', () => {
  it('says an unknown urgency once', () => {
    expect(viewAlert(page(), NOW).reasons).toEqual([]);
    expect(viewAlert(page({ reasons: ['客户说「停产」'] }), NOW).reasons).toEqual([
      '客户说「停产」',
    ]);
  });

  it('plays a message of which nothing is known, and says why one is silent', () => {
    const waiting = {
      state: { value: 'waiting', text: '转写中' } as const,
      count: 0,
      sentences: [],
    };
    const messages = [
      message('c2', { transcript: { ...waiting, next: null } }),
      message('c1', { recording: null, sound: { value: 'fetching', text: '录音获取中' } }),
    ];
    expect(viewAlert(page({ messages }), NOW).messages).toMatchObject([
      { id: 'c2', recording: 'r1', silent: '', transcript: '转写中', next: -1 },
      { id: 'c1', recording: '', silent: '录音获取中', transcript: '', next: -1 },
    ]);
  });

  it('marks who was not reached', () => {
    const at = { at: '2026-11-24T12:40:00Z', text: '20:40' };
    const who = { id: 'li', name: '李四' };
    const told: AlertPage['told'] = [
      {
        who,
        at,
        channel: { value: 'card', text: '卡片' },
        outcome: { value: 'accepted', text: '已送达' },
      },
      {
        who,
        at,
        channel: { value: 'phone', text: '电话' },
        outcome: { value: 'no_answer', text: '未接' },
      },
      {
        who,
        at,
        channel: { value: 'phone', text: '电话' },
        outcome: { value: 'failed', text: '失败' },
      },
    ];
    const view = viewAlert(page({ told }), NOW);
    expect(view.told.map(({ isBad }) => isBad)).toEqual([false, true, true]);
    expect(timesTold(page({ told }), 'li')).toBe(3);
    expect(timesTold(page({ told }), 'zhang')).toBe(0);
  });

  it('holds nothing that cannot be handed to a page', () => {
    const view = viewAlert(page(), NOW);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});

describe('what is heard', () => {
  const messages = viewAlert(
    page({
      messages: [
        message('c2', {
          transcript: {
            state: { value: 'ready', text: '' },
            count: 1,
            sentences: [sentence(0, 'r2')],
            next: null,
          },
        }),
        message('c1'),
      ],
    }),
    NOW,
  ).messages;

  it.each([
    ['r1', 4.2, { message: 'c1', n: 1 }],
    ['r2', 9, { message: 'c2', n: 0 }],
    ['r3', 9, SILENCE],
    ['', 0, SILENCE],
  ])('%s at %s s', (recording, position, heard) => {
    expect(heardIn(messages, NOWHERE, { recording, position })).toEqual(heard);
  });

  it('of a sentence that names no place is its message’s recording, less what that lacks', () => {
    const transcript = {
      state: { value: 'ready', text: '' } as const,
      count: 2,
      sentences: [sentence(0, null), sentence(1, null)],
      next: null,
    };
    const places = (more: object) => {
      const [view] = viewAlert(
        page({ messages: [message('c1', { transcript, ...more })] }),
        NOW,
      ).messages;
      return view?.sentences.map(({ heard }) => heard);
    };
    expect(places({ offset: 1.5 })).toEqual([
      { recording: 'r1', position: 0 },
      { recording: 'r1', position: 2.5 },
    ]);
    expect(places({ recording: null })).toEqual([null, null]);
  });

  it('is looked for in the window that is drawn', () => {
    const window: TranscriptWindow = {
      id: 'c1',
      now: '2026-11-24T12:40:00Z',
      state: { value: 'ready', text: '' },
      count: 60,
      sentences: [sentence(50)],
      next: null,
      previous: 0,
    };
    const moved = elsewhere({ id: 'c1', recording: 'r1', offset: 0 }, window);
    expect(moved).toMatchObject({ previous: 0, next: -1 });
    expect(heardIn(messages, moved, { recording: 'r1', position: 201 })).toEqual({
      message: 'c1',
      n: 50,
    });
    expect(heardIn(messages, moved, { recording: 'r1', position: 4 })).toEqual(SILENCE);
  });
});
