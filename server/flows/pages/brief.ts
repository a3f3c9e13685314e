/** Small parts that several pages of the mini-program show alike: who calls, an act, a colleague. */
import { readCaller, type Caller } from '../../../cards/caller.ts';
import { clockOn } from '../../../cards/clock.ts';
import { AGAIN, type ActWords } from '../../../templates/app-words.ts';
import { contactLine } from '../../../templates/card-words.ts';
import { LEVEL_WORDS } from '../../../templates/labels.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Labelled, Moment, PersonName } from '../../domain/calls/view.types.ts';
import type { CustomerLevel } from '../../domain/matching/types.ts';
import type { Employee } from '../../domain/people.ts';
import { formatDayAndClock } from '../../domain/time.ts';
import { identityOf, maskedOf } from '../pushes/follow-up-views.ts';

/** Who calls, as far as the class of the match allows it to be told. */
export interface WhoBrief {
  /** 疑似 …, 可能是：…, 新线索, 号码未显示. */
  readonly title: string;
  readonly contact: string;
  readonly level: Labelled<CustomerLevel> | null;
  /** 138****8888 */
  readonly number: string;
  /** 今天第 3 次来电; null for the first. */
  readonly again: string | null;
}

/** One act that is open to the viewer now. */
export interface ActView<Key extends string = string> extends ActWords {
  readonly key: Key;
}

export interface ColleagueView extends PersonName {
  /** 在办公室, 值班中 … */
  readonly status: string;
}

export function callerOf(call: Call, people: readonly Employee[]): Caller {
  const names = new Map(people.map((one) => [one.id, one.name]));
  const about = { masked: maskedOf(call), startedAt: call.startedAt ?? call.createdAt };
  return readCaller(identityOf(call), about, names);
}

export function whoBrief(call: Call, caller: Caller): WhoBrief {
  const title = `${caller.mark}${caller.name}`;
  const { contact, department, remark, level, number } = caller;
  return {
    title: title === '' ? number : title,
    contact: contact === '' ? remark : contactLine(contact, department),
    level: level && { value: level, text: LEVEL_WORDS[level] },
    number,
    again: call.nthToday > 1 ? AGAIN(call.nthToday) : null,
  };
}

/** Id of the call whose number may be dialled; null when it was withheld. */
export function callBackTo(call: Call | null): string | null {
  return call?.from?.national ? call.id : null;
}

/** A moment whose text is the clock alone today, with the date on any other day: 21:15, 11-25 10:00. */
export function clockView(at: Date, now: Date): Moment {
  return { at: at.toISOString(), text: clockOn(at, now) };
}

/** `2026-11-24 21:15` */
export function minuteOf(at: Date): Moment {
  return { at: at.toISOString(), text: formatDayAndClock(at) };
}
