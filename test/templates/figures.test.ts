import { describe, expect, it } from '@jest/globals';
import { printLastContact, printLength, printMoney, printOrders } from '../../templates/figures.ts';
import { colleagueWord, printIntent, printUrgency } from '../../templates/labels.ts';

describe('money', () => {
  it.each([
    [null, null],
    [NaN, null],
    [-1, null],
    [0, '¥0'],
    [8500, '¥8500'],
    [9999.4, '¥9999'],
    [10_000, '¥1万'],
    [58_000, '¥5.8万'],
    [94_999, '¥9.5万'],
    [99_999, '¥10万'],
    [580_000, '¥58万'],
    [5_800_000, '¥580万'],
    [5_804_321, '¥580万'],
    [12_345_678, '¥1235万'],
    [99_994_999, '¥9999万'],
    [99_999_999, '¥1亿'],
    [120_000_000, '¥1.2亿'],
    [123_456_789, '¥1.2亿'],
    [1_234_567_890, '¥12亿'],
  ])('%p reads %p', (yuan, text) => {
    expect(printMoney(yuan)).toBe(text);
  });

  it('counts orders', () => {
    expect([printOrders(12), printOrders(0), printOrders(null)]).toEqual(['12笔', '0笔', null]);
  });
});

describe('time', () => {
  it.each([
    [-5, '0秒'],
    [0, '0秒'],
    [35, '35秒'],
    [59.6, '1分00秒'],
    [362, '6分02秒'],
    [5999, '99分59秒'],
    [6000, '1小时40分'],
    [7500, '2小时05分'],
  ])('%p s reads %p', (seconds, text) => {
    expect(printLength(seconds)).toBe(text);
  });

  it.each([
    [0, '2024-06-10 (今天)'],
    [1, '2024-06-10 (1天前)'],
    [5, '2024-06-10 (5天前)'],
  ])('last contact %p days ago', (days, text) => {
    expect(printLastContact('2024-06-10', days)).toBe(text);
  });
});

describe('labels', () => {
  it.each([
    ['1', '产品咨询 (按1)'],
    ['2', '询价下单 (按2)'],
    ['3', '技术支持 (按3)'],
    ['4', '投诉建议 (按4)'],
    ['0', '人工服务 (按0)'],
    ['45', '投诉建议 (按4)'],
    ['9', '按键 9'],
    ['#', '按键 #'],
    ['', '人工服务 (未按键)'],
    [null, '人工服务 (未按键)'],
  ])('key %p reads %p', (digits, text) => {
    expect(printIntent(digits)).toBe(text);
  });

  it('gives urgency its reason', () => {
    expect(printUrgency('high', 'VIP客户')).toBe('高 (VIP客户)');
    expect(printUrgency('high', '投诉建议 (按4)')).toBe('高 (投诉建议，按4)');
    expect(printUrgency('low', '')).toBe('低');
  });

  it('calls somebody on duty without a status 值班中', () => {
    expect(colleagueWord('unknown', true)).toBe('值班中');
    expect(colleagueWord('unknown', false)).toBe('未设置');
    expect(colleagueWord('in_field', true)).toBe('外出');
  });
});
