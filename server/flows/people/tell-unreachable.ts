/** Somebody gets no cards: the admins are told once per person and day; phones still ring. spec, cards §5. */
import { dayKey } from '../../domain/time.ts';
import type { Clock, People } from '../../ports.ts';
import type { ShowPush } from '../pushes/show-card.ts';

export function tellUnreachable(need: {
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly tell: ShowPush['tell'];
}): (person: string, reason: string) => Promise<void> {
  return async (who, reason) => {
    const day = dayKey(need.clock.now());
    const people = await need.people.all();
    const admins = people.filter(
      (one) => one.active && one.roles.includes('admin') && one.id !== who,
    );
    for (const admin of admins) {
      await need.tell({
        name: `unreachable:${who}:${day}:${admin.id}`,
        kind: 'unreachable',
        person: admin.id,
        about: { kind: 'unreachable', who, reason },
      });
    }
  };
}
