/** The doors of the roster, with the real flows and store behind them, and a clock that is set by hand. */
import { createAlerts } from '../../../server/adapters/store/alerts.ts';
import { createCalls } from '../../../server/adapters/store/calls.ts';
import { createCheckIns } from '../../../server/adapters/store/check-ins.ts';
import { createCompany } from '../../../server/adapters/store/company.ts';
import { createSwaps } from '../../../server/adapters/store/swaps.ts';
import { createTodos } from '../../../server/adapters/store/todos.ts';
import type { Employee } from '../../../server/domain/people.ts';
import { DEFAULT_TABLES } from '../../../server/domain/routing/tables.ts';
import { changeRoster } from '../../../server/flows/roster/change-roster.ts';
import { keepCheckIns } from '../../../server/flows/roster/check-ins.ts';
import { dutyActs } from '../../../server/flows/roster/duty-acts.ts';
import { showRosterPage } from '../../../server/flows/roster/show-page.ts';
import { showRoster } from '../../../server/flows/roster/show-roster.ts';
import { swapShifts } from '../../../server/flows/roster/swap-shifts.ts';
import { createLog } from '../../../server/log.ts';
import { openPlace } from '../adapters/store/place.ts';
import { A, at, B, C, PEOPLE } from '../domain/roster/stage.ts';
import { bearer, viewers } from './doors.ts';
import { keepStrictHouses } from './strict-house.ts';

export function byId(id: string): Employee {
  const found = PEOPLE.find((one) => one.id === id);
  if (!found) throw new Error(`nobody is ${id}`);
  return found;
}

export const [a, b, c, admin] = [byId(A), byId(B), byId(C), byId('admin')] as const;
export const [duty, director] = [byId('duty_person'), byId('sales_director')] as const;
export const iso = (text: string): string => `${text.replace(' ', 'T')}:00+08:00`;
export const span = (from: string, to: string) => ({ from: iso(from), to: iso(to) });
export const SATURDAY = span('2026-11-28 09:00', '2026-11-28 18:00');

/** Call at the top of a test file: gives the opener of its houses. */
export function keepRosters() {
  const place = openPlace();
  const openStrict = keepStrictHouses();
  return async function openRoster() {
    const context = place.of();
    const business = { now: at('2026-11-24 10:00') };
    const clock = { now: () => business.now, wall: () => business.now };
    const { people, tables, loader } = createCompany({ ...context, clock });
    await loader.addEmployees(PEOPLE, business.now);
    await loader.addTables(DEFAULT_TABLES, business.now);
    const swaps = createSwaps(context);
    const shown: string[] = [];
    const asked: string[] = [];
    const statuses = { all: () => Promise.resolve(new Map()) };
    const { lapse, ...acts } = swapShifts({
      ...{ swaps, tables, people, clock },
      perform: (_swap, rows) => shown.push(...rows.map(({ what }) => what.person)),
    });
    const checkIns = createCheckIns(context);
    const house = async () => ({
      tables: await tables.fresh(),
      people: PEOPLE,
      statuses: new Map<string, never>(),
    });
    const keeping = keepCheckIns({
      ...{ checkIns, house, clock },
      perform: (_checkIn, rows) =>
        asked.push(...rows.map(({ what }) => `${what.do} ${what.person}`)),
    });
    const waiting = {
      alerts: createAlerts(context),
      calls: createCalls(context),
      todos: createTodos(context),
    };
    const duty = dutyActs({ ...waiting, checkIns, confirm: keeping.confirm, house, clock });
    const show = showRoster({ tables, swaps, people, statuses, clock });
    const roster = {
      ...duty,
      pages: showRosterPage({ show, duty, tables, swaps, people, clock }),
      ...changeRoster({ tables, people, clock, log: createLog({ level: 'silent' }) }),
      ...acts,
      show,
      idOf: (person: string, key: string) => `${person}.${key}`,
    };
    const { fetch } = await openStrict({
      findViewer: viewers(...PEOPLE),
      readClock: () => Promise.resolve(business.now),
      roster,
    });
    const send = async (
      method: string,
      path: string,
      body?: unknown,
      who = admin,
      key?: string,
    ) => {
      const response = await fetch(`/api/roster${path}`, {
        method,
        headers: { ...bearer(who), ...(key === undefined ? {} : { 'idempotency-key': key }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = response.status === 204 ? 'null' : await response.text();
      return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
    };
    const names = async (when: string): Promise<readonly string[]> => {
      const { body } = await send('GET', `?at=${encodeURIComponent(iso(when))}`, undefined, a);
      return (body['primaries'] as { id: string }[]).map(({ id }) => id);
    };
    return { send, names, business, lapse, shown, fetch, ...waiting, look: keeping.look, asked };
  };
}
