/**
 * News as a log of small documents. Their numbers have no holes: the next one is inserted under its unique id only by
 * whoever has seen the last one, so a reader never passes over a write that commits late.
 */
import type { Change } from '../../domain/changes/types.ts';
import type { Log } from '../../log.ts';
import type { ChangeBatch, Changes } from '../../ports.ts';
import { defineCollection, isDuplicate, type IndexSpec, type StoreContext } from './collection.ts';

const NAME = 'changes';

export const changeIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, seq: -1 } },
];

/** Told within this time = told together; a storm of calls costs ten writes a second. */
const BATCH_MS = 100;
const RETRY_MS = 1000;
/** Kept for pages that were hidden for a while; older ones load anew. */
const KEPT = 2000;
const TIDY_EVERY = 200;
/** A stop waits no longer than this for what is not kept yet. */
const CLOSE_MS = 2000;

interface ChangeDocument {
  readonly _id: string;
  readonly tenantId: string;
  readonly seq: number;
  readonly changes: readonly Change[];
  readonly reset?: true;
  readonly createdAt: Date;
}

export function createChanges(
  context: StoreContext & {
    readonly now: () => Date;
    readonly log: Log;
    /** Called when something new is kept. */
    readonly kept: () => void;
  },
): Changes {
  const { tenantId, now, log, kept } = context;
  const model = defineCollection<ChangeDocument>(context, NAME);
  let waiting = new Map<string, Change>();
  let resetting = false;
  let closing = false;
  let writing: Promise<void> | null = null;
  let last: number | null = null;

  async function readLast(): Promise<number> {
    const newest = await model.findOne(
      { tenantId },
      { sort: { seq: -1 }, projection: { _id: 1, seq: 1 } },
    );
    return newest?.seq ?? 0;
  }

  async function insert(batch: Pick<ChangeDocument, 'changes' | 'reset'>): Promise<void> {
    for (;;) {
      const seq = (last ?? (await readLast())) + 1;
      try {
        await model.insertOne({
          ...{ _id: `${tenantId}:${seq}`, tenantId, seq, ...batch, createdAt: now() },
        });
        last = seq;
        if (seq % TIDY_EVERY === 0) await model.deleteMany({ tenantId, seq: { $lt: seq - KEPT } });
        return;
      } catch (error) {
        last = null;
        if (!isDuplicate(error)) throw error;
      }
    }
  }

  async function write(): Promise<void> {
    while (waiting.size > 0 || resetting) {
      const batch = waiting;
      const reset = resetting;
      waiting = new Map();
      resetting = false;
      try {
        await insert({ changes: [...batch.values()], ...(reset && { reset }) });
        kept();
        await pause(BATCH_MS);
      } catch (error) {
        if (closing) return;
        log.warn('news could not be kept and will be tried again', { error });
        waiting = new Map([...batch, ...waiting]);
        resetting ||= reset;
        await pause(RETRY_MS);
      }
    }
  }

  function start(): void {
    if (closing) return;
    writing ??= write().finally(() => {
      writing = null;
    });
  }

  async function read(
    filter: Readonly<Record<string, unknown>>,
    sort: { readonly seq: 1 | -1 },
    limit: number,
  ): Promise<ChangeBatch[]> {
    const found = await model
      .find({ tenantId, ...filter })
      .sort(sort)
      .limit(limit)
      .toArray();
    return found.map(({ seq, changes, reset = false }) => ({ seq, changes, reset }));
  }

  return {
    announce(change) {
      waiting.set(`${change.kind}:${change.id}`, change);
      start();
    },
    startOver() {
      resetting = true;
      start();
    },
    after: (seq, limit) => read({ seq: { $gt: seq } }, { seq: 1 }, limit),
    latest: async (limit) => (await read({}, { seq: -1 }, limit)).reverse(),
    async close() {
      closing = true;
      // A store that is away must not keep the process from stopping.
      if (writing !== null) await Promise.race([writing, pause(CLOSE_MS)]);
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
