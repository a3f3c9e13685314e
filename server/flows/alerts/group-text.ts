/** What the group robot says of an alert, as of this moment. spec, cards §3. */
import { drawRobotText } from '../../../cards/robot.ts';
import type { Alert } from '../../domain/alerts/types.ts';
import type { Calls, Clock, Digests } from '../../ports.ts';
import type { ReadDesk } from '../calls/desk.ts';
import { identityOf, maskedOf } from '../pushes/follow-up-views.ts';
import { callLinks, type House } from '../pushes/views.ts';
import { reasonsOf } from './render.ts';

export function groupText(need: {
  readonly calls: Pick<Calls, 'load'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly desk: Pick<ReadDesk, 'recent'>;
  readonly house: House;
  readonly clock: Pick<Clock, 'now'>;
}): (alert: Alert) => Promise<string> {
  return async (alert) => {
    const latest = alert.messages.at(-1);
    const id = latest?.call ?? '';
    const [call, digest, desk] = await Promise.all([
      need.calls.load(id),
      need.digests.load(id),
      need.desk.recent(),
    ]);
    return drawRobotText({
      call: {
        id,
        startedAt: call?.startedAt ?? alert.openedAt,
        masked: call ? maskedOf(call) : '',
      },
      identity: call && identityOf(call),
      seconds: latest?.seconds ?? 0,
      messages: alert.messages.length,
      grade: alert.grade,
      reasons: reasonsOf(digest, alert.vip),
      respondBy: alert.respondBy,
      people: new Map(desk.people.map((person) => [person.id, person.name])),
      links: callLinks(need.house, id),
      at: need.clock.now(),
      told: alert.told,
    });
  };
}
