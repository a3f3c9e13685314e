/** How the companies of the trial are written down. Numbers stand as people write them; several in a field are read. */
import type { CustomerLevel } from '../../server/domain/matching/types.ts';

export interface SeedPerson {
  readonly name: string;
  readonly department: string | null;
  readonly position: string | null;
  readonly numbers: readonly string[];
}

export interface SeedCompany {
  readonly id: string;
  readonly name: string;
  readonly level: CustomerLevel;
  /** CNY a year; null when nothing was bought yet. */
  readonly revenue: number | null;
  readonly orders: number | null;
  /** Date and kind of the last contact. */
  readonly last:
    readonly [day: string, kind: 'phone' | 'email' | 'meeting' | 'wechat' | 'visit'] | null;
  readonly tags: readonly string[];
  readonly notes: string | null;
  /** Employee id of the assigned sales. */
  readonly sales: string | null;
  /** Lines of the company itself. */
  readonly phones: readonly string[];
  readonly people: readonly SeedPerson[];
}

const NOTHING_KNOWN: Omit<SeedCompany, 'id' | 'name' | 'level' | 'people'> = {
  revenue: null,
  orders: null,
  last: null,
  tags: [],
  notes: null,
  sales: null,
  phones: [],
};

/** One company; what is left out is not known. */
export function company(
  name: readonly [id: string, name: string],
  facts: Pick<SeedCompany, 'level'> & Partial<typeof NOTHING_KNOWN>,
  people: readonly SeedPerson[],
): SeedCompany {
  return { ...NOTHING_KNOWN, id: name[0], name: name[1], ...facts, people };
}

/** One person: name, `department/position` (the position may be missing), numbers. */
export function person(name: string, place: string, ...numbers: readonly string[]): SeedPerson {
  const [department, position] = place.split('/');
  return { name, department: department || null, position: position ?? null, numbers };
}
