/** Calls that are over, as small as what they leave behind depends on: a talk, a message, a sound, a likely caller. */
import type { GatewayFact } from '../../../../server/domain/calls/events.ts';
import type { Recording } from '../../../../server/domain/calls/types.ts';
import type { Match } from '../../../../server/domain/matching/types.ts';
import { answers, ends, KNOWN, rings } from '../../flows/calls/make-call.ts';
import { call as matchOf } from '../matching/house.ts';
import { A, B, planOf } from '../routing/make.ts';

export type Told = readonly (readonly [number, GatewayFact])[];
export const office = 'office_phone' as const;
export const talk = (seconds: number | null, person = B): Told => [
  [1, rings(person, office)],
  [5, answers(person, office)],
  [65, ends(seconds)],
];
export const leaves = (seconds: number): Told => [
  [1, rings(A, office)],
  [30, { type: 'voicemail-started', recording: 'vm' }],
  [70, { type: 'voicemail-left', recording: 'vm', seconds }],
  [71, ends(null)],
];
export const sound = (change: Partial<Recording> = {}): GatewayFact => ({
  type: 'recording',
  recording: {
    id: 'rec-1',
    kind: 'stereo',
    person: null,
    seconds: 60,
    format: 'wav',
    sha256: null,
    url: 'http://127.0.0.1/rec-1.wav',
    state: 'ready',
    ...change,
  },
});
export const refused = planOf({ when: '2026-11-24 10:03', blocked: 'refuse' });
/** The same caller, less surely. */
export function matchAt(confidence: number): Match {
  const match = matchOf('13800008888', KNOWN);
  return {
    ...match,
    confidence,
    candidates: match.candidates.map((one) => ({ ...one, confidence })),
  };
}
