/** Hands the lookup of a caller its ingredients. */
import type { Adapters } from '../build.ts';
import { readOwnNumbers } from '../domain/matching/own.ts';
import type { Employee } from '../domain/people.ts';
import { rosterAt } from '../domain/routing/roster.ts';
import { identifyCaller } from '../flows/calls/identify.ts';
import { remembered } from './house.ts';

export function buildIdentify({ config, store }: Adapters) {
  const { book, calls, company } = store;
  const { people, tables } = company;

  // Read once per change of people: the store hands out the same list until it reads anew.
  const own = remembered((employees: readonly Employee[]) =>
    readOwnNumbers({ hotlines: [config.hotline], gateways: [], employees }),
  );
  return identifyCaller({
    book,
    calls,
    ownAreaCode: config.ownAreaCode,
    own: async () => own(await people.all()),
    onDuty: async (now) => {
      const [everybody, current] = await Promise.all([people.all(), tables.current()]);
      const roster = rosterAt({
        tables: current,
        people: everybody,
        at: now,
        statuses: new Map(),
        except: null,
      });
      return new Set(roster.primaries.map(({ person }) => person.id));
    },
  });
}
