/** The page of one to-do as it is answered. */
import type { Labelled, Moment, PersonName } from '../../domain/calls/view.types.ts';
import type { DueFrom, ItemState, Todo } from '../../domain/follow-up/types.ts';
import type { Intent } from '../../domain/insight/types.ts';
import type { Urgency } from '../../domain/routing/types.ts';
import type { Speaker } from '../../domain/speech/types.ts';
import type { ActView, ColleagueView, WhoBrief } from './brief.ts';

export type TodoAct = 'complete' | 'postpone' | 'due' | 'reassign';

export interface TodoItemView {
  readonly id: string;
  readonly text: string;
  readonly owner: Labelled<Speaker>;
  readonly due: Moment | null;
  readonly state: Labelled<ItemState>;
  /** Who ticked it. */
  readonly by: PersonName | null;
}

export interface TodoThingView {
  readonly id: string;
  readonly version: number;
  readonly now: string;
  readonly kind: Labelled<Todo['kind']>;
  readonly state: Labelled<Todo['state']>;
  /** 待完成 · 请在 2026-11-27 18:00 前完成 | 已逾期 · … | 销售经理A已完成 10:05 */
  readonly line: string;
  /** What is to be done first. */
  readonly what: string;
  readonly who: WhoBrief;
  readonly intent: Labelled<Intent> | null;
  readonly priority: Labelled<Urgency>;
  readonly due: Moment;
  /** default 按规则 · spoken 客户所说 · person 手工 */
  readonly dueFrom: Labelled<DueFrom>;
  readonly overdue: boolean;
  readonly assignee: PersonName;
  readonly mine: boolean;
  readonly items: readonly TodoItemView[];
  /** What happened to it, oldest first. */
  readonly history: readonly { readonly at: Moment; readonly text: string }[];
  readonly acts: readonly ActView<TodoAct>[];
  /** Where 延期 without a moment moves it; null when it is closed. */
  readonly postponed: Moment | null;
  readonly colleagues: readonly ColleagueView[];
  /** The call whose number POST /api/calls/:id/reveal gives for 回拨; null: not a call-back, or withheld. */
  readonly callBack: string | null;
  /** Path of its call; null where the viewer may not see that. */
  readonly call: string | null;
}
