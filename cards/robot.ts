/** What the group robot says when everybody else was told in vain: no buttons, never rewritten. spec, cards §3. */
import { formatClock } from '../server/domain/time.ts';
import { ALERT_WORDS, ROBOT_WORDS } from '../templates/alert-words.ts';
import { arrivedAt } from '../templates/card-words.ts';
import { printLength } from '../templates/figures.ts';
import { whyUrgent } from './alert-text.ts';
import type { AlertView } from './alert.types.ts';
import { readCaller } from './caller.ts';
import { clean, fit } from './card.ts';
import { clockOn } from './clock.ts';
import { drawTitle } from './head.ts';

export type RobotView = Pick<
  AlertView,
  | 'call'
  | 'identity'
  | 'seconds'
  | 'messages'
  | 'grade'
  | 'reasons'
  | 'respondBy'
  | 'people'
  | 'links'
> & {
  /** Moment of which it tells: nobody had taken it then. */
  readonly at: Date;
  /** Employees who were told before. */
  readonly told: readonly string[];
};

const MOST_NAMED = 4;
const NAME_LENGTH = 12;
const WHY_LENGTH = 80;

/**
 * Markdown for the group, at most 4096 bytes: number masked, neither a person's name on the customer's side nor a word of
 * the message, for everybody in the group reads it.
 */
export function drawRobotText(view: RobotView): string {
  const { call, at, seconds, messages, respondBy } = view;
  const caller = readCaller(view.identity, call, view.people);
  const why = plain(fit(whyUrgent(view, caller), WHY_LENGTH));
  const lines = [
    ROBOT_WORDS.caller(plain(drawTitle(caller).title)),
    ROBOT_WORDS.message(
      arrivedAt(clockOn(call.startedAt, at)),
      seconds > 0 ? printLength(seconds) : '',
      messages > 1 ? ALERT_WORDS.messages(messages) : '',
    ),
    why === '' ? '' : ROBOT_WORDS.why(why),
    ROBOT_WORDS.due(clockOn(respondBy, at)),
    toldLine(view),
  ];
  return [
    `<font color="warning">${ROBOT_WORDS.title(formatClock(at))}</font>`,
    ...lines.filter((line) => line !== '').map((line) => `> ${line}`),
    `[${ROBOT_WORDS.link}](${view.links.pageUrl})`,
  ].join('\n');
}

function toldLine({ told, people }: RobotView): string {
  const names = told
    .slice(0, MOST_NAMED)
    .map((id) => plain(fit(people.get(id) ?? id, NAME_LENGTH)));
  if (names.length === 0) return '';
  const more = told.length > MOST_NAMED ? ROBOT_WORDS.more(told.length) : '';
  return ROBOT_WORDS.told(`${names.join('、')}${more}`);
}

/** Signs that WeCom's markdown would read as its own give way; stars become wide ones, since it is not said to know escapes. */
function plain(text: string): string {
  return clean(text)
    .replace(/[<>[\]()`_#~|\\]/g, ' ')
    .replaceAll('*', '＊');
}
