/** The first screen, the board and the news, for trials of the guards. */
import type { MeNeeds } from '../../../server/http/needs-me.ts';
import type { StatusPage, TeamLine } from '../../../server/flows/me/view.types.ts';

const NOW = '2026-11-24T02:00:00.000Z';

const line: TeamLine = {
  person: { id: 'sales_manager_a', name: '销售经理A' },
  status: { value: 'in_meeting', text: '会议中' },
  until: NOW,
  location: null,
  onCall: false,
  onShift: true,
  trouble: { value: 'no-cards', text: '收不到卡片' },
  today: { answered: 3, max: 50 },
  text: '销售经理A · 会议中，至 11:00 · 当班 · 收不到卡片',
  detail: '至 11:00',
};

const alert = {
  alert: 'a-1',
  respondBy: NOW,
  late: false,
  text: '紧急留言待处理 · 须在 21:15 前响应',
};

const page: StatusPage = {
  now: NOW,
  lead: 'rep',
  statusKnown: true,
  strip: alert,
  own: {
    status: { value: 'in_meeting', text: '会议中' },
    since: NOW,
    until: NOW,
    untilText: '至 11:00',
    source: { value: 'app', text: '我设的' },
    location: null,
    version: 3,
    effect: '先由销售经理B接，最后才响您的手机25秒',
    notes: [{ value: 'on-call', text: '通话中，挂断后恢复' }],
    said: '已设为会议中，至 11:00',
    again: { status: 'in_meeting', text: '续 1 小时', from: NOW },
  },
  rows: [
    {
      value: 'in_field',
      text: '外出',
      effect: '先响您的手机25秒',
      chosen: false,
      takesUntil: false,
      place: '去哪里（20 字内）',
    },
  ],
  chain: [
    {
      person: line.person,
      devices: [{ value: 'mobile_phone', text: '手机', seconds: 25 }],
      seconds: 25,
      text: '销售经理A 手机25秒',
    },
  ],
  today: { answered: 3, max: 50, text: '今日已接 3/50' },
  shift: { on: true, at: NOW, text: '本班至 22:00' },
  duty: { on: true, until: NOW, text: '您正在值班至 09:00', alerts: [alert], handOver: null },
  numbers: [{ value: 'overdue', text: '已逾期', count: 2 }],
  waiting: {
    show: 'overdue',
    rows: [
      {
        id: 't-1',
        urgency: { value: 'high', text: '高' },
        title: '奥克斯 张经理',
        why: '报价',
        deadline: '应在 18:00 前完成，已逾期',
        owner: '销售经理A',
        path: 'pages/todo/detail?id=t-1',
      },
    ],
  },
  team: [line],
  teamMore: 0,
};

export const sampleMe: MeNeeds = {
  show: ({ id, name }) =>
    Promise.resolve({
      now: NOW,
      person: { id, name, roles: [{ value: 'rep', text: '销售' }] },
      hotline: '4008-320-160',
      gateway: { takesOrders: true, clickToDial: false },
      admin: { name: '管理员' },
      menu: [{ key: 'team', text: '团队', path: '/pages/team/index' }],
      badge: 1,
      client: { minimum: '0.0.0' },
    }),
  status: () => Promise.resolve(page),
  team: () => Promise.resolve({ now: NOW, statusKnown: true, team: [line], more: 0 }),
  undoStatus: () => Promise.resolve({ done: true, entry: null }),
  changes: () =>
    Promise.resolve({
      cursor: '7',
      now: NOW,
      changed: [{ kind: 'call', id: 'call-1' }],
      reload: false,
    }),
  stopWatching: () => undefined,
  tryRoute: () =>
    Promise.resolve({
      ...{ now: NOW, at: NOW },
      dayKind: { value: 'workday', text: '工作日' },
      slot: '09:00-12:00',
      strategy: { value: 'sequential', text: '依次响铃' },
      summary: '工作日 · 09:00-12:00 · 依次响铃',
      steps: [{ refuse: true }],
      chain: [],
      trace: [{ rule: 'day-kind', text: '工作日' }],
    }),
};
