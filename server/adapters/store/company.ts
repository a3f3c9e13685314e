/** Employees and the routing tables; both change rarely and are read on every call, so they are cached for seconds. */
import type { Employee } from '../../domain/people.ts';
import type { RoutingTables } from '../../domain/routing/tables.ts';
import { AppError } from '../../errors.ts';
import type { Clock, People, Tables } from '../../ports.ts';
import { defineCollection, isDuplicate, type IndexSpec, type StoreContext } from './collection.ts';

export const companyIndexes: readonly IndexSpec[] = [
  { collection: 'employees', key: { tenantId: 1, wecomUserId: 1 } },
  { collection: 'routingTables', key: { tenantId: 1, version: -1 } },
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
  readonly createdAt: Date;
}

export interface CompanyLoader {
  addEmployees(employees: readonly Employee[], at: Date): Promise<void>;
  addTables(tables: RoutingTables, at: Date): Promise<void>;
}

export function createCompany(
  context: StoreContext & { readonly clock: Pick<Clock, 'now' | 'wall'> },
): { people: People; tables: Tables; loader: CompanyLoader } {
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
    tables: { current: newest.read },
    loader: {
      addEmployees: (list, at) => insertEmployees(employees, list, { tenantId, at }),
      async addTables(tables, at) {
        try {
          await versions.insertOne({
            _id: `${tenantId}:${tables.version}`,
            tenantId,
            version: tables.version,
            tables,
            createdAt: at,
          });
        } catch (error) {
          if (!isDuplicate(error)) throw error;
        }
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
