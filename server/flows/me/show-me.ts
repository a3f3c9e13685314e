/** Who I am here, what I may open, and how much waits for me. Pages §1 更多. */
import type { Employee, Role } from '../../domain/people.ts';
import { MENU_WORDS, ROLE_WORDS } from '../../../templates/me-words.ts';
import type { Alerts, Clock, People, WorkCounts } from '../../ports.ts';
import { openAlertsOf } from './show-status.ts';
import type { MenuKey, MeView } from './view.types.ts';

/** Entries of 更多, and who finds them there; the doors behind them ask again. */
const MENU: readonly {
  readonly key: MenuKey;
  readonly path: string;
  readonly for: readonly Role[];
}[] = [
  { key: 'team', path: '/pages/team/index', for: ['rep', 'duty', 'director', 'admin'] },
  { key: 'customers', path: '/pages/customer/list', for: ['rep', 'duty', 'director', 'admin'] },
  { key: 'reports', path: '/desk/reports', for: ['director', 'admin'] },
  { key: 'try-route', path: '/desk/try-route', for: ['director', 'admin'] },
  { key: 'jobs', path: '/desk/jobs', for: ['admin'] },
];

export function showMe(need: {
  readonly people: Pick<People, 'all'>;
  readonly alerts: Pick<Alerts, 'open'>;
  readonly counts: Pick<WorkCounts, 'pressing'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly hotline: string;
  readonly takesOrders: boolean;
  /** Oldest mini-program that is served. */
  readonly clientMinimum: string;
}): (viewer: Employee) => Promise<MeView> {
  return async (viewer) => {
    const now = need.clock.now();
    const [people, alerts, pressing] = await Promise.all([
      need.people.all(),
      openAlertsOf(need.alerts, viewer.id),
      need.counts.pressing(viewer.id, now),
    ]);
    const admin = people.find((one) => one.active && one.roles.includes('admin'));
    const { id, name, roles } = viewer;
    return {
      now: now.toISOString(),
      person: {
        ...{ id, name },
        roles: roles.map((value) => ({ value, text: ROLE_WORDS[value] })),
      },
      hotline: need.hotline,
      // Ringing a customer through the gateway is not built: 回拨 is a reveal and the phone's own dialler.
      gateway: { takesOrders: need.takesOrders, clickToDial: false },
      admin: admin ? { name: admin.name } : null,
      menu: MENU.filter((entry) => entry.for.some((role) => roles.includes(role))).map(
        ({ key, path }) => ({ key, text: MENU_WORDS[key], path }),
      ),
      badge: alerts.length + pressing,
      client: { minimum: need.clientMinimum },
    };
  };
}
