/** Everything that may not happen in a mini-program, collected where tests can read it: `window.__failures`. */

declare global {
  interface Window {
    /** One sentence each; empty = nothing went wrong. */
    __failures: string[];
  }
}

/** Notes a failure; the app goes on as it would on a phone. */
export function fail(text: string): void {
  window.__failures.push(text);
}

/** Collects console errors, uncaught errors and unhandled rejections from now on. */
export function watchFailures(): void {
  window.__failures = [];
  const say = console.error.bind(console);
  console.error = (...words: unknown[]): void => {
    fail(`console: ${words.map(wordsOf).join(' ')}`);
    say(...words);
  };
  window.addEventListener('error', (event) => {
    // The browser's own note that an observer will be called in the next frame.
    if (!event.message.startsWith('ResizeObserver loop')) fail(`error: ${event.message}`);
  });
  window.addEventListener('unhandledrejection', (event) => {
    fail(`unhandled rejection: ${wordsOf(event.reason)}`);
  });
}

export function wordsOf(value: unknown): string {
  if (value instanceof Error) return value.message;
  if (typeof value === 'string') return value;
  return value === undefined ? 'undefined' : JSON.stringify(value);
}

/** An object whose unknown names may not be read or written: what a client does not have is `undefined` and noted. */
export function strict<T extends object>(name: string, value: T, known: readonly string[] = []): T {
  const isKnown = (key: string | symbol): boolean =>
    typeof key === 'symbol' ||
    key in value ||
    key === 'then' ||
    key === 'toJSON' ||
    known.includes(key);
  return new Proxy(value, {
    get(target, key, receiver) {
      if (!isKnown(key)) fail(`${name}.${String(key)} is not known`);
      return Reflect.get(target, key, receiver) as unknown;
    },
    set(target, key, given, receiver) {
      if (!isKnown(key)) fail(`${name}.${String(key)} is not known`);
      return Reflect.set(target, key, given, receiver);
    },
  });
}
