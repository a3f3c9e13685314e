/** When a festival's break begins, by its spoken name. */
import chineseDays from 'chinese-days';
import type { WorkingCalendar } from '../../../working-time.ts';
import { readDay } from '../../../routing/calendar.ts';
import { shiftDay } from '../../../time.ts';

/** Name in the published schedule, and how it is spoken. Lunar dates serve the years without a schedule. */
interface Festival {
  readonly published: RegExp;
  readonly spoken: RegExp;
  /** First day of the break in a year `YYYY` without a schedule. */
  readonly usual: (year: string) => string;
}

function lunar(date: string): string {
  return chineseDays.getSolarDateFromLunar(date).date;
}

const FESTIVALS: readonly Festival[] = [
  { published: /元旦/, spoken: /^元旦/, usual: (year) => `${year}-01-01` },
  {
    published: /春节/,
    spoken: /^(?:春节|过年|年)/,
    usual: (year) => shiftDay(lunar(`${year}-01-01`), -1),
  },
  { published: /清明/, spoken: /^清明/, usual: (year) => `${year}-04-05` },
  { published: /劳动/, spoken: /^(?:五一|劳动节|51)/, usual: (year) => `${year}-05-01` },
  { published: /端午/, spoken: /^端午/, usual: (year) => lunar(`${year}-05-05`) },
  { published: /中秋/, spoken: /^中秋/, usual: (year) => lunar(`${year}-08-15`) },
  { published: /国庆/, spoken: /^(?:国庆|十一)/, usual: (year) => `${year}-10-01` },
];
/** A festival comes at least once in so many days. */
const SEARCH_DAYS = 400;

/** First day after `today` of the break of that name (any break for 节); null for an unknown name. */
export function nextBreak(calendar: WorkingCalendar, today: string, name: string): string | null {
  const wanted = name === '节' ? FESTIVALS : FESTIVALS.filter(({ spoken }) => spoken.test(name));
  if (wanted.length === 0) return null;
  let inside = isBreak(calendar, today, wanted);
  for (let ahead = 1; ahead <= SEARCH_DAYS; ahead += 1) {
    const day = shiftDay(today, ahead);
    const now = isBreak(calendar, day, wanted);
    if (now && !inside) return day;
    inside = now;
  }
  return null;
}

function isBreak(calendar: WorkingCalendar, day: string, wanted: readonly Festival[]): boolean {
  const { kind, festival, dataMissing } = readDay(calendar, day);
  if (dataMissing) return wanted.some(({ usual }) => usual(day.slice(0, 4)) === day);
  return kind === 'holiday' && wanted.some(({ published }) => published.test(festival ?? ''));
}
