/** What is not needed to show the first page waits until that page has had its answer. */

let isThere = false;
let waiting: (() => void)[] = [];

/** Runs at once when something was shown already. */
export function afterFirstContent(then: () => void): void {
  if (isThere) then();
  else waiting.push(then);
}

/** The first page has its answer, whatever it is. */
export function noteFirstContent(): void {
  if (isThere) return;
  isThere = true;
  const all = waiting;
  waiting = [];
  for (const then of all) then();
}
