/** Spoken dates against the call's time and the working calendar. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findDates } from '../../../../../server/domain/insight/values/dates.ts';
import { DEFAULT_TABLES } from '../../../../../server/domain/routing/tables.ts';
import { addMinutes, formatDayAndClock, momentOf } from '../../../../../server/domain/time.ts';
import { ISSUE_DATES, NO_DATES, OWN_DATES } from './date-cases.ts';

const calendar = DEFAULT_TABLES;

function moment(written: string): Date {
  return momentOf(written.slice(0, 10), written.slice(11));
}

/** A call of half a minute. */
function dueOf(at: string, text: string): string[] {
  const begin = moment(at);
  return findDates(text, { at: begin, end: addMinutes(begin, 0.5), calendar }).map(
    ({ due, flag }) =>
      (due === null ? '-' : formatDayAndClock(due)) + (flag === undefined ? '' : ` !${flag}`),
  );
}

describe.each([
  ['the examples of the issue', ISSUE_DATES],
  ['our own', OWN_DATES],
])('dates: %s', (_name, cases) => {
  it.each(cases)('%s %s', (at, text, due) => {
    expect(dueOf(at, text)).toEqual([due]);
  });
});

it.each(NO_DATES)('%s is no date', (text) => {
  expect(dueOf('2026-11-24 10:00', text)).toEqual([]);
});

it('finds the dates of a sentence in order, each with its words', () => {
  const at = moment('2026-11-24 10:00');
  const found = findDates('样品明天寄，报价最晚周五下午三点前给您', { at, end: at, calendar });
  expect(found.map(({ text, from, to }) => [text, from, to])).toEqual([
    ['明天', 2, 4],
    ['周五下午三点前', 10, 17],
  ]);
});

it('counts hours from when they were said in a long call', () => {
  const at = moment('2026-11-24 10:00');
  const [end, said] = [addMinutes(at, 50), addMinutes(at, 40.5)];
  const due = (context: { said?: Date }) =>
    findDates('半小时后', { at, end, calendar, ...context })[0]?.due;
  expect(due({ said })).toEqual(moment('2026-11-24 11:10'));
  expect(due({})).toBeNull();
  expect(due({ said: addMinutes(at, 2) })).toBeNull();
});

it('moves by the edited calendar', () => {
  const at = moment('2026-11-24 10:00');
  const edited = { ...calendar, dayKinds: { '2026-11-27': 'holiday' as const } };
  expect(findDates('周五前', { at, end: at, calendar: edited })).toEqual([
    { from: 0, to: 3, text: '周五前', due: moment('2026-11-26 18:00'), flag: 'moved-to-open' },
  ]);
});

it('is due after the end of the call or not at all', () => {
  const scraps = fc.constantFrom(
    ...'今明后昨大天周一二三五六日末下上这个月年号底初前内点半早晚'.split(''),
    '星期',
    '小时',
    '工作日',
    '国庆',
    '节前',
    '上午',
    '下午',
    '之前',
    '以后',
    '15',
    '3',
    ':30',
    '，',
  );
  const moments = fc
    .date({ min: moment('2026-01-01 00:00'), max: moment('2027-12-31 23:00'), noInvalidDate: true })
    .filter((date) => !Number.isNaN(date.getTime()));
  fc.assert(
    fc.property(
      fc.array(scraps, { maxLength: 12 }),
      moments,
      fc.integer({ min: 0, max: 7200 }),
      (parts, at, seconds) => {
        const text = parts.join('');
        const end = addMinutes(at, seconds / 60);
        let last = 0;
        for (const one of findDates(text, { at, end, calendar })) {
          if (one.due) expect(one.due.getTime()).toBeGreaterThan(end.getTime());
          else expect(['past', 'vague']).toContain(one.flag);
          expect(one.from).toBeGreaterThanOrEqual(last);
          expect(one.text).toBe(text.slice(one.from, one.to));
          last = one.to;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 1000 },
  );
});
