/** The text under a pop card's title: state and time, what the last press could not do, then hints. spec, cards §3. */
import type { Face, FaceState } from '../server/domain/calls/face.types.ts';
import { dayKey, formatClock } from '../server/domain/time.ts';
import { HINT_WORDS, arrivedAt, refusalSentence, stateSentence } from '../templates/card-words.ts';
import { printLength } from '../templates/figures.ts';
import { DEVICE_WORDS } from '../templates/labels.ts';
import type { Caller } from './caller.ts';
import { clean, fit, lengthOf } from './card.ts';
import { NAME_LENGTH } from './head.ts';
import type { PopView } from './pop.types.ts';

const STATE_LENGTH = 40;
const HINTS_LENGTH = 119;
const WHY_LENGTH = 60;

/** 10:03 来电 · 等待接听。为什么是我：… At most 160 characters; hints are dropped from their end. */
export function drawSentence(view: PopView, face: Face, caller: Caller): string {
  const nameOf = (id: string): string => fit(view.people.get(id) ?? id, NAME_LENGTH);
  const { note } = face;
  const parts = [
    arrivedAt(clockOf(view, face.state)),
    printState(face.state, nameOf),
    note ? refusalSentence(note.refusal, note.who === null ? '' : nameOf(note.who)) : '',
  ];
  const state = fitState(parts.filter((part) => part !== ''));
  const hints = face.final || face.grey ? '' : joinHints(listHints(view, caller));
  return hints === '' ? state : `${state}。${hints}`;
}

/** What a state says, in the words of a card and of a page; `nameOf` by employee id. */
export function printState(state: FaceState, nameOf: (id: string) => string): string {
  return stateSentence(state, namesOf(state, nameOf));
}

/** The answer to a press is said whole: the state gives way to it. */
function fitState(parts: readonly string[]): string {
  const [arrived = '', state = '', note] = parts;
  const tail = note === undefined ? '' : ` · ${note}`;
  const rest = STATE_LENGTH - lengthOf(arrived) - lengthOf(tail) - 3;
  return `${arrived} · ${fit(state, rest)}${tail}`;
}

/** A card that closes days later names the day. */
function clockOf(view: PopView, state: FaceState): string {
  const { startedAt } = view.call;
  const clock = formatClock(startedAt);
  return state.name === 'expired' ? `${dayKey(startedAt).slice(5)} ${clock}` : clock;
}

function namesOf(state: FaceState, nameOf: (id: string) => string) {
  const blank = {
    who: '',
    clock: '',
    device: '',
    transferredFrom: '',
    transferFailed: '',
    length: '',
  };
  switch (state.name) {
    case 'mine':
      return {
        ...blank,
        device: state.device ? DEVICE_WORDS[state.device] : '',
        transferredFrom: state.transferredFrom ? nameOf(state.transferredFrom) : '',
        transferFailed: state.transferFailed ? nameOf(state.transferFailed) : '',
      };
    case 'transfer-ringing':
      return { ...blank, who: nameOf(state.from), clock: formatClock(state.since) };
    case 'transfer-missed':
      return { ...blank, who: nameOf(state.from) };
    case 'claimed-by-other':
    case 'answered-by':
      return { ...blank, who: nameOf(state.who) };
    case 'transferred':
    case 'transfer-ended':
      return { ...blank, who: nameOf(state.to), clock: formatClock(state.at) };
    case 'handed-over':
      return { ...blank, who: nameOf(state.to) };
    case 'voicemail-left':
    case 'ended':
      return { ...blank, length: state.seconds > 0 ? printLength(state.seconds) : '' };
    case 'ringing':
    case 'lapsed':
    case 'declined':
    case 'voicemail-asked':
    case 'to-voicemail':
    case 'missed':
    case 'expired':
      return blank;
  }
}

function listHints(view: PopView, caller: Caller): string[] {
  const why = fit(view.why.map(clean).filter(Boolean).join('；'), WHY_LENGTH);
  const hints = [
    caller.trusted && view.assignedAway ? clean(view.assignedAway) : '',
    why === '' ? '' : HINT_WORDS.why(why),
    ...caller.hints,
    view.callsToday > 1 ? HINT_WORDS.again(view.callsToday) : '',
    caller.friend,
  ];
  return hints.filter((hint) => hint !== '');
}

/** Whole hints while they fit; the first is cut rather than dropped. */
function joinHints(hints: readonly string[]): string {
  let text = '';
  for (const hint of hints) {
    const longer = text === '' ? fit(hint, HINTS_LENGTH) : `${text}。${hint}`;
    if (lengthOf(longer) > HINTS_LENGTH) return text;
    text = longer;
  }
  return text;
}
