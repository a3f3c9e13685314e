import { describe, expect, it } from '@jest/globals';
import { drawAlert } from '../../cards/alert.ts';
import type { AlertView } from '../../cards/alert.types.ts';
import { ALERT, ALERT_SAMPLES, alertFace } from '../../scripts/preview/alert-samples.ts';
import { IDENTITIES } from '../../scripts/preview/samples.ts';
import { ALERT_ACTIONS } from '../../server/domain/alerts/types.ts';
import type { AlertFace, AlertRefusal } from '../../server/domain/alerts/types.ts';
import { buttonsOf, checkCard, rowsOf } from './check.ts';

const OPEN = alertFace({ name: 'open' }, { actions: ALERT_ACTIONS });
const draw = (part: Partial<AlertView> = {}, face: AlertFace = OPEN) =>
  drawAlert({ ...ALERT, ...part }, face);
const sample = (name: string): readonly [Partial<AlertView>, AlertFace] => {
  const found = ALERT_SAMPLES.find(([one]) => one === name);
  if (!found) throw new Error(`no sample called ${name}`);
  return [found[1], found[2]];
};
const sentence = (card: { sub_title_text?: string }) => card.sub_title_text?.split('。')[0];

describe('the alert card', () => {
  it('says who, until when, why and what', () => {
    const card = draw();
    expect(card.source.desc_color).toBe(2);
    expect(card.main_title).toEqual({
      title: '138****8888 宁波奥克斯空调有限公司',
      desc: '张经理（采购部） · ★VIP金牌客户',
    });
    expect(card.sub_title_text).toBe(
      '须在 21:15 前响应。VIP客户、停线、今天之内。客户的PCR-ABS来料有黑点，注塑线已停，要求今天之内有人到厂处理，并先发一批替换料。',
    );
    expect(rowsOf(card)).toEqual([
      '来电时间: 2024-06-15 21:00',
      '留言: 35秒',
      '紧急原因: VIP客户、停线、今天之内',
      '截止: 21:15 前响应',
    ]);
    expect(buttonsOf(card)).toEqual(['我来处理', '转给', '已解决', '查看详情']);
    expect(card.button_list[0]).toMatchObject({ style: 1, key: `${ALERT.pushId}.2.take` });
    expect(card.button_list[2]).toMatchObject({ style: 2, key: `${ALERT.pushId}.2.settle` });
    expect(card.button_selection).toMatchObject({ title: '转给', selected_id: 'none' });
    expect(card.quote_area).toMatchObject({ type: 1, title: '听录音', quote_text: '35秒' });
    expect(checkCard(card)).toEqual([]);
  });

  it.each([
    ['再次提醒，又有留言', '须在 21:15 前响应 · 第 2 次提醒 · 共 3 条留言'],
    ['升级到总监，已过时限', '应在 21:15 前响应，尚无人接手'],
    ['同事转来', '须在 21:24 前响应 · 李四转给您'],
    ['合并', '须在 21:15 前响应 · 另有 4 条告警，请在小程序待办处理'],
    ['未选同事', '须在 21:15 前响应 · 请先选择同事'],
    ['您处理中', '您处理中，请在 22:09 前了结，已联系或可等到上班，请点已解决'],
    [
      '30 分钟后',
      '您已接手，尚未了结，请在 22:09 前了结，已联系或可等到上班，请点已解决 · 第 2 次提醒',
    ],
    ['接手超时（按钮可用）', '接手已超时，已继续通知其他人 · 第 3 次提醒'],
  ])('lives: %s', (name, said) => {
    const card = draw(...sample(name));
    expect(sentence(card)).toBe(said);
    expect(card.replace_text).toBeUndefined();
  });

  it('offers its taker 转给 and 已解决 only', () => {
    const card = draw(...sample('您处理中'));
    expect(buttonsOf(card)).toEqual(['转给', '已解决', '查看详情']);
    expect(card.button_list[1]).toMatchObject({ style: 1 });
    expect(rowsOf(card)).toContain('截止: 22:09 前了结');
  });

  it.each([
    ['同事已接手', '李四已接手', '李四已接手 21:09', 2],
    ['同事已接手（长姓名）', '销售经理B已接手', '销售经理B已接手 21:09', 2],
    ['晚了一步', '李四已接手', '李四已接手 21:09 · 已由李四接手', 2],
    ['已转给同事', '已转给销售经理B', '已转给销售经理B', 2],
    ['接手超时', '接手已超时', '接手已超时，已继续通知其他人', 2],
    ['已解决', '已解决', '已解决 21:30', 0],
    ['同事已解决', '已解决', '李四已解决 21:30', 0],
    ['待办已完成', '已解决', '待办已完成，告警已了结 21:40', 0],
    ['已与客户通话', '已解决', '已与客户通话，告警已了结 21:20', 0],
    ['非紧急', '非紧急已转待办', '非紧急，已转待办', 0],
    ['70 小时', '请在小程序处理', '请在小程序处理', 2],
  ])('is over: %s', (name, caption, said, colour) => {
    const [part, face] = sample(name);
    const card = draw(part, face);
    expect(card.replace_text).toBe(caption);
    expect(sentence(card)).toBe(said);
    expect(card.source.desc_color).toBe(colour);
    expect(buttonsOf(card)).toEqual(['我来处理', '转给', '已解决', '查看详情']);
    expect(card.button_selection).toBeUndefined();
    expect(rowsOf(card).join()).not.toContain('截止');

    const fresh = drawAlert({ ...ALERT, ...part }, face, { fresh: true });
    expect(fresh.replace_text).toBeUndefined();
    expect(buttonsOf(fresh)).toEqual(['查看详情']);
    expect(checkCard(fresh)).toEqual([]);
  });

  it.each<[AlertRefusal, string | null, string]>([
    ['already-taken', 'li_si', '已由李四接手'],
    ['already-taken', null, '同事已接手'],
    ['already-settled', null, '告警已了结'],
    ['choose-colleague', null, '请先选择同事'],
    ['colleague-unknown', null, '不能转给此人，请另选'],
    ['not-yours', null, '这条告警不在您手上'],
  ])('answers a press that could not be carried out: %s by %s', (refusal, who, words) => {
    const card = draw({}, { ...OPEN, note: { refusal, who } });
    expect(sentence(card)).toBe(`须在 21:15 前响应 · ${words}`);
  });

  it.each([
    ['pending', true, '转写中，可先听录音'],
    ['pending', false, '转写中'],
    ['failed', true, '转写失败，请听录音'],
    ['failed', false, '转写失败'],
    ['silent', true, '没有说话'],
  ] as const)('without words: %s, recording %s', (kind, audio, words) => {
    const recordingUrl = audio ? ALERT.recordingUrl : null;
    const card = draw({ text: { kind }, recordingUrl, grade: 'unknown', reasons: [] });
    expect(card.sub_title_text).toBe(`须在 21:15 前响应。紧急程度未知。${words}`);
    expect(card.quote_area === undefined).toBe(!audio);
    expect(rowsOf(card)).toContain('紧急原因: 紧急程度未知');
  });

  it('tells no level that the match may not, not by a reason either', () => {
    const card = draw({
      identity: IDENTITIES['tail-8'] ?? null,
      reasons: ['VIP客户', '普通客户', '停线'],
    });
    expect(card.main_title.title).toBe('138****8888 可能是：宁波奥克斯空调有限公司');
    expect(JSON.stringify(card)).not.toMatch(/VIP|★|普通客户/);
    expect(rowsOf(card)).toContain('紧急原因: 停线');
  });

  it('cuts long reasons rather than what was said', () => {
    const reasons = Array.from({ length: 12 }, () => '今天之内必须解决的事情');
    const card = draw({ reasons, text: { kind: 'summary', text: '停线' } });
    expect(card.sub_title_text).toMatch(/^须在 21:15 前响应。今天之内.{45}…。停线$/);
    expect(checkCard(card)).toEqual([]);
  });

  it('names the day where a moment lies on another', () => {
    const call = { ...ALERT.call, startedAt: new Date('2024-06-15T23:55:00+08:00') };
    const respondBy = new Date('2024-06-16T00:10:00+08:00');
    expect(sentence(draw({ call, respondBy }))).toBe('须在 06-16 00:10 前响应');
  });

  it('is late at its deadline, not a moment before', () => {
    const before = new Date(ALERT.respondBy.getTime() - 1);
    expect(sentence(draw({ at: before }))).toBe('须在 21:15 前响应');
    expect(sentence(draw({ at: ALERT.respondBy }))).toBe('应在 21:15 前响应，尚无人接手');
  });

  it('opens the alert in the mini-program, its recording too', () => {
    const miniProgram = { appid: 'wx1', pagepath: 'pages/alert/detail?id=a-1' };
    const card = draw({ links: { ...ALERT.links, miniProgram } });
    expect(card.card_action).toEqual({ type: 2, ...miniProgram });
    expect(card.quote_area).toMatchObject({ type: 2, ...miniProgram });
    expect(card.button_list.at(-1)).toMatchObject({ type: 1, url: ALERT.links.pageUrl });
  });
});
