import { describe, expect, it } from '@jest/globals';
import { drawSummary } from '../../cards/summary.ts';
import type { SummaryView } from '../../cards/summary.types.ts';
import { SUMMARY, SUMMARY_SAMPLES } from '../../scripts/preview/follow-up-samples.ts';
import { IDENTITIES } from '../../scripts/preview/samples.ts';
import type { SummaryFace } from '../../server/domain/follow-up/face.types.ts';
import { buttonsOf, checkCard, rowsOf } from './check.ts';

const READY: SummaryFace = {
  state: { name: 'ready' },
  final: false,
  actions: ['ack', 'reassign', 'done'],
  acknowledged: false,
  note: null,
};
const final = (state: SummaryFace['state']): SummaryFace => ({
  ...READY,
  state,
  final: true,
  actions: [],
});
const draw = (part: Partial<SummaryView>, face: SummaryFace = READY) =>
  drawSummary({ ...SUMMARY, ...part }, face);
const sampled = (name: string) => {
  const found = SUMMARY_SAMPLES.find(([one]) => one === name);
  if (!found) throw new Error(`no sample called ${name}`);
  return draw(found[1], found[2]);
};
const insight = (part: Partial<NonNullable<SummaryView['insight']>>): Partial<SummaryView> => ({
  insight: SUMMARY.insight && { ...SUMMARY.insight, ...part },
});

describe('the summary card', () => {
  it('says who, what, how it was meant, and what follows by when', () => {
    const card = sampled('有待办');
    expect(card.source).toEqual({ desc: '400热线 4008-320-160', desc_color: 2 });
    expect(card.main_title).toEqual({
      title: '138****8888 宁波奥克斯空调有限公司',
      desc: '张经理（采购部） · ★VIP金牌客户',
    });
    expect(card.sub_title_text).toBe(
      `06-15 10:03 来电 · 通话小结 · 销售经理A接听。${SUMMARY.insight?.summary ?? ''}`,
    );
    expect(rowsOf(card)).toEqual([
      '通话时长: 6分02秒 · 10:09 结束',
      '意图: 询价',
      '情绪: 正面',
      '紧急程度: 高 (VIP金牌客户)',
      '跟进: 发正式报价单（06-21 18:00），另有 2 项',
      '截止: 06-21 18:00 · 销售经理A',
    ]);
    expect(buttonsOf(card)).toEqual(['确认', '改派', '完成跟进', '查看详情']);
    expect(card.button_list[0]).toMatchObject({
      type: 0,
      style: 1,
      key: `${SUMMARY.pushId}.5.ack`,
    });
    expect(card.button_selection).toMatchObject({
      question_key: 'colleague',
      title: '改派给',
      selected_id: 'none',
    });
    expect(card.button_selection?.option_list[0]).toEqual({ id: 'none', text: '请选择同事' });
    expect(card.card_action).toEqual({ type: 1, url: SUMMARY.links.pageUrl });
    expect(checkCard(card)).toEqual([]);
  });

  it.each([
    ['由规则提取，无待办', ['确认', '查看详情'], '通话小结 · 销售经理A接听 · 由规则提取。'],
    ['已确认，待办未完', ['改派', '完成跟进', '查看详情'], '通话小结，您已确认 · 销售经理A接听。'],
    [
      '未选同事',
      ['确认', '改派', '完成跟进', '查看详情'],
      '通话小结 · 请先选择同事 · 销售经理A接听。',
    ],
    ['转写未完成', ['确认', '查看详情'], '转写未完成，可先听录音 · 销售经理A接听'],
    ['转写未完成，录音不在', ['确认', '查看详情'], '转写未完成 · 销售经理A接听'],
    ['无录音', ['确认', '查看详情'], '无录音 · 销售经理A接听'],
  ])('lives: %s', (name, buttons, sentence) => {
    const card = sampled(name);
    expect(buttonsOf(card)).toEqual(buttons);
    expect(card.sub_title_text?.split(/(?<=。)/)[0]).toBe(`06-15 10:03 来电 · ${sentence}`);
    expect(card.replace_text).toBeUndefined();
    expect(card.button_selection !== undefined).toBe(buttons.includes('改派'));
  });

  it.each([
    ['已确认', '已确认', '您已确认', ['确认', '查看详情']],
    ['自己完成', '已完成跟进', '跟进已完成', ['确认', '改派', '完成跟进', '查看详情']],
    ['同事完成', '李四已完成', '李四已完成跟进', ['确认', '改派', '完成跟进', '查看详情']],
    ['改派给同事', '已改派李四', '跟进已改派给李四', ['确认', '改派', '完成跟进', '查看详情']],
    ['改派给自己', '已改派给您', '跟进已改派给您', ['确认', '改派', '完成跟进', '查看详情']],
    ['小结已作废', '小结已作废', '此小结已作废', ['确认', '改派', '完成跟进', '查看详情']],
    ['70 小时', '请在小程序处理', '请在小程序处理', ['确认', '改派', '完成跟进', '查看详情']],
  ])('is over: %s', (name, caption, sentence, buttons) => {
    const card = sampled(name);
    expect(card.replace_text).toBe(caption);
    expect(card.sub_title_text).toContain(`06-15 10:03 来电 · ${sentence} · 销售经理A接听`);
    expect(buttonsOf(card)).toEqual(buttons);
    expect(card.button_selection).toBeUndefined();
    expect(card.card_action).toEqual({ type: 1, url: SUMMARY.links.pageUrl });

    const found = SUMMARY_SAMPLES.find(([one]) => one === name);
    const fresh = drawSummary({ ...SUMMARY, ...found?.[1] }, found?.[2] ?? READY, { fresh: true });
    expect(fresh.replace_text).toBeUndefined();
    expect(buttonsOf(fresh)).toEqual(['查看详情']);
    expect(fresh.sub_title_text).toBe(card.sub_title_text);
    expect(checkCard(fresh)).toEqual([]);
  });

  it('tells nothing of the talk once it is not about this customer', () => {
    const text = JSON.stringify(sampled('小结已作废'));
    expect(text).not.toMatch(/询价|报价|录音|正面|06-21/);
  });

  it.each([
    ['a page', null, { type: 1, url: SUMMARY.recordingUrl }],
    [
      'the mini-program',
      { appid: 'wx1', pagepath: 'pages/call/detail?id=c1' },
      { type: 2, appid: 'wx1', pagepath: 'pages/call/detail?id=c1' },
    ],
  ])('is heard on %s', (_name, miniProgram, tap) => {
    const links = { ...SUMMARY.links, miniProgram };
    const card = draw({ links });
    expect(card.quote_area).toEqual({ ...tap, title: '听录音', quote_text: '6分02秒' });
    expect(checkCard(card)).toEqual([]);
    expect(draw({ links }, final({ name: 'expired' })).quote_area).toEqual(card.quote_area);
  });

  it('offers no audio that is not here', () => {
    expect(draw({ recordingUrl: null }).quote_area).toBeUndefined();
  });

  it.each([
    ['tail-8', '138****8888 可能是：宁波奥克斯空调有限公司'],
    ['remark', '138****8888 微信好友：奥克斯小张'],
    ['none', '138****8888 新线索'],
    ['withheld', '号码未显示'],
  ])('tells no level and no money of a guess: %s', (name, title) => {
    const card = draw({ identity: IDENTITIES[name] ?? null });
    expect(card.main_title.title).toBe(title);
    expect(rowsOf(card)).toContain('紧急程度: 高');
    expect(JSON.stringify(card)).not.toMatch(/VIP|★|580|12笔/);
  });

  it('cuts nothing but the summary, and drops who answered before that', () => {
    const room = 160 - Array.from('06-15 10:03 来电 · 通话小结 · 由规则提取。').length;
    const whole = '长'.repeat(room);
    const head = '06-15 10:03 来电 · 通话小结 · 由规则提取。';
    expect(draw(insight({ by: 'rules', summary: whole })).sub_title_text).toBe(`${head}${whole}`);
    expect(draw(insight({ by: 'rules', summary: `${whole}长` })).sub_title_text).toBe(
      `${head}${'长'.repeat(room - 1)}…`,
    );
  });

  const item = (
    text: string,
    due: string | null,
    part: { done?: boolean; theirs?: boolean } = {},
  ) =>
    ({
      text,
      owner: part.theirs ? ('customer' as const) : ('agent' as const),
      due: due === null ? null : new Date(`2024-06-${due}:00+08:00`),
      done: part.done ?? false,
    }) as const;

  it.each([
    ['nothing', [], undefined],
    ['one undated', [item('报价', null)], '报价'],
    [
      'the earliest first',
      [item('寄样', null), item('报价', '20T12:00'), item('开票', '19T10:00')],
      '开票（06-19 10:00），另有 2 项',
    ],
    ['what is done', [item('报价', '19T10:00', { done: true }), item('寄样', null)], '寄样'],
    ['all done', [item('报价', '19T10:00', { done: true })], '均已完成'],
    [
      'the customer last',
      [item('发图纸', '18T10:00', { theirs: true }), item('报价', null)],
      '报价，另有 1 项',
    ],
    ['the customer alone', [item('发图纸', null, { theirs: true })], '客户：发图纸'],
    [
      'a long one whose date the next row says',
      [item('整理PCR-ABS-757的正式报价单并发邮件', '21T18:00')],
      '整理PCR-ABS-757的正式报价单并发邮件',
    ],
    [
      'a long one with a date of its own',
      [item('整理PCR-ABS-757的正式报价单并发邮件', '20T18:00')],
      '整理PCR-ABS-757的正式…（06-20 18:00）',
    ],
  ])('follow-ups: %s', (_name, followUps, value) => {
    const row = draw({ followUps }).horizontal_content_list?.find((one) => one.keyname === '跟进');
    expect(row?.value).toBe(value);
  });

  it('names nobody where nobody is known', () => {
    const card = draw({ handler: null, assignee: null });
    expect(card.sub_title_text).toContain('06-15 10:03 来电 · 通话小结。');
    expect(rowsOf(card)).toContain('截止: 06-21 18:00');
  });

  it('cuts a long name in its caption, not the words around it', () => {
    const people = new Map([['x', '阿卜杜拉·买买提江·热合曼']]);
    const done = draw({ people }, final({ name: 'completed', by: 'x' }));
    const given = draw({ people }, final({ name: 'reassigned', to: 'x' }));
    expect([done.replace_text, given.replace_text]).toEqual([
      '阿卜杜拉·买…已完成',
      '已改派阿卜杜拉·买…',
    ]);
  });

  it.each([
    ['colleague-unknown', '不能改派给此人，请另选'],
    ['already-closed', '跟进已结束'],
    ['not-yours', '这项待办已不在您手上'],
  ] as const)('answers a press that could not be: %s', (note, sentence) => {
    expect(draw({}, { ...READY, note }).sub_title_text).toContain(
      `06-15 10:03 来电 · 通话小结 · ${sentence} · `,
    );
  });

  it('belongs to its push', () => {
    expect(draw({ n: 2 }).task_id).toBe(`${SUMMARY.pushId}-2`);
  });
});
