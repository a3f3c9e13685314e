/** The moment somebody asks about in chat. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSpokenMoment } from '../../../../server/domain/roster/spoken-moment.ts';
import { formatDayAndClock } from '../../../../server/domain/time.ts';
import { at } from './stage.ts';

/** A Tuesday. */
const NOW = at('2026-11-24 10:00');

function read(text: string): string {
  const found = readSpokenMoment(text, NOW);
  if (found.kind === 'moment') return formatDayAndClock(found.at);
  return found.kind === 'day' ? found.day : found.kind;
}

describe('when', () => {
  it.each([
    ['', 'now'],
    [' 现在？', 'now'],
    ['周六 21点', '2026-11-28 21:00'],
    ['周六21:00', '2026-11-28 21:00'],
    ['周六２１：３０', '2026-11-28 21:30'],
    ['周六晚上九点半', '2026-11-28 21:30'],
    ['周二', '2026-11-24'],
    ['周一', '2026-11-30'],
    ['下周一 9点', '2026-11-30 09:00'],
    ['下周六', '2026-12-05'],
    ['本周一', '2026-11-23'],
    ['上周日 03:00', '2026-11-22 03:00'],
    ['星期天', '2026-11-29'],
    ['今晚', '2026-11-24 21:00'],
    ['今天晚上', '2026-11-24 21:00'],
    ['今晚十一点', '2026-11-24 23:00'],
    ['明天', '2026-11-25'],
    ['明早八点', '2026-11-25 08:00'],
    ['明天凌晨3点', '2026-11-25 03:00'],
    ['昨晚 22点', '2026-11-23 22:00'],
    ['后天下午', '2026-11-26 18:00'],
    ['21点', '2026-11-24 21:00'],
    ['2点', '2026-11-24 02:00'],
    ['02:00', '2026-11-24 02:00'],
    ['两点', '2026-11-24 14:00'],
    ['11月28日', '2026-11-28'],
    ['11月28号 9:30', '2026-11-28 09:30'],
    ['1月1日 10点', '2027-01-01 10:00'],
    ['2026-10-01 10:00', '2026-10-01 10:00'],
    ['2月30日', 'unknown'],
    ['周六 25点', 'unknown'],
    ['周六 21:70', 'unknown'],
    ['天气', 'unknown'],
    ['周六 吃饭', 'unknown'],
    ['改天', 'unknown'],
  ])('%j is %s', (text, meant) => {
    expect(read(text)).toBe(meant);
  });

  it('reads anything without failing, and every written date and hour as it stands', () => {
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (text) => typeof read(text) === 'string'));
    const noon = at('2026-11-24 12:00').getTime();
    const days = fc.integer({ min: -900, max: 900 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (away, minute) => {
        const [day = ''] = formatDayAndClock(new Date(noon + away * 86_400_000)).split(' ');
        const clock = [Math.floor(minute / 60), minute % 60]
          .map((part) => String(part).padStart(2, '0'))
          .join(':');
        expect(read(`${day} ${clock}`)).toBe(`${day} ${clock}`);
      }),
    );
  });
});
