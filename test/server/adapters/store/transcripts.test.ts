/** Transcripts and hearing plans in the real store: written once, read by version. */
import { describe, expect, it } from '@jest/globals';
import { createTranscripts } from '../../../../server/adapters/store/transcripts.ts';
import type { HearingPlan, Transcript } from '../../../../server/ports.ts';
import { after, START } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const segment = {
  speaker: 'customer',
  person: null,
  start: 0.4,
  end: 1.9,
  text: '喂，$你好！',
} as const;
const TEXT: Transcript = {
  version: 1,
  by: 'whisper',
  model: 'large-v3',
  segments: [segment, { ...segment, speaker: 'agent', person: 'sales_manager_a' }],
  removed: [{ why: 'prompt-echo', segment }],
  timing: 'segments',
  wordless: false,
};
const PLAN: HearingPlan = {
  tracks: [
    {
      id: 't1',
      recording: 'rec-1',
      channel: 0,
      speaker: 'customer',
      person: null,
      offset: -12.4,
      seconds: 60,
      spans: [{ start: 0.4, end: 1.9, db: -20, otherDb: null }],
    },
  ],
  cuts: [{ n: 0, track: 't1', from: 0, to: 28 }],
};

describe('a transcript', () => {
  it('comes back as it was composed, what was removed included', async () => {
    const transcripts = createTranscripts(place.of());
    await transcripts.save('d1', TEXT, START);
    expect(await transcripts.load('d1', 1)).toEqual(TEXT);
    expect(await transcripts.load('d1', 2)).toBeNull();
    expect(await transcripts.load('d2', 1)).toBeNull();
  });

  it('is written once a version: the first stays, a person’s stands beside it', async () => {
    const transcripts = createTranscripts(place.of());
    const edited = { ...TEXT, version: 1005, by: 'person', model: '' } as const;
    await Promise.all([1, 2, 3].map(() => transcripts.save('d1', TEXT, START)));
    await transcripts.save('d1', { ...TEXT, model: 'other' }, after(5));
    await transcripts.save('d1', edited, after(6));
    expect(await transcripts.load('d1', 1)).toEqual(TEXT);
    expect(await transcripts.load('d1', 1005)).toEqual(edited);
  });

  it('is its own tenant’s', async () => {
    const [mine, other] = [createTranscripts(place.of()), createTranscripts(place.of())];
    await mine.save('d1', TEXT, START);
    await mine.savePlan('d1', 1, PLAN);
    expect(await other.load('d1', 1)).toBeNull();
    expect(await other.loadPlan('d1', 1)).toBeNull();
  });
});

it('a plan is made once a round', async () => {
  const transcripts = createTranscripts(place.of());
  expect(await transcripts.loadPlan('d1', 1)).toBeNull();
  await transcripts.savePlan('d1', 1, PLAN);
  await transcripts.savePlan('d1', 1, { tracks: [], cuts: [] });
  await transcripts.savePlan('d1', 2, { tracks: [], cuts: [] });
  expect(await transcripts.loadPlan('d1', 1)).toEqual(PLAN);
  expect(await transcripts.loadPlan('d1', 2)).toEqual({ tracks: [], cuts: [] });
});
