/** What a check-in asks for: the person's card, a card or a line of text to the director. Read at the moment of sending. */
import {
  drawCheckIn,
  drawUnconfirmed,
  writeConfirmed,
  type CheckInFace,
} from '../../../cards/duty.ts';
import type { CheckInConsequence, KeptCheckIn } from '../../domain/roster/types.ts';
import type { CheckIns } from '../../ports.ts';
import type { Performed } from '../perform/performer.ts';
import { drawNothing, ONCE, type PushPart, type PushScene } from '../pushes/part.ts';
import { isClosed } from '../pushes/render-follow-up.ts';
import type { ShowPush } from '../pushes/show-card.ts';
import { statusLinks, type House } from '../pushes/views.ts';

type Names = () => Promise<ReadonlyMap<string, string>>;

export function performCheckIn(need: {
  readonly showing: Pick<ShowPush, 'follow' | 'tell'>;
  readonly names: Names;
}): (
  what: CheckInConsequence,
  about: { readonly checkIn: KeptCheckIn; readonly attempts: number },
) => Promise<Performed> {
  return async ({ do: wanted, person, press }, { checkIn, attempts }) => {
    const about = { kind: 'check-in', checkIn: checkIn.id } as const;
    // One that was let go and is asked anew may come to the same ends again.
    const telling = `${checkIn.id}:${checkIn.askedAt.toISOString()}:${person}`;
    switch (wanted) {
      case 'show':
        await need.showing.follow({
          name: `check-in:${checkIn.id}`,
          ...{ kind: 'check-in', person, call: null, wanted: checkIn.version, about },
          // A code is spent once; what the row does again needs none.
          press: attempts > 1 ? null : press,
        });
        return 'done';
      case 'tell-unconfirmed':
        await need.showing.tell({
          ...{ name: `unconfirmed:${telling}`, kind: 'unconfirmed', person, about },
        });
        return 'done';
      case 'tell-confirmed': {
        const { person: who, shift, confirmedAt, updatedAt } = checkIn;
        const people = await need.names();
        const words = { who, shift, receiver: person, people };
        const content = writeConfirmed(words, confirmedAt ?? updatedAt);
        await need.showing.tell({
          ...{
            name: `confirmed:${telling}`,
            kind: 'text',
            person,
            about: { kind: 'text', content, answer: false },
          },
        });
        return 'done';
      }
    }
  };
}

/** Null: a push of another kind. */
export async function renderCheckIn(
  need: { readonly checkIns: Pick<CheckIns, 'load'>; readonly house: House },
  { push, desk, now }: PushScene,
): Promise<PushPart | null> {
  if (push.kind !== 'check-in' && push.kind !== 'unconfirmed') return null;
  const id = push.about?.kind === 'check-in' ? push.about.checkIn : '';
  const kept = await need.checkIns.load(id);
  if (!kept) return { wanted: null, version: push.wanted, draw: drawNothing };
  const people = new Map(desk.people.map((person) => [person.id, person.name]));
  const shared = { hotline: need.house.hotline, links: statusLinks(need.house) };
  const { version, shift, askedAt } = kept;
  if (push.kind === 'unconfirmed') {
    const view = { ...shared, who: kept.person, shift, askedAt, receiver: push.person, people };
    return {
      // Confirmed before it could be sent, or nobody's any more: there is nothing to tell.
      wanted: kept.state === 'unconfirmed' ? ONCE : null,
      version,
      rewritable: false,
      draw: () => drawUnconfirmed(view),
    };
  }
  const current = push.cards.at(-1);
  // A card that says 未确认 for good is followed by none that takes it back: the page says how it stands.
  const stands = current?.state === 'final' && current.shownKey === 'unconfirmed';
  const said = stands && kept.state === 'confirmed' && push.presses.length === 0;
  const isFinal = kept.state !== 'asked';
  const face: CheckInFace = isClosed(push, now, isFinal)
    ? { name: 'expired' }
    : { name: said ? 'unconfirmed' : kept.state };
  const key = face.name === 'asked' ? `asked until ${shift.to.toISOString()}` : face.name;
  return {
    wanted: { key, final: face.name !== 'asked', grey: false },
    version,
    draw: (n, fresh) =>
      drawCheckIn(
        {
          ...shared,
          ...{ pushId: push.id, n, rev: version, shift, confirmBy: kept.escalateAt },
          at: push.cards.find((card) => card.n === n)?.sentAt ?? now,
          told: kept.told.map((one) => people.get(one) ?? one),
        },
        face,
        { fresh },
      ),
  };
}
