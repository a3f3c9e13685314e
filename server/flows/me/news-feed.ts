/** One reader of the news for all that wait in this process: a short memory of the log, and whom to wake. */
import type { Change } from '../../domain/changes/types.ts';
import type { Log } from '../../log.ts';
import type { ChangeBatch, Changes } from '../../ports.ts';

/** Batches remembered; a cursor older than these loads anew. */
const REMEMBERED = 500;
/** Several wakes within this time are one look. */
const WAKE_MS = 40;

export type Read =
  | { readonly reload: true; readonly head: number }
  | { readonly reload: false; readonly head: number; readonly changes: readonly Change[] };

export interface NewsFeed {
  /** Reads what was kept until now. */
  refresh(): Promise<void>;
  /** What is remembered behind a cursor. */
  since(seq: number): Read;
  /** Calls `woken` at the next news, once. Answers how to stop waiting. */
  onNews(woken: () => void): () => void;
  /** Something was kept, here or elsewhere: look soon. */
  wake(): void;
}

export function createNewsFeed(need: {
  readonly changes: Pick<Changes, 'after' | 'latest'>;
  /** Asked before each look, so that what the clock brings is news too. */
  readonly clockNews: () => Promise<void>;
  /** How often to look while somebody waits and nobody wakes, ms. */
  readonly lookMs: number;
  readonly log: Log;
}): NewsFeed {
  const waiting = new Set<() => void>();
  let memory: readonly ChangeBatch[] | null = null;
  let reading: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let soon = false;

  const head = (): number => memory?.at(-1)?.seq ?? 0;

  async function read(): Promise<void> {
    await need.clockNews();
    const known = memory;
    const fresh = known && (await need.changes.after(head(), REMEMBERED));
    // More than can be remembered, or a hole where old ones were cleared away: begin again with the last ones.
    const follows =
      fresh && fresh.length < REMEMBERED && (fresh[0]?.seq ?? head() + 1) === head() + 1;
    const was = head();
    memory = follows
      ? [...known, ...fresh].slice(-REMEMBERED)
      : await need.changes.latest(REMEMBERED);
    if (head() === was) return;
    for (const woken of [...waiting]) woken();
  }

  function begin(): Promise<void> {
    reading = read().finally(() => {
      reading = null;
    });
    return reading;
  }

  function refresh(): Promise<void> {
    if (reading === null) return begin();
    // The look under way may have missed what was kept just now.
    next ??= reading
      .catch(() => undefined)
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  }

  function lookIn(ms: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      soon = false;
      refresh()
        .catch((error: unknown) => {
          need.log.warn('news cannot be read, pages wait', { error });
        })
        .finally(() => {
          if (waiting.size > 0 && timer === null) lookIn(need.lookMs);
        });
    }, ms);
    timer.unref();
  }

  return {
    refresh,

    since(seq) {
      const batches = memory ?? [];
      const oldest = batches[0]?.seq ?? 1;
      if (seq > head() || seq < oldest - 1) return { reload: true, head: head() };
      const unread = batches.filter((batch) => batch.seq > seq);
      if (unread.some(({ reset }) => reset)) return { reload: true, head: head() };
      const changes = new Map<string, Change>();
      for (const change of unread.flatMap((batch) => batch.changes))
        changes.set(`${change.kind}:${change.id}`, change);
      return { reload: false, head: head(), changes: [...changes.values()] };
    },

    onNews(woken) {
      waiting.add(woken);
      if (timer === null) lookIn(need.lookMs);
      return () => {
        waiting.delete(woken);
        if (waiting.size > 0 || timer === null) return;
        clearTimeout(timer);
        timer = null;
        soon = false;
      };
    },

    wake() {
      if (waiting.size === 0 || soon) return;
      soon = true;
      lookIn(WAKE_MS);
    },
  };
}
