/** What the player's bar draws of the sound. */
import type { AudioView } from '../audio';
import { playText } from '../time';

/** Offered where the client can; see canChangeSpeed of host.ts. */
export const SPEEDS: readonly number[] = [1, 1.25, 1.5, 2];

export interface PlayerView {
  readonly isPlaying: boolean;
  readonly isLoading: boolean;
  /** 「02:14」 and 「06:02」. */
  readonly at: string;
  readonly of: string;
  /** Whole seconds, for the slider, which takes no maximum of nothing. */
  readonly second: number;
  readonly seconds: number;
  /** 「1.5×」 */
  readonly speed: string;
  readonly line: string;
}

/** The bar of one recording; what another one plays leaves it at `start`. */
export function playerView(
  audio: AudioView,
  recording: string,
  length: number,
  start = 0,
): PlayerView {
  const isOurs = recording !== '' && audio.recording === recording;
  const position = isOurs ? Math.min(audio.position, length) : Math.min(start, length);
  return {
    isPlaying: isOurs && audio.state === 'playing',
    isLoading: isOurs && audio.state === 'loading',
    at: playText(position),
    of: playText(length),
    second: Math.floor(position),
    seconds: Math.max(1, Math.ceil(length)),
    speed: `${audio.speed}×`,
    line: isOurs ? audio.line : '',
  };
}

/** Nothing but the place differs, and it went on: what a tap does to it does not wait. */
export function isOnlyLater(before: PlayerView, after: PlayerView): boolean {
  const there = { at: after.at, second: after.second };
  const isSame = JSON.stringify({ ...before, ...there }) === JSON.stringify(after);
  return (
    isSame && after.isPlaying && after.second > before.second && after.second - before.second < 3
  );
}
