/** What the gallery looks at: every page, whose phone it is on, and what is tapped first. */
import { A, B, C, DUTY } from '../stories/acts.ts';
import { DIRECTOR } from '../stories/alerting.ts';
import type { State } from './support/states.ts';

/** What the house of the gallery holds. */
export interface Things {
  /** A talk that was heard and read, of a VIP. */
  readonly call: string;
  readonly todo: string;
  readonly customer: string;
  /** An urgent message nobody has taken. */
  readonly alert: string;
  /** The call in which it was left. */
  readonly message: string;
  readonly ringing: string;
  readonly swap: string;
}

export interface Look {
  readonly group: string;
  readonly name: string;
  readonly person: string;
  readonly open: (things: Things) => string;
  /** The page's one GET begins so. */
  readonly door: string;
  /** Shown at all sizes, and in all states of every page. */
  readonly isMain?: boolean;
  /** States that this page does not have. */
  readonly without?: readonly State[];
  /** Words tapped one after another before the picture. */
  readonly tap?: readonly string[];
}

const ADMIN = 'admin';
const page = (path: string) => (): string => path;
const LIST: readonly State[] = ['forbidden', 'gone'];

export const LOOKS: readonly Look[] = [
  {
    group: '状态',
    name: 'status-rep',
    person: A,
    open: page('pages/status/index'),
    door: '/api/me/status',
    isMain: true,
    without: LIST,
  },
  {
    group: '状态',
    name: 'status-duty',
    person: DUTY,
    open: page('pages/status/index'),
    door: '/api/me/status',
  },
  {
    group: '状态',
    name: 'status-director',
    person: DIRECTOR,
    open: page('pages/status/index'),
    door: '/api/me/status',
  },
  {
    group: '状态',
    name: 'status-admin',
    person: ADMIN,
    open: page('pages/status/index'),
    door: '/api/me/status',
  },
  {
    group: '状态',
    name: 'status-set',
    person: C,
    open: page('pages/status/index'),
    door: '/api/me/status',
    tap: ['会议中'],
  },
  {
    group: '待办',
    name: 'inbox-rep',
    person: A,
    open: page('pages/inbox/index'),
    door: '/api/inbox',
    isMain: true,
    without: LIST,
  },
  {
    group: '待办',
    name: 'inbox-director',
    person: DIRECTOR,
    open: page('pages/inbox/index'),
    door: '/api/inbox',
  },
  {
    group: '通话',
    name: 'calls',
    person: A,
    open: page('pages/call/list'),
    door: '/api/calls',
    isMain: true,
    without: LIST,
  },
  {
    group: '通话',
    name: 'call',
    person: A,
    open: ({ call }) => `pages/call/detail?id=${call}`,
    door: '/api/calls/',
    isMain: true,
  },
  {
    group: '通话',
    name: 'call-ringing',
    person: A,
    open: ({ ringing }) => `pages/call/detail?id=${ringing}`,
    door: '/api/calls/',
  },
  {
    group: '通话',
    name: 'call-voicemail',
    person: DIRECTOR,
    open: ({ message }) => `pages/call/detail?id=${message}`,
    door: '/api/calls/',
  },
  {
    group: '通话',
    name: 'passport',
    person: DIRECTOR,
    open: ({ call }) => `pages/call/passport?id=${call}`,
    door: '/api/calls/',
    isMain: true,
  },
  {
    group: '告警',
    name: 'alert-open',
    person: DIRECTOR,
    open: ({ alert }) => `pages/alert/detail?id=${alert}`,
    door: '/api/alerts/',
    isMain: true,
  },
  {
    group: '告警',
    name: 'alert-mine',
    person: A,
    open: ({ alert }) => `pages/alert/detail?id=${alert}`,
    door: '/api/alerts/',
    tap: ['我来处理'],
  },
  {
    group: '告警',
    name: 'alert-of-another',
    person: DIRECTOR,
    open: ({ alert }) => `pages/alert/detail?id=${alert}`,
    door: '/api/alerts/',
  },
  {
    group: '待办事项',
    name: 'todo',
    person: A,
    open: ({ todo }) => `pages/todo/detail?id=${todo}`,
    door: '/api/todos/',
    isMain: true,
  },
  {
    group: '客户',
    name: 'customers',
    person: A,
    open: page('pages/customer/list'),
    door: '/api/customers',
    isMain: true,
    without: LIST,
  },
  {
    group: '客户',
    name: 'customer',
    person: A,
    open: ({ customer }) => `pages/customer/detail?id=${customer}`,
    door: '/api/customers/',
    isMain: true,
  },
  {
    group: '值班',
    name: 'roster',
    person: B,
    open: page('pages/roster/index'),
    door: '/api/roster',
    isMain: true,
    without: LIST,
  },
  {
    group: '值班',
    name: 'swap',
    person: A,
    open: ({ swap }) => `pages/roster/swap?id=${swap}`,
    door: '/api/roster/swaps/',
    isMain: true,
  },
  {
    group: '团队',
    name: 'team',
    person: DIRECTOR,
    open: page('pages/team/index'),
    door: '/api/team',
    isMain: true,
    without: ['gone'],
  },
  {
    group: '更多',
    name: 'more-admin',
    person: ADMIN,
    open: page('pages/more/index'),
    door: '/api/me',
    isMain: true,
    without: LIST,
  },
  { group: '更多', name: 'more-rep', person: A, open: page('pages/more/index'), door: '/api/me' },
  {
    group: '后台',
    name: 'reports',
    person: DIRECTOR,
    open: page('desk/reports'),
    door: '/api/reports',
    isMain: true,
    without: ['gone'],
  },
  {
    group: '后台',
    name: 'try-route',
    person: DIRECTOR,
    open: page('desk/try-route'),
    door: '/api/try-route',
    isMain: true,
    without: ['gone'],
  },
  {
    group: '后台',
    name: 'jobs',
    person: ADMIN,
    open: page('desk/jobs'),
    door: '/api/jobs',
    isMain: true,
    without: ['gone'],
  },
];

/** Pages that may have nothing to show, in a house in which nothing happened. */
export const EMPTY: readonly string[] = ['inbox-rep', 'calls', 'customers', 'jobs'];
