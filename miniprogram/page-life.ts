/** One open page: what it was asked, what it shows, and what must wait because nobody sees it. */
import { get } from './api';
import { watchNews, type News } from './changes';
import { gateNow, watchGate } from './gate';
import { addressOf, noteShown, type Query } from './links';
import { createListing, type Row } from './listing';
import { createLoader } from './loading';
import { noteHanded } from './pace';
import type { Shown, ShellData, Spec } from './page';
import { textSize } from './text-size';
import { now } from './time';
import { BLANK, type FrameView } from './views/frame';
import { changedFields } from './views/rows';

/** Milliseconds: between two looks at how old things are; after the last letter of a search. */
const TICK = 30_000;
const TYPING = 300;

export interface Live<Body> {
  readonly shown: Pick<
    Shown<Body>,
    'query' | 'body' | 'refresh' | 'ask' | 'show' | 'move' | 'draw' | 'resize'
  >;
  /** Hands data to the page: all of one moment in one piece, nothing while it is hidden. */
  readonly put: (patch: object, then?: () => void) => void;
  readonly framed: (patch: Partial<FrameView>) => FrameView;
  readonly load: () => void;
  readonly refresh: () => Promise<boolean>;
  readonly more: () => void;
  readonly earlier: () => void;
  readonly later: () => void;
  readonly appear: () => void;
  readonly disappear: () => void;
  readonly leave: () => void;
}

type Drawn = { readonly rows?: readonly Row[] } & object;

interface Target<View> extends Mini.Instance<ShellData<View>> {
  readonly route: string;
}

/** Everything that lives as long as the page does. */
export function createLive<Body, View extends object>(
  spec: Pick<
    Spec<Body, View, object, object>,
    'path' | 'body' | 'view' | 'empty' | 'watches' | 'next' | 'title'
  >,
  page: Target<View>,
  { query: opened, drawn: told }: { readonly query: Query; readonly drawn: (body: Body) => void },
): Live<Body> {
  let query: Query = { ...opened };
  let body: Body | null = null;
  let drawn: Drawn | null = null;
  let frame: FrameView = { ...BLANK, size: textSize() };
  let isVisible = false;
  let isMissing = false;
  let ticker: number | null = null;
  let typing: number | null = null;
  const { put, flush } = createOutlet(page, () => isVisible);

  const framed = (patch: Partial<FrameView>): FrameView => {
    frame = { ...frame, ...patch };
    return frame;
  };
  const drawFrame = (patch: Partial<FrameView>): void => {
    const before = frame;
    if (JSON.stringify(framed(patch)) !== JSON.stringify(before)) put({ frame });
  };

  const list = createListing({
    async read(path) {
      const asked = addressOf({ path: '', query });
      const answer = await get<Body>(path);
      // Other words were asked for meanwhile: their list begins anew.
      if (!answer.ok || asked !== addressOf({ path: '', query })) return null;
      const rows = (spec.view(answer.body, now()) as Drawn).rows ?? [];
      return { rows, next: spec.next?.(answer.body, query) ?? null };
    },
    draw(rows, patch, then) {
      drawn = { ...drawn, rows };
      put(patch, then);
    },
  });

  /** Half a minute later the same answer may have to be worded anew; it is the same list. */
  const draw = (answer: Body, isSame: boolean): void => {
    const isFirst = body === null;
    body = answer;
    const fresh: Drawn = spec.view(answer, now());
    const next = spec.next?.(answer, query) ?? null;
    const { rows } = fresh;
    const whole: Drawn =
      rows === undefined ? fresh : { ...fresh, rows: list.renew({ rows, next }, isFirst) };
    const patch = drawn === null ? null : changedFields('view', drawn, whole);
    drawn = whole;
    put({ ...(patch ?? { view: whole }), ...(rows !== undefined && list.placed()) });
    if (!isSame) told(answer);
    if (spec.title !== undefined && isVisible)
      wx.setNavigationBarTitle({ title: spec.title(answer) });
  };

  const loader = createLoader<Body>({
    ask: () => {
      const path = spec.path(query);
      return spec.body === undefined ? { path } : { method: 'POST', path, body: spec.body(query) };
    },
    empty: (answer) => spec.empty?.(answer, query) ?? null,
    draw: (answer) => {
      draw(answer, false);
    },
    frame: drawFrame,
  });

  const refresh = (): Promise<boolean> => {
    isMissing = false;
    return loader.refresh();
  };
  const load = (): void => {
    body = null;
    void loader.load();
  };
  const concerns = (news: News): boolean =>
    news === 'all' ||
    (spec.watches?.(query, body) ?? []).some(({ kind, id }) =>
      news.some((one) => one.kind === kind && (id === undefined || one.id === id)),
    );
  const stopNews = watchNews((news) => {
    if (!concerns(news)) return;
    if (isVisible) void refresh();
    else isMissing = true;
  });
  const stopGate = watchGate((gate) => {
    if (gate === null && frame.state === 'gate') isMissing = true;
  });

  const tick = (): void => {
    ticker = setTimeout(() => {
      if (body !== null) draw(body, true);
      loader.age();
      tick();
    }, TICK);
  };

  return {
    shown: {
      query: () => query,
      body: () => body,
      refresh,
      show: (answer) => {
        draw(answer, false);
      },
      draw: put,
      resize: () => {
        drawFrame({ size: textSize() });
      },
      move: (patch) => {
        query = { ...query, ...patch };
      },
      ask(patch, how = 'now') {
        query = { ...query, ...patch };
        if (typing !== null) clearTimeout(typing);
        typing = setTimeout(load, how === 'typing' ? TYPING : 0);
      },
    },
    put,
    framed,
    load,
    refresh,
    more() {
      if (frame.state === 'ready') list.more();
    },
    earlier: list.earlier,
    later: list.later,
    appear() {
      isVisible = true;
      noteShown({ path: page.route, query: opened });
      drawFrame({ size: textSize() });
      flush();
      if (frame.state === 'gate' && gateNow() === null) load();
      else if (body !== null && (isMissing || loader.isOld())) void refresh();
      loader.age();
      if (ticker === null) tick();
    },
    disappear() {
      isVisible = false;
      if (ticker !== null) clearTimeout(ticker);
      ticker = null;
    },
    leave() {
      this.disappear();
      if (typing !== null) clearTimeout(typing);
      loader.leave();
      stopNews();
      stopGate();
    },
  };
}

/** Gathers what is drawn in one moment; keeps it while nobody sees the page. */
function createOutlet(
  page: { setData(patch: Mini.Patch<object>, then?: () => void): void },
  isVisible: () => boolean,
): { readonly put: (patch: object, then?: () => void) => void; readonly flush: () => void } {
  let waiting: Record<string, unknown> = {};
  let after: (() => void)[] = [];
  let isDue = false;
  const flush = (): void => {
    isDue = false;
    if (!isVisible() || Object.keys(waiting).length === 0) return;
    const patch = waiting;
    waiting = {};
    const thens = after;
    after = [];
    noteHanded(Date.now());
    page.setData(patch, () => {
      for (const then of thens) then();
    });
  };
  return {
    put(patch, then) {
      if (then !== undefined) after.push(then);
      // A new whole makes older parts of it void.
      if ('view' in patch) {
        for (const name of Object.keys(waiting)) {
          if (/^view[.[]/.test(name)) waiting = without(waiting, name);
        }
      }
      waiting = { ...waiting, ...patch };
      if (isDue) return;
      isDue = true;
      void Promise.resolve().then(flush);
    },
    flush,
  };
}

function without(all: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const rest: Record<string, unknown> = {};
  for (const one of Object.keys(all)) if (one !== name) rest[one] = all[one];
  return rest;
}
