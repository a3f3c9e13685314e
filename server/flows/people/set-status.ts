/** A person says where they are. Spec §4.4: 3600 s, or until an end of their own for off_duty and on_leave. */
import type { Employee, RepStatus, StatusEntry, StatusSource } from '../../domain/people.ts';
import type { Clock, LongStatuses, Statuses } from '../../ports.ts';

export interface StatusWish {
  readonly person: Employee;
  readonly status: RepStatus;
  readonly source: StatusSource;
  readonly location: string | null;
  /** Only for off_duty and on_leave; null = 3600 s. */
  readonly until: Date | null;
  /** When it was said; now when left out. What was said later stands. */
  readonly at?: Date;
  /** The same key again is the same tap: its end and what 撤销 brings back stay. */
  readonly key?: string;
}

/**
 * not-a-rep: has no status at all · duty-only: 值班人员 may say 请假 and that they are back, nothing else ·
 * until-not-allowed: this status always lives 3600 s · until-out-of-range: over already, or more than a year away.
 */
export type StatusRefusal = 'not-a-rep' | 'duty-only' | 'until-not-allowed' | 'until-out-of-range';

export type StatusSet =
  | { readonly ok: true; readonly entry: StatusEntry }
  | { readonly ok: false; readonly why: StatusRefusal };

/** A tap without an end lives this long. */
export const STATUS_SECONDS = 3_600;
const LONGEST_DAYS = 366;
const WITH_END: ReadonlySet<RepStatus> = new Set(['off_duty', 'on_leave']);
/** What a person who is on the duty roster but no rep may say. Pages §2. */
const OF_DUTY: ReadonlySet<RepStatus> = new Set(['on_leave', 'in_office']);

function refuse(wish: StatusWish, now: Date): StatusRefusal | null {
  const { roles } = wish.person;
  if (!roles.includes('rep') && !roles.includes('duty')) return 'not-a-rep';
  if (!roles.includes('rep') && !OF_DUTY.has(wish.status)) return 'duty-only';
  if (wish.until === null) return null;
  if (!WITH_END.has(wish.status)) return 'until-not-allowed';
  const ahead = wish.until.getTime() - now.getTime();
  if (ahead <= 0 || ahead > LONGEST_DAYS * 86_400_000) return 'until-out-of-range';
  return null;
}

export function setStatus(need: {
  readonly statuses: Pick<Statuses, 'all' | 'set'>;
  readonly long: LongStatuses;
  readonly clock: Pick<Clock, 'now'>;
}): (wish: StatusWish) => Promise<StatusSet> {
  return async (wish) => {
    const since = wish.at ?? need.clock.now();
    const why = refuse(wish, since);
    if (why !== null) return { ok: false, why };
    const said = wish.at ? (await need.statuses.all()).get(wish.person.id) : undefined;
    if (said && said.since >= since) return { ok: true, entry: said };
    const until = wish.until ?? new Date(since.getTime() + STATUS_SECONDS * 1_000);
    const { person, status, source, location } = wish;
    const entry = await need.statuses.set({
      person: person.id,
      status,
      since,
      until,
      source,
      location,
      ...(wish.key !== undefined && { key: wish.key }),
    });
    if (wish.until === null) await need.long.remove(person.id);
    else await need.long.save(entry);
    return { ok: true, entry };
  };
}
