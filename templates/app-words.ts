/** What the pages of the mini-program say about alerts, to-dos and calls. Names come in whole, times as printed clocks. */
import type { CardAction } from '../server/domain/calls/face.types.ts';
import type { SoundState } from '../server/domain/calls/view.types.ts';
import type { DueFrom, Todo, TodoMove } from '../server/domain/follow-up/types.ts';
import type { InboxKind, InboxUrgency } from '../server/domain/inbox/types.ts';
import { BUTTON_WORDS, MENU_WORDS } from './card-words.ts';
import { URGENCY_WORDS } from './labels.ts';

/** An act with its consequence, asked once where it is final; null where nothing is asked. */
export interface ActWords {
  readonly text: string;
  readonly confirm: string | null;
}

export const INBOX_KIND_WORDS: Readonly<Record<InboxKind, string>> = {
  alert: '紧急留言',
  promise: '您处理中',
  callback: '待回电',
  todo: '待办',
};

/** 未知 is told whole: it is a reason to listen. */
export const INBOX_URGENCY_WORDS: Readonly<Record<InboxUrgency, string>> = {
  ...URGENCY_WORDS,
  unknown: '紧急程度未知',
};

/** By when, as an absolute time. */
export function inboxDeadline(kind: InboxKind, clock: string, overdue: boolean): string {
  switch (kind) {
    case 'alert':
      return overdue ? `应在 ${clock} 前响应` : `须在 ${clock} 前响应`;
    case 'promise':
      return `${clock} 前了结`;
    case 'callback':
      return overdue ? `应在 ${clock} 前回电，已逾期` : `${clock} 前回电`;
    case 'todo':
      return overdue ? `应在 ${clock} 前完成，已逾期` : `${clock} 前完成`;
  }
}

export const INBOX_ACTS: Readonly<Record<InboxKind, ActWords>> = {
  alert: { text: '我来处理', confirm: null },
  promise: { text: '已解决', confirm: '告警将了结，不再通知任何人；待办仍保留原期限。' },
  callback: { text: '已回电', confirm: '待回电将结束，不再提醒。' },
  todo: { text: '完成', confirm: '待办及其未完成事项将全部标为完成。' },
};

/** What a call-back is about. */
export const CALLBACK_WHY = {
  missed: (waited: string) => (waited === '' ? '未接来电' : `未接来电，响铃 ${waited}`),
  wordless: (length: string) => `留言 ${length}，没有说话`,
} as const;

/** Sound of a message or a call, as far as it lies with us. */
export const SOUND_WORDS: Readonly<Record<SoundState, string>> = {
  running: '通话中',
  fetching: '录音获取中',
  ready: '可播放',
  failed: '录音获取失败',
  none: '未录音',
};

export const TASK_KIND_WORDS: Readonly<Record<Todo['kind'], string>> = {
  'follow-up': '跟进',
  callback: '待回电',
};

export const TASK_ACTS: Readonly<Record<'complete' | 'postpone' | 'due' | 'reassign', ActWords>> = {
  complete: INBOX_ACTS.todo,
  postpone: { text: '延期', confirm: null },
  due: { text: '改期限', confirm: null },
  reassign: { text: '改派', confirm: '待办将由所选同事负责，并向其发送卡片。' },
};

export const DUE_FROM_WORDS: Readonly<Record<DueFrom, string>> = {
  default: '按规则',
  spoken: '按通话内容',
  person: '手工设定',
};

/** The line at the top of a to-do's page; `who` is empty for the reader. */
export function todoLine(
  state: Todo['state'],
  parts: {
    readonly kind: Todo['kind'];
    readonly who: string;
    readonly clock: string;
    readonly due: string;
    readonly overdue: boolean;
  },
): string {
  const { kind, who, clock, due, overdue } = parts;
  const what = kind === 'callback' ? '回电' : '完成';
  switch (state) {
    case 'open':
      return overdue ? `已逾期 · 应在 ${due} 前${what}` : `待完成 · 请在 ${due} 前${what}`;
    case 'done':
      return `${who === '' ? '' : who}已${what} ${clock}`;
    case 'dropped':
      return '已撤销，无需跟进';
  }
}

/** Why an act on a to-do came too late. */
export const TASK_LATE = {
  done: (who: string, clock: string) =>
    who === '' ? `待办已于 ${clock} 结束` : `${who}已于 ${clock} 完成`,
  dropped: '待办已撤销，无需跟进',
} as const;

/** One line of a to-do's history. */
export function moveLine(
  what: TodoMove['what'],
  parts: { readonly by: string; readonly from: string; readonly to: string },
): string {
  const { by, from, to } = parts;
  switch (what) {
    case 'completed':
      return `${by}完成`;
    case 'reopened':
      return `${by}重新打开`;
    case 'postponed':
      return `${by}改期至 ${to}`;
    case 'reassigned':
      return `${by}改派：${from} → ${to}`;
    case 'moved':
      return `${from}不在班，自动转给${to}`;
  }
}

/** Live buttons of a call; the two further candidates are named. */
export function callAct(action: CardAction, company: string): ActWords {
  switch (action) {
    case 'answer':
    case 'confirm':
    case 'create':
      return { text: BUTTON_WORDS[action], confirm: null };
    case 'voicemail':
      return { text: BUTTON_WORDS.voicemail, confirm: null };
    case 'transfer':
      return { text: BUTTON_WORDS.transfer, confirm: '来电将转给所选同事。' };
    case 'hangup':
      return { text: BUTTON_WORDS.hangup, confirm: null };
    case 'confirm-2':
    case 'confirm-3':
      return { text: MENU_WORDS.other(company), confirm: null };
    case 'reject':
      return { text: MENU_WORDS.reject, confirm: null };
  }
}

/** 挂断 of a talk ends it for both: asked once. While it rings it declines for one person only. */
export const END_TALK = '通话将立即结束。';

/** Why a search or a filter shows a call in one word; 紧急 is the only red one. */
export const CALL_TAGS = { urgent: '紧急', todo: '有待办' } as const;

export const CALL_FILTER_WORDS = {
  all: '全部',
  missed: '未接',
  voicemail: '留言',
  mine: '我的',
  unknown: '未识别',
} as const;
export type CallFilter = keyof typeof CALL_FILTER_WORDS;

/** What a row says of a call without facts. */
export const CALL_LINES = {
  ringing: '等待接听',
  talking: '正在通话',
  missed: (waited: string) => (waited === '' ? '未接' : `响铃 ${waited}，未接`),
  voicemail: (length: string, text: string) => `留言 ${length} · ${text}`,
  extracting: '正在提取要点',
  nothing: '没有可提取的要点',
} as const;

/** 今天第 3 次来电 */
export const AGAIN = (count: number): string => `今天第 ${count} 次来电`;
