/** The app as a whole: launched, shown and hidden, and asked to show something else while it lives. */
import type { Bundle } from './bundle-shape.ts';
import type { Definition } from './easel.ts';
import { fail } from './failures.ts';
import { readAddress } from './routes.ts';
import { call, type Stack } from './stack.ts';

/** A link tapped in a chat of WeCom opens the app with this scene. */
const SCENE_OF_LINK = 1001;
const INTERRUPT_MS = 5000;

export interface LaunchOptions {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
  readonly referrerInfo: object;
}

export interface AppLife {
  readonly define: (definition: Definition) => void;
  readonly instance: () => unknown;
  readonly isHidden: () => boolean;
  /** True 5 s after hiding: the client has cut what was under way. */
  readonly isCut: () => boolean;
  readonly onCut: (then: () => void) => void;
  readonly launchOptions: () => LaunchOptions;
  readonly enterOptions: () => LaunchOptions;
  readonly launch: (url: string) => void;
  readonly hide: () => void;
  readonly show: () => void;
  /** A link while the app lives: the stack is cleared and its page opened. */
  readonly openHot: (url: string) => void;
  /** A link on clients that only tell the app: the pages stay as they are. */
  readonly tellOnly: (url: string) => void;
}

export function createAppLife(bundle: Bundle, stack: Stack): AppLife {
  let app: object | null = null;
  let hidden = false;
  let cut = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cutters: (() => void)[] = [];
  const first = bundle.app.entryPagePath ?? bundle.app.pages[0] ?? '';
  let launched = optionsOf(first);
  let entered = launched;

  function optionsOf(url: string): LaunchOptions {
    const { route: path, query } = readAddress(
      bundle,
      url === '' ? first : `/${url.replace(/^\//, '')}`,
    );
    return { path, query, scene: SCENE_OF_LINK, referrerInfo: {} };
  }

  function enter(options: LaunchOptions, then: () => void): void {
    clearTimeout(timer);
    hidden = false;
    cut = false;
    entered = options;
    if (app) call(app, 'onShow', options);
    then();
  }

  const showTop = (): void => {
    const top = stack.top();
    if (!top) return;
    call(top.instance, 'onShow');
    top.root.getComponent().triggerPageLifetime('show', []);
  };

  function hide(): void {
    if (hidden) return;
    const top = stack.top();
    if (top) {
      call(top.instance, 'onHide');
      top.root.getComponent().triggerPageLifetime('hide', []);
    }
    if (app) call(app, 'onHide');
    hidden = true;
    timer = setTimeout(() => {
      cut = true;
      for (const then of cutters) then();
    }, INTERRUPT_MS);
  }

  return {
    define(definition) {
      if (app) fail('App() is called twice');
      app = Object.assign(Object.create(null) as object, definition);
    },
    instance: () => app,
    isHidden: () => hidden,
    isCut: () => cut,
    onCut: (then) => {
      cutters.push(then);
    },
    launchOptions: () => launched,
    enterOptions: () => entered,
    launch(url) {
      launched = optionsOf(url);
      entered = launched;
      if (app) {
        call(app, 'onLaunch', launched);
        call(app, 'onShow', launched);
      }
      // The app may have chosen a first page of its own by now.
      if (!stack.top()) stack.open(`/${addressOf(launched)}`, 'reLaunch');
    },
    hide,
    show: () => {
      if (hidden) enter(entered, showTop);
    },
    openHot(url) {
      hide();
      const options = optionsOf(url);
      enter(options, () => {
        stack.open(`/${addressOf(options)}`, 'reLaunch');
      });
    },
    tellOnly(url) {
      hide();
      enter(optionsOf(url), showTop);
    },
  };
}

function addressOf({ path, query }: LaunchOptions): string {
  const words = Object.entries(query).map(([key, value]) => `${key}=${value}`);
  return words.length === 0 ? path : `${path}?${words.join('&')}`;
}
