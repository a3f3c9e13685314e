/** Daily reports: one a date, figures frozen when it is filed, gone on with by one lease holder at a time. */
import type { Report } from '../../domain/report/freeze.ts';
import type { Reports } from '../../ports.ts';
import {
  claimDue,
  defineCollection,
  isDuplicate,
  type IndexSpec,
  type StoreContext,
} from './collection.ts';

const NAME = 'reports';

export const reportIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, day: -1 } },
];

type ReportDocument = Report & {
  readonly _id: string;
  readonly tenantId: string;
  /** Lease and due time of an open one; absent once it has ended. */
  readonly dueAt?: Date;
};

export function createReports(context: StoreContext): Reports {
  const { tenantId } = context;
  const model = defineCollection<ReportDocument>(context, NAME);
  const keyOf = (day: string): string => `${tenantId}:${day}`;

  return {
    async load(day) {
      const found = await model.findOne({ _id: keyOf(day), tenantId });
      return found ? toReport(found) : null;
    },

    async last() {
      const [found] = await model
        .find({ tenantId, state: { $ne: 'lapsed' } }, { projection: { day: 1, state: 1 } })
        .sort({ day: -1 })
        .limit(1)
        .toArray();
      return found ? { day: found.day, state: found.state } : null;
    },

    async file(report, until) {
      try {
        await model.insertOne({ _id: keyOf(report.day), tenantId, ...report, dueAt: until });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },

    takeOpen({ now, until, limit }) {
      return claimDue(model, { tenantId, now, limit }, async (seen) => {
        const change = { $set: { dueAt: until } };
        const mine = await model.findOneAndUpdate(seen, change, { returnDocument: 'after' });
        return mine ? toReport(mine) : null;
      });
    },

    async settlePicture(day, picture) {
      await model.updateOne(
        { _id: keyOf(day), tenantId, picture: 'wanted' },
        { $set: { picture } },
      );
    },

    async close(day, state) {
      await model.updateOne(
        { _id: keyOf(day), tenantId, state: 'open' },
        { $set: { state }, $unset: { dueAt: '' } },
      );
    },
  };
}

function toReport(document: ReportDocument): Report {
  const { _id, tenantId: _t, dueAt: _d, ...report } = document;
  return report;
}
