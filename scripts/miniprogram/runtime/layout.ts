/** The rules of layout, asked of the page on top at its present size. An empty list = all of them are kept. */
import { contrastOf } from './colours.ts';
import type { LayoutFault, PageSize } from './harness-shape.ts';
import {
  hasClass,
  isInSideScroll,
  isVisible,
  nameOf,
  shared,
  stickyBars,
  tappables,
  upTo,
  wordsIn,
  type Words,
} from './layout-boxes.ts';

const FINGER_PX = 44;
const READABLE = 4.5;
/** Boxes end between pixels. */
const SLACK_PX = 1;

type Rule = LayoutFault['rule'];

function fault(rule: Rule, element: Element, detail: string): LayoutFault {
  return { rule, what: nameOf(element), detail };
}

/** All faults of a page; leaves it scrolled to where it was. */
export function layoutFaults(page: HTMLElement): LayoutFault[] {
  const before = page.scrollTop;
  page.scrollTop = 0;
  const words = wordsIn(page);
  const faults = [
    ...outside(page),
    ...words.flatMap((one) => cut(page, one)),
    ...fingers(page),
    ...words.flatMap(pale),
    ...underBars(page),
  ];
  page.scrollTop = before;
  return faults;
}

function outside(page: HTMLElement): LayoutFault[] {
  const { left, right } = page.getBoundingClientRect();
  return [...page.querySelectorAll('*')].filter(isVisible).flatMap((element) => {
    const box = element.getBoundingClientRect();
    if (box.left >= left - SLACK_PX && box.right <= right + SLACK_PX) return [];
    if (isInSideScroll(page, element)) return [];
    return [
      fault(
        'outside',
        element,
        `${Math.round(box.left)}..${Math.round(box.right)} of ${Math.round(right)}`,
      ),
    ];
  });
}

/** Words that a box around them hides a part of, unless that box is marked `clamp`. */
function cut(page: HTMLElement, { element, rects }: Words): LayoutFault[] {
  for (const box of upTo(page, element)) {
    if (hasClass(box, 'clamp')) return [];
    const { overflowX, overflowY } = getComputedStyle(box);
    const edge = box.getBoundingClientRect();
    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const isCut = rects.some(
      (line) =>
        (hides(overflowX) &&
          (line.right > edge.right + SLACK_PX || line.left < edge.left - SLACK_PX)) ||
        // A line's own box is taller than its signs.
        (hides(overflowY) && (line.bottom > edge.bottom + 4 || line.top < edge.top - 4)),
    );
    if (isCut) return [fault('cut', element, `by ${nameOf(box)}`)];
    if (overflowY === 'auto' || overflowY === 'scroll') return [];
  }
  return [];
}

function fingers(page: HTMLElement): LayoutFault[] {
  const all = tappables(page);
  const faults: LayoutFault[] = [];
  for (const [index, element] of all.entries()) {
    const { width, height } = element.getBoundingClientRect();
    if (width < FINGER_PX - 0.5 || height < FINGER_PX - 0.5) {
      faults.push(fault('small', element, `${Math.round(width)}×${Math.round(height)}`));
    }
    for (const other of all.slice(index + 1)) {
      if (element.contains(other) || other.contains(element)) continue;
      if (isHeld(page, element) !== isHeld(page, other)) continue;
      const px = shared(element.getBoundingClientRect(), other.getBoundingClientRect());
      if (px > SLACK_PX)
        faults.push(fault('crossing', element, `${nameOf(other)} by ${Math.round(px)}`));
    }
    faults.push(...hit(element));
  }
  return faults;
}

/** Bars that stay in place cross what scrolls below them, and may. */
function isHeld(page: HTMLElement, element: Element): boolean {
  return upTo(page, element).some((one) =>
    ['fixed', 'sticky'].includes(getComputedStyle(one).position),
  );
}

function hit(element: HTMLElement): LayoutFault[] {
  element.scrollIntoView({ block: 'center', inline: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  if (found && (element.contains(found) || found.contains(element))) return [];
  return [fault('covered', element, found ? `by ${nameOf(found)}` : 'not reachable by scrolling')];
}

function pale({ element }: Words): LayoutFault[] {
  if (element.closest('[disabled], [aria-disabled=true]')) return [];
  const contrast = contrastOf(element);
  return contrast < READABLE ? [fault('contrast', element, contrast.toFixed(2))] : [];
}

/** Scrolled to its end, the last words of the page stand clear of the bars. */
function underBars(page: HTMLElement): LayoutFault[] {
  page.scrollTop = page.scrollHeight;
  const bars = stickyBars(page);
  const loose = wordsIn(page).filter(({ element }) => !bars.some((bar) => bar.contains(element)));
  const bottom = ({ rects }: Words): number => Math.max(...rects.map((rect) => rect.bottom));
  const last = loose
    .filter(({ rects }) => rects.length > 0)
    .sort((a, b) => bottom(b) - bottom(a))[0];
  if (!last) return [];
  return bars.flatMap((bar) => {
    const box = bar.getBoundingClientRect();
    const isUnder = last.rects.some((rect) => shared(rect, box) > SLACK_PX);
    return isUnder ? [fault('sticky', last.element, `under ${nameOf(bar)}`)] : [];
  });
}

/** How big the page's tree is. */
export function pageSize(page: HTMLElement): PageSize {
  let nodes = 0;
  let depth = 0;
  let children = 0;
  const visit = (element: Element, level: number): void => {
    // The plain elements inside a built-in component are not the app's.
    const own = [...element.children].filter(({ tagName }) => tagName.startsWith('WX-'));
    const inside = [...element.children].filter(({ tagName }) => !tagName.startsWith('WX-'));
    const all = [...own, ...inside.flatMap((one) => [...one.children])];
    nodes += all.length;
    depth = Math.max(depth, level);
    children = Math.max(children, all.length);
    for (const child of all) visit(child, level + 1);
  };
  visit(page, 0);
  return { nodes, depth, children };
}
