/** Customers as believable answers, for trials of the guards. */
import type {
  CustomerPageView,
  HistoryPage,
} from '../../../server/flows/customers/customers.types.ts';
import type { CustomerNeeds } from '../../../server/http/needs-customers.ts';

const AT = '2026-11-24T02:00:00.000Z';
const moment = { at: AT, text: '2026-11-24 10:00' };
const person = { id: 'sales_manager_a', name: '销售经理A' };

const brief = {
  id: 'C001',
  name: '宁波奥克斯空调有限公司',
  level: { value: 'vip', text: 'VIP金牌客户' },
  sales: person,
  salesText: '负责销售：销售经理A',
  lastContact: '最近联系 2026-11-20 (4天前)',
} as const;

const calls: HistoryPage = {
  rows: [
    {
      ...{ id: 'call-1', contact: '张经理（采购部）', number: '138****8888', time: moment },
      type: { value: 'phone', text: '来电' },
      phase: { value: 'ended', text: '已结束' },
      length: { seconds: 35, text: '35秒' },
      ...{ handler: person, line: '客户询价', tags: [], path: 'pages/call/detail?id=call-1' },
    },
  ],
  cursor: null,
};

const page: CustomerPageView = {
  ...brief,
  now: AT,
  lead: false,
  turnover: { label: '年成交额', value: '¥580万 · 12笔' },
  tags: ['大客户'],
  notes: '月底对账',
  numbers: [{ index: 0, number: '0574****4321', note: null }],
  contacts: [
    {
      ...{ id: 'C001-1', title: '张经理（采购部）', name: '张经理', department: '采购部' },
      position: null,
      numbers: [{ index: 0, number: '138****8888', note: null }],
    },
  ],
  moreContacts: null,
  reasons: [{ value: 'callback', text: '回拨' }],
  naming: { may: false, why: '只有由来电新建的客户可以在此改名' },
  named: [{ at: moment, text: '销售经理A 10:00 改名' }],
  todos: [
    {
      ...{ id: 'call-1', what: '报价', due: moment, overdue: false, assignee: person },
      kind: { value: 'follow-up', text: '跟进' },
      path: 'pages/todo/detail?id=call-1',
    },
  ],
  candidates: [
    {
      ...{ call: 'call-2', candidate: 0, title: '可能是：宁波奥克斯空调有限公司', contact: '' },
      ...{ number: '139****8888', line: '10:00 来电', path: 'pages/call/detail?id=call-2' },
    },
  ],
  calls,
};

const ok = <View>(view: View) => Promise.resolve({ ok: true as const, view });
const revealed = () => ok({ now: AT, number: '13800008888', dial: '13800008888' });

export const sampleCustomers: CustomerNeeds = {
  list: () =>
    Promise.resolve({
      now: AT,
      rows: [
        {
          ...brief,
          numbers: { count: 1, text: '1 个号码' },
          path: 'pages/customer/detail?id=C001',
        },
      ],
      cursor: null,
    }),
  show: () => ok(page),
  history: ({ customer }) => ok({ id: customer, now: AT, ...calls }),
  reveal: revealed,
  revealCall: revealed,
  name: () => ok(page),
};
