/** The pop card (来电弹屏): who is calling, how sure we are, what we know, and the buttons that do no harm now. */
import type { CardAction, Face, FaceState } from '../server/domain/calls/face.types.ts';
import { BUTTON_WORDS, MENU_WORDS, ROW_WORDS, SELECTION_WORDS } from '../templates/card-words.ts';
import { detailButton, pressButton } from './buttons.ts';
import { captionOf } from './captions.ts';
import type { Caller } from './caller.ts';
import { readCandidate, readCaller } from './caller.ts';
import type { ButtonCard, CardButton, CardMenu, CardRow } from './card.ts';
import { COUNTS, LENGTHS, clean, fit, tapTo } from './card.ts';
import { drawSource, drawTitle, intentRow, row, urgencyRow } from './head.ts';
import type { PopView } from './pop.types.ts';
import { pressKeyOf, taskIdOf } from './press.ts';
import { drawSelection } from './selection.ts';
import { drawSentence } from './sentence.ts';

/** How a face is put on the screen. */
export interface DrawOptions {
  /** True when a grey or final face is sent as a new card: 查看详情 alone, since only updates may carry a caption. */
  readonly fresh: boolean;
}

/** Draws one face of the pop card by spec, cards §3; reading order is the spec's. Never throws. */
export function drawPop(
  view: PopView,
  face: Face,
  options: DrawOptions = { fresh: false },
): ButtonCard {
  const caller = readCaller(view.identity, view.call, view.people);
  const card: ButtonCard = {
    card_type: 'button_interaction',
    source: drawSource(view.hotline, view.urgency),
    main_title: drawTitle(caller),
    sub_title_text: drawSentence(view, face, caller),
    horizontal_content_list: drawRows(view, caller),
    card_action: tapTo(view.links),
    button_list: [detailButton(view.links)],
    task_id: taskIdOf(view.pushId, view.n),
  };
  const caption = captionOf(face.state, (id) => clean(view.people.get(id) ?? id));
  if (caption === null) return withLiveParts(card, view, face.actions);
  if (options.fresh) return card;
  return {
    ...card,
    button_list: drawButtons(view, view.takesOrders ? originalActions(face.state) : []),
    replace_text: caption,
  };
}

function withLiveParts(
  card: ButtonCard,
  view: PopView,
  actions: readonly CardAction[],
): ButtonCard {
  const menu = drawMenu(view, actions);
  return {
    ...card,
    ...(menu && { action_menu: menu }),
    ...(actions.includes('transfer') && {
      button_selection: drawSelection(view.colleagues, SELECTION_WORDS.title),
    }),
    button_list: drawButtons(view, actions),
  };
}

function drawRows(view: PopView, caller: Caller): CardRow[] {
  return [
    ...row(ROW_WORDS.turnover, caller.turnover),
    ...row(ROW_WORDS.lastContact, caller.lastContact),
    ...row(ROW_WORDS.notes, caller.notes),
    ...intentRow(view.digits),
    ...row(ROW_WORDS.suggestion, view.suggestion),
    ...urgencyRow(view.urgency, caller),
  ];
}

/** The buttons that were there before they turned grey: of the conversation, or of the ringing card. */
function originalActions(state: FaceState): readonly CardAction[] {
  const talked: readonly FaceState['name'][] = ['ended', 'handed-over', 'transfer-ended'];
  if (talked.includes(state.name)) return ['transfer', 'hangup'];
  if (state.name === 'transfer-missed') return ['answer', 'hangup'];
  return ['answer', 'transfer', 'voicemail', 'hangup'];
}

const CALL_BUTTONS = ['answer', 'transfer', 'voicemail', 'hangup'] as const;
const IDENTITY_BUTTONS = ['confirm', 'create'] as const;

function drawButtons(view: PopView, actions: readonly CardAction[]): CardButton[] {
  const draw = (action: (typeof CALL_BUTTONS)[number] | (typeof IDENTITY_BUTTONS)[number]) =>
    pressButton(view, action, { text: BUTTON_WORDS[action], strong: action === 'answer' });
  return [
    ...CALL_BUTTONS.filter((action) => actions.includes(action)).map(draw),
    detailButton(view.links),
    ...IDENTITY_BUTTONS.filter((action) => actions.includes(action)).map(draw),
  ];
}

/** The two other candidates and 都不是. */
function drawMenu(view: PopView, actions: readonly CardAction[]): CardMenu | null {
  const offered = (['confirm-2', 'confirm-3', 'reject'] as const).flatMap((action) => {
    const text = actions.includes(action) ? menuText(view, action) : '';
    const key = pressKeyOf({ pushId: view.pushId, rev: view.rev, action });
    return text === '' ? [] : [{ text, key }];
  });
  if (offered.length === 0) return null;
  return { desc: MENU_WORDS.title, action_list: offered.slice(0, COUNTS.menu) };
}

function menuText(view: PopView, action: 'confirm-2' | 'confirm-3' | 'reject'): string {
  if (action === 'reject') return MENU_WORDS.reject;
  const candidate = view.identity?.match.candidates[action === 'confirm-2' ? 1 : 2];
  if (!candidate) return '';
  const { name, contact } = readCandidate(candidate, false, view.call.startedAt);
  return fit(MENU_WORDS.other(contact === '' ? name : `${name} ${contact}`), LENGTHS.option);
}
