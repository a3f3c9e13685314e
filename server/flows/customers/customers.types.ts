/** Customers as their pages are answered. */
import type { Labelled, Moment, PersonName } from '../../domain/calls/view.types.ts';
import type { COMMUNICATION_TYPES } from '../../domain/communications/types.ts';
import type { RevealReason } from '../../domain/customers/types.ts';
import type { CustomerLevel } from '../../domain/matching/types.ts';
import type { CallRow } from '../pages/calls.types.ts';

/** What is told of a customer everywhere. */
export interface CustomerBrief {
  readonly id: string;
  readonly name: string;
  readonly level: Labelled<CustomerLevel>;
  readonly sales: PersonName | null;
  /** 负责销售：销售经理A; 未分配负责销售 */
  readonly salesText: string;
  /** 最近联系 2026-11-20 (5天前); 暂无联系记录 */
  readonly lastContact: string;
}

export interface CustomerRow extends CustomerBrief {
  /** `text`: 3 个号码 */
  readonly numbers: { readonly count: number; readonly text: string };
  readonly path: string;
}

export interface CustomerListView {
  readonly now: string;
  readonly rows: readonly CustomerRow[];
  /** Asks for the rows behind these; null at the end. */
  readonly cursor: string | null;
}

/** A masked number; `index` among those of its owner is what the reveal sends. */
export interface NumberView {
  readonly index: number;
  readonly number: string;
  /** Where it comes from, when the book does not have it. */
  readonly note: string | null;
}

export interface ContactView {
  readonly id: string;
  /** 张经理（采购部） */
  readonly title: string;
  readonly name: string;
  readonly department: string | null;
  readonly position: string | null;
  readonly numbers: readonly NumberView[];
}

/** A call or another communication. Closed ones – `path` null – tell no content. */
export interface HistoryRow extends Pick<CallRow, 'id' | 'time' | 'length' | 'handler' | 'line'> {
  readonly type: Labelled<(typeof COMMUNICATION_TYPES)[number]>;
  /** Null for what was no call. */
  readonly phase: CallRow['phase'] | null;
  /** Who called: 张经理（采购部）; empty when nobody is named. */
  readonly contact: string;
  readonly number: string;
  readonly tags: CallRow['tags'];
  readonly path: string | null;
}

export interface HistoryPage {
  readonly rows: readonly HistoryRow[];
  readonly cursor: string | null;
}

export interface HistoryView extends HistoryPage {
  readonly id: string;
  readonly now: string;
}

/** A call this customer may have made, and nobody has said so: 就是他 confirms `candidate` of `call`. */
export interface OpenCandidateRow {
  readonly call: string;
  readonly candidate: number;
  /** 疑似 宁波奥克斯空调有限公司 */
  readonly title: string;
  readonly contact: string;
  readonly number: string;
  readonly line: string;
  readonly path: string;
}

export interface CustomerTodoRow {
  readonly id: string;
  readonly kind: Labelled<'follow-up' | 'callback'>;
  readonly what: string;
  readonly due: Moment;
  readonly overdue: boolean;
  readonly assignee: PersonName;
  readonly path: string;
}

export interface CustomerPageView extends CustomerBrief {
  readonly now: string;
  /** Made from a call, and to be named by whoever knows it. */
  readonly lead: boolean;
  /** ¥580万 · 12笔 */
  readonly turnover: { readonly label: string; readonly value: string } | null;
  readonly tags: readonly string[];
  readonly notes: string | null;
  /** Of the company itself. */
  readonly numbers: readonly NumberView[];
  readonly contacts: readonly ContactView[];
  /** 另有 8 位联系人未显示 */
  readonly moreContacts: string | null;
  /** Why a number may be asked for. */
  readonly reasons: readonly Labelled<RevealReason>[];
  /** Whether the viewer may name it; else why not. */
  readonly naming: { readonly may: boolean; readonly why: string | null };
  /** Who named it, newest first. */
  readonly named: readonly { readonly at: Moment; readonly text: string }[];
  readonly todos: readonly CustomerTodoRow[];
  readonly candidates: readonly OpenCandidateRow[];
  readonly calls: HistoryPage;
}

/** A whole number, shown once to whoever asked. */
export interface RevealedView {
  readonly now: string;
  /** 13800008888; 0574-… is written without dash, 转 8012 behind it. */
  readonly number: string;
  /** What the telephone is to dial. */
  readonly dial: string;
}
