/** Sample data of the cards about shifts, reminders and the day. */
import type { CheckInFace, CheckInView, UnconfirmedView } from '../../cards/duty.ts';
import type { HandOverView, WaitingItem } from '../../cards/hand-over.ts';
import type { TodoNoticeView } from '../../cards/reminder.ts';
import type { ReportView } from '../../cards/report.ts';
import type { SwapFace, SwapView } from '../../cards/swap.ts';
import type { TodoReminder, TodoView } from '../../cards/todo.types.ts';
import { FOLLOW_UP } from './follow-up-samples.ts';
import { IDENTITIES, LINKS, PEOPLE, POP } from './samples.ts';

const { pushId, hotline } = POP;
const at = (day: number, clock: string): Date => new Date(`2024-06-${day}T${clock}:00+08:00`);
const shared = { hotline, people: PEOPLE, links: LINKS };

export const CHECK_IN: CheckInView = {
  pushId,
  n: 0,
  rev: 1,
  hotline,
  shift: { from: at(18, '22:00'), to: at(19, '09:00') },
  at: at(18, '18:00'),
  confirmBy: at(18, '21:00'),
  told: [],
  links: LINKS,
};

const WEEKEND: Partial<CheckInView> = {
  shift: { from: at(15, '18:00'), to: at(17, '09:00') },
  at: at(14, '18:00'),
  confirmBy: at(15, '17:00'),
  told: ['销售总监'],
};

export const CHECK_IN_SAMPLES: readonly (readonly [string, Partial<CheckInView>, CheckInFace])[] = [
  ['今晚', {}, { name: 'asked' }],
  ['周末', WEEKEND, { name: 'asked' }],
  ['已确认', {}, { name: 'confirmed' }],
  ['未确认', WEEKEND, { name: 'unconfirmed' }],
  ['已换人', {}, { name: 'released' }],
  ['改时间', {}, { name: 'moved' }],
  ['70 小时', {}, { name: 'expired' }],
];

export const UNCONFIRMED: UnconfirmedView = {
  ...shared,
  who: 'duty_person',
  shift: CHECK_IN.shift,
  askedAt: CHECK_IN.at,
  receiver: 'sales_director',
};

const waiting = (part: Partial<WaitingItem>): WaitingItem => ({
  call: { startedAt: at(18, '21:00'), masked: '138****8888' },
  identity: IDENTITIES['exact'] ?? null,
  person: null,
  due: at(18, '22:15'),
  ...part,
});

export const HAND_OVER: HandOverView = {
  ...shared,
  shift: CHECK_IN.shift,
  alerts: [
    waiting({}),
    waiting({ identity: IDENTITIES['tail-8'] ?? null, person: 'li_si', due: at(18, '22:40') }),
  ],
  callbacks: [waiting({ identity: IDENTITIES['none'] ?? null, due: at(19, '09:30') })],
  todos: [waiting({ person: 'sales_manager_a', due: at(19, '08:00') })],
  receiver: 'duty_person',
};

export const SWAP: SwapView = {
  ...shared,
  pushId,
  n: 0,
  rev: 1,
  asker: 'li_si',
  receiver: 'sales_manager_b',
  askedAt: at(18, '15:20'),
  give: { from: at(20, '09:00'), to: at(20, '18:00') },
  take: { from: at(21, '09:00'), to: at(21, '18:00') },
  word: null,
  note: null,
};

export const SWAP_SAMPLES: readonly (readonly [string, Partial<SwapView>, SwapFace])[] = [
  ['换班', {}, { name: 'asked' }],
  ['代班', { take: null, word: '孩子家长会，麻烦了' }, { name: 'asked' }],
  ['不成', { note: '那天您已有班' }, { name: 'asked' }],
  ['已同意', {}, { name: 'agreed' }],
  ['已拒绝', {}, { name: 'refused' }],
  ['已过期', {}, { name: 'lapsed' }],
  ['对方已取消', {}, { name: 'withdrawn' }],
  ['70 小时', {}, { name: 'expired' }],
];

export const REMINDED: TodoView & { readonly reminder: TodoReminder } = {
  ...FOLLOW_UP,
  from: null,
  reminder: { when: 'soon', others: 0 },
};

export const FOLLOW_UP_NOTICE: TodoNoticeView = {
  ...shared,
  call: FOLLOW_UP.call,
  identity: FOLLOW_UP.identity,
  firstItem: FOLLOW_UP.firstItem,
  priority: 'high',
  due: FOLLOW_UP.due,
  assignee: 'sales_manager_a',
  receiver: 'sales_director',
};

export const REPORT: ReportView = {
  hotline,
  span: { from: at(17, '18:30'), to: at(18, '18:30') },
  calls: 42,
  answered: 36,
  missed: 4,
  voicemail: 2,
  medianAnswerSeconds: 8,
  medianAckSeconds: 200,
  overdue: [
    { what: '宁波奥克斯空调有限公司', who: '销售经理A', due: at(18, '12:00') },
    { what: '138****8888', who: '销售经理B', due: at(18, '17:00') },
  ],
  byPerson: [
    { name: '销售经理A', answered: 17, missed: 1, overdue: 1 },
    { name: '销售经理B', answered: 12, missed: 0, overdue: 1 },
    { name: '销售经理C', answered: 6, missed: 2, overdue: 0 },
    { name: '值班人员', answered: 1, missed: 1, overdue: 0 },
  ],
  picture: { url: 'https://callpop.example.com/p/sample.png', aspectRatio: 1.78 },
  links: LINKS,
};

export const QUIET_DAY: Partial<ReportView> = {
  calls: 0,
  answered: 0,
  missed: 0,
  voicemail: 0,
  medianAnswerSeconds: null,
  medianAckSeconds: null,
  overdue: [],
  byPerson: [],
  picture: null,
};
