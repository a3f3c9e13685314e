/** Customers as their pages draw them. */
import { describe, expect, it } from '@jest/globals';
import { cursorOf, numberOf, viewCustomer } from '../../../miniprogram/views/customer';
import {
  isNamed,
  missingIn,
  nameWish,
  refusedEdit,
  typedOf,
  UNTYPED,
  viewEdit,
} from '../../../miniprogram/views/customer-edit';
import { emptyCustomers, viewCustomers } from '../../../miniprogram/views/customer-list';
import type { CustomerList, CustomerPage } from '../../../server/http/contract/answers';

const NOW = Date.parse('2026-11-24T02:30:00.000Z');
const A = { id: 'sales_manager_a', name: '销售经理A' };
const brief = {
  id: 'C001',
  name: '宁波奥克斯空调有限公司',
  level: { value: 'vip', text: 'VIP金牌客户' },
  sales: A,
  salesText: '负责销售：销售经理A',
  lastContact: '最近联系 2026-11-24 (今天)',
} as const;
const said: CustomerPage['calls']['rows'][number] = {
  id: 'k1',
  type: { value: 'phone', text: '来电' },
  phase: { value: 'missed', text: '未接' },
  contact: '张经理（采购部）',
  number: '138****8888',
  time: { at: '2026-11-24T02:00:00.000Z', text: '2026-11-24 10:00' },
  length: { seconds: 37, text: '37秒' },
  handler: A,
  line: '客户询价',
  tags: [],
  path: 'pages/call/detail?id=k1',
};
const page: CustomerPage = {
  ...{ now: '2026-11-24T02:30:00.000Z', ...brief, lead: false },
  turnover: { label: '年成交额', value: '¥580万 · 12笔' },
  ...{ tags: ['重点'], notes: null },
  numbers: [{ index: 0, number: '0574****4321', note: null }],
  contacts: [
    {
      ...{ id: 'p1', title: '张经理（采购部）', name: '张经理' },
      ...{ department: '采购部', position: null },
      numbers: [
        { index: 0, number: '138****8888', note: null },
        { index: 1, number: '139****8888', note: '由「就是他」确认' },
      ],
    },
  ],
  moreContacts: null,
  reasons: [{ value: 'callback', text: '回拨' }],
  naming: { may: false, why: '只有由来电新建的客户可以在此改名' },
  named: [],
  todos: [
    {
      ...{ id: 't1', what: '报价', overdue: true, assignee: A, path: 'pages/todo/detail?id=t1' },
      kind: { value: 'follow-up', text: '待办' },
      due: { at: '2026-11-23T02:00:00.000Z', text: '2026-11-23 10:00' },
    },
  ],
  candidates: [
    {
      ...{ call: 'k2', candidate: 1, title: '可能是：奥克斯', contact: '', number: '139****8888' },
      ...{ line: '2026-11-24 10:00 来电，末八位一致', path: 'pages/call/detail?id=k2' },
    },
  ],
  calls: { rows: [said], cursor: 'next' },
};

describe('the page of a customer', () => {
  it('draws who, what is open, and what was said', () => {
    const view = viewCustomer(page, NOW);
    expect(view).toMatchObject({
      name: '宁波奥克斯空调有限公司',
      level: 'VIP金牌客户',
      isVip: true,
      notes: '',
      mayName: false,
      todos: [{ what: '报价', note: '待办 · 11-23 10:00 · 销售经理A', isLate: true }],
      maybe: [{ call: 'k2', candidate: 1, title: '可能是：奥克斯 · 139****8888' }],
      rows: [
        {
          what: '来电 · 未接',
          isMissed: true,
          time: '10:00',
          foot: '张经理（采购部） · 138****8888 · 37秒 · 销售经理A',
        },
      ],
    });
    expect(view.people.map(({ numbers }) => numbers.map(({ note }) => note))).toEqual([
      ['', '由「就是他」确认'],
    ]);
  });

  it('tells nothing of a call that is not theirs to open, and of another way no phase', () => {
    const closed = { ...said, path: null, line: '同事的来电，无权查看内容' };
    const visit = {
      ...said,
      ...{ type: { value: 'visit', text: '拜访' } as const, phase: null },
      ...{ contact: '', number: '', length: null },
    };
    const calls = { rows: [closed, visit], cursor: null };
    expect(viewCustomer({ ...page, calls }, NOW).rows).toMatchObject([
      { path: '', line: '同事的来电，无权查看内容' },
      { what: '拜访', isMissed: false, foot: '销售经理A' },
    ]);
  });

  it('draws a further page of its calls as rows alone, and goes on behind it', () => {
    const further = { id: 'C001', now: page.now, rows: [{ ...said, id: 'k9' }], cursor: null };
    expect(viewCustomer(further, NOW).rows.map(({ id }) => id)).toEqual(['k9']);
    expect([cursorOf(page), cursorOf(further)]).toEqual(['next', null]);
  });
});

describe('a number', () => {
  it('is found by its key, of the company or of a person', () => {
    const view = viewCustomer(page, NOW);
    expect(numberOf(view, '|0|0574****4321')).toMatchObject({ contact: '', index: 0 });
    expect(numberOf(view, 'p1|1|139****8888')).toMatchObject({ contact: 'p1', index: 1 });
  });

  it('is another one when another number stands in its place', () => {
    const other = [{ index: 0, number: '136****0001', note: null }];
    const contacts = page.contacts.map((one) => ({ ...one, numbers: other }));
    const key = 'p1|0|138****8888';
    expect(numberOf(viewCustomer(page, NOW), key)).not.toBeNull();
    expect(numberOf(viewCustomer({ ...page, contacts }, NOW), key)).toBeNull();
    expect(numberOf(null, key)).toBeNull();
  });
});

describe('the list', () => {
  const list: CustomerList = {
    now: page.now,
    rows: [
      { ...brief, numbers: { count: 3, text: '3 个号码' }, path: 'pages/customer/detail?id=C001' },
    ],
    cursor: null,
  };

  it('says who, how near, when last', () => {
    expect(viewCustomers(list).rows).toEqual([
      {
        id: 'C001',
        path: 'pages/customer/detail?id=C001',
        name: '宁波奥克斯空调有限公司',
        level: 'VIP金牌客户',
        isVip: true,
        last: '最近联系 2026-11-24 (今天)',
        foot: '负责销售：销售经理A · 3 个号码',
      },
    ]);
  });

  it('says why there is none', () => {
    const none = { ...list, rows: [] };
    expect(emptyCustomers(list, '')).toBeNull();
    expect(emptyCustomers(none, '')?.title).toBe('还没有您的客户');
    expect(emptyCustomers(none, '奥')?.title).toBe('没有符合的客户');
  });
});

describe('a name that is typed', () => {
  it.each([
    ['nothing', {}, '请填写公司名称或联系人'],
    ['blanks', { name: '  ' }, '请填写公司名称或联系人'],
    ['a department of nobody', { name: '甬江', department: '采购部' }, '请填写联系人姓名'],
    ['a name', { name: '甬江' }, ''],
    ['a contact', { contact: '周经理' }, ''],
  ])('%s', (_, typed, missing) => {
    expect(missingIn({ ...UNTYPED, ...typed })).toBe(missing);
  });

  it('is sent without what was not typed', () => {
    expect(nameWish({ ...UNTYPED, name: ' 甬江 ' })).toEqual({ name: '甬江', contact: null });
    expect(nameWish({ ...UNTYPED, contact: '周经理' })).toEqual({
      name: null,
      contact: { name: '周经理', department: null },
    });
  });

  it('is done when the page says it', () => {
    expect(isNamed(page, { ...UNTYPED, name: brief.name, contact: '张经理' })).toBe(true);
    expect(isNamed(page, { ...UNTYPED, name: '甬江' })).toBe(false);
    expect(isNamed(page, { ...UNTYPED, contact: '周经理' })).toBe(false);
  });

  it('is not asked for where it may not be given', () => {
    expect(refusedEdit(page)?.hint).toBe('只有由来电新建的客户可以在此改名');
    expect(refusedEdit({ ...page, naming: { may: true, why: null } })).toBeNull();
  });

  it('comes back from a draft, beside what is there now', () => {
    expect(typedOf({ name: '甬江' })).toEqual({ ...UNTYPED, name: '甬江' });
    expect(typedOf(null)).toEqual(UNTYPED);
    expect(viewEdit(page)).toMatchObject({ contact: '张经理', department: '采购部' });
    expect(viewEdit({ ...page, contacts: [] })).toMatchObject({ contact: '', department: '' });
  });
});
