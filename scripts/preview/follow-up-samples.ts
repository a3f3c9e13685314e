/** Sample data of the cards after a call, and every face of theirs, named as a person would. */
import type { StuckFace, StuckView } from '../../cards/stuck.ts';
import type { SummaryView } from '../../cards/summary.types.ts';
import type { TodoView } from '../../cards/todo.types.ts';
import type { SummaryFace, TodoFace } from '../../server/domain/follow-up/face.types.ts';
import { STEP_WORDS } from '../../templates/follow-up-words.ts';
import { IDENTITIES, LINKS, PEOPLE, POP } from './samples.ts';

const { pushId, hotline, call, colleagues } = POP;
const DUE = new Date('2024-06-21T18:00:00+08:00');

/** A talk that ended in a promise; the example of the summary card. */
export const SUMMARY: SummaryView = {
  pushId,
  n: 0,
  rev: 5,
  hotline,
  call: { ...call, endedAt: new Date('2024-06-15T10:09:02+08:00'), seconds: 362 },
  identity: IDENTITIES['exact'] ?? null,
  kind: 'call',
  handler: 'sales_manager_a',
  receiver: 'sales_manager_a',
  insight: {
    by: 'llm',
    summary:
      '客户询价PCR-ABS-757，首批10吨，后续每月约30吨。谈及价格11850元/吨（含税）。销售答应周五前发正式报价单，并寄两公斤样品。',
    intent: '询价',
    sentiment: 'positive',
    urgency: 'high',
    urgencyReason: 'VIP金牌客户',
  },
  followUps: [
    { text: '发正式报价单', owner: 'agent', due: DUE, done: false },
    { text: '寄两公斤样品', owner: 'agent', due: null, done: false },
    { text: '提供开票资料', owner: 'customer', due: null, done: false },
  ],
  due: DUE,
  assignee: 'sales_manager_a',
  colleagues,
  recordingUrl: `${LINKS.pageUrl}#recordings`,
  people: PEOPLE,
  links: LINKS,
};

const DONE = SUMMARY.followUps.map((one) => ({ ...one, done: true }));
const NOTHING_TO_DO: Partial<SummaryView> = { followUps: [], due: null, assignee: null };

const summaryFace = (
  state: SummaryFace['state'],
  part: Partial<Omit<SummaryFace, 'state'>> = {},
): SummaryFace => ({
  state,
  final: !['ready', 'incomplete', 'no-recording'].includes(state.name),
  actions: [],
  acknowledged: false,
  note: null,
  ...part,
});

const ALL = ['ack', 'reassign', 'done'] as const;

/** What differs from the example, and the face. */
export const SUMMARY_SAMPLES: readonly (readonly [string, Partial<SummaryView>, SummaryFace])[] = [
  ['有待办', {}, summaryFace({ name: 'ready' }, { actions: ALL })],
  [
    '由规则提取，无待办',
    {
      ...NOTHING_TO_DO,
      insight: SUMMARY.insight && {
        ...SUMMARY.insight,
        by: 'rules',
        summary: '客户咨询技术问题：94V-0认证。',
        intent: '技术支持',
        sentiment: 'neutral',
      },
    },
    summaryFace({ name: 'ready' }, { actions: ['ack'] }),
  ],
  [
    '已确认，待办未完',
    {},
    summaryFace({ name: 'ready' }, { actions: ['reassign', 'done'], acknowledged: true }),
  ],
  ['未选同事', {}, summaryFace({ name: 'ready' }, { actions: ALL, note: 'choose-colleague' })],
  [
    '末八位一致',
    { identity: IDENTITIES['tail-8'] ?? null },
    summaryFace({ name: 'ready' }, { actions: ALL }),
  ],
  [
    '新线索',
    { identity: IDENTITIES['none'] ?? null },
    summaryFace({ name: 'ready' }, { actions: ALL }),
  ],
  [
    '转写未完成',
    { ...NOTHING_TO_DO, insight: null },
    summaryFace({ name: 'incomplete' }, { actions: ['ack'] }),
  ],
  [
    '转写未完成，录音不在',
    { ...NOTHING_TO_DO, insight: null, recordingUrl: null },
    summaryFace({ name: 'incomplete' }, { actions: ['ack'] }),
  ],
  [
    '无录音',
    { ...NOTHING_TO_DO, insight: null, recordingUrl: null },
    summaryFace({ name: 'no-recording' }, { actions: ['ack'] }),
  ],
  ['已确认', NOTHING_TO_DO, summaryFace({ name: 'acknowledged' })],
  ['自己完成', { followUps: DONE }, summaryFace({ name: 'completed', by: 'sales_manager_a' })],
  ['同事完成', { followUps: DONE }, summaryFace({ name: 'completed', by: 'li_si' })],
  ['改派给同事', { assignee: 'li_si' }, summaryFace({ name: 'reassigned', to: 'li_si' })],
  ['改派给自己', {}, summaryFace({ name: 'reassigned', to: 'sales_manager_a' })],
  ['小结已作废', {}, summaryFace({ name: 'withdrawn' })],
  ['70 小时', {}, summaryFace({ name: 'expired' })],
];

/** The example of the to-do card, handed over by a colleague. */
export const FOLLOW_UP: TodoView = {
  kind: 'follow-up',
  pushId,
  n: 0,
  rev: 2,
  hotline,
  call,
  identity: SUMMARY.identity,
  company: '宁波奥克斯空调有限公司',
  firstItem: '发正式报价单',
  intent: '询价',
  items: SUMMARY.followUps,
  due: DUE,
  priority: 'high',
  from: 'sales_manager_b',
  receiver: 'sales_manager_a',
  colleagues,
  people: PEOPLE,
  links: LINKS,
};

const todoFace = (
  state: TodoFace['state'],
  part: Partial<Omit<TodoFace, 'state'>> = {},
): TodoFace => ({
  state,
  final: state.name !== 'open',
  actions: state.name === 'open' ? ['done', 'postpone', 'reassign'] : [],
  note: null,
  ...part,
});

export const FOLLOW_UP_SAMPLES: readonly (readonly [string, Partial<TodoView>, TodoFace])[] = [
  ['待完成', {}, todoFace({ name: 'open' })],
  [
    '不认识的客户，无事项',
    {
      identity: IDENTITIES['none'] ?? null,
      company: null,
      firstItem: null,
      intent: '投诉',
      items: [],
      priority: 'medium',
      from: null,
    },
    todoFace({ name: 'open' }),
  ],
  [
    '回电',
    { kind: 'callback', firstItem: null, items: [], from: null },
    todoFace({ name: 'open' }),
  ],
  ['未选同事', {}, todoFace({ name: 'open' }, { note: 'choose-colleague' })],
  ['自己完成', { items: DONE }, todoFace({ name: 'completed', by: 'sales_manager_a' })],
  ['同事完成', { items: DONE }, todoFace({ name: 'completed', by: 'li_si' })],
  [
    '已延期',
    { due: new Date('2024-06-24T18:00:00+08:00') },
    todoFace({ name: 'postponed', to: new Date('2024-06-24T18:00:00+08:00') }),
  ],
  ['已改派', {}, todoFace({ name: 'reassigned', to: 'li_si' })],
  ['已撤销', {}, todoFace({ name: 'dropped' })],
  ['70 小时', {}, todoFace({ name: 'expired' })],
];

/** Three steps of two calls that nobody could bring to an end. */
export const STUCK: StuckView = {
  pushId,
  n: 0,
  rev: 1,
  hotline,
  at: new Date('2024-06-15T11:20:00+08:00'),
  steps: [
    { call: call.id, step: STEP_WORDS.transcribe, problem: 'no answer within 120 s' },
    { call: call.id, step: STEP_WORDS.extract, problem: 'the answer is not JSON' },
    { call: 'call-20240615-0007', step: STEP_WORDS.fetch, problem: 'HTTP 503' },
  ],
  total: 3,
  links: LINKS,
};

const MANY: Partial<StuckView> = {
  steps: Object.values(STEP_WORDS).map((step, index) => ({
    call: `call-20240615-000${index}`,
    step,
    problem: 'killed its process 5 times',
  })),
  total: 12,
};

export const STUCK_SAMPLES: readonly (readonly [string, Partial<StuckView>, StuckFace])[] = [
  ['受阻', {}, { name: 'open' }],
  ['受阻（很多）', MANY, { name: 'open' }],
  ['已重试', {}, { name: 'retried' }],
  ['已恢复', {}, { name: 'resolved' }],
  ['70 小时', {}, { name: 'expired' }],
];
