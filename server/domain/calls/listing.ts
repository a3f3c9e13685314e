/** What a list of calls is found by: who may see a call, whose it is, and the words it is looked for with. Pages §1, §3. */
import { customerMarks } from '../customers/candidates.ts';
import type { Employee } from '../people.ts';
import { offeredTo, openTo } from './access.ts';
import { effectiveCandidate, handlerOf, phaseOf } from './reading.ts';
import { normalise } from './search.ts';
import type { Call, Phase } from './types.ts';

/** Kept beside the call by the store, so that a list is one query. */
export interface Listing {
  /**
   * `offer:<person>` it came to them · `own:<person>` or `own:*` whose customer calls · `by:<person>` who spoke ·
   * `of:<customer>` and `maybe:<customer>` for the pages of customers.
   */
  readonly marks: readonly string[];
  readonly phase: Phase;
  /** Names of the caller and the national number, as normalised words: `宁波奥克斯空调有限公司 张经理#13800008888`. */
  readonly find: string;
}

export function listingOf(call: Call): Listing {
  const owner = openTo(call);
  const handler = handlerOf(call);
  return {
    marks: [
      ...offeredTo(call).map((person) => `offer:${person}`),
      ...(owner === null ? [] : [`own:${owner}`]),
      ...(handler === null ? [] : [`by:${handler}`]),
      ...customerMarks(call),
    ],
    phase: phaseOf(call),
    find: findOf(call),
  };
}

function findOf(call: Call): string {
  const candidate = effectiveCandidate(call);
  const names = [candidate?.customer?.name, candidate?.contact?.name, candidate?.remark];
  const words = names.map((name) => normalise(name ?? '')).filter((word) => word !== '');
  return `${words.join(' ')}#${call.from?.national ?? ''}`;
}

/** The marks of which a call must bear one for this person to see it; null: they see every call. */
export function marksFor(viewer: Employee): readonly string[] | null {
  const has = (role: Employee['roles'][number]): boolean => viewer.roles.includes(role);
  if (!viewer.active) return [];
  if (has('director') || has('admin')) return null;
  if (!has('rep') && !has('duty')) return [];
  const own = has('rep') ? [`own:${viewer.id}`, UNKNOWN_MARK] : [];
  return [`offer:${viewer.id}`, ...own];
}

/** Nobody knows whose customer calls. */
export const UNKNOWN_MARK = 'own:*';

/** Calls this person spoke in, and those of their own customers. */
export function marksOfMine({ id }: Pick<Employee, 'id'>): readonly string[] {
  return [`by:${id}`, `own:${id}`];
}
