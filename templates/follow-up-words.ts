/** What is read after a call: summary card, to-do card, stuck steps. Names come in cut, times as printed clocks. */
import type { StepName, StepState } from '../server/domain/digest/types.ts';
import type {
  FollowUpAction,
  SummaryState,
  TodoState,
} from '../server/domain/follow-up/face.types.ts';
import type { TodoRefusal } from '../server/domain/follow-up/types.ts';
import type { Intent } from '../server/domain/insight/types.ts';

/** Steps of a call after its end, in at most four characters: they are keys of rows. */
export const STEP_WORDS: Readonly<Record<StepName, string>> = {
  fetch: '取录音',
  split: '分轨',
  transcribe: '转写',
  extract: '提取要点',
  record: '写入记录',
  todo: '生成待办',
  notify: '发送小结',
};

export const STEP_STATE_WORDS: Readonly<Record<StepState, string>> = {
  waiting: '等待',
  running: '进行中',
  done: '完成',
  skipped: '无需',
  failed: '失败',
  parked: '已暂停',
};

/** What is to be done where nobody named anything. */
export const INTENT_TASKS: Readonly<Record<Intent, string>> = {
  询价: '回复询价',
  投诉: '处理投诉',
  技术支持: '技术答复',
  合作洽谈: '洽谈合作',
  其他: '跟进来电',
};

/** 跟进客户：宁波奥克斯空调有限公司 - 周五前报价; `company` is a masked number where no customer is known. Spec §6.5. */
export function todoTitle(company: string, item: string | null, intent: Intent): string {
  return `跟进客户：${company} - ${item === null || item === '' ? INTENT_TASKS[intent] : item}`;
}

/** What is to be done about somebody who rang in vain. */
export const CALLBACK_TASK = '回电';

/** 回电：宁波奥克斯空调有限公司; a masked number where no customer is known. Spec §6. */
export function callbackTitle(who: string): string {
  return `${CALLBACK_TASK}：${who}`;
}

/** Buttons of both cards; 完成 is 完成跟进 on a summary, which is about more than its to-do. */
export const FOLLOW_UP_BUTTONS: Readonly<Record<FollowUpAction, string>> = {
  ack: '确认',
  reassign: '改派',
  done: '完成',
  postpone: '延期',
  retry: '重试',
};

export const REASSIGN_TITLE = '改派给';

/** The reader of a card. */
export const YOU = '您';

/** Keys of rows, at most five characters. */
export const FOLLOW_UP_ROWS = {
  length: '通话时长',
  intent: '意图',
  sentiment: '情绪',
  followUp: '跟进',
  due: '截止',
  rest: '其余',
  step: '步骤',
} as const;

export const SUMMARY_WORDS = {
  title: '通话小结',
  doneButton: '完成跟进',
  handledBy: (who: string) => `${who}接听`,
  byRules: '由规则提取',
  acknowledged: '您已确认',
  listen: '听录音',
  /** 6分02秒 · 10:09 结束 */
  length: (length: string, end: string) => `${length} · ${end} 结束`,
} as const;

export interface StateParts {
  /** Who did it (empty: the reader), or who got it. */
  readonly who: string;
  /** The recording lies with us. */
  readonly audio: boolean;
}

/** The state of a summary in one phrase. */
export function summarySentence(state: SummaryState, { who, audio }: StateParts): string {
  switch (state.name) {
    case 'ready':
      return SUMMARY_WORDS.title;
    case 'incomplete':
      return audio ? '转写未完成，可先听录音' : '转写未完成';
    case 'no-recording':
      return '无录音';
    case 'acknowledged':
      return SUMMARY_WORDS.acknowledged;
    case 'completed':
      return who === '' ? '跟进已完成' : `${who}已完成跟进`;
    case 'reassigned':
      return `跟进已改派给${who}`;
    case 'withdrawn':
      return '此小结已作废';
    case 'expired':
      return '请在小程序处理';
  }
}

/** The state of a to-do in one phrase; `due` and `moved` as printed clocks, `who` empty for the reader. */
export function todoSentence(
  state: TodoState,
  { who, due, moved }: { readonly who: string; readonly due: string; readonly moved: string },
): string {
  switch (state.name) {
    case 'open':
      return `请在 ${due} 前完成`;
    case 'completed':
      return who === '' ? '已完成' : `${who}已完成`;
    case 'postponed':
      return `已延至 ${moved}`;
    case 'reassigned':
      return `已改派给${who}`;
    case 'dropped':
      return '已撤销，无需跟进';
    case 'expired':
      return '请在小程序处理';
  }
}

/** Captions of greyed buttons, ≤ 10 characters with names cut by the drawer. spec, cards §3. */
export const FOLLOW_UP_CAPTIONS = {
  acknowledged: '已确认',
  followUpDone: '已完成跟进',
  done: '已完成',
  doneBy: (who: string) => `${who}已完成`,
  reassigned: (who: string) => `已改派${who}`,
  reassignedToYou: '已改派给您',
  withdrawn: '小结已作废',
  postponed: (day: string) => `已延至 ${day}`,
  dropped: '已撤销',
  retried: '已重试',
  resolved: '已恢复',
} as const;

/** What the last press could not do. */
export const REFUSAL_WORDS: Readonly<Record<TodoRefusal, string>> = {
  'choose-colleague': '请先选择同事',
  'colleague-unknown': '不能改派给此人，请另选',
  'already-closed': '跟进已结束',
  'not-yours': '这项待办已不在您手上',
};

export const ITEM_WORDS = {
  /** What the customer has to do. */
  theirs: (text: string) => `客户：${text}`,
  due: (clock: string) => `（${clock}）`,
  others: (count: number) => `另有 ${count} 项`,
  allDone: '均已完成',
  handedOver: (who: string) => `${who}改派给您`,
} as const;

export const STUCK_WORDS = {
  title: '通话处理受阻',
  asOf: (when: string) => `截至 ${when}`,
  text: (count: number) => `${count} 个步骤多次失败，已暂停`,
  retried: '已重新开始处理',
  resolved: '已恢复，无需处理',
  expired: '请在小程序处理',
  others: (count: number) => `另有 ${count} 个步骤`,
} as const;
