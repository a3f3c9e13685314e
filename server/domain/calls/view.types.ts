/**
 * One call as a person may read it: the JSON of GET /api/calls/:id and what the page behind 查看详情 draws.
 * Plain data: times are ISO strings beside their Shanghai text, labels and sentences are Chinese already, numbers are
 * masked, and nothing is present that the class of the match forbids (spec §2).
 */
import type { DigestView, TodoPageView } from '../digest/view.types.ts';
import type { CustomerLevel, MatchClass } from '../matching/types.ts';
import type { Device } from '../people.ts';
import type { Urgency } from '../routing/types.ts';
import type { CardState, PushKind } from '../pushes/types.ts';
import type { CardAction, FaceState } from './face.types.ts';
import type { Leg, Phase, Recording } from './types.ts';

/** A value of ours with the word a person reads for it. */
export interface Labelled<Value extends string> {
  readonly value: Value;
  readonly text: string;
}

/** A moment: `at` ISO with zone, `text` as Shanghai reads it, such as `2026-11-24 10:03:05`. */
export interface Moment {
  readonly at: string;
  readonly text: string;
}

/** A length in whole seconds and as words, such as 6分02秒. */
export interface Length {
  readonly seconds: number;
  readonly text: string;
}

export interface PersonName {
  readonly id: string;
  readonly name: string;
}

/** One possible owner of the number. `index` is what 就是他 sends as `candidate`. */
export interface CandidateView {
  readonly index: number;
  /** 疑似 / 可能是： / 微信好友： already in front. */
  readonly title: string;
  /** 张经理（采购部）, empty when nobody is named. */
  readonly contact: string;
  readonly class: Labelled<MatchClass>;
  readonly confidence: number;
  /** True for the one the page and the card show. */
  readonly shown: boolean;
}

/** A labelled fact about the customer, only those its class allows: 年成交额, 最近联系, 备注. */
export interface FactRow {
  readonly label: string;
  readonly value: string;
}

export interface WhoView {
  /** 宁波奥克斯空调有限公司, 疑似 …, 新线索, 内部来电, 号码未显示. */
  readonly title: string;
  readonly contact: string;
  /** Null where the class forbids it or there is no customer. */
  readonly level: Labelled<CustomerLevel> | null;
  /** Null while the number has not been looked up. */
  readonly class: Labelled<MatchClass> | null;
  readonly confidence: number | null;
  readonly facts: readonly FactRow[];
  /** Path of the page of whose call it is; null while that is nobody's, or not sure enough. */
  readonly customer: string | null;
  readonly candidates: readonly CandidateView[];
  /** Why this match, one sentence each. */
  readonly why: readonly string[];
  /** 销售经理A 10:05 确认：就是他 / 标为：都不是; null when nobody said anything. */
  readonly said: string | null;
  /** What this viewer may press now. */
  readonly may: {
    readonly confirm: boolean;
    readonly reject: boolean;
    readonly undo: boolean;
  };
}

export interface PlanView {
  /** 工作日 · 09:00-12:00 · 逐台响铃 */
  readonly summary: string;
  /** 销售经理A 座机10秒 + 手机25秒; the last one is 留言. */
  readonly steps: readonly string[];
  /** 为什么是我, in the order decided. */
  readonly trace: readonly string[];
  readonly assignedAway: string | null;
}

export interface LegView {
  readonly person: PersonName;
  readonly device: Labelled<Device>;
  readonly rang: Moment | null;
  /** How it ended, or stands now. `connected` and `ringing` besides the outcomes of a leg. */
  readonly result: Labelled<NonNullable<Leg['outcome']> | 'connected' | 'ringing'>;
  /** Talk on this leg; null when it never connected or still talks. */
  readonly talk: Length | null;
}

export interface RecordingView {
  readonly id: string;
  readonly kind: Labelled<Recording['kind']>;
  readonly length: Length | null;
  /** 获取中 / 可播放 / 获取失败; only `ready` can be played. */
  readonly state: Labelled<Recording['state']>;
}

/** running: it is not over yet · fetching: on its way to us · ready · failed: it will not come · none: nothing was recorded. */
export type SoundState = 'running' | 'fetching' | 'ready' | 'failed' | 'none';

/** What the viewer's own card of the call shows now, and offers: the live buttons of a page are those of the card. */
export interface PressView {
  /** 等待接听, 您接听中，请接起座机, 销售经理B已接 … */
  readonly state: Labelled<FaceState['name']>;
  /** What their last press could not do. */
  readonly note: string | null;
  readonly acts: readonly {
    readonly key: CardAction;
    readonly text: string;
    /** Asked once before it is done; null where nothing is asked. */
    readonly confirm: string | null;
  }[];
}

/** One card as sent, for the passport of the call. */
export interface CardSentView {
  readonly person: PersonName;
  readonly kind: Labelled<PushKind>;
  readonly state: Labelled<CardState>;
  readonly sent: Moment | null;
}

export interface CallPageView {
  readonly id: string;
  readonly version: number;
  /** Another one whenever anything shown here, the time apart, has changed. */
  readonly stamp: string;
  /** The server's business time: remaining times count from it. */
  readonly now: string;
  readonly phase: Labelled<Phase>;
  /** True while the call can still change: the page then asks again every few seconds. */
  readonly live: boolean;
  /** 4008-320-160 */
  readonly hotline: string;
  /** 138****8888 or 号码未显示. */
  readonly number: string;
  readonly who: WhoView;
  /** 产品咨询 (按1) */
  readonly intent: string;
  readonly urgency: (Labelled<Urgency> & { readonly reason: string }) | null;
  readonly started: Moment | null;
  readonly ended: Moment | null;
  /** Talk time; null while it runs or when nobody talked. */
  readonly length: Length | null;
  readonly handler: PersonName | null;
  readonly plan: PlanView | null;
  readonly legs: readonly LegView[];
  readonly voicemail: { readonly length: Length | null; readonly recording: string | null } | null;
  /** Every recording, the voicemail's too. */
  readonly recordings: readonly RecordingView[];
  readonly cards: readonly CardSentView[];
  /** 通话中 / 录音获取中 / 可播放 / 录音获取失败 / 未录音 */
  readonly sound: Labelled<SoundState>;
  /** Null for whoever has no card of this call. */
  readonly press: PressView | null;
  /** The call-back it left to be done, also when it is done; null where nobody rang in vain. */
  readonly callBack: TodoPageView | null;
  /** What became of it after its end; null while it runs, and where nothing is read out of it. */
  readonly digest: DigestView | null;
}
