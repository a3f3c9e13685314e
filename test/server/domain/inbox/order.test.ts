/** The order of 待办: groups, deadlines, ties, and what is put away. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  badgeOf,
  behind,
  comparePlaces,
  isFolded,
  isOverdue,
  orderInbox,
  placeOf,
} from '../../../../server/domain/inbox/order.ts';
import type { InboxItem } from '../../../../server/domain/inbox/types.ts';

/** Tuesday 10:00; `10:15`, or `11-25 09:00` of that November. */
function at(written: string): Date {
  const [day, clock] = written.includes(' ') ? written.split(' ') : ['11-24', written];
  return new Date(`2026-${day ?? ''}T${clock ?? ''}:00+08:00`);
}
const NOW = at('10:00');

function make(line: string): InboxItem {
  const [id = '', kind = '', due = '', urgency = 'medium', since = '09:00'] = line.split(', ');
  const known = { id, due: at(due), since: at(since) };
  return { ...known, kind: kind as InboxItem['kind'], urgency: urgency as InboxItem['urgency'] };
}

function ordered(...lines: readonly string[]): readonly string[] {
  return orderInbox(lines.map(make)).map(({ id }) => id);
}

describe('the order', () => {
  it('is alerts, then promises, then everything else by due time', () => {
    expect(
      ordered(
        't, todo, 09:30, high',
        'c, callback, 10:20',
        'p2, promise, 10:50',
        'a2, alert, 10:15',
        'p1, promise, 10:40',
        'a1, alert, 10:05, unknown',
        't2, todo, 18:00, low',
      ),
    ).toEqual(['a1', 'a2', 'p1', 'p2', 't', 'c', 't2']);
  });

  it('breaks ties by urgency, then by age', () => {
    expect(
      ordered(
        'low, todo, 18:00, low, 08:00',
        'young, todo, 18:00, high, 09:30',
        'old, callback, 18:00, high, 09:00',
        'medium, todo, 18:00, medium, 08:00',
      ),
    ).toEqual(['old', 'young', 'medium', 'low']);
  });
});

describe('what is put away', () => {
  it.each([
    ['x, todo, 23:59', false],
    ['x, todo, 11-25 00:00', true],
    ['x, callback, 11-25 09:00', true],
    ['x, todo, 11-23 18:00', false],
    ['x, alert, 11-25 00:10', false],
    ['x, promise, 11-25 00:10', false],
  ] as const)('%s: %p', (line, folded) => {
    expect(isFolded(make(line), NOW)).toBe(folded);
  });

  it('is overdue from the deadline on', () => {
    expect(
      ['09:59', '10:00', '10:01'].map((due) => isOverdue(make(`x, todo, ${due}`), NOW)),
    ).toEqual([true, true, false]);
  });
});

describe('the number at the tab', () => {
  it('counts open alerts, what is overdue, and call-backs, nothing twice', () => {
    const lines = [
      'a, alert, 10:15',
      'late alert, alert, 09:50',
      'promise, promise, 10:50',
      'overdue, todo, 09:00',
      'today, todo, 18:00',
      'back, callback, 10:30',
      'late back, callback, 09:30',
    ];
    expect(badgeOf(lines.map(make), NOW)).toBe(5);
    expect(badgeOf([], NOW)).toBe(0);
  });
});

const minutes = fc.integer({ min: -3000, max: 3000 });
const item: fc.Arbitrary<InboxItem> = fc.record({
  kind: fc.constantFrom('alert', 'promise', 'callback', 'todo'),
  id: fc.string({ minLength: 1, maxLength: 3 }),
  due: minutes.map((n) => new Date(NOW.getTime() + n * 60_000)),
  urgency: fc.constantFrom('high', 'medium', 'low', 'unknown'),
  since: minutes.map((n) => new Date(NOW.getTime() + n * 60_000)),
});
const items = fc.uniqueArray(item, { selector: ({ kind, id }) => `${kind}:${id}`, maxLength: 60 });

describe('any inbox', () => {
  it('keeps all its items, in one order whatever order they came in', () => {
    fc.assert(
      fc.property(items, (some) => {
        const one = orderInbox(some);
        expect(orderInbox([...some].reverse())).toEqual(one);
        expect(new Set(one)).toEqual(new Set(some));
        for (const [n, next] of one.slice(1).entries()) {
          const before = one[n];
          expect(before && comparePlaces(placeOf(before), placeOf(next))).toBeLessThan(0);
        }
      }),
    );
  });

  it('read page by page comes whole, once, whatever leaves between the pages', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 9 }), fc.nat(), (some, size, gone) => {
        const whole = orderInbox(some);
        const seen: InboxItem[] = [];
        let left = whole;
        let page = behind(left, null).slice(0, size);
        while (page.length > 0) {
          seen.push(...page);
          const last = page.at(-1);
          // Of what was seen something goes away, maybe the very last.
          left = left.filter((one) => one !== seen[gone % seen.length]);
          page = last ? behind(left, placeOf(last)).slice(0, size) : [];
        }
        expect(seen).toEqual(whole);
      }),
    );
  });

  it('puts nothing away before something that is not, outside alerts and promises', () => {
    fc.assert(
      fc.property(items, (some) => {
        const put = orderInbox(some).map((one) => isFolded(one, NOW));
        const first = put.indexOf(true);
        expect(first < 0 || put.slice(first).every(Boolean)).toBe(true);
      }),
    );
  });
});
