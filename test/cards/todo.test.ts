import { describe, expect, it } from '@jest/globals';
import { drawTodo } from '../../cards/todo.ts';
import type { TodoView } from '../../cards/todo.types.ts';
import { FOLLOW_UP, FOLLOW_UP_SAMPLES } from '../../scripts/preview/follow-up-samples.ts';
import { IDENTITIES } from '../../scripts/preview/samples.ts';
import type { TodoFace } from '../../server/domain/follow-up/face.types.ts';
import { INTENTS } from '../../server/domain/insight/types.ts';
import { todoTitle } from '../../templates/follow-up-words.ts';
import { buttonsOf, checkCard, rowsOf } from './check.ts';

const OPEN: TodoFace = {
  state: { name: 'open' },
  final: false,
  actions: ['done', 'postpone', 'reassign'],
  note: null,
};
const draw = (part: Partial<TodoView>, face: TodoFace = OPEN) =>
  drawTodo({ ...FOLLOW_UP, ...part }, face);

describe('the to-do card', () => {
  it('says what, for whom, by when, and who handed it over', () => {
    const card = draw({});
    expect(card.source.desc_color).toBe(2);
    expect(card.main_title).toEqual({
      title: '跟进客户：宁波奥克斯空调有限公司 - 发正式报价单',
      desc: '张经理（采购部） · ★VIP金牌客户',
    });
    expect(card.sub_title_text).toBe(
      '请在 06-21 18:00 前完成 · 销售经理B改派给您。发正式报价单（06-21 18:00）；寄两公斤样品；客户：提供开票资料',
    );
    expect(rowsOf(card)).toEqual([
      '截止: 2024-06-21 18:00',
      '意图: 询价',
      '紧急程度: 高',
      '来电号码: 138****8888',
      '来电时间: 2024-06-15 10:03',
    ]);
    expect(buttonsOf(card)).toEqual(['完成', '延期', '改派', '查看详情']);
    expect(card.button_list[1]).toMatchObject({ key: `${FOLLOW_UP.pushId}.2.postpone` });
    expect(card.button_selection).toMatchObject({ title: '改派给', selected_id: 'none' });
    expect(checkCard(card)).toEqual([]);
  });

  it('of a call-back says whom to call, and has no intent', () => {
    const known = draw({ kind: 'callback', firstItem: null, items: [], from: null });
    expect(known.main_title.title).toBe('回电：宁波奥克斯空调有限公司');
    expect(known.sub_title_text).toBe('请在 06-21 18:00 前完成');
    expect(rowsOf(known).some((row) => row.startsWith('意图'))).toBe(false);
    expect(checkCard(known)).toEqual([]);
    const stranger = draw({ kind: 'callback', company: null, identity: null, items: [] });
    expect(stranger.main_title.title).toBe('回电：138****8888');
  });

  it('is not red unless it is urgent', () => {
    expect(draw({ priority: 'medium' }).source.desc_color).toBe(0);
  });

  it.each([
    ['自己完成', '已完成', '已完成。'],
    ['同事完成', '李四已完成', '李四已完成。'],
    ['已延期', '已延至 06-24', '已延至 06-24 18:00。'],
    ['已改派', '已改派李四', '已改派给李四。'],
    ['已撤销', '已撤销', '已撤销，无需跟进。'],
    ['70 小时', '请在小程序处理', '请在小程序处理。'],
  ])('is over: %s', (name, caption, sentence) => {
    const found = FOLLOW_UP_SAMPLES.find(([one]) => one === name);
    if (!found) throw new Error(`no sample called ${name}`);
    const card = draw(found[1], found[2]);
    expect(card.replace_text).toBe(caption);
    expect(card.sub_title_text?.startsWith(sentence)).toBe(true);
    expect(buttonsOf(card)).toEqual(['完成', '延期', '改派', '查看详情']);
    expect(card.button_selection).toBeUndefined();

    const fresh = drawTodo({ ...FOLLOW_UP, ...found[1] }, found[2], { fresh: true });
    expect(fresh.replace_text).toBeUndefined();
    expect(buttonsOf(fresh)).toEqual(['查看详情']);
    expect(checkCard(fresh)).toEqual([]);
  });

  it.each([
    ['未选同事', '请在 06-21 18:00 前完成 · 请先选择同事 · 销售经理B改派给您。'],
    ['不认识的客户，无事项', '请在 06-21 18:00 前完成'],
  ])('lives: %s', (name, sentence) => {
    const found = FOLLOW_UP_SAMPLES.find(([one]) => one === name);
    const card = draw(found?.[1] ?? {}, found?.[2]);
    expect(card.sub_title_text?.split(/(?<=。)/)[0]).toBe(sentence);
    expect(card.replace_text).toBeUndefined();
  });

  it('names the number where no customer is known', () => {
    const part = { company: null, identity: IDENTITIES['tail-8'] ?? null };
    const card = draw(part);
    expect(card.main_title.title).toBe('跟进客户：138****8888 - 发正式报价单');
    expect(JSON.stringify(card)).not.toMatch(/VIP|★|580/);
    const { call } = FOLLOW_UP;
    expect(draw({ ...part, call: { ...call, masked: '' } }).main_title.title).toBe(
      '跟进客户：号码未显示 - 发正式报价单',
    );
  });

  it.each([
    ['a long item', '海达塑料', '寄'.repeat(40), `跟进客户：海达塑料 - ${'寄'.repeat(23)}…`],
    [
      'a long company',
      '宁波'.repeat(20),
      '报价',
      `跟进客户：${'宁波'.repeat(13).slice(0, 25)}… - 报价`,
    ],
    [
      'both',
      '宁波'.repeat(20),
      '寄'.repeat(40),
      `跟进客户：${'宁波'.repeat(7).slice(0, 13)}… - ${'寄'.repeat(13)}…`,
    ],
  ])('cuts %s to fit the title', (_name, company, firstItem, title) => {
    const drawn = draw({ company, firstItem }).main_title.title;
    expect(drawn).toBe(title);
    expect(Array.from(drawn)).toHaveLength(36);
  });

  it('lists three items and counts the others', () => {
    const items = ['报价', '寄样', '开票', '发货', '对账'].map((text) => ({
      text,
      owner: 'agent' as const,
      due: null,
      done: text === '报价',
    }));
    expect(draw({ items }).sub_title_text).toContain('。寄样；开票；发货；另有 1 项');
  });

  it('cuts long items evenly, neither their dates nor the count of the others', () => {
    const items = ['甲', '乙', '丙', '丁'].map((one) => ({
      text: one.repeat(90),
      owner: 'agent' as const,
      due: FOLLOW_UP.due,
      done: false,
    }));
    const sentence = draw({ items }).sub_title_text ?? '';
    expect(sentence.match(/…（06-21 18:00）/g)).toHaveLength(3);
    expect(sentence).toMatch(/；另有 1 项$/);
    expect(Array.from(sentence).length).toBeGreaterThan(150);
  });

  it('opens the mini-program where there is one', () => {
    const miniProgram = { appid: 'wx1', pagepath: 'pages/todo/detail?id=c1' };
    const card = draw({ links: { ...FOLLOW_UP.links, miniProgram } });
    expect(card.card_action).toEqual({ type: 2, ...miniProgram });
    expect(card.button_list.at(-1)).toMatchObject({ type: 1, url: FOLLOW_UP.links.pageUrl });
  });
});

describe('the title of a to-do', () => {
  it.each(
    INTENTS.map(
      (intent) =>
        [
          intent,
          {
            询价: '回复询价',
            投诉: '处理投诉',
            技术支持: '技术答复',
            合作洽谈: '洽谈合作',
            其他: '跟进来电',
          }[intent],
        ] as const,
    ),
  )('%s without an item', (intent, task) => {
    expect(todoTitle('海达塑料', null, intent)).toBe(`跟进客户：海达塑料 - ${task}`);
    expect(todoTitle('138****8888', '', intent)).toBe(`跟进客户：138****8888 - ${task}`);
  });

  it('is named after the item', () => {
    expect(todoTitle('海达塑料', '周五前报价', '询价')).toBe('跟进客户：海达塑料 - 周五前报价');
  });
});
