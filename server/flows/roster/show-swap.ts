/** Cards of a swap: the partner is asked, the asker hears what became of it. Read at the moment of sending. */
import { drawSwap, drawSwapAnswer, type SwapFace } from '../../../cards/swap.ts';
import { rosterRefusal } from '../../../templates/roster.ts';
import { settledSwap } from '../../domain/roster/swaps.ts';
import type { Swap, SwapConsequence, SwapState } from '../../domain/roster/types.ts';
import type { Swaps } from '../../ports.ts';
import type { Performed } from '../perform/performer.ts';
import { drawNothing, ONCE, type PushPart, type PushScene } from '../pushes/part.ts';
import { isClosed } from '../pushes/render-follow-up.ts';
import type { ShowPush } from '../pushes/show-card.ts';
import { statusLinks, type House } from '../pushes/views.ts';

const FACES: Readonly<Record<SwapState, SwapFace['name']>> = {
  asked: 'asked',
  granted: 'agreed',
  refused: 'refused',
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
};

export function performSwap(
  showing: Pick<ShowPush, 'follow' | 'tell'>,
): (
  what: SwapConsequence,
  about: { readonly swap: Swap; readonly attempts: number },
) => Promise<Performed> {
  return async ({ person, press }, { swap, attempts }) => {
    const about = { kind: 'swap', swap: swap.id } as const;
    if (person === swap.asker) {
      const name = `swap-answer:${swap.id}:${swap.state}`;
      await showing.tell({ name, kind: 'swap-answer', person, about });
      return 'done';
    }
    await showing.follow({
      name: `swap:${swap.id}`,
      ...{ kind: 'swap', person, call: null, wanted: swap.version, about },
      // A code is spent once; what the row does again needs none.
      press: attempts > 1 ? null : press,
    });
    return 'done';
  };
}

/** Null: a push of another kind. */
export async function renderSwap(
  need: { readonly swaps: Pick<Swaps, 'load'>; readonly house: House },
  { push, desk, now }: PushScene,
): Promise<PushPart | null> {
  if (push.kind !== 'swap' && push.kind !== 'swap-answer') return null;
  const stored = await need.swaps.load(push.about?.kind === 'swap' ? push.about.swap : '');
  if (!stored) return { wanted: null, version: push.wanted, draw: drawNothing };
  const swap = settledSwap(stored, desk.tables, now);
  const { version, give, take } = swap;
  const shared = {
    ...{ hotline: need.house.hotline, links: statusLinks(need.house), give, take },
    people: new Map(desk.people.map((person) => [person.id, person.name])),
    receiver: push.person,
  };
  const name = FACES[swap.state];
  if (push.kind === 'swap-answer') {
    const wanted = name === 'agreed' || name === 'refused' || name === 'lapsed' ? name : null;
    return {
      ...{ wanted: wanted && ONCE, version, rewritable: false },
      draw: () =>
        wanted ? drawSwapAnswer({ ...shared, partner: swap.partner }, wanted) : drawNothing(),
    };
  }
  const face = { name: isClosed(push, now, name !== 'asked') ? ('expired' as const) : name };
  const isAsked = face.name === 'asked';
  const refusal = isAsked ? (swap.refusal ?? null) : null;
  return {
    wanted: { key: [face.name, refusal ?? ''].join(' ').trim(), final: !isAsked, grey: false },
    version,
    draw: (n, fresh) =>
      drawSwap(
        {
          ...shared,
          ...{ pushId: push.id, n, rev: version, asker: swap.asker, askedAt: swap.createdAt },
          word: swap.note,
          note: refusal && rosterRefusal(refusal),
        },
        face,
        { fresh },
      ),
  };
}
