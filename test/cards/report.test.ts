import { describe, expect, it } from '@jest/globals';
import { drawMovedAway, drawOverdue, drawReminder } from '../../cards/reminder.ts';
import { drawReport } from '../../cards/report.ts';
import type { ReportView } from '../../cards/report.ts';
import {
  QUIET_DAY,
  REMINDED,
  REPORT,
  FOLLOW_UP_NOTICE,
} from '../../scripts/preview/duty-samples.ts';
import type { TodoFace } from '../../server/domain/follow-up/face.types.ts';
import { buttonsOf, checkCard, rowsOf } from './check.ts';

const draw = (part: Partial<ReportView> = {}) => drawReport({ ...REPORT, ...part });

describe('the daily report', () => {
  it('gives the figures, people and what is late, with its picture', () => {
    const card = draw();
    expect(card).toMatchObject({
      card_type: 'news_notice',
      main_title: {
        title: '热线日报 2024-06-18 星期二',
        desc: '统计 06-17 18:30–06-18 18:30',
      },
      card_image: { url: REPORT.picture?.url, aspect_ratio: 1.78 },
      vertical_content_list: [
        {
          title: '各人',
          desc: '销售经理A 接听 17、未接 1、逾期 1；销售经理B 接听 12、逾期 1；销售经理C 接听 6、未接 2；值班人员 接听 1、未接 1',
        },
        {
          title: '逾期跟进',
          desc: '宁波奥克斯空调有限公司（销售经理A，06-18 12:00）；138****8888（销售经理B，06-18 17:00）',
        },
      ],
    });
    expect(rowsOf(card)).toEqual([
      '来电: 42 通',
      '接听: 36 通（86%）',
      '未接: 4 通 · 留言 2 条',
      '接听用时: 中位 8秒',
      '接手用时: 中位 3分20秒',
      '逾期跟进: 2 项',
    ]);
    expect(checkCard(card)).toEqual([]);
  });

  it('claims nothing on a day without calls', () => {
    const card = draw(QUIET_DAY);
    expect(rowsOf(card)).toEqual([
      '来电: 0 通',
      '接听: 0 通',
      '未接: 0 通 · 留言 0 条',
      '接听用时: –',
      '接手用时: –',
      '逾期跟进: 0 项',
    ]);
    expect(card).not.toHaveProperty('sub_title_text');
    expect(checkCard(card)).toEqual([]);
  });

  it.each([null, 1.3, 2.25, 0, Number.NaN])('is a plain notice with a picture of %s:1', (ratio) => {
    const picture = ratio === null ? null : { url: 'https://a.example/x.png', aspectRatio: ratio };
    const card = draw({ picture });
    expect(card.card_type).toBe('text_notice');
    expect(card).toMatchObject({ sub_title_text: expect.stringMatching(/^各人：销售经理A/) });
  });

  it('counts the people and the late ones it does not name', () => {
    const byPerson = Array.from({ length: 40 }, (_, n) => ({
      name: `销售${n}`,
      answered: 40 - n,
      missed: 1,
      overdue: 2,
    }));
    const overdue = byPerson.map(({ name }) => ({ what: name, who: name, due: REPORT.span.to }));
    const card = draw({ byPerson, overdue });
    const [people, late] =
      'vertical_content_list' in card ? (card.vertical_content_list ?? []) : [];
    expect(people?.desc).toMatch(/^销售0 接听 40、未接 1、逾期 2；.*；另有 3\d 人$/);
    expect(late?.desc).toMatch(/；另有 3\d 项$/);
    expect(rowsOf(card)).toContain('逾期跟进: 40 项');
    expect(checkCard(card)).toEqual([]);
  });
});

describe('a reminder', () => {
  const OPEN: TodoFace = {
    state: { name: 'open' },
    final: false,
    actions: ['done', 'postpone', 'reassign'],
    note: null,
  };

  it.each([
    ['soon', 0, '提醒：请在 06-21 18:00 前完成'],
    ['due', 0, '截止时间 06-21 18:00，请完成或延期'],
    ['due', 3, '截止时间 06-21 18:00，请完成或延期 · 另有 3 项待办同时到期，请在小程序查看'],
  ] as const)('%s with %i others', (when, others, sentence) => {
    const card = drawReminder({ ...REMINDED, reminder: { when, others } }, OPEN);
    expect(card.sub_title_text?.split('。')[0]).toBe(sentence);
    expect(buttonsOf(card)).toEqual(['完成', '延期', '改派', '查看详情']);
    expect(checkCard(card)).toEqual([]);
  });

  it('ends as the to-do does', () => {
    const over: TodoFace = { ...OPEN, state: { name: 'completed', by: null }, final: true };
    const card = drawReminder({ ...REMINDED, reminder: { when: 'due', others: 2 } }, over);
    expect(card.replace_text).toBe('已完成');
    expect(card.sub_title_text).toMatch(/^已完成。/);
  });

  it('tells the director what is late and whose it is', () => {
    const card = drawOverdue(FOLLOW_UP_NOTICE);
    expect(card.source.desc_color).toBe(2);
    expect(card.sub_title_text).toBe(
      '高优先级待办逾期 · 销售经理A的待办应在 06-21 18:00 前完成，尚未完成',
    );
    expect(rowsOf(card)).toEqual([
      '待办: 发正式报价单',
      '负责人: 销售经理A',
      '截止: 2024-06-21 18:00',
      '紧急程度: 高',
    ]);
  });

  it('tells who is away that a colleague has it', () => {
    const card = drawMovedAway({
      ...FOLLOW_UP_NOTICE,
      receiver: 'sales_manager_a',
      assignee: 'li_si',
    });
    expect(card.source.desc_color).toBe(0);
    expect(card.sub_title_text).toBe('您不在班，待办已转给李四');
  });
});
