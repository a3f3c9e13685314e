/** How WeChat's own components are written here: properties, what changes with them, and what taps do. */
import type { Component, Tap } from '../easel.ts';

/** A property: a constructor for its type, or that with a first value. */
export type Property = unknown;

export interface Builtin {
  readonly properties?: Readonly<Record<string, Property>>;
  /** Property → what to do with its new value. */
  readonly observers?: Readonly<Record<string, (of: Component, value: unknown) => void>>;
  readonly attached?: (of: Component) => void;
  /** Handlers that the component's own template names. */
  readonly methods?: Readonly<Record<string, (of: Component, event: KeyEvent) => void>>;
  readonly tap?: (of: Component, event: Tap) => void;
}

export interface KeyEvent {
  readonly detail: { readonly key?: string };
}

/** The plain element inside, which a template marks with `id="el"`. */
export function inner<T extends HTMLElement>(of: Component, kind: new () => T): T {
  const element = of.shadowRoot.getElementById('el')?.getBackendElement();
  if (element instanceof kind) return element;
  throw new Error(`${of.is ?? 'a component'} has no ${kind.name} inside`);
}

/** Tells the page. */
export function emit(of: Component, name: string, detail: unknown = {}): void {
  of.triggerEvent(name, detail, {});
}

/** The nearest component of a kind around one. */
export function around(of: Component, kind: string): Component | null {
  const up = (one: Component): Component | null =>
    one.parentNode ?? one.ownerShadowRoot?.getHostNode() ?? null;
  let one = up(of);
  while (one && one.is !== `builtin/${kind}`) one = up(one);
  return one;
}

/** Components of some kinds inside one, in order. */
export function within(of: Component, kinds: readonly string[]): Component[] {
  return (of.childNodes ?? []).flatMap((child) => [
    ...(kinds.includes((child.is ?? '').replace('builtin/', '')) ? [child] : []),
    ...within(child, kinds),
  ]);
}
