/** wx's storage in the browser's, kept apart per person: two frames side by side are two phones. */
import { unfit } from '../set-data.ts';
import { fail } from '../failures.ts';
import { verb, type Options } from './answer.ts';

const MOST_KB = 10 * 1024;

export function createStorage(person: string): Record<string, unknown> {
  const prefix = `mp:${person}:`;
  const keys = (): string[] =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  const read = (key: string): unknown => {
    const text = localStorage.getItem(prefix + key);
    return text === null ? '' : (JSON.parse(text) as unknown);
  };
  const write = (key: string, value: unknown): void => {
    for (const fault of unfit(value)) fail(`setStorage ${key}: ${fault}`);
    localStorage.setItem(prefix + key, JSON.stringify(value));
  };
  const remove = (key: string): void => {
    localStorage.removeItem(prefix + key);
  };
  const clear = (): void => {
    keys().forEach(remove);
  };
  const info = (): object => {
    const size = keys().reduce(
      (sum, key) => sum + (localStorage.getItem(prefix + key) ?? '').length,
      0,
    );
    return { keys: keys(), currentSize: Math.ceil(size / 1024), limitSize: MOST_KB };
  };
  const keyOf = ({ key }: Options): string => String(key);
  return {
    getStorageSync: read,
    setStorageSync: write,
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    getStorage: verb('getStorage', (options) => {
      if (!keys().includes(keyOf(options))) throw new Error('data not found');
      return { data: read(keyOf(options)) };
    }),
    setStorage: verb('setStorage', (options) => {
      write(keyOf(options), options['data']);
      return undefined;
    }),
    removeStorage: verb('removeStorage', (options) => {
      remove(keyOf(options));
      return undefined;
    }),
    clearStorage: verb('clearStorage', () => {
      clear();
      return undefined;
    }),
    getStorageInfo: verb('getStorageInfo', info),
  };
}
