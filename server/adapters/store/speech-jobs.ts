/** The queue before the speech providers: one document a piece, claimed one by one, the most urgent first. */
import type { SpeechJob } from '../../domain/digest/job.types.ts';
import { allowedByPress } from '../../domain/digest/submits.ts';
import type { SpeechJobs } from '../../ports.ts';
import {
  defineCollection,
  isDuplicate,
  settle,
  type IndexSpec,
  type StoreContext,
} from './collection.ts';

const NAME = 'speechJobs';

export const speechJobIndexes: readonly IndexSpec[] = [
  {
    collection: NAME,
    key: { tenantId: 1, provider: 1, state: 1, priority: 1, createdAt: 1, n: 1 },
  },
  { collection: NAME, key: { tenantId: 1, digest: 1, round: 1, n: 1 } },
  { collection: NAME, key: { tenantId: 1, 'submits.id': 1 } },
  { collection: NAME, key: { tenantId: 1, 'submits.at': 1 } },
];

type JobDocument = Omit<SpeechJob, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly lease?: string;
  /** Wall time; claims bear two seconds of skew. */
  readonly leaseUntil?: Date;
};

const OPEN: readonly SpeechJob['state'][] = ['waiting', 'submitted', 'parked'];
const SKEW_MS = 2000;

export function createSpeechJobs(context: StoreContext): SpeechJobs {
  const { tenantId } = context;
  const model = defineCollection<JobDocument>(context, NAME);
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  function toJob(document: JobDocument): SpeechJob {
    const { _id, tenantId: _t, lease: _l, leaseUntil: _u, ...job } = document;
    return { id: _id.slice(tenantId.length + 1), ...job };
  }

  return {
    async file(jobs) {
      if (jobs.length === 0) return;
      const documents = jobs.map(({ id, ...job }) => ({ _id: keyOf(id), tenantId, ...job }));
      try {
        await model.insertMany(documents, { ordered: false });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    },

    async take({ provider, states, now, wall, until, lease }) {
      const free = new Date(wall.getTime() - SKEW_MS);
      const found = await settle(() =>
        model.findOneAndUpdate(
          {
            tenantId,
            provider,
            state: { $in: [...states] },
            dueAt: { $lte: now },
            $or: [{ leaseUntil: { $exists: false } }, { leaseUntil: { $lte: free } }],
          },
          { $set: { lease, leaseUntil: until }, $inc: { attempts: 1 } },
          { sort: { priority: 1, createdAt: 1, n: 1 }, returnDocument: 'after' },
        ),
      );
      return found ? toJob(found) : null;
    },

    async renew(id, lease, until) {
      const result = await model.updateOne(
        { _id: keyOf(id), lease },
        { $set: { leaseUntil: until } },
      );
      return result.matchedCount === 1;
    },

    async change(id, lease, to, keep = false) {
      const result = await model.updateOne(
        { _id: keyOf(id), lease },
        { $set: to, ...(keep ? {} : { $unset: { lease: '', leaseUntil: '' } }) },
      );
      return result.matchedCount === 1;
    },

    async nameTask(submit, task, now) {
      const result = await model.updateOne(
        {
          tenantId,
          state: { $in: [...OPEN] },
          submits: { $elemMatch: { id: submit, task: null } },
        },
        { $set: { 'submits.$.task': task, state: 'submitted', dueAt: now } },
      );
      return result.matchedCount === 1;
    },

    async ofRound(digest, round) {
      const found = await model.find({ tenantId, digest, round }).sort({ n: 1 }).toArray();
      return found.map(toJob);
    },

    async countOpen(digest, round) {
      const open = { tenantId, digest, round, state: { $in: [...OPEN] } };
      return (await model.find(open, { projection: { _id: 1 } }).toArray()).length;
    },

    async drop(digest, before) {
      await model.updateMany(
        { tenantId, digest, round: { $lt: before }, state: { $in: [...OPEN] } },
        { $set: { state: 'dropped' }, $unset: { lease: '', leaseUntil: '' } },
      );
    },

    async parked(limit) {
      const found = await model.find({ tenantId, state: 'parked' }).limit(limit).toArray();
      return found.map(toJob);
    },

    async retryRound(digest, round, now) {
      const found = await model.find({ tenantId, digest, round, state: 'parked' }).toArray();
      if (found.length === 0) return false;
      const again = { state: 'waiting', dueAt: now, attempts: 0 } as const;
      const updates = found.map((job) => ({
        updateOne: {
          // A callback may have woken it in between.
          filter: { _id: job._id, state: 'parked' as const },
          update: { $set: { ...again, allowed: allowedByPress(job) } },
        },
      }));
      return (await model.bulkWrite(updates)).modifiedCount > 0;
    },

    async submittedSeconds(since) {
      const found = await model
        .find(
          { tenantId, 'submits.at': { $gte: since } },
          { projection: { seconds: 1, submits: 1 } },
        )
        .toArray();
      return found.reduce((sum, job) => {
        const paid = job.submits.filter((one) => one.at >= since && !one.refused).length;
        return sum + paid * job.seconds;
      }, 0);
    },
  };
}
