/** What is read about an urgent message: the alert card, and the group robot. Names come in cut, times as printed clocks. */
import type {
  AlertAction,
  AlertFaceState,
  AlertRefusal,
  SettledHow,
} from '../server/domain/alerts/types.ts';

export const ALERT_BUTTONS: Readonly<Record<AlertAction, string>> = {
  take: '我来处理',
  hand: '转给',
  settle: '已解决',
};

export const HAND_TITLE = '转给';

/** Keys of rows, at most five characters. */
export const ALERT_ROWS = {
  arrived: '来电时间',
  message: '留言',
  why: '紧急原因',
  due: '截止',
  others: '其余',
} as const;

export const ALERT_WORDS = {
  listen: '听录音',
  unknown: '紧急程度未知',
  reminded: (time: number) => `第 ${time} 次提醒`,
  messages: (count: number) => `共 ${count} 条留言`,
  others: (count: number) => `另有 ${count} 条`,
  othersAt: (count: number) => `另有 ${count} 条告警，请在小程序待办处理`,
  handedBy: (who: string) => `${who}转给您`,
  respondBy: (clock: string) => `${clock} 前响应`,
  settleBy: (clock: string) => `${clock} 前了结`,
  pending: (audio: boolean) => (audio ? '转写中，可先听录音' : '转写中'),
  failed: (audio: boolean) => (audio ? '转写失败，请听录音' : '转写失败'),
  silent: '没有说话',
} as const;

/** Clocks and names a state speaks of; absent ones are empty. */
export interface AlertParts {
  /** Who took it, got it, or settled it; empty for the reader. */
  readonly who: string;
  /** By when somebody must have taken it. */
  readonly respondBy: string;
  /** That moment has passed. */
  readonly late: boolean;
  /** By when the taker must have settled it. */
  readonly settleBy: string;
  /** When it was taken, or settled. */
  readonly clock: string;
}

/** The state of an alert in one phrase. */
export function alertSentence(state: AlertFaceState, parts: AlertParts): string {
  const { who, respondBy, late, settleBy, clock } = parts;
  switch (state.name) {
    case 'open':
      return late ? `应在 ${respondBy} 前响应，尚无人接手` : `须在 ${respondBy} 前响应`;
    case 'mine':
      return `您处理中${promise(settleBy)}，已联系或可等到上班，请点已解决`;
    case 'remind':
      return `您已接手，尚未了结${promise(settleBy)}，已联系或可等到上班，请点已解决`;
    case 'lapsed':
      return '接手已超时，已继续通知其他人';
    case 'taken-by':
      return [`${who}已接手`, clock].filter((part) => part !== '').join(' ');
    case 'handed':
      return `已转给${who}`;
    case 'settled':
      return settledSentence(state.how, who, clock);
    case 'expired':
      return '请在小程序处理';
  }
}

function promise(settleBy: string): string {
  return settleBy === '' ? '' : `，请在 ${settleBy} 前了结`;
}

function settledSentence(how: SettledHow, who: string, clock: string): string {
  const at = clock === '' ? '' : ` ${clock}`;
  switch (how) {
    case 'person':
      return `${who}已解决${at}`;
    case 'todo-done':
      return `待办已完成，告警已了结${at}`;
    case 'reached':
      return `已与客户通话，告警已了结${at}`;
    case 'not-urgent':
      return '非紧急，已转待办';
  }
}

/** Captions of greyed buttons, ≤ 10 characters with names cut by the drawer. spec, cards §2. */
export const ALERT_CAPTIONS = {
  takenBy: (who: string) => `${who}已接手`,
  handed: (who: string) => `已转给${who}`,
  settled: '已解决',
  notUrgent: '非紧急已转待办',
  lapsed: '接手已超时',
  mine: '您处理中',
  open: '待处理',
} as const;

/** What the last press could not do; `who` is the colleague it names. */
export function alertRefusal(refusal: AlertRefusal, who: string): string {
  switch (refusal) {
    case 'already-taken':
      return who === '' ? '同事已接手' : `已由${who}接手`;
    case 'already-settled':
      return '告警已了结';
    case 'choose-colleague':
      return '请先选择同事';
    case 'colleague-unknown':
      return '不能转给此人，请另选';
    case 'not-yours':
      return '这条告警不在您手上';
  }
}

/** What the group is told; every word stays true, for nothing can be rewritten there. spec, cards §3. */
export const ROBOT_WORDS = {
  title: (clock: string) => `紧急留言：${clock} 尚无人接手`,
  caller: (who: string) => `来电：${who}`,
  message: (arrived: string, length: string, count: string) =>
    `留言：${[arrived, length, count].filter((part) => part !== '').join('，')}`,
  why: (reasons: string) => `紧急原因：${reasons}`,
  due: (clock: string) => `应在 ${clock} 前响应`,
  told: (names: string) => `已通知：${names}`,
  more: (count: number) => `等 ${count} 人`,
  link: '查看详情',
} as const;
