/** GET /api/changes: one long poll a session, answered by the first news its person may see. Pages §3 News. */
import type { Change } from '../../domain/changes/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Clock } from '../../ports.ts';
import type { NewsFeed } from './news-feed.ts';

export interface WatchWish {
  readonly viewer: Employee;
  /** A newer request of the same session ends the older one. */
  readonly session: string;
  /** Cursor of the last answer; null = from now on. */
  readonly since: string | null;
}

export interface News {
  readonly cursor: string;
  readonly now: string;
  readonly changed: readonly Change[];
  /** The cursor is unknown or too old: load everything that is shown. */
  readonly reload: boolean;
}

export interface WatchChanges {
  ask(wish: WatchWish): Promise<News>;
  /** Ends everything that is held; what comes later is answered at once. */
  stop(): void;
}

const CURSOR = /^\d{1,15}$/;

interface Held {
  ended: boolean;
  end: () => void;
}

export function watchChanges(need: {
  readonly feed: NewsFeed;
  readonly maySee: (viewer: Employee, change: Change, head: number) => Promise<boolean>;
  readonly clock: Pick<Clock, 'now'>;
  /** Longest time a request is held, ms. */
  readonly holdMs: number;
}): WatchChanges {
  const { feed, maySee, clock, holdMs } = need;
  const held = new Map<string, Held>();
  let stopped = false;

  function hold(session: string): Held {
    held.get(session)?.end();
    const one: Held = { ended: stopped, end: () => undefined };
    one.end = () => {
      one.ended = true;
    };
    held.set(session, one);
    return one;
  }

  /** Until news, the end of the time, or the end of the request; a process that looks anew wakes all. */
  function pause(one: Held): Promise<void> {
    return new Promise((resolve) => {
      const release = feed.onNews(() => {
        release();
        resolve();
      });
      one.end = () => {
        one.ended = true;
        release();
        resolve();
      };
    });
  }

  async function visible(
    viewer: Employee,
    changes: readonly Change[],
    head: number,
  ): Promise<Change[]> {
    const seen = await Promise.all(changes.map((change) => maySee(viewer, change, head)));
    return changes.filter((_, n) => seen[n]);
  }

  async function wait(one: Held, viewer: Employee, since: number): Promise<Omit<News, 'now'>> {
    for (let seq = since; ;) {
      const read = feed.since(seq);
      seq = read.head;
      if (read.reload) return { cursor: String(seq), changed: [], reload: true };
      const changed = await visible(viewer, read.changes, seq);
      if (changed.length > 0 || one.ended) return { cursor: String(seq), changed, reload: false };
      // News may have come while rights were read.
      const more = feed.since(seq);
      if (more.head === seq) await pause(one);
    }
  }

  return {
    async ask({ viewer, session, since }) {
      const one = hold(session);
      const over = setTimeout(() => {
        one.end();
      }, holdMs);
      over.unref();
      try {
        await feed.refresh();
        const { head } = feed.since(0);
        const known = since === null || CURSOR.test(since);
        const news =
          since === null || !known
            ? { cursor: String(head), changed: [], reload: !known }
            : await wait(one, viewer, Number(since));
        return { ...news, now: clock.now().toISOString() };
      } finally {
        clearTimeout(over);
        if (held.get(session) === one) held.delete(session);
      }
    },

    stop() {
      stopped = true;
      for (const one of held.values()) one.end();
    },
  };
}
