import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Change } from '../../../../server/domain/changes/types.ts';
import type { Employee } from '../../../../server/domain/people.ts';
import { createNewsFeed, type NewsFeed } from '../../../../server/flows/me/news-feed.ts';
import { watchChanges } from '../../../../server/flows/me/watch-changes.ts';
import { createLog } from '../../../../server/log.ts';
import type { ChangeBatch } from '../../../../server/ports.ts';
import { makePerson } from '../../http/doors.ts';

const NOW = new Date('2026-11-24T02:00:00.000Z');
const call = (id: string): Change => ({ kind: 'call', id });

/** A log in memory that counts how often it is read. */
function paper(first = 0) {
  let batches: ChangeBatch[] = [];
  let reads = 0;
  for (let seq = 1; seq <= first; seq += 1)
    batches.push({ seq, changes: [call(`${seq}`)], reset: false });
  return {
    reads: () => reads,
    add(changes: readonly Change[], reset = false) {
      batches.push({ seq: (batches.at(-1)?.seq ?? 0) + 1, changes, reset });
    },
    clearBefore(seq: number) {
      batches = batches.filter((batch) => batch.seq >= seq);
    },
    after(seq: number, limit: number) {
      reads += 1;
      return Promise.resolve(batches.filter((batch) => batch.seq > seq).slice(0, limit));
    },
    latest(limit: number) {
      reads += 1;
      return Promise.resolve(batches.slice(-limit));
    },
  };
}

function feedOf(changes: ReturnType<typeof paper>, lookMs = 10_000): NewsFeed {
  const log = createLog({ level: 'silent' });
  return createNewsFeed({ changes, clockNews: () => Promise.resolve(), lookMs, log });
}

function watch(feed: NewsFeed, may: (viewer: Employee, change: Change) => boolean = () => true) {
  return watchChanges({
    feed,
    maySee: (viewer, change) => Promise.resolve(may(viewer, change)),
    clock: { now: () => NOW },
    holdMs: 60,
  });
}

const viewer = makePerson('a');

describe('the reader of the news', () => {
  it.each([
    [3, 3, 0],
    [3, 1, 2],
    [700, 690, 10],
    [700, 200, 500],
  ])('of %d remembers behind %d: %d', async (total, seq, unread) => {
    const feed = feedOf(paper(total));
    await feed.refresh();
    const read = feed.since(seq);
    expect(read.reload ? 'reload' : read.changes).toHaveLength(unread);
  });

  it.each([
    ['older than what is remembered', 700, 199],
    ['of a log that is gone', 3, 4],
    ['of an empty log', 0, 1],
  ])('loads anew behind a cursor %s', async (_, total, seq) => {
    const feed = feedOf(paper(total));
    await feed.refresh();
    expect(feed.since(seq).reload).toBe(true);
  });

  it('begins again where the log was cleared behind its back', async () => {
    const log = paper(3);
    const feed = feedOf(log);
    await feed.refresh();
    for (let seq = 4; seq < 20; seq += 1) log.add([call('x')]);
    log.clearBefore(10);
    await feed.refresh();
    expect(feed.since(3).reload).toBe(true);
    expect(feed.since(9)).toMatchObject({ reload: false, head: 19 });
  });

  it('loads anew over the place where a process began', async () => {
    const log = paper(2);
    log.add([], true);
    const feed = feedOf(log);
    await feed.refresh();
    expect(feed.since(2).reload).toBe(true);
    expect(feed.since(3).reload).toBe(false);
  });

  it('tells each change once', async () => {
    const log = paper();
    for (let again = 0; again < 5; again += 1) log.add([call('c'), call('d')]);
    const feed = feedOf(log);
    await feed.refresh();
    expect(feed.since(0)).toEqual({ reload: false, head: 5, changes: [call('c'), call('d')] });
  });
});

describe('two hundred pages that wait', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('are woken by one look, and looked for by one reader', async () => {
    const log = paper(1);
    const feed = feedOf(log, 20);
    const watching = watchChanges({
      feed,
      maySee: () => Promise.resolve(true),
      clock: { now: () => NOW },
      holdMs: 5_000,
    });
    const asked = Array.from({ length: 200 }, (_, n) =>
      watching.ask({ viewer, session: `s${n}`, since: '1' }),
    );
    await jest.advanceTimersByTimeAsync(0);
    expect(log.reads()).toBeLessThanOrEqual(2);
    // Ten rounds of looking pass without news.
    await jest.advanceTimersByTimeAsync(200);
    const before = log.reads();
    expect(before).toBeGreaterThanOrEqual(10);
    expect(before).toBeLessThanOrEqual(13);
    log.add([call('c')]);
    feed.wake();
    feed.wake();
    await jest.advanceTimersByTimeAsync(40);
    const answers = await Promise.all(asked);
    expect(log.reads() - before).toBeLessThanOrEqual(2);
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(
      new Set([
        JSON.stringify({
          cursor: '2',
          changed: [call('c')],
          reload: false,
          now: NOW.toISOString(),
        }),
      ]),
    );
  });

  it('leave the log alone when they are gone', async () => {
    const log = paper(1);
    const feed = feedOf(log, 5);
    const asked = watch(feed).ask({ viewer, session: 's', since: '1' });
    await jest.advanceTimersByTimeAsync(60);
    await asked;
    const before = log.reads();
    feed.wake();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(log.reads()).toBe(before);
  });
});

describe('a page that waits', () => {
  it('is answered in the end without news, behind all that it may not see', async () => {
    const log = paper(4);
    const answer = await watch(feedOf(log), () => false).ask({ viewer, session: 's', since: '1' });
    expect(answer).toEqual({ cursor: '4', changed: [], reload: false, now: NOW.toISOString() });
  });

  it('gets what it may see and not the rest', async () => {
    const watching = watch(feedOf(paper(4)), (_, { id }) => id === '3');
    const { changed } = await watching.ask({ viewer, session: 's', since: '0' });
    expect(changed).toEqual([call('3')]);
  });

  it('gets what was kept while its rights were read', async () => {
    const log = paper(2);
    const feed = feedOf(log);
    const watching = watchChanges({
      feed,
      async maySee(_, { id }) {
        if (id === '2') {
          log.add([call('late')]);
          await feed.refresh();
        }
        return id === 'late';
      },
      clock: { now: () => NOW },
      holdMs: 5_000,
    });
    const { changed, cursor } = await watching.ask({ viewer, session: 's', since: '1' });
    expect([changed, cursor]).toEqual([[call('late')], '3']);
  });

  it('is not held any more after a stop', async () => {
    const feed = feedOf(paper(1));
    const watching = watch(feed);
    const held = watching.ask({ viewer, session: 's', since: '1' });
    watching.stop();
    expect(await held).toMatchObject({ changed: [], cursor: '1' });
    expect(await watching.ask({ viewer, session: 't', since: '1' })).toMatchObject({ changed: [] });
  });
});
