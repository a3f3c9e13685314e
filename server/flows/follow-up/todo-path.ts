/** Where a to-do stands in the mini-program: cards, lists and pages link to it alike. */

/** Clients decode addresses differently: the colon of an id stands as it is. */
export function todoPath(id: string): string {
  return `pages/todo/detail?id=${encodeURIComponent(id).replaceAll('%3A', ':')}`;
}
