/** Where in its file each heard sentence was spoken: by the provider's times when they can be trusted, else by our own ears. */
import { cleanText } from './clean.ts';
import { partAtMarks, spreadOver } from './spread.ts';
import { snapToVoice, voiceOf } from './voice-time.ts';
import { countSpoken } from './wording.ts';
import type { Cut, Hearing, HeardSentence, HeardWord, Track } from './types.ts';

/** What a provider made of a whole track (`cut` null) or of one piece of it. */
export interface HeardPiece {
  readonly track: Track;
  readonly cut: Cut | null;
  readonly hearing: Hearing;
}

/** A sentence in its place, cleaned, not yet judged. Seconds of the track's file. */
export interface Placed {
  readonly track: Track;
  /** Which hearing it came from: labels of one mean nothing in another. */
  readonly piece: HeardPiece;
  readonly channel: number | null;
  readonly label: string | null;
  /** As the provider timed it; our own estimate when its times are not trusted. */
  readonly heardStart: number;
  readonly heardEnd: number;
  /** Where the voice in it begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Seconds of the file; empty when words are not timed. */
  readonly words: readonly HeardWord[];
  /** 字 per second. */
  readonly rate: number;
  /** It begins after the audio that was sent had ended. */
  readonly past: boolean;
}

/** Times are rounded by everybody; a sentence that begins in the last moment has no sound. */
const LAST_MOMENT = 0.05;
/** Given to a sentence whose end is missing: seconds for each 字. */
const USUAL_PACE = 0.2;
const SHORTEST = 0.05;

/** All sentences of a hearing, in its order. */
export function placeHearing(
  piece: HeardPiece,
  toSimplified: (text: string) => string,
): readonly Placed[] {
  const cleaned = piece.hearing.sentences.map((sentence) => ({
    ...sentence,
    text: cleanText(sentence.text, toSimplified),
  }));
  const { timing } = piece.hearing;
  // Sentences that all have no length were timed by nobody, whatever the server claims.
  const isTimed =
    (timing === 'words' || timing === 'segments') && cleaned.some((one) => one.end > one.start);
  return isTimed ? cleaned.map((one) => placeTimed(piece, one)) : placeUntimed(piece, cleaned);
}

/** First and last second of the file that the provider was given. */
export function soundOf({ cut, track }: HeardPiece): {
  readonly from: number;
  readonly to: number;
} {
  return { from: cut?.from ?? 0, to: cut?.to ?? track.seconds };
}

function placeTimed(piece: HeardPiece, sentence: HeardSentence): Placed {
  const { from, to } = soundOf(piece);
  const spoken = countSpoken(sentence.text);
  const heardStart = from + Math.max(0, sentence.start);
  const told = from + sentence.end;
  const heardEnd = told - heardStart >= SHORTEST ? told : heardStart + SHORTEST;
  const shown = told > heardStart ? heardEnd : heardStart + spoken * USUAL_PACE;
  const within = {
    start: Math.min(heardStart, to),
    end: Math.min(Math.max(shown, heardStart), to),
  };
  const words = piece.hearing.timing === 'words' ? sentence.words : [];
  return {
    track: piece.track,
    piece,
    channel: sentence.channel,
    label: sentence.label,
    heardStart,
    heardEnd,
    ...snapToVoice(voiceOf(piece.track, sentence.channel), within),
    text: sentence.text,
    words: words.map((word) => ({ ...word, start: from + word.start, end: from + word.end })),
    rate: spoken / (heardEnd - heardStart),
    past: heardStart >= to - LAST_MOMENT,
  };
}

/** Text without times is laid over the voice that we heard in the piece ourselves, each channel by itself. */
function placeUntimed(piece: HeardPiece, sentences: readonly HeardSentence[]): readonly Placed[] {
  const sound = soundOf(piece);
  const channels = [...new Set(sentences.map((one) => one.channel))];
  return channels.flatMap((channel) => {
    const texts = sentences
      .filter((one) => one.channel === channel)
      .flatMap((one) => partAtMarks(one.text).map((text) => ({ text, label: one.label })));
    const spread = spreadOver(
      voiceOf(piece.track, channel),
      sound,
      texts.map(({ text }) => countSpoken(text)),
    );
    return texts.map(({ text, label }, i): Placed => {
      const { start, end } = spread.places[i] ?? { start: sound.from, end: sound.to };
      return {
        track: piece.track,
        piece,
        channel,
        label,
        heardStart: start,
        heardEnd: end,
        start,
        end,
        text,
        words: [],
        rate: spread.rate,
        past: false,
      };
    });
  });
}
