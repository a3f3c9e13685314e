/** The page stack: opening, hiding and closing pages with the lifecycles that WeChat calls, in its order. */
import type { Bundle, WindowConfig } from './bundle-shape.ts';
import type { Env, Instance, Method, Root, Space } from './easel.ts';
import { fail, wordsOf } from './failures.ts';
import { isTab, readAddress, type Address } from './routes.ts';

export interface Opened extends Address {
  readonly root: Root;
  readonly instance: Instance;
  /** Scrolls the page. */
  readonly element: HTMLElement;
  readonly config: WindowConfig;
  title: string;
}

export type Move = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab';

export interface Stack {
  readonly pages: readonly Opened[];
  /** Undefined before the first page. */
  readonly top: () => Opened | undefined;
  /** Throws with WeChat's words when the move is not allowed. */
  readonly open: (url: string, move: Move) => void;
  readonly back: (delta: number) => void;
}

const DEEPEST = 10;
const NEAR_BOTTOM_PX = 50;

/** Calls a lifecycle of a page or of the app; what it throws is a failure. */
export function call(of: object, name: string, ...given: unknown[]): void {
  const method = (of as Record<string, unknown>)[name] as Method | undefined;
  try {
    method?.apply(of as Instance, given);
  } catch (error) {
    fail(`${name}: ${wordsOf(error)}`);
  }
}

interface Making {
  readonly bundle: Bundle;
  readonly space: Space;
  readonly host: ReturnType<Env['associateBackend']>;
  readonly view: HTMLElement;
  /** Called after each change, to draw the bars. */
  readonly changed: () => void;
}

export function createStack({ bundle, space, host, view, changed }: Making): Stack {
  const pages: Opened[] = [];
  /** Tabs that were opened and left; they keep their state. */
  const kept = new Map<string, Opened>();
  const top = (): Opened | undefined => pages.at(-1);

  function life(page: Opened, name: 'show' | 'hide'): void {
    call(page.instance, name === 'show' ? 'onShow' : 'onHide');
    page.root.getComponent().triggerPageLifetime(name, []);
  }

  function close(page: Opened): void {
    call(page.instance, 'onUnload');
    page.root.release();
    page.element.remove();
  }

  function closeAll(): void {
    for (const page of pages.splice(0).toReversed()) close(page);
    for (const page of kept.values()) close(page);
    kept.clear();
  }

  function leaveForTab(): void {
    for (const page of pages.splice(0).toReversed()) {
      if (!isTab(bundle, page.route)) close(page);
      else {
        // A tab below other pages was hidden when they were opened.
        if (!page.element.hidden) life(page, 'hide');
        page.element.hidden = true;
        kept.set(page.route, page);
      }
    }
  }

  function check(address: Address, move: Move): void {
    const tab = isTab(bundle, address.route);
    if (move === 'switchTab' && !tab) throw new Error('can not switch to no-tabBar page');
    if ((move === 'navigateTo' || move === 'redirectTo') && tab) {
      throw new Error(`can not ${move} a tabbar page`);
    }
    if (move === 'switchTab' && Object.keys(address.query).length > 0) {
      throw new Error('a tab takes no query');
    }
    if (move === 'navigateTo' && pages.length >= DEEPEST)
      throw new Error('webview count limit exceed');
  }

  function push(address: Address): void {
    const { route, query } = address;
    const element = document.createElement('div');
    element.className = 'mp-page';
    element.dataset['route'] = route;
    const place = document.createElement('div');
    element.append(place);
    view.append(element);
    const root = host.createRoot('page', space, `/${route}`);
    const instance = root.get();
    Object.assign(instance, { route, options: query });
    const config = { ...bundle.app.window, ...bundle.units.find(({ id }) => id === route)?.config };
    const page: Opened = {
      ...address,
      root,
      instance,
      element,
      config,
      title: config.navigationBarTitleText ?? '',
    };
    pages.push(page);
    changed();
    call(instance, 'onLoad', query);
    root.attach(element, place);
    // onLoad may already have gone elsewhere.
    if (top() !== page) return;
    life(page, 'show');
    setTimeout(() => {
      if (element.isConnected) call(instance, 'onReady');
    });
    watchScroll(page);
  }

  return {
    pages,
    top,
    open(url, move) {
      const before = top();
      const address = readAddress(bundle, url, before?.route);
      check(address, move);
      if (move === 'navigateTo' && before) life(before, 'hide');
      if (move === 'redirectTo') {
        const left = pages.pop();
        if (left) close(left);
      }
      if (move === 'reLaunch') closeAll();
      if (move === 'switchTab') {
        if (before?.route === address.route) return;
        leaveForTab();
        const tab = kept.get(address.route);
        if (tab) {
          kept.delete(address.route);
          pages.push(tab);
          changed();
          life(tab, 'show');
          return;
        }
      }
      push(address);
    },
    back(delta) {
      const closing = pages.splice(Math.max(1, pages.length - delta));
      if (closing.length === 0) return;
      for (const page of closing.toReversed()) close(page);
      changed();
      const shown = top();
      if (shown) life(shown, 'show');
    },
  };
}

function watchScroll(page: Opened): void {
  const { element, instance, config } = page;
  let wasNear = false;
  element.addEventListener('scroll', () => {
    call(instance, 'onPageScroll', { scrollTop: element.scrollTop });
    const rest = element.scrollHeight - element.scrollTop - element.clientHeight;
    const isNear = rest <= (config.onReachBottomDistance ?? NEAR_BOTTOM_PX);
    if (isNear && !wasNear) call(instance, 'onReachBottom');
    wasNear = isNear;
  });
}
