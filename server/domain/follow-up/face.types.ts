/** What a summary card and a to-do card show: the closed lists of their states. spec, cards §2–§3. */
import type { SaidReminder, TodoRefusal } from './types.ts';

/** Buttons that call back; 查看详情 and 听录音 are links. ack 确认 · done 完成(跟进) · postpone 延期 · reassign 改派 · retry 重试 */
export const FOLLOW_UP_ACTIONS = ['ack', 'done', 'postpone', 'reassign', 'retry'] as const;
export type FollowUpAction = (typeof FOLLOW_UP_ACTIONS)[number];

/**
 * ready: facts are there · incomplete: 15 minutes passed without facts · no-recording: 30 minutes without a recording.
 * These three live. The others are final: acknowledged: confirmed, and nothing is to be done · completed · reassigned:
 * the to-do is somebody else's now · withdrawn: the customer turned out to be another, or nothing is to be done after all ·
 * expired: 70 hours old.
 */
export type SummaryState =
  | { readonly name: 'ready' | 'incomplete' | 'no-recording' }
  | { readonly name: 'acknowledged' | 'withdrawn' | 'expired' }
  | { readonly name: 'completed'; readonly by: string | null }
  | { readonly name: 'reassigned'; readonly to: string };

export interface SummaryFace {
  readonly state: SummaryState;
  readonly final: boolean;
  readonly actions: readonly FollowUpAction[];
  /** This person has pressed 确认. */
  readonly acknowledged: boolean;
  /** What their last press could not do. */
  readonly note: TodoRefusal | null;
}

/** open lives; the others are final. */
export type TodoState =
  | { readonly name: 'open' | 'expired' | 'dropped' }
  | { readonly name: 'completed'; readonly by: string | null }
  | { readonly name: 'postponed'; readonly to: Date }
  | { readonly name: 'reassigned'; readonly to: string };

export interface TodoFace {
  readonly state: TodoState;
  readonly final: boolean;
  readonly actions: readonly FollowUpAction[];
  readonly note: TodoRefusal | null;
  /** Why it comes again; absent on a card that is no reminder. */
  readonly reminder?: Pick<SaidReminder, 'when' | 'others'>;
}
