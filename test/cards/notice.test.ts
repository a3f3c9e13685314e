import { describe, expect, it } from '@jest/globals';
import {
  drawAssignedAway,
  drawDutyGap,
  drawHolidaysMissing,
  drawUnreachable,
} from '../../cards/notice.ts';
import { drawStatusNudge } from '../../cards/status-nudge.ts';
import { ARRIVED, CALL_NOTICE, IDENTITIES, LINKS, POP } from '../../scripts/preview/samples.ts';
import { checkCard, rowsOf } from './check.ts';

describe('notices', () => {
  it('tell the assigned sales of their customer', () => {
    const card = drawAssignedAway(CALL_NOTICE);
    expect(card.main_title.title).toBe('138****8888 宁波奥克斯空调有限公司');
    expect(card.sub_title_text).toBe('您负责的客户来电 · 原负责销售：销售经理A（今日休息）');
    expect(rowsOf(card)).toContain('来电时间: 2024-06-15 10:03');
    expect(card.source.desc_color).toBe(0);
  });

  it('say something true where the route gives no reason', () => {
    const card = drawAssignedAway({ ...CALL_NOTICE, assignedAway: null });
    expect(card.sub_title_text).toBe('您负责的客户来电 · 您不在接听名单中');
  });

  it('raise a gap of the roster', () => {
    const card = drawDutyGap(CALL_NOTICE);
    expect(card.main_title).toEqual({ title: '无人值班', desc: '请检查值班表' });
    expect(card.sub_title_text).toBe('2024-06-15 10:03 有来电，当时没有值班人员');
    expect(rowsOf(card)[0]).toBe('来电号码: 138****8888');
    expect(JSON.stringify(card)).not.toContain('奥克斯');
    expect(card.source.desc_color).toBe(2);
  });

  it('keep a level to themselves that the match may not tell', () => {
    const view = { ...CALL_NOTICE, identity: IDENTITIES['tail-8'] ?? null };
    expect(rowsOf(drawDutyGap(view))).toContain('紧急程度: 高');
  });

  it('name the year without holidays', () => {
    const card = drawHolidaysMissing(CALL_NOTICE);
    expect(card.main_title.title).toBe('节假日数据未加载');
    expect(card.sub_title_text).toContain('2024 年');
  });

  it('name who gets no cards, and why', () => {
    const card = drawUnreachable({
      who: '销售经理C',
      reason: '企业微信错误 81013',
      hotline: POP.hotline,
      links: LINKS,
    });
    expect(card.main_title.title).toBe('销售经理C 收不到卡片');
    expect(rowsOf(card)).toEqual(['原因: 企业微信错误 81013']);
  });

  it('nudge once a status has run out, and lead to where it is set', () => {
    const links = { ...LINKS, miniProgram: { appid: 'wx0', pagepath: 'pages/status/index' } };
    const card = drawStatusNudge({
      status: 'in_meeting',
      expiredAt: ARRIVED,
      hotline: POP.hotline,
      links,
    });
    expect(card.main_title).toEqual({ title: '状态已过期', desc: '「会议中」已于 10:03 到期' });
    expect(card.card_action).toEqual({ type: 2, appid: 'wx0', pagepath: 'pages/status/index' });
  });

  const nudge = { status: 'gone', expiredAt: ARRIVED, hotline: POP.hotline, links: LINKS };
  it.each([
    ['assigned-away', drawAssignedAway(CALL_NOTICE)],
    ['duty-gap', drawDutyGap(CALL_NOTICE)],
    ['holidays-missing', drawHolidaysMissing(CALL_NOTICE)],
    ['nudge', drawStatusNudge(nudge)],
  ])('%s has no buttons, no task and a tap', (_name, card) => {
    expect(checkCard(card)).toEqual([]);
    expect(card.card_type).toBe('text_notice');
    expect(Object.keys(card)).not.toEqual(expect.arrayContaining(['button_list']));
    expect(Object.keys(card)).not.toEqual(expect.arrayContaining(['task_id']));
    expect(card.card_action).toEqual({ type: 1, url: LINKS.pageUrl });
  });
});
