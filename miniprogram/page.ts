/** Wraps what is particular to a page with what all pages share: reading, states, news, acts, links. Pages §2, §3. */
import { createActing, AT_REST, type Acting, type ActView } from './acting';
import type { Change } from './changes';
import { gateNow, openGate } from './gate';
import { goHome, needsHome, readQuery, type Query } from './links';
import { createLive, type Live } from './page-life';
import type { Empty } from './loading';
import { BLANK, type FrameView } from './views/frame';
import { WHOLE, type ListPlace } from './views/rows';

/** News that a page refetches for: of one thing, or of any of its kind. */
export interface Watch {
  readonly kind: Change['kind'];
  readonly id?: string | undefined;
}

/** What a page's own handlers find in `this.shown`. */
export interface Shown<Body> extends Acting {
  /** The query of the address, and what `ask` put into it. */
  readonly query: () => Query;
  /** The answer that is drawn; null before there is one. */
  readonly body: () => Body | null;
  /** Reads again what is shown; false when that failed. */
  readonly refresh: () => Promise<boolean>;
  /** Reads something else: a filter at once, words of a search 300 ms after the last letter. */
  readonly ask: (query: Query, how?: 'now' | 'typing') => void;
  /** Draws an answer that came another way, such as the truth after an act. */
  readonly show: (body: Body) => void;
  /** Draws fields of the page's own; nothing while it is hidden, then all at once. */
  readonly draw: (patch: object) => void;
  /** The size of text was chosen anew. */
  readonly resize: () => void;
  /** What is read from now on, such as another window of a long text; nothing is read at once. */
  readonly move: (query: Query) => void;
}

export interface ShellData<View> {
  /** Null until there is something to show: content stands inside `wx:if="{{view}}"`. */
  readonly view: View | null;
  readonly frame: FrameView;
  readonly act: ActView;
  /** Of a list: what lies before and behind the rows that are drawn. */
  readonly list: ListPlace;
}

/** Handlers that `<page-frame>` is bound to. */
export interface ShellHandlers {
  onRetry(): void;
  onHome(): void;
  onActRetry(): void;
  onConfirm(): void;
  onCancel(): void;
  /** The rows before those that are drawn, or behind them. */
  onRowsEarlier(): void;
  onRowsLater(): void;
}

export interface Spec<Body, View, Own extends object, On extends object> {
  /** Path of the one GET that gives all the page first shows. */
  readonly path: (query: Query) => string;
  /** Makes the reading a POST with this body; for 试算, which writes nothing. */
  readonly body?: (query: Query) => object;
  /** Exactly what the template draws; pure, `now` in milliseconds of the server's clock. */
  readonly view: (body: Body, now: number) => View;
  readonly empty?: (body: Body, query: Query) => Empty | null;
  readonly watches?: (query: Query, body: Body | null) => readonly Watch[];
  /**
   * Path of the next page of a list; its view's `rows` are appended to `view.rows`. Null at the end. At most sixty are
   * drawn, in a box of class `rows`; `list` says whether buttons lead to those before and behind.
   */
  readonly next?: (body: Body, query: Query) => string | null;
  /** Title of the navigation bar, when it is not always the one of the JSON file. */
  readonly title?: (body: Body) => string;
  readonly data?: Own;
  readonly on?: On & ThisType<PageThis<Body, View, Own> & On>;
  /** Called once, when the page is made and before it is read. */
  readonly opened?: (this: PageThis<Body, View, Own>, query: Query) => void;
  readonly left?: (this: PageThis<Body, View, Own>) => void;
  /** Nobody sees the page any more: what may not stay on it goes, at once. */
  readonly hidden?: (this: PageThis<Body, View, Own>) => void;
  /** Each time an answer was handed to the page. */
  readonly drawn?: (this: PageThis<Body, View, Own>, body: Body) => void;
  /** The end of the page came near. */
  readonly reached?: (this: PageThis<Body, View, Own>) => void;
}

export type PageThis<Body, View, Own extends object> = Mini.Instance<ShellData<View> & Own> & {
  readonly shown: Shown<Body>;
};

/** What is handed to `Page`: data and handlers are what the template is checked against. */
export type PageOptions<View, Own extends object, On extends object> = {
  /** Templates are not narrowed by `wx:if`: to them the view is always there. */
  readonly data: Omit<ShellData<View>, 'view'> & { readonly view: View } & Own;
} & On &
  ShellHandlers;

interface Raw<Body, View> extends Mini.Instance<ShellData<View>> {
  readonly route: string;
  live: Live<Body>;
  shown: Shown<Body>;
}

/** `Page(shownPage({ … }))`. */
export function shownPage<
  Body,
  View extends object,
  Own extends object = object,
  On extends object = object,
>(spec: Spec<Body, View, Own, On>): PageOptions<View, Own, On> {
  const life = {
    onLoad(this: Raw<Body, View>, given: Query) {
      const query = readQuery(given);
      const page = this as unknown as PageThis<Body, View, Own>;
      const drawn = (body: Body): void => {
        spec.drawn?.call(page, body);
      };
      this.live = createLive<Body, View>(spec, this, { query, drawn });
      const { live } = this;
      const acting = createActing({
        draw: (act) => {
          live.put({ act });
        },
        readTruth: live.refresh,
      });
      this.shown = { ...acting, ...live.shown };
      // Drawn together with the first content.
      live.framed({ home: needsHome(this.route) });
      spec.opened?.call(page, query);
      live.load();
    },
    onShow(this: Raw<Body, View>) {
      this.live.appear();
    },
    onHide(this: Raw<Body, View>) {
      spec.hidden?.call(this as unknown as PageThis<Body, View, Own>);
      this.live.disappear();
    },
    onUnload(this: Raw<Body, View>) {
      spec.left?.call(this as unknown as PageThis<Body, View, Own>);
      this.live.leave();
    },
    onPullDownRefresh(this: Raw<Body, View>) {
      const stop = (): void => {
        wx.stopPullDownRefresh();
      };
      void this.live.refresh().then(stop);
    },
    onReachBottom(this: Raw<Body, View>) {
      this.live.more();
      spec.reached?.call(this as unknown as PageThis<Body, View, Own>);
    },
    onRowsEarlier(this: Raw<Body, View>) {
      this.live.earlier();
    },
    onRowsLater(this: Raw<Body, View>) {
      this.live.later();
    },
    onRetry(this: Raw<Body, View>) {
      if (gateNow() !== null) openGate();
      this.live.load();
    },
    onHome: goHome,
    onActRetry(this: Raw<Body, View>) {
      this.shown.retry();
    },
    onConfirm(this: Raw<Body, View>) {
      this.shown.confirm();
    },
    onCancel(this: Raw<Body, View>) {
      this.shown.cancel();
    },
  };
  // The framework clones data for each page; the handlers of the page stand beside those of the shell.
  const options = {
    ...spec.on,
    ...life,
    data: { ...spec.data, view: null, frame: BLANK, act: AT_REST, list: WHOLE },
  };
  return options as unknown as PageOptions<View, Own, On>;
}
