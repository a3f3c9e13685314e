/** All that a pop card is drawn from: plain data, filled by the flow that sends it. */
import type { Identity } from './caller.ts';
import type { CardLinks } from './card.ts';
import type { CallUrgency } from './head.ts';

/** A colleague of the 转接 drop-down. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** 在办公室, 外出, 未设置 … */
  readonly statusWord: string;
}

export interface PopView {
  /** uuid of the push; button keys and task id are made of it. */
  readonly pushId: string;
  /** Which card of the push, 0 for the first. */
  readonly n: number;
  /** Version of the call that is drawn. */
  readonly rev: number;
  /** False for a gateway that only reports: not even grey cards mention 接听 then. */
  readonly takesOrders: boolean;
  /** 4008-320-160 */
  readonly hotline: string;
  readonly call: {
    readonly id: string;
    readonly startedAt: Date;
    /** Masked; empty when withheld. */
    readonly masked: string;
  };
  /** Null until the number was looked up. */
  readonly identity: Identity | null;
  readonly urgency: CallUrgency | null;
  /** 为什么是我: sentences of the trace that concern this person, most telling first. */
  readonly why: readonly string[];
  readonly digits: string | null;
  /** 优先转接销售经理A; null when there is nothing to suggest. */
  readonly suggestion: string | null;
  /** 原负责销售：销售经理A（今日休息） */
  readonly assignedAway: string | null;
  /** Calls of this number today, this one included; shown from the second. */
  readonly callsToday: number;
  /** Employee id → name. */
  readonly people: ReadonlyMap<string, string>;
  /** Reachable now, assigned sales first, never the receiver; the first nine are offered. */
  readonly colleagues: readonly Colleague[];
  /** Page `${PUBLIC_URL}/c/<call>`, mini-program `pages/call/detail?id=<call>`. */
  readonly links: CardLinks;
}
