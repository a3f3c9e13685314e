/** What a full budget holds back: who goes first, what one card speaks for, and how its key remembers it. spec, cards §4. */
import { describe, expect, it } from '@jest/globals';
import { advanceAlert } from '../../../../server/domain/alerts/advance.ts';
import {
  alertOfNotice,
  bundleFor,
  callsFor,
  coveredBy,
  heldFor,
  keyWith,
} from '../../../../server/domain/alerts/bundle.ts';
import { alertKeyOf } from '../../../../server/domain/alerts/faces.ts';
import { ladderAt } from '../../../../server/domain/alerts/ladder.ts';
import type { Alert, AlertEvent, Notice } from '../../../../server/domain/alerts/types.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { NIGHT, WHO, type Said } from './stage.ts';

const OPENED = new Date(NIGHT);
let count = 0;

function happen(alert: Alert | null, id: string, said: Said, seconds: number): Alert {
  const at = new Date(OPENED.getTime() + seconds * 1000);
  const event = { ...said, id: `e${(count += 1)}`, at } as AlertEvent;
  const { next } = advanceAlert(alert, event, { id, now: at });
  if (!next) throw new Error('nothing happened');
  return next;
}

/** Opened so many seconds into the night, and told to D. */
function openedAt(seconds: number, id = `a${seconds}`): Alert {
  const at = new Date(OPENED.getTime() + seconds * 1000);
  const opened = happen(
    null,
    id,
    {
      type: 'opened',
      message: { call: id, at, seconds: 30 },
      number: null,
      grade: 'high',
      vip: false,
      ladder: ladderAt(DEFAULT_TABLES, at),
    },
    seconds,
  );
  return happen(opened, id, { type: 'due', responders: WHO }, seconds);
}

function cardOf({ notices }: Alert): Notice {
  const card = notices.findLast((one) => one.channel === 'card');
  if (!card) throw new Error('no card');
  return card;
}

function noticed(alert: Alert, outcome: Notice['outcome'] | 'held', seconds = 60): Alert {
  const said = { type: 'noticed', notice: cardOf(alert).id, outcome } as const;
  return happen(alert, alert.id, said, seconds);
}

const held = (seconds: number): Alert => noticed(openedAt(seconds), 'held');

describe('a card that waits for the budget', () => {
  it('is counted on the card that goes out, and told by it', () => {
    const sent = openedAt(9);
    const waiting = [held(1), held(2)];
    const bundle = bundleFor(sent, 'D', { held: waiting, shown: null });
    const covers = waiting.map((one) => cardOf(one).id);
    expect(bundle).toEqual({ covers, waits: false });
  });

  it('goes first when it is the oldest; the others wait for it', () => {
    const all = [held(1), held(2), held(3)];
    const bundles = all.map((one) => bundleFor(one, 'D', { held: all, shown: null }));
    expect(bundles.map(({ waits }) => waits)).toEqual([false, true, true]);
    expect(bundles[0]?.covers).toHaveLength(2);
  });

  it('once told by another card, wants none of its own, and is counted on that one alone', () => {
    const told = noticed(held(1), 'bundled');
    expect(cardOf(told).outcome).toBe('bundled');
    expect(bundleFor(told, 'D', { held: [told], shown: null }).waits).toBe(true);
    const later = bundleFor(openedAt(9), 'D', { held: [told], shown: null });
    expect(later).toEqual({ covers: [], waits: false });
    const shown = keyWith('face', [cardOf(told).id], null);
    const carrier = bundleFor(noticed(openedAt(5), 'accepted'), 'D', { held: [told], shown });
    expect(carrier.covers).toEqual([cardOf(told).id]);
  });

  it('that arrives after all counts as accepted, and nothing takes that back', () => {
    const arrived = noticed(noticed(held(1), 'bundled'), 'accepted');
    expect(() => noticed(arrived, 'bundled')).toThrow('nothing happened');
    expect(() => noticed(arrived, 'held')).toThrow('nothing happened');
    expect(heldFor(arrived)).toEqual([]);
  });

  it('is told again by the next step as if it had never been held', () => {
    const told = noticed(held(1), 'bundled');
    const again = happen(told, told.id, { type: 'due', responders: WHO }, 301);
    expect(cardOf(again)).toMatchObject({ outcome: 'pending' });
    expect(heldFor(told)).toEqual(['D']);
    expect(heldFor(again)).toEqual([]);
  });

  it('leaves the key of an earlier card as it was', () => {
    const first = noticed(openedAt(1), 'accepted');
    const key = alertKeyOf(first, 'D');
    const again = happen(first, first.id, { type: 'due', responders: WHO }, 301);
    expect(alertKeyOf(again, 'D')).not.toBe(key);
    expect(alertKeyOf(noticed(noticed(again, 'held'), 'bundled'), 'D')).toBe(key);
  });

  it('is followed by a call only when the minute of the budget is over', () => {
    const lost = openedAt(0);
    expect(lost.nextStepAt).toEqual(new Date(OPENED.getTime() + 60_000));
    expect(held(0).nextStepAt).toEqual(new Date(OPENED.getTime() + 90_000));
    expect(noticed(held(0), 'bundled').nextStepAt).toEqual(new Date(OPENED.getTime() + 300_000));
  });

  it.each(['taken', 'settled'] as const)('of a %s alert is counted no more', (type) => {
    const done = happen(held(1), 'a1', { type, person: 'D', code: null, from: 'page' }, 70);
    expect(heldFor(done)).toEqual([]);
    expect(bundleFor(openedAt(9), 'D', { held: [done], shown: null }).covers).toEqual([]);
  });
});

describe('the key of a face', () => {
  it('remembers what the card speaks for, and stays while the face does', () => {
    const key = keyWith('face', ['notice:a:0', 'notice:b:1'], null);
    expect(coveredBy(key)).toEqual(['notice:a:0', 'notice:b:1']);
    expect(keyWith('face', ['notice:c:0'], key)).toBe(key);
    expect(keyWith('other', [], key)).toBe('other');
    expect(coveredBy('other')).toEqual([]);
    expect(coveredBy(null)).toEqual([]);
  });

  it('goes on speaking for what it spoke for when the card is pressed meanwhile', () => {
    const [one, two] = [held(1), held(2)];
    const out = noticed(openedAt(9), 'accepted');
    const shown = keyWith('face', [cardOf(one).id], null);
    const { covers } = bundleFor(out, 'D', { held: [one, two], shown });
    expect(covers).toEqual([cardOf(one).id]);
  });

  it('names the alert of a notice, whatever its id holds', () => {
    expect(alertOfNotice('notice:tel:+86:1:12')).toBe('tel:+86:1');
  });
});

describe('whose telephone is to ring', () => {
  it('is known while the call waits and the alert is open', () => {
    const open = happen(openedAt(0), 'a0', { type: 'due', responders: WHO }, 600);
    expect(callsFor(open)).toEqual(['D']);
    const taken = { type: 'taken', person: 'D', code: null, from: 'page' } as const;
    expect(callsFor(happen(open, 'a0', taken, 601))).toEqual([]);
  });
});
