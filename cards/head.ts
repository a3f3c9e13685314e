/** The top of every card about a call: hotline, who, and the rows about this call. spec, cards §3. */
import type { Urgency } from '../server/domain/routing/types.ts';
import { ROW_WORDS, contactLine, sourceLine } from '../templates/card-words.ts';
import { LEVEL_STARS, LEVEL_WORDS, printIntent, printUrgency } from '../templates/labels.ts';
import type { Caller } from './caller.ts';
import type { CardRow, CardSource, CardTitle } from './card.ts';
import { LENGTHS, SOURCE_COLOURS, fit, lengthOf } from './card.ts';

/** Characters of one name wherever a person is mentioned. */
export const NAME_LENGTH = 8;
const CONTACT_LENGTH = 10;
const DEPARTMENT_LENGTH = 10;
const NUMBER_LENGTH = 13;

/** How urgent, and why; the reason is dropped where it would tell a level that the match may not. */
export interface CallUrgency {
  readonly level: Urgency;
  readonly reason: string;
}

/** 400热线 4008-320-160, red when urgent. */
export function drawSource(hotline: string, urgency: CallUrgency | null): CardSource {
  return {
    desc: fit(sourceLine(hotline), LENGTHS.sourceDesc),
    desc_color: urgency?.level === 'high' ? SOURCE_COLOURS.red : SOURCE_COLOURS.grey,
  };
}

/** Number and company, below them contact and level. The company's tail is what gives way. */
export function drawTitle(caller: Caller): CardTitle {
  const number = shortNumber(caller.number);
  // A lead is first named after its number, which stands here already.
  const known = caller.name.replace(caller.number, '').trim();
  const name = fit(`${caller.mark}${known}`, LENGTHS.title - lengthOf(number) - 1);
  const title = name === '' ? number : `${number} ${name}`;
  const desc = describe(caller);
  return desc === '' ? { title } : { title, desc };
}

function describe(caller: Caller): string {
  const contact = contactLine(
    fit(caller.contact, CONTACT_LENGTH),
    fit(caller.department, DEPARTMENT_LENGTH),
  );
  const level = caller.level ? `${LEVEL_STARS[caller.level]}${LEVEL_WORDS[caller.level]}` : '';
  const known = [contact, caller.remark, level].filter((part) => part !== '');
  return fit(known.join(' · '), LENGTHS.titleDesc);
}

/** A masked number of more than 13 characters gives up stars, never digits. */
function shortNumber(number: string): string {
  const surplus = lengthOf(number) - NUMBER_LENGTH;
  if (surplus <= 0) return number;
  return number.replace(/\*+/, (stars) => '*'.repeat(Math.max(2, stars.length - surplus)));
}

/** A row, or none when there is nothing to say. */
export function row(keyname: string, value: string | null): CardRow[] {
  const text = fit(value ?? '', LENGTHS.rowValue);
  return text === '' ? [] : [{ keyname, value: text }];
}

export function intentRow(digits: string | null): CardRow[] {
  return row(ROW_WORDS.intent, printIntent(digits));
}

/** 高 (VIP客户). A level that may not be shown is not told by the reason either. */
export function urgencyRow(urgency: CallUrgency | null, caller: Caller): CardRow[] {
  if (!urgency) return [];
  const telling = !caller.trusted && /VIP|普通客户|潜在客户/.test(urgency.reason);
  return row(ROW_WORDS.urgency, printUrgency(urgency.level, telling ? '' : urgency.reason));
}
