import { describe, expect, it } from '@jest/globals';
import { printMatch } from '../../../../server/domain/matching/print.ts';
import { BOTH, CLASSES, confirmed, LINE, MARKED, RANKED } from './cases.ts';
import { call, customer, written } from './house.ts';

describe('classes', () => {
  it.each(CLASSES)('%s: %s', (_name, raw, book, expected) => {
    const match = call(raw, { book });
    expect(written(match)).toBe(expected);
    expect(match.class).toBe(expected.split(' ')[0]);
  });
});

describe('several candidates', () => {
  it.each(RANKED)('%s: %s', (_name, raw, house, expected) => {
    expect(written(call(raw, house))).toBe(expected);
  });
});

describe('就是他 and 都不是', () => {
  it.each(MARKED)('%s', (_name, raw, house, expected) => {
    expect(written(call(raw, house))).toBe(expected);
  });

  it('says who confirmed', () => {
    const match = call(LINE, { book: BOTH, marks: [[LINE, confirmed('B')]] });
    expect(match.candidates.map((candidate) => candidate.confirmed)).toEqual([true, false]);
    expect(match.why).toEqual([
      '同事已确认此号码就是他：公司B',
      '另有 1 位候选，首选因同事最近确认过',
    ]);
  });
});

describe('own numbers are never customers', () => {
  const cases = [
    ['hotline', '4008320160', null],
    ['hotline, other writing', 'sip:4008-320-160@h', null],
    ['gateway', '057488880000', null],
    ['gateway without area code', '88880000', null],
    ['gateway with an extension of nobody', '057488880000-9', null],
    ['employee', '13800000001', 'sales_manager_a'],
    ['employee with +86', '+8613800000001', 'sales_manager_a'],
    ['duty mobile', '013800009999', 'duty_person'],
    ['extension', '8001', 'sales_manager_a'],
    ['extension behind our line', '057488880000转8001', 'sales_manager_a'],
  ] as const;
  it.each(cases)('%s', (_name, raw, employee) => {
    const match = call(raw, { book: { 'A/张': raw }, marks: [[raw, confirmed('A/张')]] });
    expect(match).toMatchObject({
      class: 'none',
      confidence: 0,
      candidates: [],
      employee,
      ownNumber: true,
    });
  });

  it('a person who left may be a customer', () => {
    expect(call('13800007777', { book: { 'A/王': '13800007777' } })).toMatchObject({
      class: 'exact',
      employee: null,
      ownNumber: false,
    });
  });
});

describe('behind a main line', () => {
  it('lists the colleagues of the best candidate', () => {
    const match = call('057487654321', {
      book: { 'A/张': '057487654321-1', 'A/李': '057487654321-2', 'B/王': '057487654321-3' },
    });
    expect(match.class).toBe('main-line');
    expect(match.colleagues).toEqual(['李']);
    expect(match.why).toEqual([
      '总机号码一致，分机未知：公司A 张',
      '另有 2 位候选',
      '同一总机的同事：李',
    ]);
  });

  it('lists everybody when only the company is known', () => {
    const book = { A: '057487654321', 'A/张': '057487654321-1', 'A/李': '057487654321-2' };
    expect(call('057487654321', { book }).colleagues).toEqual(['张', '李']);
  });

  it('lists nobody when the extension says who it is', () => {
    const book = { 'A/张': '057487654321-1', 'A/李': '057487654321-2' };
    expect(call('057487654321-1', { book })).toMatchObject({ class: 'exact', colleagues: [] });
  });

  it('lists nobody whose number is only similar', () => {
    const book = { 'A/张': '057487654321-1', 'A/李': '87654321' };
    const match = call('057487654321', { book });
    expect(written(match)).toBe('main-line 0.95 A/张, suffix 0.9 A/李');
    expect(match.colleagues).toEqual([]);
  });

  it('keeps the hint when a person was confirmed for the main line', () => {
    const match = call('057487654321', {
      book: { 'A/张': '057487654321-1', 'A/李': '057487654321-2' },
      marks: [['057487654321', confirmed('A/李')]],
    });
    expect(written(match)).toBe('exact 1 A/李, main-line 0.95 A/张');
    expect(match.colleagues).toEqual(['张']);
  });
});

describe('printing', () => {
  it('prints a match as the command line promises', () => {
    const book = { 'A/张': '13800008888', B: '13800008888' };
    const customers = [customer('A', { level: 'vip' })];
    const a = { id: 'A', name: '公司A', level: 'vip' };
    const zhang = { id: 'A/张', name: '张', department: null };
    expect(printMatch(call('13800008888', { book, customers }))).toEqual({
      class: 'exact',
      confidence: 1,
      customer: a,
      contact: zhang,
      candidates: [
        { class: 'exact', confidence: 1, customer: a, contact: zhang },
        {
          class: 'exact',
          confidence: 1,
          customer: { id: 'B', name: '公司B', level: 'normal' },
          contact: null,
        },
      ],
      why: ['号码与客户资料一致：公司A 张', '另有 1 位候选，首选因客户级别更高'],
    });
  });

  it.each([
    ['13800008888', 'none', 0, '客户资料中没有此号码，按新线索处理'],
    ['', 'withheld', null, '号码未显示，未查询客户'],
    ['8001', 'none', 0, '主叫是本公司员工，内部来电，不查询客户'],
    ['4008320160', 'none', 0, '主叫是本公司自己的号码，不查询客户'],
  ])('prints nobody for %s', (raw, kind, confidence, why) => {
    const nobody = { customer: null, contact: null, candidates: [] };
    expect(printMatch(call(raw, { book: {} }))).toEqual({
      class: kind,
      confidence,
      ...nobody,
      why: [why],
    });
  });

  it.each([
    ['main-line', '057487654321', { 'A/张': '057487654321-1' }, '总机号码一致，分机未知：公司A 张'],
    ['suffix', '87654321', { A: '057487654321' }, '号码一致但缺少区号，疑似：公司A'],
    ['tail-8', '13900008888', { A: '13800008888' }, '仅末八位相同，可能是：公司A'],
    ['remark', '13800008888', { '~李四': '13800008888' }, '仅见于微信备注，微信好友：李四'],
  ] as const)('says why: %s', (_kind, raw, book, why) => {
    expect(call(raw, { book }).why).toEqual([why]);
  });
});
