/** The page of an urgent message: state, who, why, what was said, who was told. Pages §2 告警. */
import type { AlertPage, TranscriptWindow } from '../../server/http/contract/answers';
import { minutesUntil } from '../time';
import type { Choice } from './choices';
import type { Urgency } from './list-row';
import { sentenceAt, type Sentence } from './sentences';
import { whoView, type WhoView } from './who';

type Message = AlertPage['messages'][number];
type Said = Message['transcript']['sentences'][number];
export type AlertAct = AlertPage['acts'][number];

export interface MessageView {
  /** Of its call: one message each. */
  readonly id: string;
  readonly at: string;
  readonly length: string;
  readonly recording: string;
  /** Seconds of the recording. */
  readonly seconds: number;
  /** A sentence that does not name its own place is heard at its start less this. */
  readonly offset: number;
  /** Why it cannot be played; '' = it can. */
  readonly silent: string;
  /** 转写中, 转写失败，请听录音 …; '' = the sentences stand there. */
  readonly transcript: string;
  readonly sentences: readonly Sentence[];
  /** First sentence that did not come along; -1 = all did. */
  readonly next: number;
}

export interface NoticeLine {
  readonly id: string;
  readonly who: string;
  readonly at: string;
  readonly how: string;
  readonly outcome: string;
  readonly isBad: boolean;
}

export interface AlertView {
  readonly line: string;
  /** urgent: somebody must take it · mine · calm: it is with somebody, or over. */
  readonly tone: 'urgent' | 'mine' | 'calm';
  /** Whole minutes until the deadline; 0 = none runs, or it is past. */
  readonly left: number;
  readonly who: WhoView;
  /** 李四转给您; '' = nobody handed it over. */
  readonly from: string;
  readonly urgency: Urgency;
  readonly reasons: readonly string[];
  readonly messages: readonly MessageView[];
  readonly acts: readonly AlertAct[];
  readonly colleagues: readonly Choice[];
  readonly told: readonly NoticeLine[];
  readonly next: string;
  /** The call that 回拨 returns; '' = it cannot. */
  readonly callBack: string;
  readonly call: string;
  readonly customer: string;
}

/** `now`: milliseconds of the server's clock. */
export function viewAlert(page: AlertPage, now: number): AlertView {
  const { urgency, reasons, colleagues, told, links } = page;
  return {
    line: page.line,
    tone: toneOf(page),
    left: leftOf(page, now),
    who: whoView(page.who),
    from: page.from ?? '',
    urgency,
    // Its word stands in the tag already.
    reasons: reasons.filter((one) => one !== urgency.text),
    messages: page.messages.map(messageView),
    acts: page.acts,
    colleagues: colleagues.map(({ id, name, status }) => ({ id, name, note: status })),
    told: told.map(({ who, at, channel, outcome }, index) => ({
      id: String(index),
      who: who.name,
      at: at.text,
      how: channel.text,
      outcome: outcome.text,
      isBad: outcome.value === 'failed' || outcome.value === 'no_answer',
    })),
    next: page.next?.text ?? '',
    callBack: page.callBack ?? '',
    call: links.call ?? '',
    customer: links.customer ?? '',
  };
}

function toneOf({ state, mine }: AlertPage): AlertView['tone'] {
  if (state.value === 'open' || state.value === 'lapsed') return 'urgent';
  return state.value === 'taken' && mine ? 'mine' : 'calm';
}

function leftOf({ state, mine, respondBy, settleBy }: AlertPage, now: number): number {
  if (state.value === 'open' || state.value === 'lapsed') return minutesUntil(respondBy.at, now);
  const isRunning = state.value === 'taken' && mine && settleBy !== null;
  return isRunning ? minutesUntil(settleBy.at, now) : 0;
}

function messageView(message: Message): MessageView {
  const { call, at, length, recording, offset, sound, transcript } = message;
  const { state, sentences, next } = transcript;
  return {
    id: call,
    at: at.text,
    length: length.text,
    recording: recording ?? '',
    seconds: length.seconds,
    offset,
    silent: recording === null ? sound.text : '',
    transcript: state.value === 'ready' ? '' : state.text,
    sentences: sentences.map(placedIn({ recording: recording ?? '', offset })),
    next: state.value === 'ready' ? (next ?? -1) : -1,
  };
}

/** A sentence as it is drawn, with the place where it is heard. */
function placedIn({
  recording,
  offset,
}: Pick<MessageView, 'recording' | 'offset'>): (said: Said) => Sentence {
  return ({ n, speaker, start, clock, text, heard }) => {
    const own = recording === '' ? null : { recording, position: Math.max(0, start - offset) };
    return { n, speaker, start, clock, text, heard: heard ?? own };
  };
}

/** Fifty sentences of one message that stand in place of those that came with the page. */
export interface Elsewhere {
  /** Of which message; '' = all stand at their beginnings. */
  readonly message: string;
  readonly sentences: readonly Sentence[];
  /** -1 = there are none before, or behind. */
  readonly previous: number;
  readonly next: number;
}

export const NOWHERE: Elsewhere = { message: '', sentences: [], previous: -1, next: -1 };

export function elsewhere(
  message: Pick<MessageView, 'id' | 'recording' | 'offset'>,
  { sentences, previous, next }: TranscriptWindow,
): Elsewhere {
  return {
    message: message.id,
    sentences: sentences.map(placedIn(message)),
    previous: previous ?? -1,
    next: next ?? -1,
  };
}

/** Which sentence of which message is heard. */
export interface Heard {
  readonly message: string;
  /** Its `n`; -1 = none. */
  readonly n: number;
}

export const SILENCE: Heard = { message: '', n: -1 };

export function heardIn(
  messages: readonly Pick<MessageView, 'id' | 'sentences'>[],
  moved: Elsewhere,
  sound: { readonly recording: string; readonly position: number },
): Heard {
  if (sound.recording === '') return SILENCE;
  for (const { id, sentences: own } of messages) {
    const sentences = moved.message === id ? moved.sentences : own;
    const at = sentenceAt(sentences, sound.recording, sound.position);
    const found = sentences[at];
    if (found !== undefined) return { message: id, n: found.n };
  }
  return SILENCE;
}

/** How often somebody was told: whether handing it to them has happened is seen by one more. */
export function timesTold({ told }: AlertPage, person: string): number {
  return told.filter(({ who }) => who.id === person).length;
}
