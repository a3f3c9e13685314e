/** Give somebody a role; the first admin is made this way. */
import type { Employee, Role } from '../../domain/people.ts';
import type { People } from '../../ports.ts';

export interface Grant {
  readonly wecomUserId: string;
  readonly role: Role;
}

/** The person as they are now. Roles are read at each request, so it holds at once. */
export function grant(need: {
  readonly people: Pick<People, 'grant'>;
}): (wish: Grant) => Promise<Employee> {
  return ({ wecomUserId, role }) => need.people.grant(wecomUserId, role);
}
