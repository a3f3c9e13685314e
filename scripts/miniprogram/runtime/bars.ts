/** The client's own parts around a page: title bar with a way back, tab bar with badges, the area between. */
import { useSheetOf } from './backend.ts';
import type { Bundle } from './bundle-shape.ts';
import { isTab } from './routes.ts';
import type { Opened } from './stack.ts';

export interface Bars {
  readonly view: HTMLElement;
  readonly draw: (pages: readonly Opened[]) => void;
  /** Words over a tab, '' = none; throws when there is no such tab. */
  readonly badge: (index: number, words: string) => void;
  readonly redDot: (index: number, isOn: boolean) => void;
}

interface Ways {
  readonly back: () => void;
  readonly toTab: (route: string) => void;
}

/** Draws the bars into the page of the browser. */
export function createBars(bundle: Bundle, ways: Ways): Bars {
  const shell = make('div', 'mp-shell');
  const bar = make('header', 'mp-bar');
  const back = make('button', 'mp-back');
  back.setAttribute('aria-label', '返回');
  back.textContent = '‹';
  back.addEventListener('click', ways.back);
  const title = make('span', 'mp-title');
  const capsule = make('span', 'mp-capsule');
  capsule.setAttribute('aria-hidden', 'true');
  bar.append(back, title, capsule);
  const view = make('main', 'mp-view');
  const tabs = make('nav', 'mp-tabs');
  shell.append(bar, view, tabs);
  document.body.append(shell);
  const buttons = (bundle.app.tabBar?.list ?? []).map((tab) => {
    const button = make('button', 'mp-tab');
    button.dataset['route'] = tab.pagePath;
    const icon = make('img', 'mp-icon') as HTMLImageElement;
    icon.alt = '';
    icon.hidden = tab.iconPath === undefined;
    button.append(icon, tab.text, make('span', 'mp-badge'));
    button.addEventListener('click', () => {
      ways.toTab(tab.pagePath);
    });
    tabs.append(button);
    return { button, icon, tab };
  });
  const measure = (): void => {
    view.style.setProperty('--mp-vh', `${view.clientHeight / 100}px`);
  };
  window.addEventListener('resize', measure);

  const badgeOf = (index: number): HTMLElement => {
    const badge = buttons[index]?.button.querySelector<HTMLElement>('.mp-badge');
    if (!badge) throw new Error('tabbar item not found');
    return badge;
  };

  function drawTabs(route: string): void {
    const {
      color = '#4E5969',
      selectedColor = '#1A5FD0',
      backgroundColor,
    } = bundle.app.tabBar ?? {};
    tabs.hidden = !isTab(bundle, route);
    tabs.style.background = backgroundColor ?? '#fff';
    for (const { button, icon, tab } of buttons) {
      const isHere = tab.pagePath === route;
      button.style.color = isHere ? selectedColor : color;
      button.setAttribute('aria-current', isHere ? 'page' : 'false');
      const picture = isHere ? (tab.selectedIconPath ?? tab.iconPath) : tab.iconPath;
      if (picture !== undefined) icon.src = `static/${picture.replace(/^\//, '')}`;
    }
  }

  return {
    view,
    draw(pages) {
      const top = pages.at(-1);
      if (!top) return;
      const { config, route } = top;
      const isDark = config.navigationBarTextStyle !== 'black';
      bar.hidden = config.navigationStyle === 'custom';
      bar.style.background = config.navigationBarBackgroundColor ?? '#000';
      bar.style.color = isDark ? '#fff' : '#000';
      view.style.background = config.backgroundColor ?? '#fff';
      title.textContent = top.title;
      document.title = top.title;
      back.hidden = pages.length < 2;
      drawTabs(route);
      for (const page of pages) page.element.hidden = page !== top;
      useSheetOf(bundle.pages, route);
      measure();
    },
    badge(index, words) {
      const badge = badgeOf(index);
      badge.classList.remove('mp-dot');
      badge.textContent = words.length > 3 ? '…' : words;
    },
    redDot(index, isOn) {
      badgeOf(index).classList.toggle('mp-dot', isOn);
    },
  };
}

function make(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}
