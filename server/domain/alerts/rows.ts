/** What a change of an alert asks for: cards to bring up, phones to ring, the group to tell. */
import type { PressCode } from '../consequences.ts';
import { alertFaceOf, isRaised } from './faces.ts';
import type { Alert, AlertConsequence, AlertEvent, Notice } from './types.ts';

/** Read off the two states, so that nothing can be told without being written down. */
export function asksBetween(
  before: Alert | null,
  after: Alert,
  event: AlertEvent,
): readonly AlertConsequence[] {
  const fresh = after.notices
    .slice(before?.notices.length ?? 0)
    .filter((one) => one.outcome === 'pending');
  const presser = 'person' in event && event.code ? [event.person] : [];
  const people = new Set([...presser, ...after.told]);
  return [
    ...[...people].flatMap((person) => {
      const notice = fresh.find((one) => one.channel === 'card' && one.to === person) ?? null;
      return showing({ before, after, event, person, notice });
    }),
    ...fresh.flatMap(calling),
  ];
}

function showing({
  before,
  after,
  event,
  person,
  notice,
}: {
  readonly before: Alert | null;
  readonly after: Alert;
  readonly event: AlertEvent;
  readonly person: string;
  readonly notice: Notice | null;
}): AlertConsequence[] {
  const press = pressOf(event, person);
  const face = alertFaceOf(after, person);
  const was = before && alertFaceOf(before, person);
  const isNews = before !== null && isRaised(after) && !isRaised(before) && face?.final === false;
  const changed = isNews || JSON.stringify(face) !== JSON.stringify(was);
  if (!notice && !press && !changed) return [];
  // A change that is not the last, and that no code can show, is a new card. spec, cards §1.
  const unshown = changed && face?.final === false && !press;
  const fresh = notice !== null || unshown;
  return [{ do: 'show', person, fresh, press, notice: notice?.id ?? null }];
}

function pressOf(event: AlertEvent, person: string): PressCode | null {
  if (!('person' in event) || event.person !== person || !event.code) return null;
  return { ...event.code, at: event.at };
}

function calling({ id, to, channel }: Notice): AlertConsequence[] {
  switch (channel) {
    case 'phone':
      return [{ do: 'call', person: to, notice: id }];
    case 'robot':
      return [{ do: 'robot', notice: id }];
    case 'card':
      return [];
  }
}
