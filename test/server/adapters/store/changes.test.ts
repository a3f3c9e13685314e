import { describe, expect, it } from '@jest/globals';
import { createChanges } from '../../../../server/adapters/store/changes.ts';
import type { StoreContext } from '../../../../server/adapters/store/collection.ts';
import { createLog } from '../../../../server/log.ts';
import type { ChangeBatch, Changes } from '../../../../server/ports.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const NOW = new Date('2026-11-24T02:00:00.000Z');

function open(context: StoreContext): { changes: Changes; lines: string[]; kept: () => number } {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
  let count = 0;
  const changes = createChanges({ ...context, now: () => NOW, log, kept: () => (count += 1) });
  return { changes, lines, kept: () => count };
}

/** Reads as a process does, from where it was, until nothing is new and the writers are done. */
async function follow(reader: Changes, done: () => boolean): Promise<readonly ChangeBatch[]> {
  const seen: ChangeBatch[] = [];
  for (;;) {
    const over = done();
    const fresh = await reader.after(seen.at(-1)?.seq ?? 0, 50);
    seen.push(...fresh);
    if (over && fresh.length === 0) return seen;
  }
}

describe('news', () => {
  it('of three processes at once are one row without holes, and nothing is passed over', async () => {
    const context = place.of();
    const writers = [open(context), open(context), open(context)];
    let busy = true;
    const reading = follow(open(context).changes, () => !busy);
    for (let round = 0; round < 40; round += 1) {
      for (const [n, { changes }] of writers.entries())
        changes.announce({ kind: 'call', id: `${n}-${round}` });
      // A breath on the wire, so that writes and announcements cross.
      await context.connection.collection('changes').findOne({});
    }
    await Promise.all(writers.map(({ changes }) => changes.close()));
    busy = false;
    const seen = await reading;
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, n) => n + 1));
    const ids = seen.flatMap(({ changes }) => changes.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(
      [0, 1, 2].flatMap((n) => Array.from({ length: 40 }, (_, r) => `${n}-${r}`)).sort(),
    );
    expect(writers.flatMap(({ lines }) => lines)).toEqual([]);
    expect(writers.reduce((sum, { kept }) => sum + kept(), 0)).toBe(seen.length);
  });

  it('told together are kept together, each once', async () => {
    const { changes } = open(place.of());
    changes.announce({ kind: 'call', id: 'first' });
    for (let again = 0; again < 500; again += 1) changes.announce({ kind: 'call', id: 'c' });
    changes.announce({ kind: 'alert', id: 'c' });
    await changes.close();
    const [, second, ...more] = await changes.latest(10);
    expect(more).toEqual([]);
    expect(second).toEqual({
      seq: 2,
      reset: false,
      changes: [
        { kind: 'call', id: 'c' },
        { kind: 'alert', id: 'c' },
      ],
    });
  });

  it('say where a process began', async () => {
    const { changes } = open(place.of());
    changes.startOver();
    await changes.close();
    expect(await changes.after(0, 10)).toEqual([{ seq: 1, changes: [], reset: true }]);
  });

  it('of long ago are cleared away', async () => {
    const context = place.of();
    const model = context.connection.collection<{ _id: string }>('changes');
    const old = Array.from({ length: 2200 }, (_, n) => ({
      ...{ _id: `${context.tenantId}:${n}`, tenantId: context.tenantId, seq: n, changes: [] },
    }));
    await model.insertMany(old.slice(1));
    const { changes } = open(context);
    changes.announce({ kind: 'call', id: 'c' });
    await changes.close();
    expect((await changes.after(0, 1))[0]?.seq).toBe(200);
    expect((await changes.latest(1))[0]).toMatchObject({ seq: 2200 });
  });

  it('of another tenant are not ours', async () => {
    const { changes } = open(place.of());
    changes.announce({ kind: 'call', id: 'c' });
    await changes.close();
    expect(await open(place.of()).changes.latest(10)).toEqual([]);
  });
});
