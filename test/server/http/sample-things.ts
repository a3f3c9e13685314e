/** Alerts, to-dos and lists of calls as believable answers, for trials of the guards. */
import type { PrintedAlert } from '../../../server/domain/alerts/print.ts';
import type { CallPageView } from '../../../server/domain/calls/view.types.ts';
import { dutyAt } from '../../../server/domain/routing/duty.ts';
import { DEFAULT_TABLES } from '../../../server/domain/routing/tables.ts';
import type { AlertPageView } from '../../../server/flows/pages/alert.types.ts';
import type { Pages } from '../../../server/flows/pages/pages.ts';
import type { TodoThingView } from '../../../server/flows/pages/todo.types.ts';
import type { AlertNeeds, AlertShown } from '../../../server/http/needs.ts';
import { reads, todoAfter } from '../domain/follow-up/stage.ts';

const AT = '2026-11-24T02:00:00.000Z';
const moment = { at: AT, text: '10:00' };
const person = { id: 'sales_manager_a', name: '销售经理A' };
const ended = { value: 'ended', text: '已结束' } as const;

const alert: PrintedAlert = {
  ...{ id: 'a-1', state: 'open', openedAt: AT, respondBy: AT, takenBy: null, nextStepAt: AT },
  ...{ count: 1, notices: [{ to: person.id, channel: 'card', at: AT, outcome: 'accepted' }] },
};
const shown = (): Promise<AlertShown> =>
  Promise.resolve({ ok: true, alert, mine: true, calls: ['call-1'] });
export const sampleAlerts: AlertNeeds = {
  ...{ show: shown, take: shown, settle: shown, hand: shown },
  list: () => Promise.resolve([alert]),
  all: () => Promise.resolve([alert]),
  ladder: () =>
    Promise.resolve([{ after: 0, rung: 'reps', people: [person.id], channels: ['card'] }]),
  duty: (at) =>
    Promise.resolve(dutyAt({ tables: DEFAULT_TABLES, people: [], at, statuses: new Map() })),
};

const who = {
  title: '宁波奥克斯空调有限公司',
  contact: '张经理（采购部）',
  level: null,
  number: '138****8888',
  again: null,
} as const;

export const sampleAlertPage: AlertPageView = {
  id: 'a-1',
  version: 2,
  now: AT,
  state: { value: 'open', text: '待处理' },
  mine: false,
  line: '待处理 · 须在 10:15 前响应',
  respondBy: moment,
  settleBy: null,
  who,
  callBack: null,
  urgency: { value: 'unknown', text: '紧急程度未知' },
  reasons: ['紧急程度未知'],
  from: null,
  messages: [
    {
      call: 'call-1',
      at: moment,
      length: { seconds: 35, text: '35秒' },
      recording: 'rec-1',
      sound: { value: 'ready', text: '可播放' },
      offset: 0,
      transcript: {
        state: { value: 'waiting', text: '转写中' },
        count: 0,
        sentences: [],
        next: null,
      },
    },
  ],
  acts: [{ key: 'take', text: '我来处理', confirm: null }],
  colleagues: [],
  told: [],
  next: null,
  links: { call: 'pages/call/detail?id=call-1', customer: null },
};

export const sampleTodoPage: TodoThingView = {
  id: 'call-1',
  version: 1,
  now: AT,
  kind: { value: 'follow-up', text: '跟进' },
  state: { value: 'open', text: '待完成' },
  line: '待完成 · 请在 18:00 前完成',
  what: '报价',
  who,
  callBack: null,
  intent: { value: '询价', text: '询价' },
  priority: { value: 'high', text: '高' },
  due: moment,
  dueFrom: { value: 'spoken', text: '按通话内容' },
  overdue: false,
  assignee: person,
  mine: true,
  items: [],
  history: [],
  acts: [{ key: 'complete', text: '完成', confirm: '？' }],
  postponed: moment,
  colleagues: [],
  call: 'pages/call/detail?id=call-1',
};

export function samplePages(view: CallPageView): Pages {
  const ok = <View>(it: View) => Promise.resolve({ ok: true as const, view: it });
  return {
    inbox: () =>
      Promise.resolve({
        ...{ now: AT, badge: 1, total: 1, folded: 0, cursor: null },
        rows: [
          {
            id: 'a-1',
            kind: { value: 'alert', text: '紧急留言' },
            urgency: { value: 'high', text: '高' },
            ...{ who, why: 'VIP客户', due: moment, deadline: '须在 10:15 前响应' },
            ...{ overdue: false, fold: false, path: 'pages/alert/detail?id=a-1' },
            act: { key: 'take', text: '我来处理', confirm: null },
          },
        ],
      }),
    alert: () => Promise.resolve({ ok: true, view: sampleAlertPage, late: '李四已于 10:05 接手' }),
    todo: () =>
      Promise.resolve({
        ...{ ok: true, view: sampleTodoPage, late: '李四已于 10:05 完成', mayAct: true },
        todo: todoAfter(reads(3)),
      }),
    actOnTodo: () => ok(sampleTodoPage),
    calls: ({ filter }) =>
      Promise.resolve({
        ...{ now: AT, filter, filters: [{ value: 'all', text: '全部' }], cursor: null },
        rows: [
          {
            ...{ id: 'call-1', phase: ended, who, time: moment, length: null, handler: person },
            ...{ line: '客户询价', path: 'pages/call/detail?id=call-1' },
            tags: [{ kind: 'intent', text: '询价' }],
          },
        ],
      }),
    press: {
      press: () => ok(view),
      colleagues: () =>
        ok({ now: AT, colleagues: [{ id: 'b', name: '销售经理B', status: '在办公室' }] }),
    },
    read: {
      page: () => ok(view),
      transcript: () =>
        ok({
          ...{ id: 'call-1', now: AT, count: 0, sentences: [], next: null, previous: null },
          state: { value: 'wordless' as const, text: '没有说话' },
        }),
      passport: () =>
        ok({
          ...{ id: 'call-1', now: AT, who: { title: who.title, number: who.number } },
          ...{ phase: ended, started: null, whyMe: null, plan: null, legs: [], cards: [] },
          steps: [{ name: '转写', state: '完成' }],
        }),
    },
  };
}
