/** wx's part of what people see: toasts, questions, badges, titles, moving between pages. */
import type { Bars } from '../bars.ts';
import { askModal, askSheet, hideToast, showToast, type Toast } from '../sheets.ts';
import { call, type Move, type Stack } from '../stack.ts';
import type { Records } from '../records.ts';
import { verb, type Options } from './answer.ts';

interface Screen {
  readonly stack: Stack;
  readonly bars: Bars;
  readonly records: Records;
}

const TOAST_MS = 1500;
const MOVES: readonly Move[] = ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab'];

function words(options: Options, name: string, otherwise = ''): string {
  const value = options[name];
  return typeof value === 'string' ? value : otherwise;
}

export function createUi({ stack, bars, records }: Screen): Record<string, unknown> {
  const top = (): NonNullable<ReturnType<Stack['top']>> => {
    const page = stack.top();
    if (!page) throw new Error('there is no page');
    return page;
  };
  const moves: [string, unknown][] = MOVES.map((move) => [
    move,
    verb(move, (options) => {
      stack.open(words(options, 'url'), move);
      return undefined;
    }),
  ]);
  const does = (
    name: string,
    work: (options: Options) => void,
  ): Readonly<Record<string, unknown>> => ({
    [name]: verb(name, (options) => {
      work(options);
      return undefined;
    }),
  });
  return {
    ...Object.fromEntries(moves),
    ...does('navigateBack', (options) => {
      stack.back(Number(options['delta'] ?? 1));
    }),
    ...does('showToast', (options) => {
      const icon = words(options, 'icon', 'success') as Toast['icon'];
      records.toasts.push(words(options, 'title'));
      showToast({
        title: words(options, 'title'),
        icon,
        lastsMs: Number(options['duration'] ?? TOAST_MS),
      });
    }),
    ...does('showLoading', (options) => {
      showToast({ title: words(options, 'title'), icon: 'loading', lastsMs: null });
    }),
    ...does('hideToast', hideToast),
    ...does('hideLoading', hideToast),
    ...does('setNavigationBarTitle', (options) => {
      top().title = words(options, 'title');
      bars.draw(stack.pages);
    }),
    ...does('setTabBarBadge', (options) => {
      bars.badge(Number(options['index']), words(options, 'text'));
    }),
    ...does('removeTabBarBadge', (options) => {
      bars.badge(Number(options['index']), '');
    }),
    ...does('showTabBarRedDot', (options) => {
      bars.redDot(Number(options['index']), true);
    }),
    ...does('hideTabBarRedDot', (options) => {
      bars.redDot(Number(options['index']), false);
    }),
    ...does('hideHomeButton', () => undefined),
    ...does('startPullDownRefresh', () => {
      pullDown(stack);
    }),
    ...does('stopPullDownRefresh', () => {
      top().element.classList.remove('mp-pulled');
    }),
    ...does('pageScrollTo', (options) => {
      const { element } = top();
      const selector = words(options, 'selector');
      const target = selector === '' ? null : element.querySelector(selector);
      if (selector !== '' && !target) throw new Error(`${selector} is not found`);
      const start = element.getBoundingClientRect().top - element.scrollTop;
      element.scrollTop = target
        ? target.getBoundingClientRect().top - start + Number(options['offsetTop'] ?? 0)
        : Number(options['scrollTop']);
    }),
    showModal: verb('showModal', (options) =>
      askModal({
        title: words(options, 'title'),
        content: words(options, 'content'),
        cancelText: options['showCancel'] === false ? null : words(options, 'cancelText', '取消'),
        confirmText: words(options, 'confirmText', '确定'),
        editable: options['editable'] === true,
        placeholder: words(options, 'placeholderText'),
      }),
    ),
    showActionSheet: verb('showActionSheet', async (options) => {
      const items = options['itemList'] as readonly string[];
      if (items.length > 6) throw new Error('itemList should not be larger than 6');
      const tapIndex = await askSheet(items);
      if (tapIndex === null) throw new Error('cancel');
      return { tapIndex };
    }),
    createSelectorQuery: () => top().instance.createSelectorQuery(),
  };
}

/** Pulls the page on top down; throws when it has not said that it can be. */
export function pullDown(stack: Stack): void {
  const page = stack.top();
  if (page?.config.enablePullDownRefresh !== true)
    throw new Error('the page has no enablePullDownRefresh');
  page.element.classList.add('mp-pulled');
  call(page.instance, 'onPullDownRefresh');
}
