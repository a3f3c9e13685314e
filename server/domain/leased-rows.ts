/** Rows of a fresh save: leased to the process that saved them, named after the version that asked for them. */
import type { Row } from './consequences.ts';

/** The process that saved a row has this long to carry it out before others may. */
export const ROW_LEASE_MS = 3000;

/** `name` is the subject's, version included: rows of two versions never share an id. */
export function leasedRows<What>(name: string, asks: readonly What[], now: Date): Row<What>[] {
  return asks.map((what, n) => ({
    id: `${name}:${n}`,
    what,
    dueAt: new Date(now.getTime() + ROW_LEASE_MS),
    attempts: 1,
    notAfter: null,
    parked: false,
  }));
}
