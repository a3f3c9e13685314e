/** The consequence `show`: a person's card is brought up to the call. spec, cards §1. */
import type { Call } from '../../domain/calls/types.ts';
import type { CallCard, PressCode, Row } from '../../domain/consequences.ts';
import { missedVersion } from '../../domain/follow-up/missed-face.ts';
import type { Push, PushKind, PushSubject } from '../../domain/pushes/types.ts';
import { dayKey, formatClock } from '../../domain/time.ts';
import type { Clock, Pushes } from '../../ports.ts';
import type { Doing, Performed } from '../perform/performer.ts';
import { PUSH_LEASE_MS } from './acts.ts';
import type { CarryOut } from './carry-out.ts';
import type { Render } from './render.ts';

export type ShowCard = (
  what: Doing<'show'>,
  about: { readonly call: Call; readonly row: Row },
) => Promise<Performed>;

export interface ShowNeeds {
  readonly pushes: Pick<Pushes, 'raise'>;
  readonly carryOut: CarryOut;
  readonly render: Render;
  readonly clock: Pick<Clock, 'now'>;
  readonly newLease: () => string;
  /** A uuid derived from what the push is about: the same for every process. */
  readonly pushId: (name: string) => string;
}

export interface ShowPush {
  readonly show: ShowCard;
  /** A push that hangs on no call: made once under its name, again = no change. */
  readonly tell: (wish: {
    readonly name: string;
    readonly kind: PushKind;
    readonly person: string;
    readonly about: PushSubject;
  }) => Promise<void>;
  /** A card that follows a subject of its own (summary, to-do, alert): made when there is something to show. Its push's id. */
  readonly follow: (wish: {
    readonly name: string;
    readonly kind: PushKind;
    readonly person: string;
    readonly call: string | null;
    readonly wanted: number;
    readonly press: PressCode | null;
    readonly about?: PushSubject;
    /** It was asked for before: read back first, so that no share of the budget is spent on trying to begin it. */
    readonly known?: boolean;
  }) => Promise<string>;
  /** Looks at a push again, as when its card is 70 hours old or a code P came for it. */
  readonly raise: (push: Push, wanted: number, press: PressCode | null) => Promise<void>;
}

export function showCard(need: ShowNeeds): ShowPush {
  function fresh(
    name: string,
    about: Pick<Push, 'kind' | 'person' | 'call' | 'about' | 'wanted' | 'presses'>,
  ): Push {
    return {
      id: need.pushId(name),
      shown: 0,
      cards: [],
      failures: 0,
      createdAt: need.clock.now(),
      ...about,
    };
  }

  async function raise(push: Push, known: Call | null): Promise<void> {
    const lease = need.newLease();
    const now = need.clock.now();
    const until = new Date(now.getTime() + PUSH_LEASE_MS);
    const raised = await need.pushes.raise(push, { lease, now, until });
    // Whoever holds it renders from the state of the moment and sees what is wanted now.
    if (raised.mine) await need.carryOut.resume(raised.push, lease, known);
  }

  async function start(push: Push, call: Call | null): Promise<void> {
    const rendered = await need.render(push, call);
    if (!(await need.carryOut.begin(push, rendered))) await raise(push, call);
  }

  return {
    async show(what, { call, row }) {
      const push = fresh(pushName(what.card, what.person, call), {
        kind: what.card,
        person: what.person,
        call: call.id,
        about: null,
        wanted: what.card === 'missed' ? missedVersion(call, null) : call.version,
        presses: what.press ? [what.press] : [],
      });
      // The first try of the first card needs no reading back: the call at hand is the state of the moment.
      const first = row.attempts <= 1 && what.press === null && !hasCard(call, what);
      await (first ? start(push, call) : raise(push, row.attempts <= 1 ? call : null));
      return 'done';
    },

    async tell(wish) {
      await start(fresh(wish.name, { ...wish, call: null, wanted: 1, presses: [] }), null);
    },

    async follow({ name, press, about = null, known = false, ...wish }) {
      const push = fresh(name, { ...wish, about, presses: press ? [press] : [] });
      await (press || known ? raise(push, null) : start(push, null));
      return push.id;
    },

    async raise(push, wanted, press) {
      await raise({ ...push, wanted, presses: press ? [press] : [] }, null);
    },
  };
}

/** One push per call, person and kind; alarms about the house are merged: a missing year once a day, a gap once an hour. */
function pushName(card: CallCard, person: string, call: Call): string {
  const at = call.startedAt ?? call.createdAt;
  if (card === 'holidays-missing') return `${card}:${person}:${dayKey(at)}`;
  if (card === 'duty-gap') return `${card}:${person}:${dayKey(at)}:${formatClock(at).slice(0, 2)}`;
  return `${card}:${call.id}:${person}`;
}

/** Whether an earlier change of this call must have asked for this card already: then it is read back first. */
function hasCard(call: Call, what: Doing<'show'>): boolean {
  if (what.card !== 'pop' || call.ended !== null || call.claims.length > 0) return true;
  const rung = call.legs.filter((leg) => leg.person === what.person && leg.ringingAt !== null);
  return rung.length !== 1 || rung[0]?.endedAt !== null;
}
