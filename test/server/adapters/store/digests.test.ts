/** Digests and to-dos in the real store: racing saves, rows claimed once, a ledger no save touches. */
import { describe, expect, it } from '@jest/globals';
import { createDigests } from '../../../../server/adapters/store/digests.ts';
import { newDigest } from '../../../../server/domain/digest/advance.ts';
import type { Digest, DigestRow } from '../../../../server/domain/digest/types.ts';
import { after, START } from '../../../contracts/store-samples.ts';
import { factsOf, promise, insightOf } from '../../domain/digest/stage.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const FAR = after(600);

function open(context = place.of()) {
  return createDigests({ ...context, now: () => after(77) });
}
function makeRow(id: string, change: Partial<DigestRow> = {}): DigestRow {
  return {
    id,
    what: { do: 'record' },
    dueAt: after(3),
    attempts: 1,
    notAfter: null,
    parked: false,
    ...change,
  };
}
function makeDigest(id: string, change: Partial<Digest> = {}): Digest {
  return { ...newDigest(id, factsOf(), START), version: 1, ...change };
}

describe('a digest', () => {
  it('comes back as it was saved: dates, corrections of any form, rows', async () => {
    const digests = open();
    const rows = [
      makeRow('r1', {
        what: { do: 'notify', person: 'a', press: { code: 'P', card: 0, at: START } },
      }),
    ];
    const insight = insightOf({ followUps: [promise('报价', { due: after(9) })] });
    const digest = makeDigest('d1', {
      rows,
      insights: [
        {
          version: 1,
          transcript: 1,
          model: '',
          prompt: 'rules',
          insight,
          dropped: [],
          at: START,
          askedBy: null,
        },
      ],
      corrections: [
        {
          id: 'x',
          field: 'followUps',
          fact: 'f.$1',
          value: { due: after(5), text: '$price' },
          machine: null,
          by: 'a',
          at: START,
          undone: false,
        },
      ],
      note: { text: '$rows', by: 'a', at: START },
    });
    expect(await digests.load('d1')).toBeNull();
    expect(await digests.save(digest, { version: 0, rows })).toBe(true);
    expect(await digests.load('d1')).toEqual(digest);
  });

  it('is made once, and changed only from the version that is stored', async () => {
    const digests = open();
    const first = makeDigest('d1');
    expect(await digests.save(first, { version: 0, rows: [] })).toBe(true);
    expect(await digests.save({ ...first, llmProblem: 'x' }, { version: 0, rows: [] })).toBe(false);
    expect(await digests.save({ ...first, version: 2 }, { version: 1, rows: [] })).toBe(true);
    expect(
      await digests.save({ ...first, version: 2, llmProblem: 'x' }, { version: 1, rows: [] }),
    ).toBe(false);
    expect((await digests.load('d1'))?.llmProblem).toBeNull();
  });

  it('changed by twenty at once: one wins each version, and no row is lost', async () => {
    const digests = open();
    await digests.save(makeDigest('d1'), { version: 0, rows: [] });
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        for (;;) {
          const digest = await digests.load('d1');
          if (!digest) throw new Error('the digest is gone');
          const row = makeRow(`r${n}`);
          const next = { ...digest, version: digest.version + 1, seen: [...digest.seen, `e${n}`] };
          if (await digests.save(next, { version: digest.version, rows: [row] })) return;
        }
      }),
    );
    const saved = await digests.load('d1');
    expect(saved?.version).toBe(21);
    expect(new Set(saved?.rows.map((row) => row.id)).size).toBe(20);
    expect(new Set(saved?.seen).size).toBe(20);
  });

  it('is seen by its own tenant only', async () => {
    const context = place.of();
    await open(context).save(makeDigest('d1'), { version: 0, rows: [makeRow('r')] });
    const other = open();
    expect(await other.load('d1')).toBeNull();
    expect(await other.takeDue({ now: FAR, until: after(900), limit: 10 })).toEqual([]);
    expect(await other.withOpenRows(10)).toEqual([]);
    expect((await open(context).withOpenRows(10)).map((one) => one.id)).toEqual(['d1']);
  });
});

describe('the ledger', () => {
  async function withRows(...rows: readonly DigestRow[]) {
    const digests = open();
    await digests.save(makeDigest('d1'), { version: 0, rows });
    return digests;
  }

  it('notes a step when its row leaves: how often it was tried, and when; looking again is no step', async () => {
    const rows = [
      makeRow('a', { what: { do: 'compose', round: 1 }, attempts: 3 }),
      makeRow('b', { what: { do: 'late', what: 'facts' } }),
      makeRow('c', { what: { do: 'record' } }),
    ];
    const digests = await withRows(...rows);
    await digests.dropRows('d1', rows.slice(0, 2));
    const digest = await digests.load('d1');
    expect(digest?.ledger).toEqual({ transcribe: { attempts: 3, at: after(77) } });
    expect(digest?.rows.map((row) => row.id)).toEqual(['c']);
    expect(digest?.version).toBe(1);
    await digests.dropRows('d1', [makeRow('c', { attempts: 2 })]);
    expect((await digests.load('d1'))?.ledger).toEqual({
      transcribe: { attempts: 3, at: after(77) },
      record: { attempts: 2, at: after(77) },
    });
    expect(await digests.withOpenRows(10)).toEqual([]);
  });

  it('is no save’s business: what left in the meantime stays away, what was noted stays noted', async () => {
    const digests = await withRows(makeRow('a'));
    const read = await digests.load('d1');
    if (!read) throw new Error('the digest is gone');
    await digests.dropRows('d1', [makeRow('a')]);
    expect(await digests.save({ ...read, version: 2 }, { version: 1, rows: [] })).toBe(true);
    const after_ = await digests.load('d1');
    expect(after_?.rows).toEqual([]);
    expect(after_?.ledger).toEqual({ record: { attempts: 1, at: after(77) } });
  });
});

describe('rows', () => {
  it('eight takers at once get each row once', async () => {
    const digests = open();
    for (let n = 0; n < 30; n += 1) {
      const rows = [makeRow(`${n}-a`), makeRow(`${n}-b`)];
      await digests.save(makeDigest(`d${n}`, { rows }), { version: 0, rows });
    }
    const taken = await Promise.all(
      Array.from({ length: 8 }, () =>
        digests.takeDue({ now: after(5), until: after(10), limit: 100 }),
      ),
    );
    const ids = taken.flat().flatMap((one) => one.rows.map((row) => row.id));
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
  });

  it('taken while somebody saves are neither lost nor doubled', async () => {
    const digests = open();
    const rows = [makeRow('a')];
    const digest = makeDigest('d1', { rows });
    await digests.save(digest, { version: 0, rows });
    const [taken] = await digests.takeDue({ now: after(5), until: after(10), limit: 1 });
    await digests.save({ ...digest, version: 2 }, { version: 1, rows: [makeRow('b')] });
    expect(taken?.rows.map((row) => row.id)).toEqual(['a']);
    const [next] = await digests.takeDue({ now: after(6), until: after(11), limit: 1 });
    expect(next?.rows.map((row) => row.id)).toEqual(['b']);
  });

  it('parked wait for a person, say why, and begin anew when asked', async () => {
    const digests = open();
    const rows = [makeRow('a', { attempts: 9 })];
    await digests.save(makeDigest('d1', { rows }), { version: 0, rows });
    expect(await digests.retryRow('d1', 'a', FAR)).toBe(false);
    await digests.deferRow('d1', 'a', { dueAt: after(30), parked: true, problem: '$down: 500' });
    expect(await digests.takeDue({ now: FAR, until: after(900), limit: 10 })).toEqual([]);
    expect((await digests.withOpenRows(10))[0]?.rows[0]).toMatchObject({
      parked: true,
      problem: '$down: 500',
    });
    expect(await digests.retryRow('d1', 'b', FAR)).toBe(false);
    expect(await digests.retryRow('d1', 'a', FAR)).toBe(true);
    expect(await digests.retryRow('d1', 'a', FAR)).toBe(false);
    const [taken] = await digests.takeDue({ now: FAR, until: after(900), limit: 10 });
    expect(taken).toMatchObject({ subject: 'd1', rows: [{ id: 'a', attempts: 1 }] });
  });

  it('a dead process’s are free at the next start, planned ones are not', async () => {
    const digests = open();
    const rows = [makeRow('leased', { dueAt: FAR }), makeRow('late', { dueAt: FAR, attempts: 0 })];
    await digests.save(makeDigest('d1', { rows }), { version: 0, rows });
    await digests.freeLeases(after(10));
    const taken = await digests.takeDue({ now: after(10), until: after(20), limit: 10 });
    expect(taken.flatMap((one) => one.rows.map((row) => row.id))).toEqual(['leased']);
  });
});
