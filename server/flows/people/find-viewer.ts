/** Who stands behind a session token at this moment; roles are read each time, so a change holds at once. */
import type { Employee } from '../../domain/people.ts';
import type { People, Sessions } from '../../ports.ts';

/** Null for an unknown, revoked or ended session, and for somebody who was disabled since. */
export function findViewer(need: {
  readonly sessions: Pick<Sessions, 'find'>;
  readonly people: Pick<People, 'all'>;
}): (token: string) => Promise<Employee | null> {
  return async (token) => {
    const session = await need.sessions.find(token);
    if (session === null) return null;
    const people = await need.people.all();
    return people.find((one) => one.id === session.person && one.active) ?? null;
  };
}
