import { describe, expect, it } from '@jest/globals';
import { drawCheckIn, drawUnconfirmed, writeConfirmed } from '../../cards/duty.ts';
import { drawHandOver } from '../../cards/hand-over.ts';
import { drawSwap, drawSwapAnswer } from '../../cards/swap.ts';
import {
  CHECK_IN,
  CHECK_IN_SAMPLES,
  HAND_OVER,
  SWAP,
  SWAP_SAMPLES,
  UNCONFIRMED,
} from '../../scripts/preview/duty-samples.ts';
import { buttonsOf, checkCard, rowsOf } from './check.ts';

const moment = (text: string): Date => new Date(`${text}:00+08:00`);

describe('the check-in card', () => {
  it('asks until when, and says what is promised', () => {
    const card = drawCheckIn(CHECK_IN, { name: 'asked' });
    expect(card.main_title.title).toBe('今晚您值班，请确认');
    expect(card.sub_title_text).toBe(
      '请在 21:00 前确认，未确认将通知负责人。班内的来电和紧急留言由您处理',
    );
    expect(rowsOf(card)).toEqual(['班次: 06-18 22:00–06-19 09:00']);
    expect(buttonsOf(card)).toEqual(['确认', '查看详情']);
    expect(card.button_list[0]).toMatchObject({ key: `${CHECK_IN.pushId}.1.on-duty`, style: 1 });
  });

  it.each([
    ['2024-06-18T18:00', '2024-06-18T22:00', '今晚您值班，请确认'],
    ['2024-06-18T18:00', '2024-06-18T18:00', '今晚您值班，请确认'],
    ['2024-06-18T06:00', '2024-06-18T17:59', '今天您值班，请确认'],
    ['2024-06-14T18:00', '2024-06-15T18:00', '明晚您值班，请确认'],
    ['2024-06-14T18:00', '2024-06-15T09:00', '明天您值班，请确认'],
    ['2024-06-30T18:00', '2024-07-01T00:00', '明天您值班，请确认'],
    ['2024-06-14T18:00', '2024-06-16T09:00', '06-16 您值班，请确认'],
  ])('sent %s for %s', (at, from, title) => {
    const shift = { from: moment(from), to: new Date(moment(from).getTime() + 3_600_000) };
    const card = drawCheckIn({ ...CHECK_IN, at: moment(at), shift }, { name: 'asked' });
    expect(card.main_title.title).toBe(title);
  });

  it.each([
    ['confirmed', '已确认', '您已确认值班'],
    ['unconfirmed', '未确认', '未确认'],
    ['released', '已无需值班', '值班已调整，您无需值班'],
    ['moved', '时间已调整', '值班时间已调整，以值班表为准'],
    ['expired', '请在小程序处理', '请在小程序处理'],
  ] as const)('is over: %s', (name, caption, sentence) => {
    const card = drawCheckIn(CHECK_IN, { name });
    expect(card.replace_text).toBe(caption);
    expect(card.sub_title_text).toBe(sentence);
    expect(buttonsOf(card)).toEqual(['确认', '查看详情']);
    const fresh = drawCheckIn(CHECK_IN, { name }, { fresh: true });
    expect(buttonsOf(fresh)).toEqual(['查看详情']);
    expect(checkCard(fresh)).toEqual([]);
  });

  it('names whom silence was told to', () => {
    const told = ['销售总监', '管理员'];
    const { sub_title_text } = drawCheckIn({ ...CHECK_IN, told }, { name: 'unconfirmed' });
    expect(sub_title_text).toBe('未确认，已通知销售总监、管理员');
  });

  it('tells of a confirmation that came after all', () => {
    expect(writeConfirmed(UNCONFIRMED, moment('2024-06-18T21:20'))).toBe(
      '值班人员已于 21:20 确认 06-18 22:00–06-19 09:00 的值班。',
    );
  });

  it('shows every face in the gallery', () => {
    expect(new Set(CHECK_IN_SAMPLES.map(([, , face]) => face.name)).size).toBe(6);
  });

  it('tells the director who did not confirm what', () => {
    const card = drawUnconfirmed(UNCONFIRMED);
    expect(card.card_type).toBe('text_notice');
    expect(card.source.desc_color).toBe(2);
    expect(card.sub_title_text).toBe(
      '值班人员尚未确认 06-18 22:00–06-19 09:00 的值班，请联系本人或改派他人',
    );
    expect(rowsOf(card)).toEqual([
      '值班人: 值班人员',
      '班次: 06-18 22:00–06-19 09:00',
      '已提醒: 18:00 已发确认卡片',
    ]);
  });
});

describe('the hand-over notice', () => {
  it('lists what waits, and who has what', () => {
    const card = drawHandOver(HAND_OVER);
    expect(card?.sub_title_text).toBe('告警 2 条 · 待回电 1 个 · 班内到期待办 1 项');
    expect(card?.source.desc_color).toBe(2);
    expect(card && rowsOf(card)).toEqual([
      '告警: 宁波奥克斯空调有限公司 · 待接手 · 22:15 前',
      '告警: 可能是：宁波奥克斯空调… · 李四处理中 · 22:40 前',
      '待回电: 138****8888 · 06-19 09:30 前',
      '待办: 宁波奥克斯… · 销售经理A · 06-19 08:00 前',
    ]);
  });

  it('is not sent when nothing waits', () => {
    const nothing = { ...HAND_OVER, alerts: [], callbacks: [], todos: [] };
    expect(drawHandOver(nothing)).toBeNull();
    expect(drawHandOver({ ...nothing, todos: HAND_OVER.todos })?.source.desc_color).toBe(0);
  });

  it('cuts no number: an alert goes without its time, a to-do without its owner', () => {
    const [first] = HAND_OVER.alerts;
    if (!first) throw new Error('there is one');
    const long = { ...first, identity: null, person: 'sales_manager_a' };
    const tomorrow = { ...long, due: moment('2024-06-19T09:30') };
    const card = drawHandOver({
      ...HAND_OVER,
      ...{ alerts: [{ ...long, due: tomorrow.due }], callbacks: [tomorrow], todos: [] },
    });
    expect(card && rowsOf(card)).toEqual([
      '告警: 138****8888 · 销售经理A处理中',
      '待回电: 138****8888 · 06-19 09:30 前',
    ]);
  });

  it('counts what it does not list, alerts first', () => {
    const [alert] = HAND_OVER.alerts;
    const alerts = Array.from({ length: 8 }, () => alert ?? HAND_OVER.alerts[0]).flatMap((one) =>
      one ? [one] : [],
    );
    const card = drawHandOver({ ...HAND_OVER, alerts });
    const rows = card ? rowsOf(card) : [];
    expect(rows).toHaveLength(6);
    expect(rows.slice(0, 5).every((one) => one.startsWith('告警'))).toBe(true);
    expect(rows[5]).toBe('其余: 另有 5 项，请在小程序查看');
  });
});

describe('a swap', () => {
  it('asks the partner, who sees what they would work', () => {
    const card = drawSwap(SWAP, { name: 'asked' });
    expect(card.main_title.title).toBe('李四想与您换班');
    expect(card.sub_title_text).toBe('请在 06-20 09:00 前答复，过时自动作废');
    expect(rowsOf(card)).toEqual([
      '您上: 06-20 09:00–18:00',
      '对方上: 06-21 09:00–18:00',
      '答复截止: 06-20 09:00',
    ]);
    expect(buttonsOf(card)).toEqual(['同意', '拒绝', '查看详情']);
    expect(card.button_list.map((one) => ('key' in one ? one.key : ''))).toEqual([
      `${SWAP.pushId}.1.agree`,
      `${SWAP.pushId}.1.refuse`,
      '',
    ]);
  });

  it('may want nothing back', () => {
    const card = drawSwap({ ...SWAP, take: null }, { name: 'asked' });
    expect(card.main_title.title).toBe('李四请您代班');
    expect(rowsOf(card)).toContain('还班: 不用还');
    const asked = drawSwap({ ...SWAP, word: '孩子家长会，麻烦了' }, { name: 'asked' });
    expect(rowsOf(asked)).toContain('附言: 孩子家长会，麻烦了');
  });

  it('says why a press could not be carried out', () => {
    const card = drawSwap({ ...SWAP, note: '那天您已有班' }, { name: 'asked' });
    expect(card.sub_title_text).toBe('那天您已有班 · 请在 06-20 09:00 前答复，过时自动作废');
  });

  it.each([
    ['agreed', '已同意', ['您上: 06-20 09:00–18:00', '对方上: 06-21 09:00–18:00']],
    ['refused', '已拒绝', ['您的原班: 06-21 09:00–18:00', '对方原班: 06-20 09:00–18:00']],
    ['lapsed', '已过期', ['您的原班: 06-21 09:00–18:00', '对方原班: 06-20 09:00–18:00']],
    ['withdrawn', '对方已取消', ['您的原班: 06-21 09:00–18:00', '对方原班: 06-20 09:00–18:00']],
    ['expired', '请在小程序处理', ['您的原班: 06-21 09:00–18:00', '对方原班: 06-20 09:00–18:00']],
  ] as const)('is over: %s', (name, caption, rows) => {
    const card = drawSwap(SWAP, { name });
    expect(card.replace_text).toBe(caption);
    expect(rowsOf(card)).toEqual(rows);
    expect(buttonsOf(drawSwap(SWAP, { name }, { fresh: true }))).toEqual(['查看详情']);
  });

  it('shows every face in the gallery', () => {
    expect(new Set(SWAP_SAMPLES.map(([, , face]) => face.name)).size).toBe(6);
  });

  it.each([
    ['agreed', '销售经理B已同意换班', '您上: 06-21 09:00–18:00'],
    ['refused', '销售经理B拒绝了换班', '您的原班: 06-20 09:00–18:00'],
    ['lapsed', '销售经理B未答复，换班已作废', '您的原班: 06-20 09:00–18:00'],
  ] as const)('tells the asker: %s', (outcome, title, row) => {
    const answer = { ...SWAP, receiver: 'li_si', partner: 'sales_manager_b' };
    const card = drawSwapAnswer(answer, outcome);
    expect(card.main_title.title).toBe(title);
    expect(rowsOf(card)[0]).toBe(row);
  });
});
