/** What a summary card says of itself: the text under its title, and the caption of its greyed buttons. */
import type { SummaryFace, SummaryState } from '../server/domain/follow-up/face.types.ts';
import { CAPTIONS, arrivedAt } from '../templates/card-words.ts';
import {
  FOLLOW_UP_CAPTIONS,
  SUMMARY_WORDS,
  REFUSAL_WORDS,
  summarySentence,
} from '../templates/follow-up-words.ts';
import { around } from './captions.ts';
import { LENGTHS, clean, fit, lengthOf } from './card.ts';
import { shortMoment } from './follow-up-items.ts';
import { actorOf, fullNameOf, receiverOf, shortNameOf } from './names.ts';
import type { Names } from './names.ts';
import type { SummaryView } from './summary.types.ts';

/** When and what, what the last press could not do, who talked, who read it, then the summary with what room is left. */
export function drawSummaryText(view: SummaryView, face: SummaryFace): string {
  const { insight, call } = view;
  const summary = clean(insight?.summary ?? '');
  const arrived = arrivedAt(shortMoment(call.startedAt));
  const state = stateOf(view, face);
  const note = face.note ? REFUSAL_WORDS[face.note] : '';
  const handler =
    view.handler === null ? '' : SUMMARY_WORDS.handledBy(shortNameOf(view, view.handler));
  const reader = insight?.by === 'rules' ? SUMMARY_WORDS.byRules : '';
  const heads = [
    [arrived, state, note, handler, reader],
    [arrived, state, note, reader],
  ].map((parts) => parts.filter((part) => part !== '').join(' · '));
  const [long = '', short = ''] = heads;
  if (summary === '') return fit(long, LENGTHS.subTitle);
  const head = lengthOf(long) + 1 + lengthOf(summary) <= LENGTHS.subTitle ? long : short;
  return fit(`${head}。${summary}`, LENGTHS.subTitle);
}

function stateOf(view: SummaryView, { state, final, acknowledged }: SummaryFace): string {
  const said = summarySentence(state, {
    who: whoOf(state, view),
    audio: view.recordingUrl !== null,
  });
  return acknowledged && !final ? `${said}，${SUMMARY_WORDS.acknowledged}` : said;
}

function whoOf(state: SummaryState, view: SummaryView): string {
  if (state.name === 'completed') return actorOf(view, state.by);
  return state.name === 'reassigned' ? receiverOf(view, state.to) : '';
}

/** Caption of a final state; null for a state whose buttons live. */
export function summaryCaption(state: SummaryState, view: Names): string | null {
  switch (state.name) {
    case 'ready':
    case 'incomplete':
    case 'no-recording':
      return null;
    case 'acknowledged':
      return FOLLOW_UP_CAPTIONS.acknowledged;
    case 'completed':
      return state.by === null || state.by === view.receiver
        ? FOLLOW_UP_CAPTIONS.followUpDone
        : around(FOLLOW_UP_CAPTIONS.doneBy, fullNameOf(view, state.by));
    case 'reassigned':
      return state.to === view.receiver
        ? FOLLOW_UP_CAPTIONS.reassignedToYou
        : around(FOLLOW_UP_CAPTIONS.reassigned, fullNameOf(view, state.to));
    case 'withdrawn':
      return FOLLOW_UP_CAPTIONS.withdrawn;
    case 'expired':
      return CAPTIONS.expired;
  }
}
