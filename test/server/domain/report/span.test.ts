/** The figures of a span of days. Spec §8. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Intent } from '../../../../server/domain/insight/types.ts';
import { dayReport } from '../../../../server/domain/report/day.ts';
import { CALL_FATES, type CallOutcome } from '../../../../server/domain/report/outcome.ts';
import { reportOver, spanOfDays, type Figures } from '../../../../server/domain/report/span.ts';
import { formatDayAndClock } from '../../../../server/domain/time.ts';
import { BEGIN, later } from '../../flows/calls/make-call.ts';

const SPAN = { from: BEGIN, to: later(3600) };
const makeOutcome = (change: Partial<CallOutcome> = {}): CallOutcome => ({
  ...{ id: 'c', endedAt: later(60), hour: 10, fate: 'answered', answerSeconds: 4 },
  ...{ person: 'a', level: null },
  ...change,
});
const missed = { fate: 'missed', answerSeconds: null } as const;

function over(
  outcomes: readonly CallOutcome[],
  more: { readonly intents?: Record<string, Intent>; readonly wrong?: readonly string[] } = {},
) {
  const intents = new Map(Object.entries(more.intents ?? {}));
  return reportOver({ outcomes, intents, wrongNumbers: new Set(more.wrong ?? []) }, SPAN);
}

/** Those with any call, as `name calls/answered/missed/voicemail median`. */
function print<T extends Figures>(lines: readonly T[], name: (line: T) => string): string[] {
  return lines
    .filter((line) => line.calls > 0)
    .map((line) => {
      const { calls, answered, missed: lost, voicemail, medianAnswerSeconds } = line;
      return `${name(line)} ${calls}/${answered}/${lost}/${voicemail} ${medianAnswerSeconds ?? '–'}`;
    });
}

describe('a span', () => {
  it('is told in all, and by person, hour, intent and level', () => {
    const report = over(
      [
        makeOutcome({ id: '1', level: 'vip' }),
        makeOutcome({ id: '2', person: 'b', answerSeconds: 10, hour: 9 }),
        makeOutcome({ id: '3', person: 'b', ...missed, level: 'vip' }),
        makeOutcome({ id: '4', person: null, fate: 'voicemail', answerSeconds: null, hour: 23 }),
        makeOutcome({ id: '5', person: null, fate: 'short', answerSeconds: null, hour: 23 }),
        makeOutcome({ id: '6' }),
      ],
      { intents: { 1: '询价', 4: '投诉', 6: '询价' }, wrong: ['6'] },
    );
    expect(print([report.total], () => 'all')).toEqual(['all 5/2/1/1 7']);
    expect(print(report.byPerson, (one) => one.person)).toEqual(['a 1/1/0/0 4', 'b 2/1/1/0 10']);
    expect(print(report.byHour, (one) => String(one.hour))).toEqual([
      ...['9 1/1/0/0 10', '10 2/1/1/0 4', '23 2/0/0/1 –'],
    ]);
    expect(print(report.byIntent, (one) => String(one.intent))).toEqual([
      ...['询价 1/1/0/0 4', '投诉 1/0/0/1 –', 'null 3/1/1/0 10'],
    ]);
    expect(print(report.byLevel, (one) => String(one.level))).toEqual([
      ...['vip 2/1/1/0 4', 'null 3/1/0/1 10'],
    ]);
  });

  it('without calls has every hour, intent and level, and no median', () => {
    const report = over([]);
    const lengths = [report.byPerson, report.byHour, report.byIntent, report.byLevel];
    expect(lengths.map((lines) => lines.length)).toEqual([0, 24, 6, 4]);
    expect(report.total).toMatchObject({ calls: 0, medianAnswerSeconds: null });
  });

  it('of days runs from midnight to midnight', () => {
    const { from, to } = spanOfDays('2026-11-24', '2026-11-25');
    expect([from, to].map(formatDayAndClock)).toEqual(['2026-11-24 00:00', '2026-11-26 00:00']);
  });

  const outcome = fc.record({
    id: fc.constantFrom('c1', 'c2', 'c3', 'wrong'),
    endedAt: fc.integer({ min: -60, max: 3660 }).map(later),
    hour: fc.integer({ min: 0, max: 23 }),
    fate: fc.constantFrom(...CALL_FATES),
    answerSeconds: fc.option(fc.integer({ min: 0, max: 90 })),
    person: fc.option(fc.constantFrom('a', 'b')),
    level: fc.option(fc.constantFrom('vip', 'normal', 'potential')),
  });

  it('counts what the daily report of the same span counts, each call once in every way of telling', () => {
    fc.assert(
      fc.property(fc.array(outcome), (outcomes) => {
        const report = over(outcomes, { intents: { c1: '询价' }, wrong: ['wrong'] });
        const things = { outcomes, alerts: [], todos: [], wrongNumbers: new Set(['wrong']) };
        const day = dayReport(things, SPAN);
        const { calls, answered, missed: lost, voicemail, medianAnswerSeconds } = day;
        expect(report.total).toEqual({
          ...{ calls, answered, missed: lost, voicemail, medianAnswerSeconds },
        });
        for (const lines of [report.byHour, report.byIntent, report.byLevel]) {
          expect(lines.reduce((sum: number, line: Figures) => sum + line.calls, 0)).toBe(calls);
        }
        const byHour = report.byHour.map((one) => [one.answered, one.missed, one.voicemail]);
        expect(byHour).toEqual(day.byHour.map((one) => [one.answered, one.missed, one.voicemail]));
      }),
    );
  });
});
