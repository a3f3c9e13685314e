/** Every alert whose next step is due: who is there is looked up now, the ladder is the frozen one. Spec §5. */
import { arrive } from '../../domain/alerts/climb.ts';
import { respondersAt } from '../../domain/alerts/responders.ts';
import type { Alert, Responders } from '../../domain/alerts/types.ts';
import { startOfDay } from '../../domain/time.ts';
import type { Alerts, Clock, Pushes } from '../../ports.ts';
import type { Log } from '../../log.ts';
import type { ReadDesk } from '../calls/desk.ts';
import type { ApplyAlert } from './apply-alert.ts';
import { everyOpen } from './every-open.ts';

const LEASE_MS = 5000;
const BATCH = 200;

export interface ClimbNeeds {
  readonly alerts: Pick<Alerts, 'takeSteps' | 'open'>;
  readonly pushes: Pick<Pushes, 'unreachableSince'>;
  readonly desk: Pick<ReadDesk, 'now'>;
  readonly robot: boolean;
  /** Saves, and leaves what is asked for until `perform`: one telephone call reads all that came due together. */
  readonly apply: ApplyAlert;
  /** Begins what was asked for; nothing is waited for. */
  readonly perform: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ClimbAlerts {
  /** Steps that are due. */
  pass(): Promise<void>;
  /** Whoever has come on shift meanwhile is told. */
  arrivals(): Promise<void>;
}

export function climbAlerts(need: ClimbNeeds): ClimbAlerts {
  async function responders(at: Date): Promise<Responders> {
    const [desk, unreachable] = await Promise.all([
      need.desk.now(),
      need.pushes.unreachableSince(startOfDay(at)),
    ]);
    const { tables, people, statuses, activity } = desk;
    return respondersAt({
      tables,
      people,
      at,
      statuses,
      activities: activity,
      deputies: null,
      unreachable,
      robot: need.robot,
    });
  }

  async function each(
    alerts: readonly Alert[],
    tell: (alert: Alert) => Promise<unknown>,
  ): Promise<void> {
    await Promise.all(
      alerts.map(async (alert) => {
        try {
          await tell(alert);
        } catch (error) {
          // It stays due when its lease is over.
          need.log.error('a due alert failed and will be tried again', { err: error });
        }
      }),
    );
  }

  return {
    async pass() {
      const now = need.clock.now();
      const wall = need.clock.wall();
      const until = new Date(wall.getTime() + LEASE_MS);
      const due = await need.alerts.takeSteps({ now, wall, until, limit: BATCH });
      if (due.length === 0) return;
      const there = await responders(now);
      await each(due, (alert) => {
        const id = `due:${alert.id}:${alert.version}`;
        return need.apply(alert.id, { type: 'due', id, at: now, responders: there });
      });
      need.perform();
    },

    async arrivals() {
      const now = need.clock.now();
      let there: Responders | null = null;
      for await (const batch of everyOpen(need.alerts)) {
        const at = (there ??= await responders(now));
        // Most of them have nobody to tell: only the others are looked at again and saved.
        const news = batch.filter((alert) => arrive(alert, { at: now, responders: at }) !== alert);
        await each(news, (alert) => {
          const id = `arrived:${alert.id}:${now.toISOString()}`;
          return need.apply(alert.id, { type: 'arrived', id, at: now, responders: at });
        });
      }
      need.perform();
    },
  };
}
