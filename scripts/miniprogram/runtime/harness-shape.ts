/** What `window.harness` offers to tests and to the page around the frame. Plain data goes in and out. */

export interface SentRequest {
  readonly method: string;
  /** Path with query, as the server sees it. */
  readonly path: string;
  /** Milliseconds since the frame was opened. */
  readonly at: number;
  /** Undefined while under way, 0 when no answer came. */
  readonly status?: number;
  readonly bytes?: number;
  /** Ten others are under way. */
  readonly waiting: boolean;
}

export interface SetDataNote {
  readonly route: string;
  readonly bytes: number;
  readonly at: number;
  readonly hidden: boolean;
}

export interface LayoutFault {
  readonly rule: 'outside' | 'cut' | 'small' | 'covered' | 'crossing' | 'sticky' | 'contrast';
  /** The element's tag, class and first words. */
  readonly what: string;
  readonly detail: string;
}

export interface PageSize {
  readonly nodes: number;
  readonly depth: number;
  readonly children: number;
}

export interface Harness {
  /** What may not happen and did; clears the list. */
  readonly takeFailures: () => string[];
  readonly records: {
    readonly phoneCalls: readonly string[];
    readonly clipboard: readonly string[];
    readonly vibrations: readonly string[];
    readonly toasts: readonly string[];
    readonly logins: readonly string[];
  };
  readonly requests: () => readonly SentRequest[];
  readonly setDatas: () => readonly SetDataNote[];
  /** Routes from the bottom of the stack to the top. */
  readonly stack: () => readonly string[];
  /** Data of the page on top. */
  readonly data: () => unknown;
  /** Calls a method of the page on top. */
  readonly callPage: (method: string, ...given: unknown[]) => unknown;
  /** Contexts not destroyed. */
  readonly audio: () => readonly { src: string; at: number; playing: boolean }[];
  /** Resolves when nothing is under way but what `besides` names in its path. */
  readonly idle: (besides?: string) => Promise<void>;
  readonly hide: () => void;
  readonly show: () => void;
  /** The app is told to open a link: hot clears the stack, hot-same only tells App.onShow, cold opens anew. */
  readonly launch: (how: 'cold' | 'hot' | 'hot-same', url: string) => void;
  readonly pullDown: () => void;
  readonly setOffline: (is: boolean) => void;
  /** The server gets the next request whose path contains these words; its answer is lost. */
  readonly dropNext: (words: string) => void;
  /** Moves the phone's clock against the true one. */
  readonly shiftClock: (ms: number) => void;
  /** The text size set on the phone, in points; 16 is usual. */
  readonly setFontSize: (points: number) => void;
  /** What breaks the rules of layout on the page on top, at its present size. */
  readonly layout: () => LayoutFault[];
  readonly size: () => PageSize;
}
