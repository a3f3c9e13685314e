/** Employees and the routing tables; both change rarely and are read on every call, so they are cached for seconds. */
import type { Employee } from '../../domain/people.ts';
import type { RoutingTables } from '../../domain/routing/tables.ts';
import { AppError } from '../../errors.ts';
import type { Clock, People, RosterTables } from '../../ports.ts';
import { defineCollection, isDuplicate, type IndexSpec, type StoreContext } from './collection.ts';

export const companyIndexes: readonly IndexSpec[] = [
  { collection: 'employees', key: { tenantId: 1, wecomUserId: 1 } },
  { collection: 'routingTables', key: { tenantId: 1, version: -1 } },
  { collection: 'routingTables', key: { tenantId: 1, createdAt: -1 } },
];

/** Changes of people and tables are seen everywhere within this time. */
const CACHE_MS = 2000;

type EmployeeDocument = Omit<Employee, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly id: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

interface TablesDocument {
  readonly _id: string;
  readonly tenantId: string;
  readonly version: number;
  readonly tables: RoutingTables;
  /** Employee who made it; absent on what was seeded. */
  readonly by?: string;
  readonly createdAt: Date;
}

export interface CompanyLoader {
  addEmployees(employees: readonly Employee[], at: Date): Promise<void>;
  addTables(tables: RoutingTables, at: Date): Promise<void>;
}

export function createCompany(
  context: StoreContext & { readonly clock: Pick<Clock, 'now' | 'wall'> },
): { people: People; tables: RosterTables; loader: CompanyLoader } {
  const { tenantId, clock } = context;
  const employees = defineCollection<EmployeeDocument>(context, 'employees');
  const versions = defineCollection<TablesDocument>(context, 'routingTables');
  const everybody = cached(clock, async () => {
    const found = await employees.find({ tenantId }).sort({ _id: 1 }).toArray();
    return found.map(toEmployee);
  });
  const newest = cached(clock, async () => {
    const found = await versions.findOne({ tenantId }, { sort: { version: -1 } });
    if (!found)
      throw new AppError('internal', 'no routing tables are stored: seed the company first');
    return found.tables;
  });

  /** False when this version exists: the unique id is the lock. */
  async function insertVersion(
    tables: RoutingTables,
    about: Pick<TablesDocument, 'by' | 'createdAt'>,
  ): Promise<boolean> {
    const { version } = tables;
    try {
      await versions.insertOne({
        ...{ _id: `${tenantId}:${version}`, tenantId, version, tables },
        ...about,
      });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  return {
    people: {
      all: everybody.read,
      async grant(wecomUserId, role, name = wecomUserId) {
        const id = wecomUserId.toLowerCase();
        const known = (await everybody.fresh()).find((one) => one.wecomUserId.toLowerCase() === id);
        if (known) {
          await employees.updateOne(
            { _id: `${tenantId}:${known.id}` },
            { $addToSet: { roles: role }, $set: { updatedAt: clock.now() } },
          );
        } else {
          await insertEmployees(employees, [strangerOf(wecomUserId, role, name)], {
            tenantId,
            at: clock.now(),
          });
        }
        const after = (await everybody.fresh()).find((one) => one.wecomUserId.toLowerCase() === id);
        if (!after)
          throw new AppError('internal', 'an employee vanished while being granted a role');
        return after;
      },
    },
    tables: {
      current: newest.read,
      fresh: newest.fresh,

      async at(moment) {
        const then = await versions.findOne(
          { tenantId, createdAt: { $lte: moment } },
          { sort: { version: -1 } },
        );
        const found = then ?? (await versions.findOne({ tenantId }, { sort: { version: 1 } }));
        return found?.tables ?? newest.read();
      },

      async change(version, { next, by, at }) {
        const kept = await insertVersion({ ...next, version: version + 1 }, { by, createdAt: at });
        // Whoever was first, what is remembered here is out of date.
        await newest.fresh();
        return kept;
      },
    },
    loader: {
      addEmployees: (list, at) => insertEmployees(employees, list, { tenantId, at }),
      async addTables(tables, at) {
        await insertVersion(tables, { createdAt: at });
      },
    },
  };
}

/** Somebody who is given a role before anybody described them. */
function strangerOf(wecomUserId: string, role: Employee['roles'][number], name: string): Employee {
  return {
    id: wecomUserId.toLowerCase(),
    name,
    wecomUserId,
    extension: null,
    mobile: null,
    dutyDays: [],
    dutyHours: null,
    maxDailyCalls: null,
    roles: [role],
    binding: null,
    active: true,
  };
}

async function insertEmployees(
  model: ReturnType<typeof defineCollection<EmployeeDocument>>,
  list: readonly Employee[],
  { tenantId, at }: { tenantId: string; at: Date },
): Promise<void> {
  const documents = list.map((one) => ({
    ...one,
    _id: `${tenantId}:${one.id}`,
    tenantId,
    createdAt: at,
    updatedAt: at,
  }));
  try {
    await model.insertMany(documents, { ordered: false });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

function toEmployee(document: EmployeeDocument): Employee {
  const { _id, tenantId: _t, createdAt: _c, updatedAt: _u, ...employee } = document;
  return employee;
}

function cached<T>(clock: Pick<Clock, 'wall'>, read: () => Promise<T>) {
  let kept: { readonly value: Promise<T>; readonly at: number } | null = null;
  const fresh = async (): Promise<T> => {
    const value = read();
    kept = { value, at: clock.wall().getTime() };
    try {
      return await value;
    } catch (error) {
      kept = null;
      throw error;
    }
  };
  return {
    fresh,
    read: (): Promise<T> =>
      kept && clock.wall().getTime() - kept.at < CACHE_MS ? kept.value : fresh(),
  };
}
