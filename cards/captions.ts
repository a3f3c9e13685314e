/** What greyed buttons say, in at most ten characters: names give way, figures do not. spec, cards §2. */
import type { FaceState } from '../server/domain/calls/face.types.ts';
import { formatClock } from '../server/domain/time.ts';
import { CAPTIONS } from '../templates/card-words.ts';
import { printLength } from '../templates/figures.ts';
import { LENGTHS, fit, lengthOf } from './card.ts';

/** Caption of a grey or final state; null for a state whose buttons live. */
export function captionOf(state: FaceState, nameOf: (id: string) => string): string | null {
  switch (state.name) {
    case 'declined':
      return CAPTIONS.declined;
    case 'voicemail-asked':
      return CAPTIONS.voicemailAsked;
    case 'transferred':
      return transferCaption(formatClock(state.at), nameOf(state.to));
    case 'answered-by':
      return around(CAPTIONS.answeredBy, nameOf(state.who));
    case 'handed-over':
      return around(CAPTIONS.handedOver, nameOf(state.to));
    case 'transfer-ended':
      return CAPTIONS.transferEnded;
    case 'transfer-missed':
      return CAPTIONS.transferMissed;
    case 'to-voicemail':
      return CAPTIONS.toVoicemail;
    case 'voicemail-left':
      return fit(CAPTIONS.voicemailLeft(state.seconds), LENGTHS.button);
    case 'missed':
      return CAPTIONS.missed;
    case 'ended':
      return fit(
        CAPTIONS.ended(state.seconds > 0 ? printLength(state.seconds) : ''),
        LENGTHS.button,
      );
    case 'expired':
      return CAPTIONS.expired;
    case 'ringing':
    case 'transfer-ringing':
    case 'mine':
    case 'claimed-by-other':
    case 'lapsed':
      return null;
  }
}

/** With the clock when the whole name then still fits, else without. */
function transferCaption(clock: string, name: string): string {
  const timed = CAPTIONS.transferredAt(clock, name);
  return lengthOf(timed) <= LENGTHS.button ? timed : around(CAPTIONS.transferred, name);
}

/** Words around a name, which is cut so that all of it fits a button. */
export function around(words: (name: string) => string, name: string): string {
  return words(fit(name, LENGTHS.button - lengthOf(words(''))));
}
