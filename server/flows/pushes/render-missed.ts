/** The missed-call card, read against its call and the call-back it names. spec, cards §2. */
import { drawMissed } from '../../../cards/missed-call.ts';
import { missedOf } from '../../domain/calls/missed.ts';
import { callbackId } from '../../domain/follow-up/callback.ts';
import { missedFaceKey, missedFaceOf, missedVersion } from '../../domain/follow-up/missed-face.ts';
import { isExpired } from '../../domain/pushes/plan.ts';
import type { Todos } from '../../ports.ts';
import { drawNothing, stayFinal, type RenderPart } from './part.ts';
import { missedView, type House } from './views.ts';

const EXPIRED = 'expired';

export function renderMissed(need: {
  readonly todos: Pick<Todos, 'load'>;
  readonly house: House;
}): RenderPart {
  return async ({ push, call, desk, now }) => {
    if (push.kind !== 'missed') return null;
    const missed = call && missedOf(call);
    // A card that is out already says who calls back instead when events that came late named somebody else.
    const concerned = missed?.owner === push.person || push.cards.length > 0;
    const todo = call && (await need.todos.load(callbackId(call.id)));
    const version = call ? missedVersion(call, todo) : push.wanted;
    if (!call || !missed || !concerned) return { wanted: null, version, draw: drawNothing };
    const { person, cards } = push;
    const face = missedFaceOf({ call, missed, todo }, { person, calendar: desk.tables });
    const last = cards.at(-1);
    const closed = last?.state === 'final' && last.shownKey === EXPIRED;
    const expired = closed || (isExpired(push, now) && face.state.name === 'open');
    const state = expired ? ({ name: EXPIRED } as const) : face.state;
    return {
      wanted: stayFinal(push, {
        key: expired ? EXPIRED : missedFaceKey(missed, face),
        final: state.name !== 'open',
        grey: false,
      }),
      version,
      draw: (n, fresh) => {
        const to = { person, pushId: push.id, n };
        const view = missedView({ call, missed, face }, to, { house: need.house, desk });
        return drawMissed(view, state, { fresh });
      },
    };
  };
}
