/** What the page of an alert says. Names come in whole, times as printed clocks. */
import type { Channel, NoticeOutcome, Rung, SettledHow } from '../server/domain/alerts/types.ts';
import { INBOX_ACTS, type ActWords } from './app-words.ts';

export const ALERT_STATE_WORDS = {
  open: '待处理',
  taken: '处理中',
  settled: '已解决',
  lapsed: '接手已超时',
} as const;

/** The line at the top of an alert's page; `who` is empty for the reader. */
export function alertLine(
  state: 'open' | 'lapsed' | 'mine' | 'taken-by' | 'settled',
  parts: {
    readonly who: string;
    readonly clock: string;
    readonly respondBy: string;
    readonly settleBy: string;
    readonly late: boolean;
    readonly how: SettledHow | null;
  },
): string {
  const { who, clock, respondBy, settleBy, late, how } = parts;
  switch (state) {
    case 'open':
    case 'lapsed': {
      const by = late ? `应在 ${respondBy} 前响应，尚无人接手` : `须在 ${respondBy} 前响应`;
      return `${state === 'open' ? '待处理' : '接手已超时'} · ${by}`;
    }
    case 'mine':
      return `您处理中 · ${settleBy} 前了结`;
    case 'taken-by':
      return `${who}已接手 ${clock}`;
    case 'settled':
      return settledLine(how, who, clock);
  }
}

function settledLine(how: SettledHow | null, who: string, clock: string): string {
  switch (how) {
    case 'todo-done':
      return `已解决 · 待办已完成 ${clock}`;
    case 'reached':
      return `已解决 · 已与客户通话 ${clock}`;
    case 'not-urgent':
      return `已解决 · 非紧急，已转待办 ${clock}`;
    case 'person':
    case null:
      return `已解决 · ${who === '' ? '您' : who} ${clock}`;
  }
}

/** Why an act on an alert came too late or went elsewhere. */
export const ALERT_LATE = {
  taken: (who: string, clock: string) => `${who}已于 ${clock} 接手`,
  settled: (who: string, clock: string) =>
    who === '' ? `告警已于 ${clock} 了结` : `${who}已于 ${clock} 解决`,
  notYours: '这条告警不在您手上，请先点我来处理',
  changed: '告警状态已变化，请查看最新状态',
} as const;

export const ALERT_ACTS: Readonly<Record<'take' | 'settle' | 'hand', ActWords>> = {
  take: INBOX_ACTS.alert,
  settle: INBOX_ACTS.promise,
  hand: { text: '转给', confirm: '将由所选同事在响应时限内接手，您的卡片变灰。' },
};

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  card: '卡片',
  phone: '电话',
  robot: '群通知',
};

export const RUNG_WORDS: Readonly<Record<Rung, string>> = {
  reps: '值班销售',
  duty: '值班人员',
  director: '销售总监',
  robot: '企业微信群',
};

/** How somebody was told: 已送达 of a card is not a ringing phone. */
export function noticeWord(channel: Channel, outcome: NoticeOutcome): string {
  switch (outcome) {
    case 'pending':
      return channel === 'phone' ? '拨打中' : '发送中';
    case 'accepted':
      return channel === 'phone' ? '已拨打' : '已送达';
    case 'bundled':
      return '已并入其他卡片';
    case 'answered':
      return '已接听，未按键';
    case 'no_answer':
      return '未接';
    case 'failed':
      return '失败';
    case 'skipped':
      return '未通知';
  }
}

export const LADDER_WORDS = {
  next: (clock: string, who: string, channels: string) => `${clock} 通知${who}（${channels}）`,
  lapses: (clock: string) => `${clock} 前未了结，将继续通知其他人`,
  nobody: '无人',
} as const;
