/** A year that begins soon and has no holiday data: the admins hear of it every week of December. Spec §4.3. */
import { drawHolidaysMissing } from '../../../cards/notice.ts';
import { hasHolidayData } from '../../domain/routing/calendar.ts';
import { dayKey, momentOf } from '../../domain/time.ts';
import type { Clock, People, ToldOnce } from '../../ports.ts';
import { drawNothing, ONCE, type PushPart, type PushScene } from '../pushes/part.ts';
import type { ShowPush } from '../pushes/show-card.ts';
import { statusLinks, type House } from '../pushes/views.ts';
import { tellOnce } from './tell-once.ts';

const FIRST_DAY = '12-01';
/** Not before people are at work. */
const FROM_CLOCK = '09:00';
const WEEK_DAYS = 7;

export function warnHolidays(need: {
  readonly people: Pick<People, 'all'>;
  readonly told: ToldOnce;
  readonly tell: ShowPush['tell'];
  readonly clock: Pick<Clock, 'now'>;
}): () => Promise<void> {
  return async () => {
    const now = need.clock.now();
    const day = dayKey(now);
    const year = String(Number(day.slice(0, 4)) + 1);
    const isTime = day.slice(5) >= FIRST_DAY && now >= momentOf(day, FROM_CLOCK);
    if (!isTime || hasHolidayData(year)) return;
    const week = Math.floor((Number(day.slice(8)) - 1) / WEEK_DAYS);
    for (const { id: person, active, roles } of await need.people.all()) {
      if (!active || !roles.includes('admin')) continue;
      const name = `holidays-missing:${year}:${week}:${person}`;
      const about = { kind: 'holidays-missing', year } as const;
      await tellOnce(need.told, {
        ...{ id: name, at: now },
        tell: () => need.tell({ name, kind: 'holidays-missing', person, about }),
      });
    }
  };
}

/** Null: a push of another kind, also a warning that hangs on a call. */
export function renderHolidays({ push }: PushScene, house: House): PushPart | null {
  if (push.kind !== 'holidays-missing' || push.about?.kind !== 'holidays-missing') return null;
  const { year } = push.about;
  if (hasHolidayData(year)) return { wanted: null, version: push.wanted, draw: drawNothing };
  const view = { hotline: house.hotline, links: statusLinks(house), call: { year } };
  const draw = () => drawHolidaysMissing(view);
  return { wanted: ONCE, version: push.wanted, rewritable: false, draw };
}
