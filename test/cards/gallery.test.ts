import { describe, expect, it } from '@jest/globals';
import { CARDS } from '../../cards/index.ts';
import { listPreviews, previewHtml } from '../../scripts/preview-cards.ts';
import { checkCard } from './check.ts';

describe('the card gallery', () => {
  const shown = listPreviews().flatMap(({ title, cards }) =>
    cards.map(({ name, card }) => ({ name: `${title} ${name}`, card })),
  );

  it.each(shown)('$name is a card WeCom takes', ({ card }) => {
    expect(checkCard(card)).toEqual([]);
  });

  it('draws every card on a page of its own', () => {
    const page = previewHtml();
    expect(page.match(/<article/g)).toHaveLength(shown.length);
    expect(page).toContain('138****8888 宁波奥克斯空调有限公司');
    expect(page).not.toMatch(/<(script|link|img)|undefined|\[object/);
  });

  it('lists each kind of card once', () => {
    expect(Object.keys(CARDS)).toEqual([
      'pop',
      'missed',
      'assigned-away',
      'duty-gap',
      'holidays-missing',
      'summary',
      'todo',
      'overdue',
      'moved-away',
      'stuck',
      'alert',
      'check-in',
      'unconfirmed',
      'hand-over',
      'swap',
      'swap-answer',
      'report',
      'nudge',
      'unreachable',
    ]);
  });
});
