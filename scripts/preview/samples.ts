/** Sample data of the card gallery: the example customer, callers of every class, and every face of a pop card. */
import type { Identity } from '../../cards/caller.ts';
import type { MissedView } from '../../cards/missed-call.ts';
import type { MissedState } from '../../server/domain/follow-up/missed-face.ts';
import type { CallNoticeView } from '../../cards/notice.ts';
import type { PopView } from '../../cards/pop.types.ts';
import type { Face, FaceState } from '../../server/domain/calls/face.types.ts';
import type { Candidate, Contact, Customer, Match } from '../../server/domain/matching/types.ts';

const ARRIVED = new Date('2024-06-15T10:03:00+08:00');
const LATER = new Date('2024-06-15T10:05:00+08:00');
const PUSH = '0190163d-8694-739b-aea5-966c26f8ad90';

export const PEOPLE = new Map([
  ['sales_manager_a', '销售经理A'],
  ['sales_manager_b', '销售经理B'],
  ['sales_manager_c', '销售经理C'],
  ['duty_person', '值班人员'],
  ['li_si', '李四'],
]);

const AUX: Customer = {
  id: 'c-aux',
  name: '宁波奥克斯空调有限公司',
  level: 'vip',
  annualRevenue: 5_800_000,
  orderCount: 12,
  lastContactOn: '2024-06-10',
  lastContactType: 'phone',
  tags: ['大客户', '长期合作'],
  notes: '正在洽谈PCR-ABS批量订单',
  assignedSales: 'sales_manager_a',
};
const ZHANG: Contact = {
  id: 'p-zhang',
  customerId: AUX.id,
  name: '张经理',
  department: '采购部',
  position: '经理',
};

const candidate = (part: Partial<Candidate>): Candidate => ({
  class: 'exact',
  confidence: 1,
  customer: AUX,
  contact: ZHANG,
  remark: null,
  confirmed: false,
  ...part,
});

const identity = (match: Partial<Match>): Identity => ({
  match: {
    class: match.candidates?.[0]?.class ?? 'none',
    confidence: match.candidates?.[0]?.confidence ?? 0,
    candidates: [],
    employee: null,
    ownNumber: false,
    colleagues: [],
    why: [],
    ...match,
  },
  confirmed: null,
  rejected: false,
});

const WANG = candidate({
  class: 'tail-8',
  confidence: 0.6,
  customer: { ...AUX, id: 'c-hd', name: '海达塑料制品厂', level: 'normal' },
  contact: { ...ZHANG, id: 'p-wang', name: '王工', department: '技术部' },
});

/** What the lookup may say, one of each. */
export const IDENTITIES: Readonly<Record<string, Identity>> = {
  exact: identity({ candidates: [candidate({})] }),
  'main-line': identity({
    candidates: [candidate({ class: 'main-line', confidence: 0.95 }), WANG],
    colleagues: ['李工', '王会计'],
  }),
  suffix: identity({ candidates: [candidate({ class: 'suffix', confidence: 0.9 })] }),
  'tail-8': identity({ candidates: [candidate({ class: 'tail-8', confidence: 0.6 }), WANG] }),
  remark: identity({
    candidates: [
      candidate({ class: 'remark', confidence: 0.75, contact: null, remark: '奥克斯小张' }),
    ],
  }),
  none: identity({}),
  withheld: identity({ class: 'withheld', confidence: null }),
  internal: identity({ employee: 'sales_manager_b', ownNumber: true }),
  confirmed: {
    ...identity({ candidates: [candidate({ class: 'tail-8', confidence: 0.6 })] }),
    confirmed: candidate({ class: 'tail-8', confidence: 0.6 }),
  },
  rejected: {
    ...identity({ candidates: [candidate({ class: 'tail-8', confidence: 0.6 })] }),
    rejected: true,
  },
};

const LINKS = {
  pageUrl: 'https://callpop.example.com/c/call-20240615-0001',
  miniProgram: null,
};

/** The example of the pop card. */
export const POP: PopView = {
  pushId: PUSH,
  n: 0,
  rev: 3,
  takesOrders: true,
  hotline: '4008-320-160',
  call: { id: 'call-20240615-0001', startedAt: ARRIVED, masked: '138****8888' },
  identity: IDENTITIES['exact'] ?? null,
  urgency: { level: 'high', reason: 'VIP客户' },
  why: ['您是该客户的负责销售', '工作日 09:00-12:00 在班'],
  digits: '1',
  suggestion: '优先转接销售经理A',
  assignedAway: null,
  callsToday: 1,
  people: PEOPLE,
  colleagues: [
    { id: 'sales_manager_b', name: '销售经理B', statusWord: '在办公室' },
    { id: 'sales_manager_c', name: '销售经理C', statusWord: '外出' },
    { id: 'duty_person', name: '值班人员', statusWord: '值班中' },
  ],
  links: LINKS,
};

/** A view of one class; only a trusted match brings urgency and advice of its own. */
export function popOf(name: string): PopView {
  const trusted = ['exact', 'main-line', 'suffix', 'confirmed'].includes(name);
  if (trusted) return { ...POP, identity: IDENTITIES[name] ?? null };
  return {
    ...POP,
    call: { ...POP.call, masked: name === 'withheld' ? '' : POP.call.masked },
    identity: IDENTITIES[name] ?? null,
    urgency: { level: 'low', reason: '' },
    why: ['工作日 09:00-12:00 在班', '今日来电最少'],
  };
}

/** Every face, named as a person would. */
export const STATES: readonly (readonly [string, FaceState, Partial<Face>])[] = [
  [
    '振铃',
    { name: 'ringing', since: ARRIVED },
    { actions: ['answer', 'transfer', 'voicemail', 'hangup'] },
  ],
  [
    '同事转来',
    { name: 'transfer-ringing', from: 'sales_manager_a', since: LATER },
    { actions: ['answer', 'hangup'] },
  ],
  [
    '接听中',
    { name: 'mine', device: 'office_phone', transferredFrom: null, transferFailed: null },
    { actions: ['transfer', 'hangup'] },
  ],
  [
    '转接未成',
    { name: 'mine', device: null, transferredFrom: null, transferFailed: 'sales_manager_b' },
    { actions: ['transfer', 'hangup'] },
  ],
  [
    '未选同事',
    { name: 'ringing', since: ARRIVED },
    {
      actions: ['answer', 'transfer', 'voicemail', 'hangup'],
      note: { person: 'sales_manager_a', at: LATER, refusal: 'choose-colleague', who: null },
    },
  ],
  ['同事正在接听', { name: 'claimed-by-other', who: 'li_si', kind: 'answer' }, {}],
  ['未接通', { name: 'lapsed' }, { actions: ['transfer', 'voicemail'] }],
  ['已拒接', { name: 'declined' }, { grey: true }],
  ['已请对方留言', { name: 'voicemail-asked' }, { grey: true }],
  ['已转出', { name: 'transferred', to: 'li_si', at: LATER }, { grey: true }],
  ['已转出（长姓名）', { name: 'transferred', to: 'sales_manager_b', at: LATER }, { grey: true }],
  ['同事已接', { name: 'answered-by', who: 'li_si' }, { final: true }],
  ['电话转出', { name: 'handed-over', to: 'sales_manager_b' }, { final: true }],
  ['转接后结束', { name: 'transfer-ended', to: 'sales_manager_b', at: LATER }, { final: true }],
  ['未接转接', { name: 'transfer-missed', from: 'sales_manager_a' }, { final: true }],
  ['转留言', { name: 'to-voicemail' }, { final: true }],
  ['已留言', { name: 'voicemail-left', seconds: 35 }, { final: true }],
  ['未接', { name: 'missed' }, { final: true }],
  ['已结束', { name: 'ended', seconds: 362 }, { final: true }],
  ['70 小时', { name: 'expired' }, { final: true }],
];

/** A face of a state; not final, not grey and without buttons unless told. */
export function faceOfState(state: FaceState, part: Partial<Face> = {}): Face {
  return { state, final: false, grey: false, actions: [], note: null, ...part };
}

export const MISSED: MissedView = {
  pushId: PUSH,
  n: 0,
  hotline: POP.hotline,
  call: POP.call,
  identity: POP.identity,
  urgency: POP.urgency,
  digits: '1',
  waitedSeconds: 42,
  messageSeconds: 35,
  callBack: {
    person: 'sales_manager_a',
    by: new Date('2024-06-15T10:18:00+08:00'),
    item: false,
  },
  receiver: 'sales_manager_a',
  people: PEOPLE,
  links: LINKS,
};

/** Nobody left a message: a call-back is named. */
export const CALLED_BACK: MissedView = {
  ...MISSED,
  messageSeconds: 0,
  callBack: {
    person: 'sales_manager_a',
    by: new Date('2024-06-15T10:18:00+08:00'),
    item: true,
  },
};

export const MISSED_SAMPLES: readonly (readonly [string, MissedState])[] = [
  ['回电待办', { name: 'open' }],
  ['已联系上', { name: 'reached', by: 'li_si' }],
  ['已转给同事', { name: 'handed', to: 'li_si' }],
  ['已延期', { name: 'postponed', to: new Date('2024-06-17T10:18:00+08:00') }],
  ['已有待办卡片', { name: 'renewed' }],
];

export const CALL_NOTICE: CallNoticeView = {
  hotline: POP.hotline,
  call: POP.call,
  identity: POP.identity,
  urgency: POP.urgency,
  digits: '1',
  assignedAway: '原负责销售：销售经理A（今日休息）',
  people: PEOPLE,
  links: LINKS,
};

export { ARRIVED, LATER, LINKS, candidate, identity };
