/** 换班: one swap as its own page shows it, with the acts that are open to whoever looks. */
import type { Swap } from '../../domain/roster/types.ts';
import {
  SWAP_PAGE_WORDS,
  SWAP_STATE_WORDS,
  type SwapSide,
} from '../../../templates/roster-page-words.ts';
import { sayWhen, saySpan } from '../me/when.ts';
import type { SwapPageView } from './page.types.ts';

/** `swap`: as it is now, settled by the tables. */
export function swapPage(
  swap: Swap,
  { viewer, nameOf, now }: { viewer: string; nameOf: (id: string) => string; now: Date },
): SwapPageView {
  const { id, version, state, give, take, note, createdAt, answeredAt, lapsesAt } = swap;
  const side: SwapSide =
    viewer === swap.asker ? 'asker' : viewer === swap.partner ? 'partner' : 'other';
  const [asker, partner] = [swap.asker, swap.partner].map((one) => ({
    id: one,
    name: nameOf(one),
  })) as [SwapPageView['asker'], SwapPageView['partner']];
  const called = (one: SwapPageView['asker']): string =>
    SWAP_PAGE_WORDS.label(one.name, one.id === viewer ? 'you' : 'other');
  const given = { text: saySpan(give, now), who: gives(called(asker), called(partner)) };
  const taken = take && { text: saySpan(take, now), who: gives(called(partner), called(asker)) };
  const names = { asker: asker.name, partner: partner.name };
  return {
    ...{ now, id, version, side, asker, partner, note },
    state: { value: state, text: SWAP_STATE_WORDS[state] },
    title: SWAP_PAGE_WORDS.title(side, names, take !== null),
    line: SWAP_PAGE_WORDS.line(side, state, {
      ...names,
      by: sayWhen(lapsesAt, now),
      at: answeredAt ? SWAP_PAGE_WORDS.answeredAt(sayWhen(answeredAt, now)) : '',
    }),
    spans: taken ? [given, taken] : [given],
    back: take ? null : SWAP_PAGE_WORDS.nothingBack,
    askedAt: { at: createdAt, text: sayWhen(createdAt, now) },
    acts: state === 'asked' ? actsOf(side) : [],
  };
}

const gives = SWAP_PAGE_WORDS.gives;

function actsOf(side: SwapSide): SwapPageView['acts'] {
  const { acts } = SWAP_PAGE_WORDS;
  switch (side) {
    case 'asker':
      return [{ key: 'withdraw', ...acts.withdraw }];
    case 'partner':
      return [
        { key: 'grant', ...acts.grant },
        { key: 'refuse', ...acts.refuse },
      ];
    case 'other':
      return [];
  }
}
