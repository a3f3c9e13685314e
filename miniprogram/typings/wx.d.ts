/**
 * The part of `wx` and of the framework that we use, and nothing else: a name that is not here is a type error.
 * Names that some client lacks are optional; only host.ts and audio.ts touch those.
 */

declare namespace Mini {
  interface Failed {
    readonly errMsg: string;
  }

  interface Callbacks<T = unknown> {
    success?: (result: T) => void;
    fail?: (error: Failed) => void;
    complete?: () => void;
  }

  interface RequestOptions extends Callbacks<RequestAnswer> {
    readonly url: string;
    readonly method: 'GET' | 'POST' | 'DELETE';
    readonly header: Readonly<Record<string, string>>;
    readonly data?: object;
    /** Milliseconds. */
    readonly timeout: number;
  }

  interface RequestAnswer {
    readonly statusCode: number;
    /** Parsed when it is JSON, else its text. */
    readonly data: unknown;
  }

  interface RequestTask {
    abort(): void;
  }

  interface SystemInfo {
    readonly platform: string;
    /** `wxwork` inside WeCom; some clients leave it out. */
    readonly environment?: string;
    readonly SDKVersion: string;
    /** Pixels of normal text as the person set it; absent on desktop. */
    readonly fontSizeSetting?: number;
  }

  interface AudioContext {
    src: string;
    startTime: number;
    /** iOS and Android alone. */
    playbackRate?: number;
    readonly currentTime: number;
    readonly paused: boolean;
    play(): void;
    pause(): void;
    stop(): void;
    seek(seconds: number): void;
    destroy(): void;
    onCanplay(listener: () => void): void;
    onPlay(listener: () => void): void;
    onPause(listener: () => void): void;
    onEnded(listener: () => void): void;
    onTimeUpdate(listener: () => void): void;
    onSeeked(listener: () => void): void;
    onWaiting(listener: () => void): void;
    onError(listener: () => void): void;
  }

  interface Rect {
    readonly top: number;
    readonly bottom: number;
    readonly height: number;
  }

  interface SelectorQuery {
    select(selector: string): { boundingClientRect(): SelectorQuery };
    selectViewport(): { scrollOffset(): SelectorQuery };
    exec(then: (results: readonly unknown[]) => void): void;
  }

  /** Only inside WeCom. */
  interface Qy {
    login(options: Callbacks<{ readonly code: string }>): void;
    checkSession(options: Callbacks): void;
  }

  interface UpdateManager {
    onUpdateReady?(listener: () => void): void;
    applyUpdate(): void;
  }

  interface Api {
    readonly qy?: Qy;
    canIUse(name: string): boolean;
    getSystemInfoSync(): SystemInfo;
    request(options: RequestOptions): RequestTask;
    getStorageSync(key: string): unknown;
    setStorageSync(key: string, value: unknown): void;
    removeStorageSync(key: string): void;
    getStorageInfoSync(): { readonly keys: readonly string[] };
    navigateTo(options: { readonly url: string } & Callbacks): void;
    redirectTo(options: { readonly url: string } & Callbacks): void;
    reLaunch(options: { readonly url: string } & Callbacks): void;
    switchTab(options: { readonly url: string } & Callbacks): void;
    navigateBack(options?: { readonly delta?: number }): void;
    setNavigationBarTitle(options: { readonly title: string }): void;
    stopPullDownRefresh(): void;
    pageScrollTo(options: { readonly scrollTop: number; readonly duration: number }): void;
    /** Looks among the tags of the page on top. */
    createSelectorQuery(): SelectorQuery;
    createInnerAudioContext(): AudioContext;
    showToast(options: { readonly title: string; readonly icon: 'none' | 'success' }): void;
    setClipboardData(options: { readonly data: string } & Callbacks): void;
    setTabBarBadge(options: { readonly index: number; readonly text: string } & Callbacks): void;
    removeTabBarBadge(options: { readonly index: number } & Callbacks): void;
    makePhoneCall?(options: { readonly phoneNumber: string } & Callbacks): void;
    vibrateShort?(options: Callbacks): void;
    setInnerAudioOption?(options: { readonly obeyMuteSwitch: boolean } & Callbacks): void;
    getUpdateManager?(): UpdateManager;
  }

  /** How an app was started or came back: a path without a leading slash. */
  interface Arrival {
    readonly path: string;
    readonly query: Readonly<Record<string, string | undefined>>;
  }

  /** An event of a template. `D`: the `data-` of the tag, `T`: what its component tells. */
  interface Event<D = Readonly<Record<string, unknown>>, T = unknown> {
    readonly currentTarget: { readonly dataset: D };
    readonly detail: T;
  }

  /** Whole fields, or parts of them by path: `rows[3].text`. */
  type Patch<D> = Partial<D> & {
    readonly [path: `${string}.${string}` | `${string}[${string}`]: unknown;
  };

  interface Instance<D> {
    readonly data: D;
    /** `then` is called when it stands on the page. */
    setData(patch: Patch<D>, then?: () => void): void;
  }

  type Properties = Record<
    string,
    {
      readonly type:
        | StringConstructor
        | NumberConstructor
        | BooleanConstructor
        | ObjectConstructor
        | ArrayConstructor;
      readonly value: unknown;
    }
  >;

  type ValuesOf<P extends Properties> = { [K in keyof P]: P[K]['value'] };

  interface ComponentOptions<D extends object, P extends Properties, M extends object> {
    readonly properties?: P;
    readonly data?: D;
    readonly methods?: M;
    readonly observers?: Readonly<Record<string, (...values: never[]) => void>>;
    readonly lifetimes?: {
      attached?: () => void;
      ready?: () => void;
      detached?: () => void;
    };
    readonly pageLifetimes?: { show?: () => void; hide?: () => void };
    readonly options?: { readonly multipleSlots?: boolean };
  }

  type ComponentThis<D extends object, P extends Properties, M> = Instance<D & ValuesOf<P>> & {
    triggerEvent(name: string, detail?: unknown): void;
    /** Looks among the component's own tags. */
    createSelectorQuery(): SelectorQuery;
  } & M;

  interface AppOptions {
    onLaunch(arrival: Arrival): void;
    onShow(arrival: Arrival): void;
    onHide(): void;
  }
}

declare const wx: Mini.Api;

declare function App(options: Mini.AppOptions): void;
declare function Page(options: object): void;
declare function Component<
  D extends object = object,
  P extends Mini.Properties = Mini.Properties,
  M extends object = object,
>(options: Mini.ComponentOptions<D, P, M> & ThisType<Mini.ComponentThis<D, P, M>>): void;
declare function getCurrentPages(): readonly object[];

declare function setTimeout(then: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number): void;
