/** The to-do card: what somebody has taken on about a customer, and by when. spec, cards §3, spec §6.5. */
import type { FollowUpAction, TodoFace, TodoState } from '../server/domain/follow-up/face.types.ts';
import { dayKey, formatDayAndClock } from '../server/domain/time.ts';
import { CAPTIONS, ROW_WORDS } from '../templates/card-words.ts';
import { REMINDER_WORDS } from '../templates/duty-words.ts';
import {
  FOLLOW_UP_BUTTONS,
  FOLLOW_UP_CAPTIONS,
  FOLLOW_UP_ROWS,
  ITEM_WORDS,
  REASSIGN_TITLE,
  REFUSAL_WORDS,
  callbackTitle,
  todoSentence,
  todoTitle,
} from '../templates/follow-up-words.ts';
import { detailButton, pressButton } from './buttons.ts';
import type { Caller } from './caller.ts';
import { readCaller } from './caller.ts';
import { around } from './captions.ts';
import type { ButtonCard, CardButton, CardRow, CardTitle } from './card.ts';
import { LENGTHS, clean, fit, greyOut, lengthOf, tapTo } from './card.ts';
import { listItems, shortMoment } from './follow-up-items.ts';
import { drawSource, drawTitle, row, urgencyRow } from './head.ts';
import type { DrawOptions } from './incoming-call.ts';
import { actorOf, fullNameOf, receiverOf, shortNameOf } from './names.ts';
import { taskIdOf } from './press.ts';
import { drawSelection } from './selection.ts';
import type { TodoView } from './todo.types.ts';

const ACTIONS = ['done', 'postpone', 'reassign'] as const satisfies readonly FollowUpAction[];
/** The company gives way to the item down to this. */
const COMPANY_LENGTH = 14;

/** Draws one face of the card; `fresh` when a final face is sent as a new card and carries no caption. Never throws. */
export function drawTodo(
  view: TodoView,
  face: TodoFace,
  options: DrawOptions = { fresh: false },
): ButtonCard {
  const caller = readCaller(view.identity, view.call, view.people);
  const card: ButtonCard = {
    card_type: 'button_interaction',
    source: drawSource(view.hotline, { level: view.priority, reason: '' }),
    main_title: drawHead(view, caller),
    sub_title_text: drawText(view, face),
    horizontal_content_list: drawRows(view, caller),
    card_action: tapTo(view.links),
    button_list: [detailButton(view.links)],
    task_id: taskIdOf(view.pushId, view.n),
  };
  const caption = captionOf(face.state, view);
  if (caption !== null) {
    if (options.fresh) return card;
    return greyOut({ ...card, button_list: drawButtons(view, ACTIONS) }, caption);
  }
  return {
    ...card,
    ...(face.actions.includes('reassign') && {
      button_selection: drawSelection(view.colleagues, REASSIGN_TITLE),
    }),
    button_list: drawButtons(view, face.actions),
  };
}

/** 跟进客户：宁波奥克斯空调有限公司 - 周五前报价; below it contact and level. */
function drawHead(view: TodoView, caller: Caller): CardTitle {
  const item = clean(view.firstItem ?? '') || null;
  const named = clean(view.company ?? '') || caller.number;
  const words = (company: string): string =>
    view.kind === 'callback' ? callbackTitle(company) : todoTitle(company, item, view.intent);
  const surplus = lengthOf(words(named)) - LENGTHS.title;
  const company = fit(named, Math.max(COMPANY_LENGTH, lengthOf(named) - Math.max(0, surplus)));
  const title = fit(words(company), LENGTHS.title);
  const { desc } = drawTitle(caller);
  return desc === undefined ? { title } : { title, desc };
}

/** Until when, what the last press could not do, who handed it over, then up to three items. */
function drawText(view: TodoView, face: TodoFace): string {
  const { state, note } = face;
  const open = captionOf(state, view) === null;
  const reminder = open ? view.reminder : undefined;
  const parts = [
    reminder
      ? REMINDER_WORDS[reminder.when](shortMoment(view.due))
      : todoSentence(state, {
          who: whoOf(state, view),
          due: shortMoment(view.due),
          moved: state.name === 'postponed' ? shortMoment(state.to) : '',
        }),
    note ? REFUSAL_WORDS[note] : '',
    open && view.from !== null ? ITEM_WORDS.handedOver(shortNameOf(view, view.from)) : '',
    reminder && reminder.others > 0 ? REMINDER_WORDS.others(reminder.others) : '',
  ];
  const head = parts.filter((part) => part !== '').join(' · ');
  const items = listItems(view.items, LENGTHS.subTitle - lengthOf(head) - 1);
  return fit(items === '' ? head : `${head}。${items}`, LENGTHS.subTitle);
}

function whoOf(state: TodoState, view: TodoView): string {
  if (state.name === 'completed') return actorOf(view, state.by);
  return state.name === 'reassigned' ? receiverOf(view, state.to) : '';
}

function drawRows(view: TodoView, caller: Caller): CardRow[] {
  return [
    ...row(FOLLOW_UP_ROWS.due, formatDayAndClock(view.due)),
    ...(view.kind === 'callback' ? [] : row(FOLLOW_UP_ROWS.intent, view.intent)),
    ...urgencyRow({ level: view.priority, reason: '' }, caller),
    ...row(ROW_WORDS.number, caller.number),
    ...row(ROW_WORDS.arrived, formatDayAndClock(view.call.startedAt)),
  ];
}

function drawButtons(view: TodoView, actions: readonly FollowUpAction[]): CardButton[] {
  return [
    ...ACTIONS.filter((action) => actions.includes(action)).map((action) =>
      pressButton(view, action, { text: FOLLOW_UP_BUTTONS[action], strong: action === 'done' }),
    ),
    detailButton(view.links),
  ];
}

/** Caption of a final state; null while the buttons live. */
function captionOf(state: TodoState, view: TodoView): string | null {
  switch (state.name) {
    case 'open':
      return null;
    case 'completed':
      return state.by === null || state.by === view.receiver
        ? FOLLOW_UP_CAPTIONS.done
        : around(FOLLOW_UP_CAPTIONS.doneBy, fullNameOf(view, state.by));
    case 'postponed':
      return FOLLOW_UP_CAPTIONS.postponed(dayKey(state.to).slice(5));
    case 'reassigned':
      return around(FOLLOW_UP_CAPTIONS.reassigned, fullNameOf(view, state.to));
    case 'dropped':
      return FOLLOW_UP_CAPTIONS.dropped;
    case 'expired':
      return CAPTIONS.expired;
  }
}
