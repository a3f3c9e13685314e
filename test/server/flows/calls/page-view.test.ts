import { describe, expect, it } from '@jest/globals';
import type { GatewayFact } from '../../../../server/domain/calls/events.ts';
import { A, B, D, PEOPLE } from '../../domain/routing/make.ts';
import { answers, ends, later, makeCall, rings } from './make-call.ts';
import { makeTodo } from './make-digest.ts';
import { view } from './read-view.ts';

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

describe('the call-back of a call', () => {
  const callBack = makeTodo({ id: 'callback:call-1', kind: 'callback' });

  it('is named as its card names it, with its state, by when and by whom', () => {
    expect(view(makeCall(), { callBack }).callBack).toMatchObject({
      path: 'pages/todo/detail?id=callback:call-1',
      title: `回电：${callBack.customer?.name ?? callBack.number}`,
      state: { value: 'open', text: '待完成' },
      assignee: { id: callBack.assignee },
    });
    const done = { ...callBack, state: 'done' } as const;
    expect(view(makeCall(), { callBack: done }).callBack?.state.text).toBe('已完成');
  });

  it('changes the stamp, and is nothing where nobody rang in vain', () => {
    const none = view(makeCall());
    expect(none.callBack).toBeNull();
    expect(view(makeCall(), { callBack }).stamp).not.toBe(none.stamp);
  });
});
