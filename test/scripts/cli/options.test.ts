/** Words of the command line that are read or refused before anything runs. */
import { describe, expect, it } from '@jest/globals';
import { readStep } from '../../../scripts/cli/clock.ts';
import { addCalls, addStatus, readDigit, readMoment } from '../../../scripts/cli/route-options.ts';

describe('options of route', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['no such day', () => readMoment('2026-02-30T10:00:00Z'), /with its zone/],
    ['no zone', () => readMoment('2026-11-24T10:00:00'), /with its zone/],
    ['no year that can be looked up', () => readMoment('9999-12-31T23:59:59Z'), /1970 to 9000/],
    ['a day alone', () => readMoment('2026-11-24'), /with its zone/],
    ['two keys', () => readDigit('12'), /Write one key/],
    ['an unknown status', () => addStatus('sales_manager_a=asleep'), /in_office, in_field/],
    ['no status', () => addStatus('sales_manager_a'), /sales_manager_a=in_meeting/],
    ['half a call', () => addCalls('sales_manager_a=0.5'), /Write a whole number/],
    ['calls below none', () => addCalls('sales_manager_a=-1'), /Write a whole number/],
    ['no person', () => addCalls('=50'), /sales_manager_a=50/],
  ])('refuses %s', (_name, read, sentence) => {
    expect(read).toThrow(sentence);
  });

  it('reads what is right, and the last word about a person counts', () => {
    expect(readMoment('2026-11-24T10:00+08:00')).toEqual(new Date('2026-11-24T02:00:00Z'));
    expect(addStatus('a=on_leave', addStatus('a=in_field', { b: 'in_office' }))).toEqual({
      a: 'on_leave',
      b: 'in_office',
    });
    expect(addCalls('a=0', { b: 50 })).toEqual({ a: 0, b: 50 });
  });
});

describe('steps of the clock', () => {
  it.each([
    ['+15m', 900_000],
    ['90s', 90_000],
    ['+1h30m', 5_400_000],
    ['+366d', 366 * 86_400_000],
  ])('%s is %d ms', (text, ms) => {
    expect(readStep(text)).toBe(ms);
  });

  it.each(['', '+', '15', '-15m', '+0m', '+15 m', '1.5h', '+367d', '+15w'])(
    'refuses %p',
    (text) => {
      expect(() => readStep(text)).toThrow(/such as \+15m/);
    },
  );
});
