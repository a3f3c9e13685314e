/** WeCom's own phone call: when a person may be rung, and what becomes of it. spec, cards §5. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  beginRinging,
  endRing,
  hearState,
  planStaffCall,
  staffHistoryFrom,
  type StaffRing,
} from '../../../../server/domain/alerts/staff-call.ts';

const NOW = new Date('2026-11-24T10:00:00+08:00');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000);
const later = (seconds: number): Date => ago(-seconds);

function ring(seconds: number, change: Partial<StaffRing> = {}): StaffRing {
  return {
    id: `s${seconds}`,
    version: 1,
    person: 'a',
    wishes: [],
    callId: 'c',
    state: 'ended',
    startedAt: ago(seconds),
    endedAt: ago(seconds),
    outcome: 'no_answer',
    refused: false,
    dueAt: null,
    ...change,
  };
}

const asked = (): StaffRing =>
  ring(0, { state: 'asked', callId: null, endedAt: null, outcome: null });

describe('a person', () => {
  it.each<[string, readonly StaffRing[], string]>([
    ['never rung is rung', [], 'ring'],
    ['who is being rung is told by that call', [ring(300, { state: 'ringing' })], 'join'],
    ['whose call WeCom has not answered is told by it', [ring(59, { state: 'asked' })], 'join'],
    ['rung 89 s ago counts as told', [ring(89)], 'join'],
    ['rung in vain 89 s ago too: it may have rung', [ring(89, { outcome: 'failed' })], 'join'],
    ['rung 90 s ago is rung', [ring(90)], 'ring'],
    ['whom WeCom refused to ring is rung', [ring(5, { refused: true, outcome: 'failed' })], 'ring'],
    ['rung twice in 8 minutes is not', [ring(100), ring(479)], 'twice in 8 minutes'],
    ['rung the first of twice 8 minutes ago is', [ring(100), ring(480)], 'ring'],
    [
      'refused ones count for no limit',
      [ring(100), ring(200, { refused: true }), ring(300, { refused: true })],
      'ring',
    ],
    [
      'rung six times today is not',
      [600, 1200, 1800, 2400, 3000, 3600].map((one) => ring(one)),
      'six times today',
    ],
    [
      'rung five times today and once yesterday is',
      [600, 1200, 1800, 2400, 3000, 36_001].map((one) => ring(one)),
      'ring',
    ],
  ])('%s', (_, lately, plan) => {
    const decided = planStaffCall(lately, NOW);
    expect(decided.do === 'refuse' ? decided.why : decided.do).toBe(plan);
  });

  it('is rung at most twice in any 8 minutes and six times a day, never twice in a minute', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 80 });
    fc.assert(
      fc.property(gaps, (seconds) => {
        const rung: StaffRing[] = [];
        let at = NOW.getTime();
        for (const gap of seconds) {
          at += gap * 1000;
          const now = new Date(at);
          const known = rung.filter(({ startedAt }) => startedAt >= staffHistoryFrom(now));
          if (planStaffCall(known, now).do !== 'ring') continue;
          rung.unshift({ ...ring(0), startedAt: now });
        }
        const times = rung.map(({ startedAt }) => startedAt.getTime());
        for (const time of times) {
          expect(times.filter((one) => one <= time && one > time - 480_000).length).toBeLessThan(3);
          expect(times.filter((one) => one <= time && one > time - 60_000)).toHaveLength(1);
        }
        const days = new Map<string, number>();
        for (const time of times) {
          const day = new Date(time + 8 * 3_600_000).toISOString().slice(0, 10);
          days.set(day, (days.get(day) ?? 0) + 1);
        }
        for (const calls of days.values()) expect(calls).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('has a history that reaches over midnight', () => {
    expect(staffHistoryFrom(NOW).toISOString()).toBe('2026-11-23T16:00:00.000Z');
    const night = new Date('2026-11-24T00:02:00+08:00');
    expect(staffHistoryFrom(night).toISOString()).toBe('2026-11-23T15:54:00.000Z');
  });
});

describe('a call', () => {
  it('is asked for every 10 s, for 90 s at most', () => {
    let now = NOW;
    let call = beginRinging(asked(), 'c1', now);
    const looks: number[] = [];
    while (call.state !== 'ended' && call.dueAt) {
      now = call.dueAt;
      looks.push((now.getTime() - NOW.getTime()) / 1000);
      call = hearState(call, 'ringing', now);
    }
    expect(looks).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(call).toMatchObject({ outcome: 'no_answer', dueAt: later(90) });
  });

  it.each([
    ['answered', 20, 'answered'],
    ['no_answer', 20, 'no_answer'],
    ['failed', 20, 'failed'],
    ['ringing', 20, null],
    [null, 20, null],
    [null, 90, 'failed'],
  ] as const)('of which WeCom says %s after %i s: %s', (said, seconds, outcome) => {
    const call = hearState(beginRinging(asked(), 'c1', NOW), said, later(seconds));
    expect(call.outcome).toBe(outcome);
  });

  it('that ended once keeps its end', () => {
    const ended = endRing(asked(), { outcome: 'failed', at: NOW });
    expect(endRing(ended, { outcome: 'answered', at: NOW })).toBe(ended);
    expect(hearState(ended, 'answered', NOW)).toBe(ended);
    expect(beginRinging(ended, 'c2', NOW)).toBe(ended);
  });
});
