import { describe, expect, it } from '@jest/globals';
import type { Correction, Digest } from '../../../../server/domain/digest/types.ts';
import { B } from '../../domain/routing/make.ts';
import { later } from './make-call.ts';
import {
  CALL,
  INSIGHT,
  makeDigest,
  makeTodo,
  MARK,
  READ,
  SEGMENTS,
  TRANSCRIPT,
} from './make-digest.ts';
import { shown } from './show-digest.ts';

const corrected = (change: Partial<Correction>): Correction => ({
  id: 'page:k1',
  field: 'intent',
  fact: null,
  value: '投诉',
  machine: '询价',
  by: B,
  at: later(700),
  undone: false,
  ...change,
});

describe('the facts', () => {
  const rowsOf = (digest: Digest) =>
    shown({ digest }).insight?.facts.map(({ label, value, removed, correction, evidence }) =>
      [
        label,
        value,
        evidence.map(({ clock }) => clock).join('+') || '-',
        ...(removed ? ['removed'] : []),
        ...(correction ? [`${correction.machine ?? 'added'} by ${correction.by.name}`] : []),
      ].join(' | '),
    );

  it('say who read them, each with its sentences', () => {
    const { insight } = shown();
    expect(insight).toMatchObject({
      by: { text: '由规则提取' },
      sentiment: { text: '中性' },
      urgency: { value: 'high', text: '高', reasons: [{ text: 'VIP金牌客户', evidence: [] }] },
    });
    expect(rowsOf(makeDigest())).toEqual([
      '小结 | 客户询价：PCR-ABS-757。 | -',
      '意图 | 询价 | 00:04',
      '情绪 | 中性 | -',
      '紧急程度 | 高 | -',
      '产品 | PCR-ABS-757 | 00:04',
      '价格 | 11850元/吨（含税） · 销售提出 | 02:14',
    ]);
  });

  it('keep the machine’s value beside a person’s', () => {
    const product = INSIGHT.products[0] ?? null;
    const price = { field: 'prices', fact: 'prices:2:11850CNY/吨', machine: INSIGHT.prices[0] };
    const value = { amount: 11800, currency: 'CNY', per: '吨', evidence: [], confidence: 1 };
    const added = { amount: 5, unit: '吨', evidence: [], confidence: 1 };
    const corrections = [
      corrected({}),
      corrected({ field: 'products', fact: 'products:PCR-ABS-757', value: null, machine: product }),
      corrected({ ...price, field: 'prices', value }),
      corrected({ field: 'quantities', fact: 'k4', value: added, machine: null }),
      corrected({ field: 'needs', fact: 'k5', value: null, machine: null }),
      corrected({ field: 'urgency', value: 'low', undone: true }),
    ];
    expect(rowsOf(makeDigest({ corrections }))).toEqual([
      '小结 | 客户询价：PCR-ABS-757。 | -',
      '意图 | 投诉 | 00:04 | 询价 by 销售经理B',
      '情绪 | 中性 | -',
      '紧急程度 | 高 | -',
      '产品 | PCR-ABS-757 | 00:04 | removed | PCR-ABS-757 by 销售经理B',
      '数量 | 5吨 | - | added by 销售经理B',
      '价格 | 11800元/吨（含税） · 销售提出 | 02:14 | 11850元/吨（含税） · 销售提出 by 销售经理B',
    ]);
  });

  it('tell no level that is not this caller’s any more', () => {
    const unknown = shown({ digest: makeDigest({ call: { ...CALL, customer: null } }) });
    expect(unknown.insight?.urgency).toMatchObject({
      value: 'low',
      reasons: [{ text: '潜在客户' }],
    });
    expect(JSON.stringify(unknown.insight)).not.toContain('VIP');
  });

  it('point nowhere when a newer text has other sentences', () => {
    const other = { ...TRANSCRIPT, version: 2, segments: SEGMENTS.slice(1) };
    const digest = makeDigest({ transcript: { ...MARK, version: 2 }, insights: [READ] });
    const intent = shown({ digest, transcript: other }).insight?.facts[1];
    expect(intent?.evidence).toMatchObject([{ n: null, clock: '00:04', text: '757什么价格？' }]);
    const lost = shown({ digest, transcript: other, readFrom: null }).insight?.facts[1];
    expect(lost?.evidence).toEqual([]);
  });
});

describe('what is to be done', () => {
  it('stands with its tick, its date and its sentence', () => {
    const [item] = makeTodo().items;
    if (!item) throw new Error('the sample has an item');
    const gone = { ...item, id: 'x', text: '寄样品', due: null, state: 'dropped', by: B } as const;
    const todo = makeTodo({ items: [{ ...item, state: 'done', by: B }, gone] });
    const seen = shown({ todo });
    expect(seen.todo).toMatchObject({
      title: '跟进客户：宁波奥克斯空调有限公司 - 回复询价',
      due: { at: '2026-11-27T10:00:00.000Z', text: '2026-11-27 18:00' },
      assignee: { name: '销售经理A' },
      state: { text: '待完成' },
    });
    expect(seen.followUps).toMatchObject([
      {
        id: 'followUps:agent:2:周五前报价',
        owner: { text: '我方' },
        state: { text: '已完成' },
        due: { text: '2026-11-27 18:00' },
        evidence: [{ clock: '02:14' }],
      },
      { id: 'x', text: '寄样品', state: { text: '不再需要' }, due: null, evidence: [] },
    ]);
  });

  it('names the number where nobody is known, and the promise that is next', () => {
    expect(shown({ todo: makeTodo({ customer: null }) }).todo?.title).toBe(
      '跟进客户：138****8888 - 周五前报价',
    );
  });

  it('tells of a customer’s promise without a to-do, and of its date', () => {
    const [promise] = INSIGHT.followUps;
    if (!promise) throw new Error('the sample has a promise');
    const theirs = { ...promise, owner: 'customer', due: null, flag: 'vague' } as const;
    const insight = { ...INSIGHT, followUps: [theirs] };
    const seen = shown({ digest: makeDigest({ insights: [{ ...READ, insight }] }), todo: null });
    expect(seen.todo).toBeNull();
    expect(seen.followUps).toMatchObject([
      { owner: { text: '客户' }, due: null, remark: '未说明具体时间', state: { value: 'open' } },
    ]);
  });
});
