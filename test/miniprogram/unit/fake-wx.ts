/** A `wx` for tests of the client's logic: a server of answers, WeCom's login, a player, storage. No templates. */
import { jest } from '@jest/globals';

export interface Sent {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly header: Readonly<Record<string, string>>;
  readonly body: unknown;
  isAborted: boolean;
}

/** What comes back: an answer, `silence` for none, `held` for one that waits until `answerHeld`. */
export type Reply = { readonly status: number; readonly data: unknown } | 'silence' | 'held';

export interface FakeWx {
  readonly sent: readonly Sent[];
  /** Logins asked of WeCom. */
  readonly logins: () => number;
  /** Answers requests from now on. */
  serve(answer: (sent: Sent) => Reply): void;
  /** Gives the oldest held request its answer. */
  answerHeld(status: number, data: unknown): void;
  answerNewestHeld(status: number, data: unknown): void;
  readonly held: () => number;
  readonly storage: Map<string, unknown>;
  readonly moves: readonly string[];
  readonly players: readonly FakePlayer[];
  readonly badges: readonly string[];
}

type Listeners = Record<string, () => void>;

export interface FakePlayer {
  src: string;
  startTime: number;
  playbackRate: number;
  currentTime: number;
  paused: boolean;
  isDestroyed: boolean;
  readonly seeks: number[];
  /** What the client tells: `Play`, `TimeUpdate`, `Error`, … */
  tell(event: string): void;
}

interface Client {
  readonly platform?: string;
  /** Plain WeChat. */
  readonly outside?: boolean;
  readonly sessionAlive?: boolean;
  /** Words with which WeCom refuses to log in. */
  readonly loginFails?: string;
  readonly fontSizeSetting?: number;
}

/** Puts a fresh `wx` in place, and forgets every module of the client. */
export function openClient(client: Client = {}): FakeWx {
  jest.resetModules();
  const sent: Sent[] = [];
  const waiting: Mini.RequestOptions[] = [];
  const storage = new Map<string, unknown>();
  const moves: string[] = [];
  const players: FakePlayer[] = [];
  const badges: string[] = [];
  let logins = 0;
  let answer: (sent: Sent) => Reply = () => 'silence';

  const later = (then: () => void): void => void Promise.resolve().then(then);
  const move = (name: string) => (options: { readonly url: string }) => {
    moves.push(`${name} ${options.url}`);
  };
  const qy: Mini.Qy = {
    login: ({ success, fail }) => {
      logins += 1;
      const code = `code-${logins}`;
      later(() => {
        if (client.loginFails === undefined) success?.({ code });
        else fail?.({ errMsg: client.loginFails });
      });
    },
    checkSession: ({ success, fail }) => {
      later(() => {
        if (client.sessionAlive ?? true) success?.({});
        else fail?.({ errMsg: 'checkSession:fail' });
      });
    },
  };
  const api = {
    ...(client.outside === true ? {} : { qy }),
    canIUse: () => true,
    getSystemInfoSync: () => ({
      platform: client.platform ?? 'ios',
      SDKVersion: '2.16.1',
      ...(client.outside === true ? {} : { environment: 'wxwork' }),
      ...(client.fontSizeSetting === undefined ? {} : { fontSizeSetting: client.fontSizeSetting }),
    }),
    request(options: Mini.RequestOptions) {
      const path = options.url.replace(/^https:\/\/[^/]+/, '');
      const { method, header, data: body } = options;
      const one: Sent = { method, path, header, body, isAborted: false };
      sent.push(one);
      const reply = answer(one);
      if (reply === 'held') waiting.push(options);
      else if (reply === 'silence') later(() => options.fail?.({ errMsg: 'request:fail' }));
      else later(() => options.success?.({ statusCode: reply.status, data: reply.data }));
      return {
        abort() {
          one.isAborted = true;
          later(() => options.fail?.({ errMsg: 'request:fail abort' }));
        },
      };
    },
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    removeStorageSync: (key: string) => storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
    navigateTo: move('navigateTo'),
    redirectTo: move('redirectTo'),
    reLaunch: move('reLaunch'),
    switchTab: move('switchTab'),
    navigateBack: () => moves.push('navigateBack'),
    setTabBarBadge: ({ index, text }: { index: number; text: string }) =>
      badges.push(`${index} ${text}`),
    removeTabBarBadge: ({ index }: { index: number }) => badges.push(`${index} none`),
    setInnerAudioOption: () => undefined,
    setNavigationBarTitle: () => undefined,
    stopPullDownRefresh: () => undefined,
    createInnerAudioContext() {
      const player = createPlayer();
      players.push(player.seen);
      return player.context;
    },
  };
  Object.assign(globalThis, { wx: api, getCurrentPages: () => [{}] });
  return {
    sent,
    logins: () => logins,
    serve(next) {
      answer = next;
    },
    answerHeld(status, data) {
      waiting.shift()?.success?.({ statusCode: status, data });
    },
    answerNewestHeld(status, data) {
      waiting.pop()?.success?.({ statusCode: status, data });
    },
    held: () => waiting.length,
    storage,
    moves,
    players,
    badges,
  };
}

function createPlayer(): { readonly seen: FakePlayer; readonly context: object } {
  const listeners: Listeners = {};
  const seen: FakePlayer = {
    src: '',
    startTime: 0,
    playbackRate: 1,
    currentTime: 0,
    paused: true,
    isDestroyed: false,
    seeks: [],
    tell(event) {
      listeners[event]?.();
    },
  };
  const on = (event: string) => (then: () => void) => {
    listeners[event] = then;
  };
  const events = ['Canplay', 'Play', 'Pause', 'Ended', 'TimeUpdate', 'Seeked', 'Waiting', 'Error'];
  const listening: Record<string, unknown> = {};
  for (const event of events) listening[`on${event}`] = on(event);
  const context = Object.assign(seen, {
    play() {
      seen.paused = false;
      seen.tell('Play');
    },
    pause() {
      seen.paused = true;
      seen.tell('Pause');
    },
    stop: () => undefined,
    seek(seconds: number) {
      seen.seeks.push(seconds);
    },
    destroy() {
      seen.isDestroyed = true;
    },
    ...listening,
  });
  return { seen, context };
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
