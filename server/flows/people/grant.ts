/** Give somebody a role; the first admin is made this way. */
import type { Employee, Role } from '../../domain/people.ts';
import type { People, Wecom } from '../../ports.ts';

export interface Grant {
  readonly wecomUserId: string;
  readonly role: Role;
}

/**
 * The person as they are now. Roles are read at each request, so it holds at once. Somebody new gets the name WeCom has
 * for them; while WeCom cannot say, the userid stands for it.
 */
export function grant(need: {
  readonly people: Pick<People, 'all' | 'grant'>;
  readonly wecom: Pick<Wecom, 'getUser'> | null;
}): (wish: Grant) => Promise<Employee> {
  return async ({ wecomUserId, role }) => {
    const people = await need.people.all();
    const id = wecomUserId.toLowerCase();
    const known = people.some((one) => one.wecomUserId.toLowerCase() === id);
    if (known || need.wecom === null) return need.people.grant(wecomUserId, role);
    const member = await need.wecom.getUser(wecomUserId);
    return need.people.grant(wecomUserId, role, member.ok ? member.value.name : wecomUserId);
  };
}
