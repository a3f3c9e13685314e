import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { CallPageView } from '../../../../server/domain/calls/view.types.ts';
import { renderCallPage } from '../../../../templates/call-page.ts';
import type { House } from '../../domain/matching/house.ts';
import { customer } from '../../domain/matching/house.ts';
import { A } from '../../domain/routing/make.ts';
import { join, KNOWN, later, makeCall, OWNER } from './make-call.ts';
import { view } from './read-view.ts';

const ZHANG = 'C1/张经理';
const LANDLINE = '057487654321';
const HAIDA = customer('C2', { name: '海达塑料制品厂', level: 'normal' });

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
    // Where the level is told, the customer's own page may be opened.
    expect(seen.who.customer).toBe(level === null ? null : 'pages/customer/detail?id=C1');
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

  it('tells a rank by level among owners whose level may be told, and marks one as shown', () => {
    const house = {
      book: { C1: '13800008888', C2: '13800008888' },
      customers: [OWNER, { ...HAIDA, lastContactOn: OWNER.lastContactOn }],
    };
    const { who } = view(makeCall({ house }));
    expect(who.why.join()).toContain('首选因客户级别更高');
    expect(who.candidates.map((one) => one.shown)).toEqual([true, false]);
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
