/** wx.createInnerAudioContext over the browser's own player, with the client's events and its one-way destroy. */
import { fail, strict } from '../failures.ts';
import { ownAddress } from './address.ts';

const EVENTS = [
  'Canplay',
  'Play',
  'Pause',
  'Stop',
  'Ended',
  'TimeUpdate',
  'Error',
  'Waiting',
  'Seeking',
  'Seeked',
] as const;
type EventName = (typeof EVENTS)[number];

/** The client's event for each of the browser's. */
const FROM_BROWSER: Readonly<Partial<Record<keyof HTMLMediaElementEventMap, EventName>>> = {
  canplay: 'Canplay',
  play: 'Play',
  ended: 'Ended',
  timeupdate: 'TimeUpdate',
  waiting: 'Waiting',
  seeking: 'Seeking',
  seeked: 'Seeked',
};

/** A context that is not destroyed, as tests read it. */
export interface Sounding {
  readonly src: string;
  readonly at: number;
  readonly playing: boolean;
}

const alive = new Map<object, HTMLAudioElement>();

/** Contexts that nobody has destroyed. */
export function liveAudio(): Sounding[] {
  return [...alive.values()].map(({ currentSrc, currentTime: at, paused }) => ({
    src: currentSrc.replace(location.origin, ''),
    at,
    playing: !paused,
  }));
}

type Listener = (answer?: object) => void;

/** `canChangeSpeed`: playbackRate is known to iOS and Android alone. */
export function createAudio(canChangeSpeed: boolean): object {
  const player = new Audio();
  player.preload = 'auto';
  const listeners = new Map<EventName, Set<Listener>>(EVENTS.map((name) => [name, new Set()]));
  let startTime = 0;
  let given = '';
  let isStopping = false;
  let isGone = false;
  const tell = (name: EventName, answer?: object): void => {
    if (isGone) return;
    for (const then of listeners.get(name) ?? []) then(answer);
  };
  for (const [from, name] of Object.entries(FROM_BROWSER)) {
    player.addEventListener(from, () => {
      tell(name);
    });
  }
  player.addEventListener('pause', () => {
    // The browser pauses at the end; the client says only that it ended.
    if (!isStopping && !player.ended) tell('Pause');
  });
  player.addEventListener('error', () => {
    if (given !== '')
      tell('Error', { errCode: 10004, errMsg: player.error?.message ?? 'cannot be played' });
  });
  player.addEventListener('loadedmetadata', () => {
    if (startTime > 0) player.currentTime = startTime;
  });

  const use = <T>(what: () => T): T => {
    if (isGone) fail('an audio context is used after destroy()');
    return what();
  };
  const play = (): void => {
    player.play().catch((error: unknown) => {
      // Pausing before the first sound, or a source that fails, is told by its own event.
      const name = error instanceof DOMException ? error.name : '';
      if (name !== 'AbortError' && name !== 'NotSupportedError') fail(`play: ${name}`);
    });
  };
  const context = {
    obeyMuteSwitch: true,
    referrerPolicy: '',
    get src() {
      return given;
    },
    set src(url: string) {
      use(() => {
        given = url;
        if (url === '') player.removeAttribute('src');
        else player.src = url.startsWith('blob:') ? url : (ownAddress(url) ?? 'data:,');
        if (player.autoplay) play();
      });
    },
    get startTime() {
      return startTime;
    },
    set startTime(seconds: number) {
      startTime = seconds;
    },
    get autoplay() {
      return player.autoplay;
    },
    set autoplay(is: boolean) {
      player.autoplay = is;
    },
    get loop() {
      return player.loop;
    },
    set loop(is: boolean) {
      player.loop = is;
    },
    get volume() {
      return player.volume;
    },
    set volume(to: number) {
      player.volume = to;
    },
    get duration() {
      return Number.isFinite(player.duration) ? player.duration : 0;
    },
    get currentTime() {
      return player.currentTime;
    },
    get paused() {
      return player.paused;
    },
    get buffered() {
      return player.buffered.length === 0 ? 0 : player.buffered.end(0);
    },
    play() {
      use(play);
    },
    pause() {
      use(() => {
        player.pause();
      });
    },
    stop() {
      use(() => {
        isStopping = true;
        player.pause();
        player.currentTime = 0;
        // The browser tells of the pause in a task of its own.
        setTimeout(() => {
          isStopping = false;
        });
        tell('Stop');
      });
    },
    seek(seconds: number) {
      use(() => {
        player.currentTime = seconds;
      });
    },
    destroy() {
      isGone = true;
      player.pause();
      player.removeAttribute('src');
      player.load();
      alive.delete(context);
    },
    ...listening(listeners),
  };
  if (canChangeSpeed) {
    Object.defineProperty(context, 'playbackRate', {
      get: () => player.playbackRate,
      set: (to: number) => {
        player.playbackRate = to;
      },
      enumerable: true,
    });
  }
  alive.set(context, player);
  return strict('InnerAudioContext', context);
}

/** `onPlay(then)` and `offPlay(then?)` for each event. */
function listening(all: ReadonlyMap<EventName, Set<Listener>>): Record<string, unknown> {
  return Object.fromEntries(
    [...all].flatMap(([name, set]) => [
      [
        `on${name}`,
        (then: Listener) => {
          set.add(then);
        },
      ],
      [
        `off${name}`,
        (then?: Listener) => {
          if (then) set.delete(then);
          else set.clear();
        },
      ],
    ]),
  );
}
