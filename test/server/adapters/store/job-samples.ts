/** Pieces of sound and their submits, as small as they may be. */
import type { SpeechJob, Submit } from '../../../../server/domain/digest/job.types.ts';
import { START } from '../../../contracts/store-samples.ts';

export function makeJob(id: string, change: Partial<SpeechJob> = {}): SpeechJob {
  return {
    id,
    digest: 'd1',
    round: 1,
    n: 0,
    provider: 'whisper',
    track: 't1',
    recording: 'rec-1',
    channel: 0,
    cut: { n: 0, track: 't1', from: 0, to: 28 },
    seconds: 28,
    priority: 2,
    createdAt: START,
    state: 'waiting',
    dueAt: START,
    attempts: 0,
    submits: [],
    allowed: 0,
    hearing: null,
    problem: null,
    ...change,
  };
}
export const submit = (id: string, change: Partial<Submit> = {}): Submit => ({
  id,
  at: START,
  task: null,
  refused: false,
  ...change,
});
