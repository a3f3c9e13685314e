/** The page of one alert as it is answered. */
import type { AlertAction, AlertState, Channel, NoticeOutcome } from '../../domain/alerts/types.ts';
import type {
  Labelled,
  Length,
  Moment,
  PersonName,
  SoundState,
} from '../../domain/calls/view.types.ts';
import type { SentenceView, TranscriptState } from '../../domain/digest/view.types.ts';
import type { ActView, ColleagueView, WhoBrief } from './brief.ts';

/** One message: its sound first, its text when there is some. */
export interface AlertMessageView {
  readonly call: string;
  readonly at: Moment;
  readonly length: Length;
  /** What POST /api/recordings/:id/ticket takes; null while there is nothing to play. */
  readonly recording: string | null;
  readonly sound: Labelled<SoundState>;
  /** A sentence is heard at its `start` less this, in seconds of the file. */
  readonly offset: number;
  readonly transcript: {
    readonly state: Labelled<TranscriptState>;
    readonly count: number;
    readonly sentences: readonly SentenceView[];
    /** Number of the first sentence that is not here: GET /api/calls/:id/transcript?from=; null when all are. */
    readonly next: number | null;
  };
}

export interface NoticeView {
  readonly who: PersonName;
  readonly at: Moment;
  readonly channel: Labelled<Channel>;
  readonly outcome: Labelled<NoticeOutcome>;
}

export interface AlertPageView {
  readonly id: string;
  readonly version: number;
  readonly now: string;
  /** lapsed: open again, because a promise was not kept. */
  readonly state: Labelled<AlertState | 'lapsed'>;
  /** The viewer has taken it. */
  readonly mine: boolean;
  /** 待处理 · 须在 21:15 前响应 | 您处理中 · 22:09 前了结 | 李四已接手 21:09 | … */
  readonly line: string;
  readonly respondBy: Moment;
  readonly settleBy: Moment | null;
  readonly who: WhoBrief;
  readonly urgency: Labelled<'high' | 'unknown'>;
  readonly reasons: readonly string[];
  /** 李四转给您; null when nobody handed it over. */
  readonly from: string | null;
  readonly messages: readonly AlertMessageView[];
  readonly acts: readonly ActView<AlertAction>[];
  /** To whom it can be handed; empty when it cannot. */
  readonly colleagues: readonly ColleagueView[];
  /** Who was told how, the first first. */
  readonly told: readonly NoticeView[];
  /** What comes next if nobody acts; null when nothing does. */
  readonly next: { readonly at: Moment; readonly text: string } | null;
  /** The call whose number POST /api/calls/:id/reveal gives for 回拨; null: not theirs, or withheld. */
  readonly callBack: string | null;
  /** Paths; null where there is none. */
  readonly links: { readonly call: string | null; readonly customer: string | null };
}
