/** Addresses of pages: `pages/call/detail?id=c1`, relative to the page on top or from the root. */
import type { Bundle } from './bundle-shape.ts';
import { fail } from './failures.ts';

export interface Address {
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Reads an address; `from` is the page on top. Throws when no such page exists. */
export function readAddress(bundle: Bundle, url: string, from = ''): Address {
  const [place = '', words = ''] = url.split('?');
  const route =
    place.startsWith('/') || from === '' ? place.replace(/^\//, '') : relative(from, place);
  if (!bundle.pages.includes(route)) throw new Error(`page "${route}" is not found`);
  const query: Record<string, string> = {};
  for (const pair of words === '' ? [] : words.split('&')) {
    const [key = '', value = ''] = pair.split('=');
    // Some clients decode a query and some do not.
    if (value.includes('%'))
      fail(`the query of ${url} needs decoding, which clients do differently`);
    query[key] = value;
  }
  return { route, query };
}

function relative(from: string, place: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of place.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Whether a page stands in the tab bar. */
export function isTab(bundle: Bundle, route: string): boolean {
  return bundle.app.tabBar?.list.some(({ pagePath }) => pagePath === route) ?? false;
}
