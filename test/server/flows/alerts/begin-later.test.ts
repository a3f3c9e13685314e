/** What comes due in one look is asked for only when all of it is saved. */
import { describe, expect, it } from '@jest/globals';
import { climbAlerts } from '../../../../server/flows/alerts/climb.ts';
import { beginLater } from '../../../../server/flows/alerts/begin-later.ts';
import { createLog } from '../../../../server/log.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { createHandClock } from '../../../support/clock.ts';
import { makeAlert } from './make-alert.ts';

describe('one look at what is due', () => {
  it('saves all of it before the first telephone rings', async () => {
    const happened: string[] = [];
    const { keep, beginAll } = beginLater((alert) => happened.push(`begin ${alert.id}`));
    const due = ['a', 'b', 'c'].map(makeAlert);
    const climb = climbAlerts({
      alerts: { takeSteps: () => Promise.resolve(due), open: () => Promise.resolve([]) },
      pushes: { unreachableSince: () => Promise.resolve([]) },
      desk: {
        now: () =>
          Promise.resolve({
            tables: DEFAULT_TABLES,
            people: [],
            statuses: new Map(),
            activity: new Map(),
          }),
      },
      robot: false,
      apply: async (id) => {
        await Promise.resolve();
        happened.push(`save ${id}`);
        const alert = makeAlert(id);
        keep(alert, []);
        return alert;
      },
      perform: beginAll,
      clock: createHandClock('2026-11-24T10:00:00+08:00'),
      log: createLog({ level: 'silent' }),
    });
    await climb.pass();
    const saves = ['save a', 'save b', 'save c'];
    expect(happened).toEqual([...saves, 'begin a', 'begin b', 'begin c']);
    await climb.arrivals();
    expect(happened).toHaveLength(6);
  });
});
