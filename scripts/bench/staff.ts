/** The company of the measurements: 200 reps with a mobile each, all rostered day and night, one customer assigned to each. */
import { entriesFor } from '../../server/domain/matching/entries.ts';
import type { NumberEntry } from '../../server/domain/matching/entries.ts';
import type { Contact, Customer } from '../../server/domain/matching/types.ts';
import type { Employee } from '../../server/domain/people.ts';
import { DEFAULT_TABLES } from '../../server/domain/routing/tables.ts';
import type { RoutingTables } from '../../server/domain/routing/tables.ts';

/** How many reps there are. */
export const STAFF = 200;

const repId = (n: number): string => `rep_${String(n).padStart(3, '0')}`;

export const REPS: readonly Employee[] = Array.from({ length: STAFF }, (_, n) => ({
  id: repId(n),
  name: `销售${n}`,
  wecomUserId: repId(n),
  extension: null,
  mobile: `1370000${String(n).padStart(4, '0')}`,
  dutyDays: [1, 2, 3, 4, 5, 6, 7],
  dutyHours: null,
  maxDailyCalls: null,
  roles: ['rep'],
  binding: null,
  active: true,
}));

/** One slot for every moment, so that a measurement does not depend on when it is made. */
export const TABLES: RoutingTables = {
  ...DEFAULT_TABLES,
  slots: (['workday', 'weekend', 'holiday'] as const).map((day) => ({
    day,
    from: '00:00',
    to: '24:00',
    primary: 'mobile_phone',
    backup: 'voicemail',
    strategy: 'direct',
  })),
  roster: [
    {
      day: 'every-day',
      from: '00:00',
      to: '24:00',
      primary: REPS.map(({ id }) => id),
      backup: 'voicemail',
    },
  ],
};

/** The number whose assigned sales is the `n`th rep, counted round and round. */
export function callerOf(n: number): { readonly from: string; readonly rep: string } {
  const turn = n % STAFF;
  return { from: `1360000${String(turn).padStart(4, '0')}`, rep: repId(turn) };
}

/** The customers with their contacts and numbers, as the store loads them. */
export function clientele(): {
  readonly customers: readonly Customer[];
  readonly contacts: readonly Contact[];
  readonly numbers: readonly { readonly under: string; readonly entries: readonly NumberEntry[] }[];
} {
  const all = REPS.map((_, n) => ({ id: `K${n}`, contact: `K${n}-1`, ...callerOf(n) }));
  return {
    customers: all.map(({ id, rep }) => benchCustomer(id, rep)),
    contacts: all.map(({ id, contact }) => ({
      id: contact,
      customerId: id,
      name: '王经理',
      department: '采购部',
      position: null,
    })),
    numbers: all.map(({ id, contact, from }) => ({
      under: contact,
      entries: entriesFor({ kind: 'contact', customer: id, contact }, [from]),
    })),
  };
}

/** A customer like all the others of a bench. */
export function benchCustomer(id: string, assignedSales: string): Customer {
  return {
    id,
    name: `测试客户${id}有限公司`,
    level: 'normal',
    annualRevenue: 500_000,
    orderCount: 5,
    lastContactOn: '2026-01-05',
    lastContactType: 'phone',
    tags: [],
    notes: null,
    assignedSales,
  };
}
