/** What a telephone reads of an alert to whoever has taken it: the same facts as on the card. Spec §5. */
import { whyUrgent } from '../../../cards/alert-text.ts';
import { readCaller } from '../../../cards/caller.ts';
import { drawTitle } from '../../../cards/head.ts';
import { spokenMoment, type SpokenAlert } from '../../../templates/alert-call.ts';
import { correctedInsight } from '../../domain/digest/corrections.ts';
import { dayKey, formatClock } from '../../domain/time.ts';
import type { Alerts, Calls, Clock, Digests } from '../../ports.ts';
import type { ReadDesk } from '../calls/desk.ts';
import { identityOf, maskedOf } from '../pushes/follow-up-views.ts';
import { reasonsOf } from './render.ts';

export function spokenAlert(need: {
  readonly alerts: Pick<Alerts, 'load'>;
  readonly calls: Pick<Calls, 'load'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly desk: Pick<ReadDesk, 'recent'>;
  readonly clock: Pick<Clock, 'now'>;
}): (alert: string) => Promise<SpokenAlert | null> {
  return async (id) => {
    const alert = await need.alerts.load(id);
    const latest = alert?.messages.at(-1);
    const call = latest && (await need.calls.load(latest.call));
    if (!alert || !latest || !call) return null;
    const [digest, desk] = await Promise.all([need.digests.load(call.id), need.desk.recent()]);
    const startedAt = call.startedAt ?? call.createdAt;
    const names = new Map(desk.people.map((person) => [person.id, person.name]));
    const caller = readCaller(identityOf(call), { masked: maskedOf(call), startedAt }, names);
    const reasons = reasonsOf(digest, alert.vip);
    return {
      arrived: spokenMoment({
        day: dayKey(startedAt),
        today: dayKey(need.clock.now()),
        clock: formatClock(startedAt),
      }),
      who: drawTitle(caller).title,
      seconds: latest.seconds,
      count: alert.messages.length,
      why: whyUrgent({ grade: alert.grade, reasons }, caller),
      summary: (digest && correctedInsight(digest)?.summary) ?? '',
    };
  };
}
