/** Hearing a recording. Alone touches the player; hides what clients do differently. Pages §3. */
import type { Ticket } from '../server/http/contract/answers';
import { request } from './api';
import { canChangeSpeed, ignoreMuteSwitch } from './host';
import { SERVER } from './release';

export interface Sound {
  readonly recording: string;
  /** Seconds, as the API says; players of some clients do not know it. */
  readonly length: number;
}

/** idle: nothing was played yet · loading: a ticket or the first sound is awaited. */
export type AudioState = 'idle' | 'loading' | 'playing' | 'paused' | 'ended' | 'failed';

export interface AudioView {
  /** '' = none. */
  readonly recording: string;
  readonly state: AudioState;
  /** Seconds. */
  readonly position: number;
  readonly length: number;
  readonly speed: number;
  /** Why it cannot be heard; '' = it can. */
  readonly line: string;
}

const SILENT: AudioView = {
  recording: '',
  state: 'idle',
  position: 0,
  length: 0,
  speed: 1,
  line: '',
};
/** Seconds by which a player may miss the place it was sent to before it is sent there again. */
const NEAR = 0.3;
/** Seconds that must be heard after a renewal before another one is allowed. */
const HEARD = 5;
/** Times a player is sent to a place it does not reach, before it is believed: one that cannot jump still plays. */
const MOST_SEEKS = 2;
/** At most this many times a second the position is told. Milliseconds. */
const RHYTHM = 250;

const listeners = new Set<(view: AudioView) => void>();
let view: AudioView = SILENT;
let player: Mini.AudioContext | null = null;
let address = '';
/** Where playing is to begin; null once the player is there. */
let target: number | null = null;
let seeks = 0;
let renewedAt: number | null = null;
let toldAt = 0;
/** Counts what was asked for: a ticket that comes late is not played. */
let wish = 0;

/** Calls `tell` with each change until the returned function is called, and once at once. */
export function watchAudio(tell: (view: AudioView) => void): () => void {
  listeners.add(tell);
  tell(view);
  return () => {
    listeners.delete(tell);
  };
}

export function audioNow(): AudioView {
  return view;
}

/** Plays from there, whatever was played before. The access is logged by the server when it gives the ticket. */
export function playFrom(sound: Sound, seconds: number): void {
  const at = Math.max(0, Math.min(seconds, sound.length));
  const isSame = sound.recording === view.recording && player !== null && address !== '';
  target = at;
  seeks = 0;
  wish += 1;
  renewedAt = null;
  if (isSame && (view.state === 'playing' || view.state === 'paused')) {
    say({ state: 'playing', position: at, line: '' });
    player?.seek(at);
    player?.play();
    return;
  }
  const ticketed = isSame && view.state === 'ended';
  say({ ...sound, state: 'loading', position: at, line: '' });
  if (ticketed) load(at);
  else void open(at);
}

/** ▶ and ⏸. */
export function toggle(sound: Sound): void {
  if (sound.recording !== view.recording) playFrom(sound, 0);
  else if (view.state === 'playing' || view.state === 'loading') pauseAudio();
  else if (view.state === 'paused' && player !== null && address !== '') player.play();
  else playFrom(sound, view.state === 'ended' ? 0 : view.position);
}

/** −10 and +10. */
export function skip(seconds: number): void {
  if (view.recording === '') return;
  const { recording, length, position } = view;
  playFrom({ recording, length }, position + seconds);
}

/** Only where `canChangeSpeed` of host.ts. */
export function setSpeed(speed: number): void {
  if (!canChangeSpeed()) return;
  if (player?.playbackRate !== undefined) player.playbackRate = speed;
  say({ speed });
}

/** The program is hidden, or somebody pressed ⏸. */
export function pauseAudio(): void {
  wish += 1;
  const { state } = view;
  if (state === 'loading') say({ state: 'paused' });
  if (state === 'loading' || state === 'playing') player?.pause();
}

/** The page is left: the player is given back to the client. */
export function leaveAudio(): void {
  wish += 1;
  player?.destroy();
  player = null;
  address = '';
  view = SILENT;
  for (const tell of [...listeners]) tell(view);
}

async function open(at: number): Promise<void> {
  const mine = wish;
  const path = `/api/recordings/${encodeURIComponent(view.recording)}/ticket`;
  const answer = await request<Ticket>({ method: 'POST', path });
  if (mine !== wish) return;
  if (!answer.ok) {
    say({ state: 'failed', line: answer.message });
    return;
  }
  const { url } = answer.body;
  address = url.startsWith('/') ? SERVER + url : url;
  load(at);
}

/** A fresh player each time: some keep the place, or the silence, of what they played before. */
function load(at: number): void {
  player?.destroy();
  ignoreMuteSwitch();
  player = wx.createInnerAudioContext();
  listen(player);
  if (canChangeSpeed() && player.playbackRate !== undefined) player.playbackRate = view.speed;
  target = at;
  seeks = 0;
  player.startTime = at;
  player.src = address;
  player.play();
}

function listen(one: Mini.AudioContext): void {
  const ours = (then: () => void) => (): void => {
    if (one === player) then();
  };
  one.onPlay(
    ours(() => {
      say({ state: 'playing', line: '' });
    }),
  );
  one.onPause(
    ours(() => {
      say({ state: 'paused' });
    }),
  );
  one.onEnded(
    ours(() => {
      say({ state: 'ended', position: view.length });
    }),
  );
  one.onTimeUpdate(
    ours(() => {
      follow(one);
    }),
  );
  one.onError(
    ours(() => {
      renew();
    }),
  );
}

/** Some clients ignore startTime, some a seek before the first sound: the place is checked once sound is there. */
function follow(one: Mini.AudioContext): void {
  const at = one.currentTime;
  if (target !== null) {
    const isThere = at >= target - NEAR && at <= target + 1;
    if (!isThere && seeks < MOST_SEEKS) {
      seeks += 1;
      one.seek(target);
      return;
    }
    target = null;
  }
  if (renewedAt !== null && at > renewedAt + HEARD) renewedAt = null;
  const isDue = Date.now() - toldAt >= RHYTHM;
  if (isDue && view.state === 'playing') say({ position: at });
}

/** A ticket lives two hours: after an error a new one is asked for, once, and the place is kept. */
function renew(): void {
  const at = target ?? view.position;
  player?.destroy();
  player = null;
  address = '';
  if (renewedAt !== null) {
    say({ state: 'failed', line: '录音无法播放，请稍后重试' });
    return;
  }
  renewedAt = at;
  wish += 1;
  say({ state: 'loading' });
  void open(at);
}

function say(part: Partial<AudioView>): void {
  view = { ...view, ...part };
  toldAt = Date.now();
  for (const tell of [...listeners]) tell(view);
}
