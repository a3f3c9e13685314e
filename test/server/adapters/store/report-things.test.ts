/** What a report reads from the real store: each by its span, nothing twice, nothing of another tenant. */
import { describe, expect, it } from '@jest/globals';
import { createAlerts } from '../../../../server/adapters/store/alerts.ts';
import { createCalls } from '../../../../server/adapters/store/calls.ts';
import type { StoreContext } from '../../../../server/adapters/store/collection.ts';
import { createCommunications } from '../../../../server/adapters/store/communications.ts';
import { createDigests } from '../../../../server/adapters/store/digests.ts';
import { createTodos } from '../../../../server/adapters/store/todos.ts';
import { outcomeOf, type CallOutcome } from '../../../../server/domain/report/outcome.ts';
import { BEGIN, later, makeCall, rings } from '../../flows/calls/make-call.ts';
import { office, talk } from '../../domain/calls/over.ts';
import { A } from '../../domain/routing/make.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const SPAN = { from: BEGIN, to: later(600) };

/** Documents as some process left them, past all versions. */
async function leave(
  { connection, tenantId }: StoreContext,
  name: string,
  documents: readonly { readonly id: string; readonly [field: string]: unknown }[],
): Promise<void> {
  const stored = documents.map(({ id, ...rest }) => ({
    _id: `${tenantId}:${id}`,
    tenantId,
    ...rest,
  }));
  await connection.collection<{ _id: string }>(name).insertMany(stored);
}

describe('what became of the calls of a span', () => {
  const OUTCOME = outcomeOf(makeCall({ told: talk(60) }));
  const endedAt = (id: string, at: Date) => ({ id, outcome: { ...OUTCOME, id, endedAt: at } });

  async function read(context: StoreContext, batches: number[] = []): Promise<CallOutcome[]> {
    const seen: CallOutcome[] = [];
    for await (const batch of createCalls(context).outcomesIn(SPAN)) {
      batches.push(batch.length);
      seen.push(...batch);
    }
    return seen;
  }

  it('comes each once, in batches, also where many ended in the same second', async () => {
    const context = place.of();
    const many = Array.from({ length: 4803 }, (_, n) =>
      endedAt(`c${n}`, later(n % 2 === 0 ? 300 : (n * 7) % 600)),
    );
    await leave(context, 'calls', many);
    const batches: number[] = [];
    const ids = (await read(context, batches)).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(many.map(({ id }) => id).toSorted());
    expect(batches).toEqual([2000, 2000, 803]);
  });

  it('begins with the span, ends before its end, and is its own tenant’s', async () => {
    const context = place.of();
    await leave(context, 'calls', [
      endedAt('first', SPAN.from),
      endedAt('before', later(-1)),
      endedAt('next', SPAN.to),
      { ...endedAt('nothing', later(1)), outcome: null },
    ]);
    await leave(place.of(), 'calls', [endedAt('foreign', later(1))]);
    expect(await read(context)).toEqual([{ ...OUTCOME, id: 'first', endedAt: SPAN.from }]);
  });

  it('is kept with each save of its call, and says what the call then says', async () => {
    const context = place.of();
    const calls = createCalls(context);
    const rung = makeCall({ told: [[1, rings(A, office)]] });
    expect(await calls.save(rung, { version: 0, rows: [] })).toBe(true);
    expect(await read(context)).toEqual([]);
    const over = { ...makeCall({ told: talk(60) }), version: rung.version + 1 };
    expect(await calls.save(over, { version: rung.version, rows: [] })).toBe(true);
    expect(await read(context)).toEqual([outcomeOf(over)]);
    expect(await calls.load(over.id)).toEqual({ ...over, rows: [] });
    const internal = { ...over, blocked: true, version: over.version + 1 };
    expect(await calls.save(internal, { version: over.version, rows: [] })).toBe(true);
    expect(await read(context)).toEqual([]);
  });
});

describe('what else a report reads', () => {
  it('alerts: opened before the end, and changed since the beginning', async () => {
    const context = place.of();
    const alert = (id: string, openedAt: Date, updatedAt: Date) => ({ id, openedAt, updatedAt });
    await leave(context, 'alerts', [
      alert('old', later(-9000), later(-1)),
      alert('old-touched', later(-9000), later(5)),
      alert('new', later(5), later(700)),
      alert('later', SPAN.to, later(700)),
    ]);
    const touched = await createAlerts(context).touchedIn(SPAN, 9);
    expect(touched.map(({ id }) => id).toSorted()).toEqual(['new', 'old-touched']);
    expect(await createAlerts(context).touchedIn(SPAN, 1)).toHaveLength(1);
  });

  it('to-dos: open and past their deadline, the longest first', async () => {
    const context = place.of();
    const todo = (id: string, due: Date, state = 'open') => ({ id, due, state });
    await leave(context, 'todos', [
      todo('late', later(-5)),
      todo('later', later(-50)),
      todo('done', later(-60), 'done'),
      todo('now', BEGIN),
    ]);
    const todos = createTodos(context);
    expect((await todos.openOverdue(BEGIN, 9)).map(({ id }) => id)).toEqual(['later', 'late']);
    expect((await todos.openOverdue(BEGIN, 1)).map(({ id }) => id)).toEqual(['later']);
  });

  it('digests: of calls of the span that were ever taken for a wrong number', async () => {
    const context = place.of();
    const digest = (id: string, endedAt: Date, ...remarks: (string | null)[]) => ({
      id,
      call: { endedAt },
      insights: remarks.map((remark) => ({ insight: { remark } })),
    });
    await leave(context, 'digests', [
      digest('wrong', later(5), 'wrong-number'),
      digest('once', later(5), 'wrong-number', null),
      digest('plain', later(5), null),
      digest('silent', later(5), 'wordless'),
      digest('unread', later(5)),
      digest('other-day', SPAN.to, 'wrong-number'),
    ]);
    const digests = createDigests({ ...context, now: () => BEGIN });
    const found = await digests.wrongNumbersIn(SPAN);
    expect(found.map(({ id }) => id).toSorted()).toEqual(['once', 'wrong']);
  });

  it('intents: of conversations that began in the span and were read, by call', async () => {
    const context = place.of();
    const talk = (id: string, at: Date, intent: string | null) => ({ id, number: id, at, intent });
    await leave(context, 'communications', [
      talk('asks', SPAN.from, '询价'),
      talk('unread', later(5), null),
      talk('before', later(-1), '投诉'),
      talk('next', SPAN.to, '投诉'),
    ]);
    const intents = await createCommunications(context).intentsIn(SPAN);
    expect([...intents]).toEqual([['asks', '询价']]);
  });
});
