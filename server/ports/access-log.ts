/** Who looked at what may not be looked at unseen: recordings and full numbers. Spec §12. */
import type { RevealReason } from '../domain/customers/types.ts';

interface Access {
  readonly person: string;
  /** Id of the recording, customer or call. */
  readonly subject: string;
  readonly at: Date;
}

export interface RecordingAccess extends Access {
  readonly what: 'recording';
  readonly call: string;
}

export interface NumberAccess extends Access {
  readonly what: 'number' | 'call-number';
  /** As it was shown before: the log itself holds no number. */
  readonly masked: string;
  /** Whose number of the customer it was; null for the company's own, and for a call's. */
  readonly contact: string | null;
  readonly reason: RevealReason;
  /** In the person's own words, of the reason `other`. */
  readonly words: string | null;
  /** Names the request: noted again, it is the same row. */
  readonly once: string;
}

export interface AccessLog {
  note(entry: RecordingAccess | NumberAccess): Promise<void>;
}
