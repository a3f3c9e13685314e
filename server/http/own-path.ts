/** Where a login may lead back to: a page of ours, never another site. */

/** The path itself when it is a path on our own origin; `/` for anything else. */
export function ownPath(wish: string): string {
  if (!/^\/[\x21-\x7e]{0,500}$/.test(wish) || wish.includes('\\')) return '/';
  const base = 'http://own.invalid';
  if (!URL.canParse(wish, base)) return '/';
  const url = new URL(wish, base);
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}
