/** The doors of the roster, with the real flows and store behind them, and a clock that is set by hand. */
import { createCompany } from '../../../server/adapters/store/company.ts';
import { createSwaps } from '../../../server/adapters/store/swaps.ts';
import type { Employee } from '../../../server/domain/people.ts';
import { DEFAULT_TABLES } from '../../../server/domain/routing/tables.ts';
import { changeRoster } from '../../../server/flows/roster/change-roster.ts';
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
    const statuses = { all: () => Promise.resolve(new Map()) };
    const { lapse, ...acts } = swapShifts({
      ...{ swaps, tables, people, clock },
      perform: (_swap, rows) => shown.push(...rows.map(({ what }) => what.person)),
    });
    const roster = {
      ...changeRoster({ tables, people, clock, log: createLog({ level: 'silent' }) }),
      ...acts,
      show: showRoster({ tables, swaps, people, statuses, clock }),
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
    return { send, names, business, lapse, shown, fetch };
  };
}
