/** What a person does to an alert from a page, and what they may see of alerts. Spec §5, pages §2 告警. */
import type { Alert, AlertEvent } from '../../domain/alerts/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Alerts, Clock, People } from '../../ports.ts';
import { takesTodos } from '../digest/acts.ts';
import type { ApplyAlert } from './apply-alert.ts';

interface Wish {
  readonly alert: string;
  readonly viewer: Employee;
  readonly key: string;
}

/** The alert as it then is; `mine` tells whether it went as wished. */
export type AlertAnswer =
  | { readonly ok: true; readonly alert: Alert; readonly mine: boolean }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' | 'no-colleague' };

export interface AlertActs {
  /** Not settled ones first, then the newest. */
  list(viewer: Employee): Promise<readonly Alert[]>;
  show(wish: Omit<Wish, 'key'>): Promise<AlertAnswer>;
  take(wish: Wish): Promise<AlertAnswer>;
  settle(wish: Wish): Promise<AlertAnswer>;
  hand(wish: Wish & { readonly to: string }): Promise<AlertAnswer>;
}

const MOST = 200;

export function alertActs(need: {
  readonly alerts: Pick<Alerts, 'load' | 'open' | 'settled'>;
  readonly people: Pick<People, 'all'>;
  readonly apply: ApplyAlert;
  readonly clock: Pick<Clock, 'now'>;
}): AlertActs {
  async function act(
    wish: Wish,
    event: (base: Base) => AlertEvent,
    isMine: (after: Alert) => boolean,
  ): Promise<AlertAnswer> {
    const known = await need.alerts.load(wish.alert);
    if (!known) return { ok: false, why: 'gone' };
    if (!maySee(known, wish.viewer)) return { ok: false, why: 'forbidden' };
    const base: Base = {
      id: `page:${wish.viewer.id}:${wish.key}`,
      at: need.clock.now(),
      person: wish.viewer.id,
      code: null,
      from: 'page',
    };
    const after = await need.apply(known.id, event(base));
    if (!after || after === 'clash') return { ok: false, why: 'gone' };
    return { ok: true, alert: after, mine: isMine(after) };
  }

  return {
    async list(viewer) {
      const which = seesAll(viewer) ? {} : { of: viewer.id };
      const open = await need.alerts.open(MOST, which);
      const left = MOST - open.length;
      return left > 0 ? [...open, ...(await need.alerts.settled(left, which))] : open;
    },

    async show({ alert: id, viewer }) {
      const alert = await need.alerts.load(id);
      if (!alert) return { ok: false, why: 'gone' };
      if (!maySee(alert, viewer)) return { ok: false, why: 'forbidden' };
      return { ok: true, alert, mine: alert.takenBy === viewer.id };
    },

    take: (wish) =>
      act(
        wish,
        (base) => ({ type: 'taken', ...base }),
        (after) => after.state === 'taken' && after.takenBy === wish.viewer.id,
      ),

    settle: (wish) =>
      act(
        wish,
        (base) => ({ type: 'settled', ...base }),
        (after) => after.state === 'settled' && after.settled?.by === wish.viewer.id,
      ),

    async hand(wish) {
      const known = takesTodos(await need.people.all(), wish.to);
      if (!known) return { ok: false, why: 'no-colleague' };
      return act(
        wish,
        (base) => ({ type: 'handed', ...base, to: wish.to, known }),
        (after) => after.state === 'open' && after.heir?.person === wish.to,
      );
    },
  };
}

interface Base {
  readonly id: string;
  readonly at: Date;
  readonly person: string;
  readonly code: null;
  readonly from: 'page';
}

/** Whoever was told, who has taken it among them, and director and admin. */
function maySee(alert: Alert, viewer: Employee): boolean {
  return seesAll(viewer) || alert.told.includes(viewer.id);
}

function seesAll({ roles }: Employee): boolean {
  return roles.includes('director') || roles.includes('admin');
}
