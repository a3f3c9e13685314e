/** The card about steps that were given up: told to the admin once for all of them, with a way to try again. */
import { formatDayAndClock } from '../server/domain/time.ts';
import { CAPTIONS } from '../templates/card-words.ts';
import {
  FOLLOW_UP_BUTTONS,
  FOLLOW_UP_CAPTIONS,
  FOLLOW_UP_ROWS,
  STUCK_WORDS,
} from '../templates/follow-up-words.ts';
import { detailButton, pressButton } from './buttons.ts';
import type { ButtonCard, CardLinks, CardRow } from './card.ts';
import { LENGTHS, SOURCE_COLOURS, clean, fit, greyOut, tapTo } from './card.ts';
import { drawSource, row } from './head.ts';
import type { DrawOptions } from './incoming-call.ts';
import { taskIdOf } from './press.ts';

export interface StuckView {
  readonly pushId: string;
  readonly n: number;
  readonly rev: number;
  readonly hotline: string;
  /** Moment of which the card tells. */
  readonly at: Date;
  /** Latest first; five are shown. */
  readonly steps: readonly {
    /** Id of the call. */
    readonly call: string;
    /** 转写 */
    readonly step: string;
    /** Why it failed last, as logged. */
    readonly problem: string;
  }[];
  /** All parked steps, shown or not. */
  readonly total: number;
  readonly links: CardLinks;
}

/** open: parked · retried: 重试 was pressed · resolved: nothing is parked any more · expired: 70 hours old. */
export interface StuckFace {
  readonly name: 'open' | 'retried' | 'resolved' | 'expired';
}

const MOST_SHOWN = 5;
/** The end of a call's id is what tells calls apart. */
const CALL_LENGTH = 8;

/** Draws one face of the card; `fresh` when a final face is sent as a new card and carries no caption. Never throws. */
export function drawStuck(
  view: StuckView,
  face: StuckFace,
  options: DrawOptions = { fresh: false },
): ButtonCard {
  const open = face.name === 'open';
  const detail = detailButton(view.links);
  const card: ButtonCard = {
    card_type: 'button_interaction',
    source: {
      ...drawSource(view.hotline, null),
      ...(open && { desc_color: SOURCE_COLOURS.red }),
    },
    main_title: { title: STUCK_WORDS.title, desc: STUCK_WORDS.asOf(formatDayAndClock(view.at)) },
    sub_title_text: fit(sentence(view, face), LENGTHS.subTitle),
    horizontal_content_list: drawRows(view),
    card_action: tapTo(view.links),
    button_list: [detail],
    task_id: taskIdOf(view.pushId, view.n),
  };
  if (!open && options.fresh) return card;
  const retry = pressButton(view, 'retry', { text: FOLLOW_UP_BUTTONS.retry, strong: true });
  const whole = { ...card, button_list: [retry, detail] };
  return face.name === 'open' ? whole : greyOut(whole, CAPTIONS_OF[face.name]);
}

const CAPTIONS_OF: Readonly<Record<Exclude<StuckFace['name'], 'open'>, string>> = {
  retried: FOLLOW_UP_CAPTIONS.retried,
  resolved: FOLLOW_UP_CAPTIONS.resolved,
  expired: CAPTIONS.expired,
};

function sentence({ total }: StuckView, { name }: StuckFace): string {
  return name === 'open' ? STUCK_WORDS.text(total) : STUCK_WORDS[name];
}

function drawRows({ steps, total }: StuckView): CardRow[] {
  const shown = steps.slice(0, MOST_SHOWN);
  const rest = total - shown.length;
  return [
    ...shown.flatMap(({ call, step, problem }) =>
      row(
        fit(step, LENGTHS.rowKey) || FOLLOW_UP_ROWS.step,
        [shortCall(call), clean(problem)].filter((part) => part !== '').join(' · '),
      ),
    ),
    ...row(FOLLOW_UP_ROWS.rest, rest > 0 ? STUCK_WORDS.others(rest) : null),
  ];
}

function shortCall(id: string): string {
  const points = Array.from(clean(id));
  return points.length <= CALL_LENGTH
    ? points.join('')
    : `…${points.slice(1 - CALL_LENGTH).join('')}`;
}
