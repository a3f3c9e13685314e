/** Everything that can be made to go wrong with the speech stand-in. */
import { z } from 'zod';

export const faultsSchema = z.strictObject({
  /** The request is taken and never answered. */
  hang: z.boolean().default(false),
  /** Answered with this status before the sound is looked at. */
  status: z.int().min(400).max(599).nullable().default(null),
  /** Seconds in `retry-after`, with a status. */
  retryAfter: z.int().min(0).nullable().default(null),
  /** The sound is heard, and the connection cut without an answer. */
  reset: z.boolean().default(false),
  /** 200 with a page of HTML. */
  rubbish: z.boolean().default(false),
  /** 200 with the first half of the answer. */
  truncated: z.boolean().default(false),
  /** How many requests the faults above hit, then they are over; null: all. */
  times: z.int().min(1).nullable().default(null),
  /** Hearing takes this much longer, ms. */
  slowMs: z.int().min(0).max(3_600_000).default(0),
  /** Larger bodies are answered 413. */
  maxBytes: z
    .int()
    .min(0)
    .default(25 * 1024 * 1024),
  /** A request waits until the one before it is answered. */
  oneAtATime: z.boolean().default(false),
});
export type SpeechFaults = z.infer<typeof faultsSchema>;

/** What goes wrong with one request. */
export type Mishap = 'hang' | 'status' | 'reset' | 'rubbish' | 'truncated' | null;

export interface SpeechFaultBoard {
  read(): SpeechFaults;
  /** What is not named is well again. */
  set(faults: Partial<SpeechFaults>): SpeechFaults;
  /** What befalls the next request; counts it. */
  take(): Mishap;
}

const MISHAPS = ['hang', 'reset', 'rubbish', 'truncated'] as const;

export function createSpeechFaults(initial: Partial<SpeechFaults>): SpeechFaultBoard {
  let faults = faultsSchema.parse(initial);
  let hit = 0;
  return {
    read: () => faults,
    set(wish) {
      faults = faultsSchema.parse(wish);
      hit = 0;
      return faults;
    },
    take() {
      if (faults.times !== null && hit >= faults.times) return null;
      const mishap =
        faults.status === null ? (MISHAPS.find((one) => faults[one]) ?? null) : 'status';
      if (mishap) hit += 1;
      return mishap;
    },
  };
}
