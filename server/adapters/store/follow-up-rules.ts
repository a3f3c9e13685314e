/** How long follow-ups may take: editable, versioned, read with every conversation and therefore kept for seconds. */
import { DEFAULT_DEADLINES, type DeadlineRules } from '../../domain/working-time.ts';
import type { Clock, FollowUpRules } from '../../ports.ts';
import { defineCollection, type StoreContext } from './collection.ts';

interface RulesDocument {
  readonly _id: string;
  readonly tenantId: string;
  readonly rules: DeadlineRules;
  readonly by: string;
  readonly createdAt: Date;
}

/** Changes are seen everywhere within this time. */
const CACHE_MS = 2000;

export function createFollowUpRules(
  context: StoreContext & { readonly clock: Pick<Clock, 'wall'> },
): FollowUpRules {
  const { tenantId, clock } = context;
  const model = defineCollection<RulesDocument>(context, 'followUpRules');
  let kept: { readonly rules: DeadlineRules; readonly at: number } | null = null;

  return {
    async current() {
      const wall = clock.wall().getTime();
      if (kept && wall - kept.at < CACHE_MS) return kept.rules;
      const found = await model.findOne({ tenantId }, { sort: { createdAt: -1, _id: -1 } });
      kept = { rules: found?.rules ?? DEFAULT_DEADLINES, at: wall };
      return kept.rules;
    },

    async save(rules, by, at) {
      const _id = `${tenantId}:${at.toISOString()}`;
      await model.updateOne(
        { _id },
        { $set: { tenantId, rules, by, createdAt: at } },
        { upsert: true },
      );
      kept = null;
    },
  };
}
