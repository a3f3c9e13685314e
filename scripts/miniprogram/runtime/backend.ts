/** How the framework draws into this page: renamed elements, style sheets by path, events from mouse and finger. */
import { framework } from './easel.ts';

interface DomEvent {
  readonly touches?: TouchList;
  readonly changedTouches?: TouchList;
  readonly clientX?: number;
}

interface EventOptions {
  readonly originalEvent?: DomEvent;
}

type OnEvent = (
  then: (target: unknown, type: string, detail: unknown, options: EventOptions) => unknown,
) => void;

const sheets = new Map<string, { readonly css: string; element?: HTMLStyleElement }>();

/** Keeps a compiled style sheet until a page asks for it. */
export function registerSheet(path: string, css: string): void {
  sheets.set(path, { css });
}

/** Page style sheets have no prefix: only that of the page on top may count. */
export function useSheetOf(pages: readonly string[], top: string): void {
  for (const page of pages) {
    const element = sheets.get(page)?.element;
    if (element) element.disabled = page !== top;
  }
}

class Backend extends framework.CurrentWindowBackendContext {
  override document = {
    createElement(tag: string): HTMLElement {
      const element = document.createElement(tag.startsWith('h5-') ? tag.slice(3) : `wx-${tag}`);
      const set = element.setAttribute.bind(element);
      element.setAttribute = (name: string, value: string): void => {
        // Ids of a component's inside carry a prefix that selectors of tests need not know.
        if (name === 'id') set(name, value.replace(/^.*?--/, ''));
        else set(name === 'aria-role' ? 'role' : name, value);
      };
      return element;
    },
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  };

  /** Marks what a finger may press, for the rules of layout. */
  override setListenerStats(
    element: HTMLElement,
    type: string,
    isCapture: boolean,
    level: number,
  ): void {
    if (type === 'tap') element.setAttribute('mp-tap', '');
    super.setListenerStats(element, type, isCapture, level);
  }

  appendStyleSheetPath(path: string): number {
    const sheet = sheets.get(path);
    if (sheet && !sheet.element) {
      sheet.element = document.createElement('style');
      sheet.element.dataset['path'] = path;
      sheet.element.textContent = sheet.css;
      document.head.append(sheet.element);
    }
    return 0;
  }
}

/** A backend whose events reach the handlers of pages. */
export function createBackend(): object {
  const backend = new Backend();
  (backend as unknown as { onEvent: OnEvent }).onEvent((target, type, detail, options) => {
    const { originalEvent: from } = options;
    const changed = pointsOf(from?.changedTouches, from);
    const event = new framework.Event(type, detail, {
      ...options,
      extraFields: { touches: pointsOf(from?.touches, from), changedTouches: changed },
    });
    framework.Event.dispatchEvent(target, event);
    return event.getEventBubbleStatus();
  });
  return backend;
}

function pointsOf(touches: TouchList | undefined, from: DomEvent | undefined): object[] {
  if (touches) return Array.from(touches, pointOf);
  return from instanceof MouseEvent ? [pointOf(from)] : [];
}

function pointOf(at: Touch | MouseEvent): object {
  const { pageX, pageY, clientX, clientY } = at;
  return { identifier: 'identifier' in at ? at.identifier : 0, pageX, pageY, clientX, clientY };
}
