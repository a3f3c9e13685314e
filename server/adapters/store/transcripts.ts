/** Transcripts by version, and the plans of what was listened to: large, written once, read by id. */
import type { HearingPlan, Transcript, Transcripts } from '../../ports.ts';
import { defineCollection, isDuplicate, type StoreContext } from './collection.ts';

interface Kept {
  readonly _id: string;
  readonly tenantId: string;
  readonly digest: string;
}
type PlanDocument = Kept & HearingPlan & { readonly round: number };
type TranscriptDocument = Kept & Transcript & { readonly createdAt: Date };

export function createTranscripts(context: StoreContext): Transcripts {
  const { tenantId } = context;
  const plans = defineCollection<PlanDocument>(context, 'hearingPlans');
  const transcripts = defineCollection<TranscriptDocument>(context, 'transcripts');
  const keyOf = (digest: string, n: number): string => `${tenantId}:${digest}:${n}`;

  /** Made of the same recording, a second one is the same: the first stays. */
  async function once(insert: () => Promise<unknown>): Promise<boolean> {
    try {
      await insert();
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return false;
    }
  }

  return {
    async savePlan(digest, round, plan) {
      const { tracks, cuts } = plan;
      const document = { _id: keyOf(digest, round), tenantId, digest, round, tracks, cuts };
      await once(() => plans.insertOne(document));
    },

    async loadPlan(digest, round) {
      const found = await plans.findOne({ _id: keyOf(digest, round) });
      return found && { tracks: found.tracks, cuts: found.cuts };
    },

    async save(digest, transcript, at) {
      const _id = keyOf(digest, transcript.version);
      return once(() =>
        transcripts.insertOne({ ...transcript, _id, tenantId, digest, createdAt: at }),
      );
    },

    async load(digest, version) {
      const found = await transcripts.findOne({ _id: keyOf(digest, version) });
      if (!found) return null;
      const { _id, tenantId: _t, digest: _d, createdAt: _c, ...transcript } = found;
      return transcript;
    },
  };
}
