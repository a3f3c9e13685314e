/** Measures what a person sees of a page: which elements are visible, tappable, carry words, and are cut. */

export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

/** `button.take 我来处理`, to find the element by. */
export function nameOf(element: Element): string {
  const classes = [...element.classList].map((name) => `.${name.replace(/^.*--/, '')}`).join('');
  const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 24);
  return `${element.tagName.toLowerCase().replace('wx-', '')}${classes} ${words}`.trim();
}

const TAPPABLE =
  'wx-button, wx-switch, wx-picker, wx-navigator, wx-checkbox, wx-radio, wx-input, wx-textarea, [mp-tap]';

export function tappables(page: Element): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(TAPPABLE)].filter(isVisible);
}

/** Texts that stand directly in an element, with the place each of their lines takes. */
export interface Words {
  readonly element: HTMLElement;
  readonly node: Text;
  readonly rects: readonly DOMRect[];
}

export function wordsIn(page: Element): Words[] {
  const found: Words[] = [];
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.textContent ?? '').trim() === '' || !isVisible(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(
      ({ width, height }) => width > 0 && height > 0,
    );
    found.push({ element, node: node as Text, rects });
  }
  return found;
}

export function hasClass(element: Element, name: string): boolean {
  return [...element.classList].some((one) => one === name || one.endsWith(`--${name}`));
}

/** The element and what is around it, up to the page. */
export function upTo(page: Element, from: Element): Element[] {
  const all: Element[] = [];
  for (let one: Element | null = from; one && one !== page; one = one.parentElement) all.push(one);
  return all;
}

/** The nearest element around that scrolls sideways, whose content may be wider than the page. */
export function isInSideScroll(page: Element, element: Element): boolean {
  return upTo(page, element)
    .slice(1)
    .some(
      (one) =>
        ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) &&
        one.scrollWidth > one.clientWidth,
    );
}

/** The bars that stay in place while the page scrolls. */
export function stickyBars(page: Element): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('*')].filter((element) => {
    const { position } = getComputedStyle(element);
    return (position === 'fixed' || position === 'sticky') && isVisible(element);
  });
}

/** How much two boxes share, in px of the smaller direction; 0 = apart. */
export function shared(a: DOMRect, b: DOMRect): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, Math.min(across, down));
}
