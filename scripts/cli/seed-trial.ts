/** Matching and routing on the trial company in memory: counters 0, statuses unknown, nothing running. */
import { readOwnNumbers } from '../../server/domain/matching/own.ts';
import { rosterAt } from '../../server/domain/routing/roster.ts';
import { DEFAULT_TABLES } from '../../server/domain/routing/tables.ts';
import { identifyCaller } from '../../server/flows/calls/identify.ts';
import { tryOut } from '../../server/flows/calls/try-out.ts';
import type { TryOut } from '../../server/flows/calls/try-out.ts';
import { seedBook } from '../seed/book.ts';
import { SEED_EMPLOYEES } from '../seed/employees.ts';

/** The defaults of the configuration. */
const HOTLINE = '4008320160';
const OWN_AREA_CODE = '0574';

/** `now`: the moment at which a match asks who is on duty; a route brings its own. */
export function seedTrial(now: Date): TryOut {
  const own = readOwnNumbers({ hotlines: [HOTLINE], gateways: [], employees: SEED_EMPLOYEES });
  const identify = identifyCaller({
    book: seedBook(),
    calls: { countOfNumber: () => Promise.resolve(0) },
    own: () => Promise.resolve(own),
    ownAreaCode: OWN_AREA_CODE,
    onDuty: (at) => Promise.resolve(salesOnDuty(at)),
  });
  const desk = {
    people: SEED_EMPLOYEES,
    tables: DEFAULT_TABLES,
    statuses: new Map(),
    activity: new Map(),
  };
  return tryOut({
    identify,
    desk: { now: () => Promise.resolve(desk) },
    clock: { now: () => now },
  });
}

function salesOnDuty(at: Date): ReadonlySet<string> {
  const { primaries } = rosterAt({
    tables: DEFAULT_TABLES,
    people: SEED_EMPLOYEES,
    at,
    statuses: new Map(),
    except: null,
  });
  return new Set(primaries.map(({ person }) => person.id));
}
