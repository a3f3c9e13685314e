import { describe, expect, it } from '@jest/globals';
import { drawPop } from '../../cards/incoming-call.ts';
import type { PopView } from '../../cards/pop.types.ts';
import {
  ARRIVED,
  POP,
  candidate,
  faceOfState,
  identity,
  popOf,
} from '../../scripts/preview/samples.ts';
import type { CardAction } from '../../server/domain/calls/face.types.ts';
import { buttonsOf, checkCard, rowsOf } from './check.ts';

const RINGING_ACTIONS: readonly CardAction[] = ['answer', 'transfer', 'voicemail', 'hangup'];
const RINGING = faceOfState({ name: 'ringing', since: ARRIVED }, { actions: RINGING_ACTIONS });

describe('the example card', () => {
  const card = drawPop(POP, RINGING);

  it('reads in the order of the specification', () => {
    expect(card.source).toEqual({ desc: '400热线 4008-320-160', desc_color: 2 });
    expect(card.main_title).toEqual({
      title: '138****8888 宁波奥克斯空调有限公司',
      desc: '张经理（采购部） · ★VIP金牌客户',
    });
    expect(card.sub_title_text).toBe(
      '10:03 来电 · 等待接听。为什么是我：您是该客户的负责销售；工作日 09:00-12:00 在班',
    );
    expect(rowsOf(card)).toEqual([
      '年成交额: ¥580万 · 12笔',
      '最近联系: 2024-06-10 (5天前)',
      '备注: 正在洽谈PCR-ABS批量订单',
      '来电意图: 产品咨询 (按1)',
      '建议处理: 优先转接销售经理A',
      '紧急程度: 高 (VIP客户)',
    ]);
    expect(buttonsOf(card)).toEqual(['接听', '转接', '留言', '挂断', '查看详情']);
    expect(checkCard(card)).toEqual([]);
  });

  it('emphasises 接听 alone and leads 查看详情 to the page', () => {
    expect(card.button_list.map((one) => one.style)).toEqual([1, 2, 2, 2, 2]);
    expect(card.button_list[4]).toMatchObject({ type: 1, url: POP.links.pageUrl });
    expect(card.card_action).toEqual({ type: 1, url: POP.links.pageUrl });
  });

  it('carries keys of its push and revision', () => {
    const keys = card.button_list.flatMap((one) => (one.type === 0 ? [one.key] : []));
    expect(keys).toEqual(RINGING_ACTIONS.map((action) => `${POP.pushId}.3.${action}`));
    expect(card.task_id).toBe(POP.pushId);
    expect(drawPop({ ...POP, n: 2 }, RINGING).task_id).toBe(`${POP.pushId}-2`);
  });

  it('offers colleagues behind 请选择同事, which is preselected', () => {
    expect(card.button_selection).toMatchObject({ title: '转接给', selected_id: 'none' });
    expect(card.button_selection?.option_list).toEqual([
      { id: 'none', text: '请选择同事' },
      { id: 'sales_manager_b', text: '销售经理B·在办公室' },
      { id: 'sales_manager_c', text: '销售经理C·外出' },
      { id: 'duty_person', text: '值班人员·值班中' },
    ]);
  });

  it('offers nine colleagues at most', () => {
    const colleagues = Array.from({ length: 12 }, (_, index) => ({
      id: `e${index}`,
      name: `同事${index}`,
      statusWord: '外出',
    }));
    const options = drawPop({ ...POP, colleagues }, RINGING).button_selection?.option_list ?? [];
    expect(options.map((one) => one.id)).toEqual([
      'none',
      ...colleagues.slice(0, 9).map((c) => c.id),
    ]);
  });

  it('opens the mini-program where there is one', () => {
    const miniProgram = { appid: 'wx0', pagepath: 'pages/call/detail?id=call-20240615-0001' };
    const linked = drawPop({ ...POP, links: { ...POP.links, miniProgram } }, RINGING);
    expect(linked.card_action).toEqual({ type: 2, ...miniProgram });
  });

  it('is red only when urgent', () => {
    const calm: PopView = { ...POP, urgency: { level: 'medium', reason: '普通客户' } };
    expect(drawPop(calm, RINGING).source.desc_color).toBe(0);
    expect(drawPop({ ...POP, urgency: null }, RINGING).source.desc_color).toBe(0);
  });
});

describe('identity buttons', () => {
  it('offer 就是他 for the shown one, two others and 都不是 in the menu', () => {
    const { customer } = candidate({});
    const other = (name: string) =>
      candidate({
        class: 'tail-8',
        confidence: 0.6,
        contact: null,
        customer: customer && { ...customer, name },
      });
    const three = identity({
      candidates: [candidate({ class: 'tail-8' }), other('甲公司'), other('乙公司')],
    });
    const face = faceOfState(
      { name: 'ringing', since: ARRIVED },
      { actions: [...RINGING_ACTIONS, 'confirm', 'confirm-2', 'confirm-3', 'reject'] },
    );
    const card = drawPop({ ...POP, identity: three }, face);
    expect(buttonsOf(card)).toEqual(['接听', '转接', '留言', '挂断', '查看详情', '就是他']);
    expect(card.action_menu?.action_list).toEqual([
      { text: '是 甲公司', key: `${POP.pushId}.3.confirm-2` },
      { text: '是 乙公司', key: `${POP.pushId}.3.confirm-3` },
      { text: '都不是', key: `${POP.pushId}.3.reject` },
    ]);
    expect(checkCard(card)).toEqual([]);
  });

  it('offer 创建新客户档案 for a new lead', () => {
    const face = faceOfState(
      { name: 'ringing', since: ARRIVED },
      { actions: [...RINGING_ACTIONS, 'create'] },
    );
    expect(buttonsOf(drawPop(popOf('none'), face)).at(-1)).toBe('创建新客户档案');
  });

  it('stand beside 查看详情 alone on a gateway that only reports', () => {
    const face = faceOfState(
      { name: 'ringing', since: ARRIVED },
      { actions: ['confirm', 'reject'] },
    );
    const view = { ...popOf('tail-8'), takesOrders: false };
    expect(buttonsOf(drawPop(view, face))).toEqual(['查看详情', '就是他']);
    expect(drawPop(view, face).button_selection).toBeUndefined();
  });
});
