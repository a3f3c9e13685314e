/** What a model claims to have read. The domain's own shape of it; the port's `LlmReading` is one. */
import type { Evidence, Intent, Sentiment } from '../types.ts';
import type { Speaker } from '../../speech/types.ts';

interface Claim {
  readonly text: string;
  readonly evidence: Evidence;
  /** 0–1, as the model says. */
  readonly confidence: number;
}

export interface LlmClaims {
  readonly intent: Intent;
  readonly intentEvidence: Evidence;
  readonly sentiment: Sentiment;
  readonly sentimentEvidence: Evidence;
  readonly urgent: readonly { readonly text: string; readonly evidence: Evidence }[];
  readonly summary: string;
  readonly needs: readonly Claim[];
  readonly products: readonly (Claim & {
    readonly model: string;
    readonly competitor: boolean;
  })[];
  readonly quantities: readonly (Claim & { readonly amount: number; readonly unit: string })[];
  readonly prices: readonly (Claim & {
    readonly amount: number;
    readonly currency: string;
    readonly per: string | null;
    readonly competitor: boolean;
  })[];
  readonly followUps: readonly (Claim & {
    readonly owner: Speaker;
    /** The words of the date as spoken, null when none was. */
    readonly when: string | null;
  })[];
  readonly nextContact: (Claim & { readonly when: string | null }) | null;
  readonly wrongNumber: boolean;
}

/** One thing that was taken out or put right. `field`: `prices.0`, `followUps.1.owner`. */
export interface Dropped {
  readonly field: string;
  readonly why:
    | 'no-evidence'
    | 'not-said'
    | 'foreign-words'
    | 'date-not-said'
    | 'owner-corrected'
    /** Refused, cancelled, or done before the call. */
    | 'called-off'
    | 'not-urgent';
}

export type Drop = (field: Dropped['field'], why: Dropped['why']) => void;
