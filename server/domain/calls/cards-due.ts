/** Whose cards must change because the call did. A card is a wish: only faces that differ ask for anything. */
import type { Consequence } from '../consequences.ts';
import { faceKey, faceOf } from './face.ts';
import { missedKey, missedOf } from './missed.ts';
import type { CallEvent } from './events.ts';
import { involved } from './reading.ts';
import type { Call } from './types.ts';

interface Circumstances {
  readonly events: readonly CallEvent[];
  readonly settings: { readonly takesOrders: boolean };
  readonly now: Date;
}

interface Ask {
  readonly what: Consequence;
  readonly dueAt?: Date;
}

/** How long the end of a call waits for its beginning to be told. */
const BEGINNING_WAIT_MS = 5000;

export function cardConsequences(before: Call, after: Call, about: Circumstances): readonly Ask[] {
  return [
    ...popAsks(before, after, about),
    ...missedAsks(before, after, about.now),
    ...notices(before, after, about),
  ];
}

function popAsks(before: Call, after: Call, about: Circumstances): readonly Ask[] {
  const presses = about.events.flatMap((event) => (event.type === 'pressed' ? [event] : []));
  const orders = about.settings.takesOrders;
  const people = new Set([...involved(after), ...presses.map((press) => press.person)]);
  return [...people].flatMap((person) => {
    const press = presses.find((one) => one.person === person);
    const changed =
      faceKey(faceOf(before, person, orders)) !== faceKey(faceOf(after, person, orders));
    // The code of a press is spent at once on what the press caused, even when it caused nothing.
    if (!changed && !press?.code) return [];
    const code = press?.code ? { ...press.code, at: press.at } : null;
    return [{ what: { do: 'show', card: 'pop', person, press: code } as const }];
  });
}

function missedAsks(before: Call, after: Call, now: Date): readonly Ask[] {
  const was = missedOf(before);
  const is = missedOf(after);
  const begun = before.from === null && after.from !== null;
  if (missedKey(was) === missedKey(is) && !begun) return [];
  // An answered call that never was missed needs no correction.
  if (!was && is?.state === 'answered') return [];
  const people = new Set([was?.owner, is?.owner].filter((one) => one !== undefined));
  // Who called is told by the first event; when that one is late, the card waits for it, and then comes as it is.
  const late = after.from ? {} : { dueAt: new Date(now.getTime() + BEGINNING_WAIT_MS) };
  return [...people].map((person) => ({
    what: { do: 'show', card: 'missed', person, press: null } as const,
    ...late,
  }));
}

/** Notices without buttons that the plan asked for; at night they wait for the person's next shift. */
function notices(before: Call, after: Call, { now }: Circumstances): readonly Ask[] {
  if (before.plan || !after.plan) return [];
  return after.plan.notices.map((notice) => ({
    what: { do: 'show', card: notice.kind, person: notice.person, press: null } as const,
    ...(notice.at > now ? { dueAt: notice.at } : {}),
  }));
}
