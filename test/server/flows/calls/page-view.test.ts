import { describe, expect, it } from '@jest/globals';
import type { GatewayFact } from '../../../../server/domain/calls/events.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { CallPageView } from '../../../../server/domain/calls/view.types.ts';
import type { CardInstance, Push } from '../../../../server/domain/pushes/types.ts';
import { pageView, type PageFacts } from '../../../../server/flows/calls/page-view.ts';
import { callPageSchema } from '../../../../server/http/schemas/call-page.ts';
import type { StoredRecording } from '../../../../server/ports.ts';
import { renderCallPage } from '../../../../templates/call-page.ts';
import type { House } from '../../domain/matching/house.ts';
import { customer } from '../../domain/matching/house.ts';
import { A, B, D, PEOPLE } from '../../domain/routing/make.ts';
import { answers, ends, join, KNOWN, later, makeCall, OWNER, rings } from './make-call.ts';

function view(call: Call, more: Partial<PageFacts> = {}): CallPageView {
  const seen = pageView({
    call,
    pushes: [],
    stored: [],
    people: PEOPLE,
    hotline: '4008-320-160',
    now: later(600),
    ...more,
  });
  // Whatever is asked of it, it is what the door promises.
  return callPageSchema.parse(seen) as CallPageView;
}

const ZHANG = 'C1/张经理';
const LANDLINE = '057487654321';
const HAIDA = customer('C2', { name: '海达塑料制品厂', level: 'normal' });

describe('the course of a call', () => {
  const told: readonly (readonly [number, GatewayFact])[] = [
    [1, rings(A, 'office_phone')],
    [1, rings(A, 'mobile_phone')],
    [
      11,
      {
        type: 'leg-ended',
        leg: `${A}:office_phone`,
        person: A,
        device: 'office_phone',
        outcome: 'no_answer',
      },
    ],
    [26, rings(B, 'office_phone')],
    [30, answers(B, 'office_phone')],
  ];
  const talking = view(makeCall({ told }), { now: later(40) });
  const over = view(makeCall({ told: [...told, [392, ends()]] }));

  it('tells where it should ring and why', () => {
    expect(over.plan?.summary).toBe('工作日 · 09:00-12:00 · 依次响铃');
    expect(over.plan?.steps).toEqual([
      '销售经理A 座机10秒 + 手机25秒',
      '销售经理B 座机15秒',
      '销售经理B 手机20秒',
      '值班人员 手机20秒',
      '留言',
    ]);
    expect(over.plan?.trace).toContain('2026-11-24 为工作日');
  });

  it('tells where it rang, in that order, and how that ended', () => {
    const rows = over.legs.map(({ person, device, rang, result, talk }) =>
      [person.name, device.text, rang?.text, result.text, talk?.text ?? '-'].join(' '),
    );
    expect(rows).toEqual([
      '销售经理A 座机 2026-11-24 10:03:06 无人接听 -',
      '销售经理A 手机 2026-11-24 10:03:06 已停止振铃 -',
      '销售经理B 座机 2026-11-24 10:03:31 已接通 6分02秒',
    ]);
  });

  it('is live while somebody talks, and for a minute after the end', () => {
    expect(talking).toMatchObject({
      live: true,
      phase: { value: 'talking', text: '通话中' },
      ended: null,
      length: null,
      handler: { id: B, name: '销售经理B' },
    });
    expect(talking.legs.map((leg) => leg.result.value)).toEqual([
      'no_answer',
      'ringing',
      'connected',
    ]);
    expect(talking.legs[2]?.talk).toBeNull();
    const call = makeCall({ told: [...told, [392, ends()]] });
    expect(view(call, { now: later(451) }).live).toBe(true);
    expect(view(call, { now: later(452) }).live).toBe(false);
  });

  it('tells times, length and handler when it is over', () => {
    expect(over).toMatchObject({
      id: 'call-1',
      now: later(600).toISOString(),
      phase: { value: 'ended', text: '已结束' },
      number: '138****8888',
      hotline: '4008-320-160',
      intent: '产品咨询 (按1)',
      urgency: { value: 'high', text: '高', reason: 'VIP客户' },
      started: { at: '2026-11-24T02:03:05.000Z', text: '2026-11-24 10:03:05' },
      ended: { text: '2026-11-24 10:09:37' },
      length: { seconds: 362, text: '6分02秒' },
      handler: { name: '销售经理B' },
    });
  });

  it('says nothing of what nobody told yet', () => {
    expect(view(makeCall({ planned: false }))).toMatchObject({
      phase: { value: 'ringing' },
      started: null,
      plan: null,
      urgency: null,
      handler: null,
      legs: [],
      who: { title: '号码未显示', class: null, confidence: null, why: [], said: null },
    });
  });

  it('keeps the id of somebody who is no longer known', () => {
    const people = PEOPLE.filter((one) => one.id !== B);
    const call = makeCall({ told: [...told, [392, ends()]] });
    expect(view(call, { people }).handler).toEqual({ id: B, name: B });
  });

  it('lists a phone that never rang last', () => {
    const offline: GatewayFact = {
      type: 'leg-ended',
      leg: 'x',
      person: D,
      device: 'mobile_phone',
      outcome: 'offline',
    };
    const legs = view(makeCall({ told: [[0, offline], ...told] })).legs;
    expect(legs.at(-1)).toMatchObject({
      person: { id: D },
      rang: null,
      result: { text: '不在线' },
    });
  });
});

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

describe('who called', () => {
  const landline = { book: { [ZHANG]: LANDLINE }, customers: [OWNER] };
  const SECRETS = ['580万', 'VIP', 'PCR-ABS', '级别'];

  it.each<[string, string | null, House, string, string, string | null, readonly string[]]>([
    ['exact', '13800008888', KNOWN, '宁波奥克斯空调有限公司', '号码一致', 'VIP金牌客户', []],
    [
      'main line',
      LANDLINE,
      { book: { [ZHANG]: '0574-87654321转8012' }, customers: [OWNER] },
      '宁波奥克斯空调有限公司',
      '总机一致',
      'VIP金牌客户',
      [],
    ],
    [
      'without area code',
      '87654321',
      landline,
      '疑似 宁波奥克斯空调有限公司',
      '缺区号，尾段一致',
      'VIP金牌客户',
      [],
    ],
    [
      'last eight digits',
      '013987654321',
      landline,
      '可能是：宁波奥克斯空调有限公司',
      '末八位一致',
      null,
      SECRETS,
    ],
    [
      'a remark',
      '13800008888',
      { book: { '~李四': '13800008888' } },
      '微信好友：李四',
      '微信备注',
      null,
      SECRETS,
    ],
    ['nobody', '13800008888', { book: {} }, '新线索', '未找到', null, SECRETS],
    ['withheld', null, KNOWN, '号码未显示', '号码未显示', null, SECRETS],
  ])('%s: no more than its class allows', (_name, from, house, title, word, level, never) => {
    const seen = view(makeCall({ from, house }));
    expect(seen.who).toMatchObject({ title, class: { text: word } });
    expect(seen.who.level?.text ?? null).toBe(level);
    const everything = JSON.stringify(seen) + renderCallPage(seen);
    for (const secret of never) expect(everything).not.toContain(secret);
    if (level !== null) {
      expect(seen.who.facts).toEqual([
        { label: '年成交额', value: '¥580万 · 12笔' },
        { label: '最近联系', value: '2026-11-19 (5天前)' },
        { label: '备注', value: '正在洽谈PCR-ABS批量订单' },
      ]);
    }
  });

  it('tells a colleague from a customer', () => {
    const { who } = view(makeCall({ from: '13800000001' }));
    expect(who).toMatchObject({
      title: '内部来电',
      contact: '销售经理A',
      class: null,
      confidence: null,
      candidates: [],
      may: { confirm: false, reject: false, undo: false },
    });
  });

  it('never shows the whole number', () => {
    const seen = view(makeCall());
    expect(JSON.stringify(seen) + renderCallPage(seen)).not.toContain('13800008888');
  });

  it('holds back a rank by level among owners whose level may not be told', () => {
    const house = {
      book: { C1: '057487654321', C2: '057187654321' },
      customers: [OWNER, { ...HAIDA, lastContactOn: OWNER.lastContactOn }],
    };
    const call = makeCall({ from: '013987654321', house });
    expect(call.identification?.match.why.join()).toContain('级别');
    const { who } = view(call);
    expect(who.why.join()).toContain('另有 1 位候选');
    expect(who.why.join()).not.toContain('级别');
  });

  it('holds back an urgency whose reason is a level that no longer holds', () => {
    const rejected = say(makeCall(), 'rejected');
    expect(view(rejected).urgency).toEqual({ value: 'high', text: '高', reason: '' });
  });
});

function say(call: Call, what: 'confirmed' | 'rejected', at = later(120)): Call {
  const { identification } = call;
  const candidate = identification?.match.candidates.at(-1);
  if (!identification || !candidate) throw new Error('nobody to speak of');
  if (what === 'rejected') {
    return { ...call, identification: { ...identification, rejected: { id: 'r', by: A, at } } };
  }
  return join(call, [
    {
      type: 'attached',
      id: 'a',
      at,
      confirmation: 'x',
      by: A,
      candidate: { ...candidate, class: 'exact', confidence: 1, confirmed: true },
    },
  ]);
}

describe('several owners, and what people said', () => {
  const house = {
    book: { [ZHANG]: '057487654321', 'C2/王工': '057187654321' },
    customers: [OWNER, HAIDA],
  };
  const two = makeCall({ from: '013987654321', house });

  it('lists them as numbered for 就是他, the shown one marked', () => {
    expect(view(two).who.candidates).toEqual([
      {
        index: 0,
        title: '可能是：宁波奥克斯空调有限公司',
        contact: '张经理',
        class: { value: 'tail-8', text: '末八位一致' },
        confidence: 0.6,
        shown: true,
      },
      {
        index: 1,
        title: '可能是：海达塑料制品厂',
        contact: '王工',
        class: { value: 'tail-8', text: '末八位一致' },
        confidence: 0.6,
        shown: false,
      },
    ]);
  });

  it('tells who confirmed, shows that one as certain, and offers only the undoing', () => {
    const { who } = view(say(two, 'confirmed'));
    expect(who).toMatchObject({
      title: '海达塑料制品厂',
      class: { value: 'exact' },
      confidence: 1,
      level: { value: 'normal' },
      said: '销售经理A 10:05 确认：就是他',
      may: { confirm: false, reject: false, undo: true },
    });
    expect(who.candidates.map((one) => [one.title, one.shown])).toEqual([
      ['可能是：宁波奥克斯空调有限公司', false],
      ['海达塑料制品厂', true],
    ]);
  });

  it('tells who said 都不是, shows a lead, and still takes 就是他', () => {
    const { who } = view(say(two, 'rejected'));
    expect(who).toMatchObject({
      title: '新线索',
      contact: '已标为「都不是」',
      level: null,
      confidence: 0,
      facts: [],
      said: '销售经理A 10:05 标为：都不是',
      may: { confirm: true, reject: false, undo: true },
    });
    expect(who.candidates.map((one) => one.shown)).toEqual([false, false]);
  });

  it('adds the date when it was said on a later day', () => {
    const { who } = view(say(two, 'confirmed', later(86_400)));
    expect(who.said).toBe('销售经理A 2026-11-25 10:03 确认：就是他');
  });

  it.each<[string, Call, CallPageView['who']['may']]>([
    ['two that may be', two, { confirm: true, reject: true, undo: false }],
    ['one that is certain', makeCall(), { confirm: false, reject: true, undo: false }],
    ['nobody', makeCall({ house: { book: {} } }), { confirm: false, reject: false, undo: false }],
    ['no number', makeCall({ from: null }), { confirm: false, reject: false, undo: false }],
    [
      'one that was certain, rejected',
      say(makeCall(), 'rejected'),
      { confirm: true, reject: false, undo: true },
    ],
  ])('offers what may be said of %s', (_name, call, may) => {
    expect(view(call).who.may).toEqual(may);
  });
});
