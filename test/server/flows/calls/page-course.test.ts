import { describe, expect, it } from '@jest/globals';
import type { GatewayFact } from '../../../../server/domain/calls/events.ts';
import type { CardInstance, Push } from '../../../../server/domain/pushes/types.ts';
import type { StoredRecording } from '../../../../server/ports.ts';
import { renderCallPage } from '../../../../templates/call-page.ts';
import { A, B } from '../../domain/routing/make.ts';
import { ends, later, makeCall } from './make-call.ts';
import { view } from './read-view.ts';

describe('messages and recordings', () => {
  const recording = (change: object): GatewayFact => ({
    type: 'recording',
    recording: {
      id: 'rec-1',
      kind: 'voicemail',
      person: null,
      seconds: 35,
      format: 'wav',
      sha256: null,
      url: 'http://gateway/rec-1',
      state: 'ready',
      ...change,
    },
  });
  const left: readonly (readonly [number, GatewayFact])[] = [
    [60, { type: 'voicemail-started', recording: 'rec-1' }],
    [95, { type: 'voicemail-left', recording: 'rec-1', seconds: 35 }],
    [96, ends()],
  ];
  const stored: StoredRecording = {
    id: 'rec-1',
    call: 'call-1',
    kind: 'voicemail',
    file: '/nowhere/rec-1.wav',
    type: 'audio/wav',
    size: 100,
    sha256: 'x',
    seconds: 36,
  };

  it.each<[string, object, readonly StoredRecording[], string, string]>([
    ['promised', { state: 'announced', url: null }, [], '获取中', '35秒'],
    ['ready at the gateway, not yet here', {}, [], '获取中', '35秒'],
    ['ready at the gateway, without an address', { url: null }, [], '获取失败', '35秒'],
    ['lost', { state: 'failed' }, [], '获取失败', '35秒'],
    ['here', {}, [stored], '可播放', '36秒'],
    ['another is here', {}, [{ ...stored, id: 'rec-9' }], '获取中', '35秒'],
  ])('a recording %s', (_name, change, have, state, length) => {
    const seen = view(makeCall({ told: [...left, [97, recording(change)]] }), { stored: have });
    expect(seen.recordings).toMatchObject([
      { id: 'rec-1', kind: { text: '留言' }, state: { text: state }, length: { text: length } },
    ]);
    expect(renderCallPage(seen).includes('data-play="rec-1"')).toBe(state === '可播放');
    expect(JSON.stringify(seen)).not.toMatch(/nowhere|gateway\/rec/);
  });

  it('tells of a message and its length', () => {
    const seen = view(makeCall({ told: left }));
    expect(seen.voicemail).toEqual({ length: { seconds: 35, text: '35秒' }, recording: 'rec-1' });
    expect(seen).toMatchObject({ phase: { value: 'voicemail' }, length: null, handler: null });
  });

  it('tells of none when the caller hung up at the tone', () => {
    const hungUp = makeCall({
      told: [
        [60, { type: 'voicemail-started', recording: null }],
        [61, ends()],
      ],
    });
    expect(view(hungUp)).toMatchObject({ voicemail: null, phase: { value: 'missed' } });
  });
});

describe('cards sent', () => {
  const card = (change: Partial<CardInstance>): CardInstance => ({
    n: 0,
    taskId: 't',
    state: 'live',
    body: 'SECRET-BODY',
    attempts: 1,
    msgid: 'm',
    send: 'SECRET-CODE',
    lost: false,
    sentAt: null,
    shownKey: null,
    spending: null,
    ...change,
  });
  const push = (person: string, cards: readonly CardInstance[]): Push => ({
    id: person,
    kind: 'pop',
    person,
    call: 'call-1',
    wanted: 1,
    shown: 1,
    cards,
    presses: [],
    createdAt: later(0),
    about: null,
    failures: 0,
  });

  it('lists each card in the order sent, unsent ones last, and none of its codes', () => {
    const pushes = [
      push(B, [card({ state: 'unsent' })]),
      push(A, [card({ sentAt: later(1), state: 'gone' }), card({ n: 1, sentAt: later(30) })]),
    ];
    const seen = view(makeCall(), { pushes });
    const rows = seen.cards.map(({ person, kind, state, sent }) =>
      [person.name, kind.text, state.text, sent?.text ?? '-'].join(' '),
    );
    expect(rows).toEqual([
      '销售经理A 来电卡片 已撤回 2026-11-24 10:03:06',
      '销售经理A 来电卡片 可操作 2026-11-24 10:03:35',
      '销售经理B 来电卡片 待发送 -',
    ]);
    expect(JSON.stringify(seen)).not.toContain('SECRET');
  });
});
