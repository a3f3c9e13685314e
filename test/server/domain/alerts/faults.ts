/** What must hold whatever happens to an alert, and in which order: everything wrong with one change, in words. */
import { advanceAlert } from '../../../../server/domain/alerts/advance.ts';
import { alertFaceOf, alertKeyOf } from '../../../../server/domain/alerts/faces.ts';
import type { Alert, Notice } from '../../../../server/domain/alerts/types.ts';
import type { Change } from './stage.ts';

export function faultsOf(change: Change): string[] {
  const { before } = change;
  return before
    ? [
        ...notices(before, change),
        ...state(before, change),
        ...times(before, change),
        ...cards(before, change),
        ...rows(change),
        ...restart(before, change),
      ]
    : [];
}

type Found = readonly (readonly [wrong: boolean, fault: string])[];

function name(found: Found): string[] {
  return found.flatMap(([wrong, fault]) => (wrong ? [fault] : []));
}

function added(before: Alert, after: Alert): readonly Notice[] {
  return after.notices.slice(before.notices.length);
}

function notices(before: Alert, { after, event }: Change): string[] {
  const fresh = added(before, after);
  const others = fresh.filter((one) => one.channel !== 'card' || one.to !== before.takenBy);
  const keys = after.notices.map((one) => `${one.to} ${one.channel} ${one.at.getTime()}`);
  const reminded = event.type === 'due' && before.remindAt !== null && after.remindAt === null;
  const shown = event.type === 'joined' || (before.waiting ?? []).length > 0;
  return name([
    [event.type === 'taken' && fresh.length > 0, 'an ack tells somebody'],
    [before.state === 'settled' && fresh.length > 0, 'somebody is told of what is settled'],
    [event.type === 'graded' && fresh.length > 0, 'facts tell somebody'],
    [
      before.state === 'taken' && after.state === 'taken' && others.length > 0,
      'another is told after the ack',
    ],
    [
      before.state === 'taken' &&
        after.state === 'taken' &&
        fresh.length > 0 &&
        !reminded &&
        !shown,
      'the taker is told without a reason',
    ],
    [new Set(keys).size < keys.length, 'told twice at once'],
    [isRungTwice(after), 'phoned again within a minute of a call that may still run'],
  ]);
}

function isRungTwice({ notices: all }: Alert): boolean {
  const last = all.at(-1);
  if (last?.channel !== 'phone') return false;
  const earlier = all.slice(0, -1).findLast((one) => one.channel === 'phone' && one.to === last.to);
  return earlier?.outcome === 'pending' && last.at.getTime() - earlier.at.getTime() < 60_000;
}

function state(before: Alert, { after, event }: Change): string[] {
  const taker = before.state === 'taken' && after.state === 'taken';
  return name([
    [after.state === 'taken' && after.takenBy === null, 'taken by nobody'],
    [after.state === 'open' && after.takenBy !== null, 'open, yet taken'],
    [taker && after.takenBy !== before.takenBy, 'a second taker'],
    [before.state === 'settled' && after.state !== 'settled', 'settled, then not'],
    [before.grade === 'high' && after.grade !== 'high', 'a grade was lowered'],
    [before.vip && !after.vip, 'a VIP was lowered'],
    [after.version !== before.version + 1, 'a version was left out'],
    [!after.seen.includes(event.id), 'the event is forgotten'],
    [
      after.messages.length < before.messages.length ||
        (event.type !== 'joined' && after.messages.length > before.messages.length),
      'a message came or went',
    ],
  ]);
}

function times(before: Alert, { after, event }: Change): string[] {
  const restarted = event.type === 'handed' || after.lapses > before.lapses;
  const exhausted = after.step >= after.ladder.steps.length;
  const idle = after.state === 'settled' || (after.state === 'open' && exhausted);
  const next = after.nextStepAt;
  return name([
    [after.step < before.step && !restarted, 'a step comes twice'],
    [event.type === 'due' && next !== null && next <= event.at, 'due, and still due'],
    [next === null && !idle, 'nothing is due, and it is not over'],
    [after.state === 'settled' && next !== null, 'something is due after the end'],
  ]);
}

function cards(before: Alert, { after, event }: Change): string[] {
  // Whoever is told anew, or acts after all, has a card that lives again.
  const sent = new Set([
    ...added(before, after).flatMap((one) => (one.channel === 'card' ? [one.to] : [])),
    ...('person' in event ? [event.person] : []),
  ]);
  const moved = after.told.filter((person) => {
    const grey = alertFaceOf(before, person)?.final === true && !sent.has(person);
    return grey && alertKeyOf(before, person) !== alertKeyOf(after, person);
  });
  const live = after.told.filter((person) => alertFaceOf(after, person)?.final === false);
  return name([
    [moved.length > 0, 'a grey card changes'],
    [
      after.state === 'taken' && live.some((person) => person !== after.takenBy),
      'a live card beside the taker’s',
    ],
    [after.state === 'settled' && live.length > 0, 'a live card of what is settled'],
  ]);
}

/** Every new telling has one row, and every face that changed has one. */
function rows({ before, after, event, rows: asked }: Change): string[] {
  const was = before ?? after;
  const pending = added(was, after).filter((one) => one.outcome === 'pending');
  const named = asked.flatMap(({ what }) => (what.notice === null ? [] : [what.notice]));
  const changed = after.told.filter(
    (person) => alertKeyOf(was, person) !== alertKeyOf(after, person),
  );
  const shown = asked.flatMap(({ what }) => (what.do === 'show' ? [what.person] : []));
  return name([
    [
      named.toSorted().join() !==
        pending
          .map(({ id }) => id)
          .toSorted()
          .join(),
      'notices and rows differ',
    ],
    // A new card that could not be sent leaves the one before it in force.
    [
      event.type !== 'noticed' && changed.some((person) => !shown.includes(person)),
      'a card is not brought up',
    ],
    [new Set(shown).size < shown.length, 'a card is brought up twice'],
    [after.notices.some((one, n) => one.id !== `notice:${after.id}:${n}`), 'a notice has no name'],
  ]);
}

/** The store gives back what was saved: a process that was started again decides the same. */
function restart(before: Alert, { after, event, rows: asked }: Change): string[] {
  const read = structuredClone(before);
  const about = { id: after.id, now: event.at };
  const again = advanceAlert(read, event, about);
  const repeated = advanceAlert(structuredClone(after), event, about);
  return name([
    [JSON.stringify(again) !== JSON.stringify({ next: after, rows: asked }), 'decided otherwise'],
    [repeated.next !== null || repeated.rows.length > 0, 'the event counts twice'],
  ]);
}
