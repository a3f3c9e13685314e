/** How urgent a call is before anybody has spoken. Spec §4.1.1. */
import type { CustomerLevel } from '../matching/types.ts';
import type { Urgency } from './types.ts';
import { CARD } from './words.ts';

export interface UrgencyReading {
  readonly urgency: Urgency;
  /** What stands in brackets on the card: 高 (VIP客户). */
  readonly reason: string;
}

/** IVR key 投诉建议. */
const COMPLAINT_KEY = '4';

/**
 * VIP or digit 4 high, normal medium, else low. `level` is the level of a match trusted for routing (confidence
 * ≥ 0.85), null when the caller is not identified that well.
 */
export function urgencyBeforeCall(
  level: CustomerLevel | null,
  digits: string | null,
): UrgencyReading {
  const complaint = digits?.startsWith(COMPLAINT_KEY) ?? false;
  if (level === 'vip') return { urgency: 'high', reason: CARD.level.vip };
  if (complaint) return { urgency: 'high', reason: CARD.complaintKey };
  if (level === null) return { urgency: 'low', reason: CARD.unidentified };
  return { urgency: level === 'normal' ? 'medium' : 'low', reason: CARD.level[level] };
}
