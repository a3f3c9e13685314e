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
  /** One that is taken first of all. */
  readonly other: string;
  /** A customer made from a call, without a name. */
  readonly lead: string;
  /** The call in which it was left. */
  readonly message: string;
  readonly ringing: string;
  readonly swap: string;
}

export interface Look {
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
    name: 'status-rep',
    person: A,
    open: page('pages/status/index'),
    door: '/api/me/status',
    isMain: true,
    without: LIST,
  },
  {
    name: 'status-duty',
    person: DUTY,
    open: page('pages/status/index'),
    door: '/api/me/status',
  },
  {
    name: 'status-director',
    person: DIRECTOR,
    open: page('pages/status/index'),
    door: '/api/me/status',
  },
  {
    name: 'status-admin',
    person: ADMIN,
    open: page('pages/status/index'),
    door: '/api/me/status',
  },
  {
    name: 'status-set',
    person: C,
    open: page('pages/status/index'),
    door: '/api/me/status',
    tap: ['会议中'],
  },
  {
    name: 'inbox-rep',
    person: A,
    open: page('pages/inbox/index'),
    door: '/api/inbox',
    isMain: true,
    without: LIST,
  },
  {
    name: 'inbox-director',
    person: DIRECTOR,
    open: page('pages/inbox/index'),
    door: '/api/inbox',
  },
  {
    name: 'calls',
    person: A,
    open: page('pages/call/list'),
    door: '/api/calls',
    isMain: true,
    without: LIST,
  },
  {
    name: 'call',
    person: A,
    open: ({ call }) => `pages/call/detail?id=${call}`,
    door: '/api/calls/',
    isMain: true,
  },
  {
    name: 'call-ringing',
    person: A,
    open: ({ ringing }) => `pages/call/detail?id=${ringing}`,
    door: '/api/calls/',
  },
  {
    name: 'call-voicemail',
    person: DIRECTOR,
    open: ({ message }) => `pages/call/detail?id=${message}`,
    door: '/api/calls/',
  },
  {
    name: 'passport',
    person: DIRECTOR,
    open: ({ call }) => `pages/call/passport?id=${call}`,
    door: '/api/calls/',
    isMain: true,
  },
  {
    name: 'alert-open',
    person: DIRECTOR,
    open: ({ alert }) => `pages/alert/detail?id=${alert}`,
    door: '/api/alerts/',
    isMain: true,
  },
  {
    name: 'alert-mine',
    person: A,
    open: ({ other }) => `pages/alert/detail?id=${other}`,
    door: '/api/alerts/',
    tap: ['我来处理'],
  },
  {
    name: 'alert-of-another',
    person: DIRECTOR,
    open: ({ other }) => `pages/alert/detail?id=${other}`,
    door: '/api/alerts/',
  },
  {
    name: 'todo',
    person: A,
    open: ({ todo }) => `pages/todo/detail?id=${todo}`,
    door: '/api/todos/',
    isMain: true,
  },
  {
    name: 'customers',
    person: A,
    open: page('pages/customer/list'),
    door: '/api/customers',
    isMain: true,
    without: LIST,
  },
  {
    name: 'customer',
    person: A,
    open: ({ customer }) => `pages/customer/detail?id=${customer}`,
    door: '/api/customers/',
    isMain: true,
  },
  {
    name: 'customer-edit',
    person: DIRECTOR,
    open: ({ lead }) => `pages/customer/edit?id=${lead}`,
    door: '/api/customers/',
    isMain: true,
  },
  {
    name: 'roster',
    person: B,
    open: page('pages/roster/index'),
    door: '/api/roster',
    isMain: true,
    without: LIST,
  },
  {
    name: 'swap',
    person: A,
    open: ({ swap }) => `pages/roster/swap?id=${swap}`,
    door: '/api/roster/swaps/',
    isMain: true,
  },
  {
    name: 'team',
    person: DIRECTOR,
    open: page('pages/team/index'),
    door: '/api/team',
    isMain: true,
    without: ['gone'],
  },
  {
    name: 'more-admin',
    person: ADMIN,
    open: page('pages/more/index'),
    door: '/api/me',
    isMain: true,
    without: LIST,
  },
  { name: 'more-rep', person: A, open: page('pages/more/index'), door: '/api/me' },
  {
    name: 'reports',
    person: DIRECTOR,
    open: page('desk/reports'),
    door: '/api/reports',
    isMain: true,
    without: ['gone'],
  },
  {
    name: 'try-route',
    person: DIRECTOR,
    open: page('desk/try-route'),
    door: '/api/try-route',
    isMain: true,
    without: ['gone'],
  },
  {
    name: 'jobs',
    person: ADMIN,
    open: page('desk/jobs'),
    door: '/api/jobs',
    isMain: true,
    without: ['gone'],
  },
];

/** Pages that may have nothing to show, in a house in which nothing happened. */
export const EMPTY: readonly string[] = ['inbox-rep', 'calls', 'jobs'];
