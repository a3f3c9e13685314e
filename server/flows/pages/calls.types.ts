/** Lists of calls, live buttons and the passport of a call as they are answered. */
import type { Phase } from '../../domain/calls/types.ts';
import type {
  CallPageView,
  Labelled,
  Length,
  Moment,
  PersonName,
} from '../../domain/calls/view.types.ts';
import type { SentenceView, TranscriptState } from '../../domain/digest/view.types.ts';
import type { CallFilter } from '../../../templates/app-words.ts';
import type { ColleagueView, WhoBrief } from './brief.ts';

export interface CallRow {
  readonly id: string;
  readonly phase: Labelled<Phase>;
  readonly who: WhoBrief;
  readonly time: Moment;
  /** Of talk or message. */
  readonly length: Length | null;
  readonly handler: PersonName | null;
  /** The summary, else what state it is in. */
  readonly line: string;
  /** urgent 紧急 · intent 询价 … · todo 有待办 */
  readonly tags: readonly { readonly kind: 'urgent' | 'intent' | 'todo'; readonly text: string }[];
  readonly path: string;
}

export interface CallListView {
  readonly now: string;
  readonly filters: readonly Labelled<CallFilter>[];
  readonly filter: CallFilter;
  readonly rows: readonly CallRow[];
  /** Asks for the rows behind these; null at the end. */
  readonly cursor: string | null;
}

export interface CallColleaguesView {
  readonly now: string;
  readonly colleagues: readonly ColleagueView[];
}

export interface TranscriptWindowView {
  readonly id: string;
  readonly now: string;
  readonly state: Labelled<TranscriptState>;
  readonly count: number;
  readonly sentences: readonly SentenceView[];
  readonly next: number | null;
  readonly previous: number | null;
}

export interface PassportView {
  readonly id: string;
  readonly now: string;
  readonly who: { readonly title: string; readonly number: string };
  readonly phase: Labelled<Phase>;
  readonly started: Moment | null;
  /** Why this call came to the viewer; null when it did not, or nobody asked us where to ring. */
  readonly whyMe: string | null;
  readonly plan: CallPageView['plan'];
  readonly legs: CallPageView['legs'];
  readonly cards: CallPageView['cards'];
  /** What was done with it after its end. */
  readonly steps: readonly { readonly name: string; readonly state: string }[];
}
