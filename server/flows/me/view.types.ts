/** What the first screen and the board show, as data; the doors only write it out. Pages §1, §2 状态. */
import type { Labelled } from '../../domain/calls/view.types.ts';
import type { WaitingNumber } from '../../domain/inbox/types.ts';
import type { InboxRow } from '../pages/inbox.types.ts';
import type { Device, RepStatus, Role, StatusSource } from '../../domain/people.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export type MenuKey = 'team' | 'customers' | 'reports' | 'try-route' | 'jobs';

export interface MeView {
  readonly now: string;
  readonly person: Named & { readonly roles: readonly Labelled<Role>[] };
  readonly hotline: string;
  readonly gateway: { readonly takesOrders: boolean; readonly clickToDial: false };
  /** Whom to ask; null when there is no admin. */
  readonly admin: { readonly name: string } | null;
  /** Entries of 更多 that this person may open. */
  readonly menu: readonly { readonly key: MenuKey; readonly text: string; readonly path: string }[];
  readonly badge: number;
  readonly client: { readonly minimum: string };
}

/** Own status; `unknown` when nothing holds. */
export interface OwnStatus {
  readonly status: Labelled<RepStatus | 'unknown'>;
  readonly since: string | null;
  readonly until: string | null;
  /** 至 15:04; null while nothing holds. */
  readonly untilText: string | null;
  /** roster: an approved leave of the roster, which a tap does not end. */
  readonly source: Labelled<StatusSource | 'roster'> | null;
  readonly location: string | null;
  /** Of the tap that is kept, 0 = none ever: for 撤销. */
  readonly version: number;
  /** What it does to calls now. */
  readonly effect: string;
  /** What should be known beside it, most important first. */
  readonly notes: readonly Labelled<OwnNote>[];
  /** 已设为会议中，至 11:00; null while nothing holds. */
  readonly said: string | null;
  /** One tap that is offered from that moment on: the same once more. */
  readonly again: {
    readonly status: RepStatus;
    readonly text: string;
    readonly from: string;
  } | null;
}

export type OwnNote =
  'unreadable' | 'expired' | 'on-call' | 'off-shift' | 'rostered-leave' | 'limit-reached';

export interface StatusRow {
  readonly value: RepStatus;
  readonly text: string;
  readonly effect: string;
  readonly chosen: boolean;
  /** May be given an end of its own. */
  readonly takesUntil: boolean;
  /** May be given a place: what the line asks; null when not. */
  readonly place: string | null;
}

export interface ChainLink {
  /** Null: the voicemail. */
  readonly person: Named | null;
  readonly devices: readonly (Labelled<Device> & { readonly seconds: number })[];
  readonly seconds: number;
  /** 销售经理A 座机10秒 + 手机25秒 */
  readonly text: string;
}

export interface TeamLine {
  readonly person: Named;
  /** Without a word when nothing was said by whoever has to say nothing. */
  readonly status: Labelled<RepStatus | 'unknown'>;
  readonly until: string | null;
  readonly location: string | null;
  readonly onCall: boolean;
  readonly onShift: boolean;
  readonly trouble: Labelled<'no-cards' | 'expired'> | null;
  readonly today: { readonly answered: number; readonly max: number | null };
  /** The whole line in words, and of it what stands beside name, status, shift and trouble; '' = nothing. */
  readonly text: string;
  readonly detail: string;
}

/** One of the things that a number counts. */
export interface WaitingRow {
  /** Of the alert or the to-do. */
  readonly id: string;
  readonly urgency: InboxRow['urgency'];
  /** Who rang. */
  readonly title: string;
  readonly why: string;
  /** 须在 21:15 前响应 */
  readonly deadline: string;
  /** Whose it is; null: of all who were told. */
  readonly owner: string | null;
  readonly path: string;
}

export interface AlertLine {
  readonly alert: string;
  readonly respondBy: string;
  readonly late: boolean;
  readonly text: string;
}

export interface StatusPage {
  readonly now: string;
  /** What is drawn first. */
  readonly lead: 'rep' | 'duty' | 'director' | 'none';
  /** False while the store of statuses is away: nothing can be set, and what is shown is the default order. */
  readonly statusKnown: boolean;
  /** The most pressing alert that nobody has taken: of those this person was told of; director and admin see all. */
  readonly strip: AlertLine | null;
  /** Of reps and 值班人员. */
  readonly own: OwnStatus | null;
  readonly rows: readonly StatusRow[];
  /** 现在来电先响 */
  readonly chain: readonly ChainLink[];
  readonly today: {
    readonly answered: number;
    readonly max: number | null;
    readonly text: string;
  } | null;
  /** Now on shift until, or the next one. */
  readonly shift: {
    readonly on: boolean;
    readonly at: string | null;
    readonly text: string;
  } | null;
  /** Of whoever may be 值班人员. */
  readonly duty: {
    readonly on: boolean;
    readonly until: string | null;
    readonly text: string;
    readonly alerts: readonly AlertLine[];
    /** What the shift took over, counted; null off duty. */
    readonly handOver: string | null;
  } | null;
  /** Of the director. */
  readonly numbers: readonly (Labelled<WaitingNumber> & { readonly count: number })[];
  /** What the number that was asked for counts, most pressing first; null when none was. */
  readonly waiting: { readonly show: WaitingNumber; readonly rows: readonly WaitingRow[] } | null;
  /** Trouble first; a large team's rest is on the board alone. */
  readonly team: readonly TeamLine[];
  /** How many lines were left out here. */
  readonly teamMore: number;
}

export interface TeamBoard {
  readonly now: string;
  readonly statusKnown: boolean;
  readonly team: readonly TeamLine[];
  /** How many more there are. */
  readonly more: number;
}
