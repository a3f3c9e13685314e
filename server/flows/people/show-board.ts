/** The team board: everybody who has a status, the unknown ones too. Spec §4.4. */
import type { Employee, RepStatus, StatusEntry, StatusSource } from '../../domain/people.ts';
import type { Clock, People, Statuses } from '../../ports.ts';

export interface BoardLine {
  readonly person: string;
  /** `unknown`: nothing was said, or it has expired. */
  readonly status: RepStatus | 'unknown';
  readonly since: Date | null;
  readonly until: Date | null;
  readonly source: StatusSource | null;
}

function hasStatus(person: Employee): boolean {
  return person.active && (person.roles.includes('rep') || person.roles.includes('duty'));
}

function lineOf(person: string, entry: StatusEntry | undefined, now: Date): BoardLine {
  if (entry === undefined || entry.until <= now || entry.since > now)
    return { person, status: 'unknown', since: null, until: null, source: null };
  const { status, since, until, source } = entry;
  return { person, status, since, until, source };
}

/** Ordered by employee id. */
export function showBoard(need: {
  readonly people: Pick<People, 'all'>;
  readonly statuses: Pick<Statuses, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
}): () => Promise<readonly BoardLine[]> {
  return async () => {
    const [people, statuses] = await Promise.all([need.people.all(), need.statuses.all()]);
    const now = need.clock.now();
    return people
      .filter(hasStatus)
      .map((person) => lineOf(person.id, statuses.get(person.id), now))
      .sort((a, b) => (a.person < b.person ? -1 : 1));
  };
}
