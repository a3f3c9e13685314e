/** Sentences on cards. Names come in looked up and cut, times as printed clocks; nothing here counts down. */
import type { FaceState } from '../server/domain/calls/face.types.ts';
import type { Refusal } from '../server/domain/calls/types.ts';

export const BUTTON_WORDS = {
  answer: '接听',
  transfer: '转接',
  voicemail: '留言',
  hangup: '挂断',
  confirm: '就是他',
  create: '创建新客户档案',
  detail: '查看详情',
} as const;

export const MENU_WORDS = {
  title: '不是这位客户？',
  reject: '都不是',
  other: (company: string) => `是 ${company}`,
} as const;

export const SELECTION_WORDS = { title: '转接给', nobody: '请选择同事' } as const;

export const ROW_WORDS = {
  turnover: '年成交额',
  lastContact: '最近联系',
  notes: '备注',
  intent: '来电意图',
  suggestion: '建议处理',
  urgency: '紧急程度',
  arrived: '来电时间',
  waited: '等待时长',
  message: '留言',
  callBack: '回电',
  number: '来电号码',
  reason: '原因',
} as const;

export const WHO_WORDS = {
  withheld: '号码未显示',
  lead: '新线索',
  internal: '内部来电',
  likely: '疑似 ',
  maybe: '可能是：',
  friend: '微信好友：',
  noLead: '通讯录中没有此号码',
  rejected: '已标为「都不是」',
  noContactYet: '暂无记录',
} as const;

export const HINT_WORDS = {
  why: (text: string) => `为什么是我：${text}`,
  others: (count: number) => `另有 ${count} 位候选`,
  mainLine: (colleagues: string) =>
    colleagues === '' ? '总机来电' : `总机来电，同机：${colleagues}`,
  again: (count: number) => `今天第 ${count} 次来电`,
  friend: (name: string) => `微信好友：${name}`,
} as const;

/** 400热线 4008-320-160 */
export function sourceLine(hotline: string): string {
  return `400热线 ${hotline}`;
}

/** 10:03 来电 */
export function arrivedAt(clock: string): string {
  return `${clock} 来电`;
}

/** 张经理（采购部） */
export function contactLine(name: string, department: string): string {
  return department === '' ? name : `${name}（${department}）`;
}

/** Names and clocks a state speaks of; absent ones are empty. */
export interface StateNames {
  /** The colleague of the state. */
  readonly who: string;
  /** Clock of the state's own moment. */
  readonly clock: string;
  /** 座机, 手机, or empty when no phone is to be picked up. */
  readonly device: string;
  readonly transferredFrom: string;
  readonly transferFailed: string;
  /** Length of talk or message as words. */
  readonly length: string;
}

/** The state in one phrase, as the card's first line says it. */
export function stateSentence(state: FaceState, names: StateNames): string {
  const { who, clock, length } = names;
  switch (state.name) {
    case 'ringing':
      return '等待接听';
    case 'transfer-ringing':
      return `${who}转来，${clock} 起振铃`;
    case 'mine':
      return mineSentence(names);
    case 'claimed-by-other':
      return claimedSentence(state.kind, who);
    case 'lapsed':
      return '未接通，来电仍在等待';
    case 'declined':
      return '您已拒接';
    case 'voicemail-asked':
      return '您已请对方留言';
    case 'transferred':
      return `${clock} 您转给${who}`;
    case 'answered-by':
      return `${who}已接`;
    case 'handed-over':
      return `已转给${who}`;
    case 'transfer-ended':
      return `${clock} 您转给${who}，通话已结束`;
    case 'transfer-missed':
      return `${who}转来，未接`;
    case 'to-voicemail':
      return '已转留言';
    case 'voicemail-left':
      return `已留言${length}`;
    case 'missed':
      return '无人接听，来电已结束';
    case 'ended':
      return length === '' ? '通话已结束' : `通话已结束，共 ${length}`;
    case 'expired':
      return '请在小程序处理';
  }
}

function mineSentence(names: StateNames): string {
  const parts = [
    names.transferFailed === '' ? '' : `${names.transferFailed}未接，来电仍在您这里`,
    names.transferredFrom === '' ? '' : `${names.transferredFrom}转来`,
    names.device === '' ? '您接听中' : `您接听中，请接起${names.device}`,
  ];
  return (
    parts.find((part) => part.includes('仍在')) ?? parts.filter((part) => part !== '').join('，')
  );
}

function claimedSentence(kind: 'answer' | 'transfer' | 'voicemail', who: string): string {
  switch (kind) {
    case 'answer':
      return `${who}正在接听`;
    case 'transfer':
      return `${who}正在转接`;
    case 'voicemail':
      return `${who}已请对方留言`;
  }
}

/** Captions of greyed buttons, ≤ 10 characters with names cut by the drawer. spec, cards §2. */
export const CAPTIONS = {
  declined: '您已拒接',
  voicemailAsked: '已转留言',
  transferredAt: (clock: string, who: string) => `${clock} 转给${who}`,
  transferred: (who: string) => `转给${who}`,
  answeredBy: (who: string) => `${who}已接`,
  handedOver: (who: string) => `已转给${who}`,
  transferEnded: '已转接·已结束',
  transferMissed: '未接转接',
  toVoicemail: '已转留言',
  voicemailLeft: (seconds: number) => `已留言${seconds}秒`,
  missed: '未接',
  ended: (length: string) => (length === '' ? '已结束' : `已结束 ${length}`),
  expired: '请在小程序处理',
  superseded: '见新卡',
  stranger: '您不在名单中',
  answered: '已接听',
  reached: '已联系上',
} as const;

/** What the last press could not do; `who` is the colleague the reason names. */
export function refusalSentence(refusal: Refusal, who: string): string {
  switch (refusal) {
    case 'choose-colleague':
      return '请先选择同事';
    case 'colleague-unreachable':
      return who === '' ? '同事联系不上，请另选' : `${who}联系不上，请另选`;
    case 'already-claimed':
      return who === '' ? '同事正在处理' : `${who}正在处理`;
    case 'already-answered':
      return who === '' ? '同事已接' : `${who}已接`;
    case 'already-ended':
      return '通话已结束';
    case 'already-voicemail':
      return '对方正在留言';
    case 'not-your-call':
      return '这通电话不在您手上';
    case 'busy-elsewhere':
      return '您正在另一通电话中';
    case 'lapsed-before':
      return '上次未接通，请直接接电话';
    case 'gateway-refused':
      return '电话系统未执行，请重试';
    case 'too-late':
      return '操作已过时';
    case 'not-listed':
      return '您不在名单中';
  }
}

export const MISSED_WORDS = {
  title: '未接来电',
  waited: (length: string) => `响铃 ${length}未接`,
  message: (seconds: number) => `已留言${seconds}秒`,
  yours: (clock: string) => `请您在 ${clock} 前回电`,
  others: (who: string, clock: string) => `由${who}在 ${clock} 前回电`,
  callBack: (who: string, clock: string) => `${who} · ${clock} 前`,
  answered: '后来已接听，无需回电',
  /** Before the sentence that says who calls back by when. */
  item: (sentence: string) => `回电待办：${sentence}`,
  wordless: '未听到说话',
  reached: (who: string) => `${who === '' ? '您' : who}已联系上对方，无需再回电`,
  handed: (who: string) => `回电待办已转给${who}`,
  postponed: (when: string) => `回电待办已延至 ${when}`,
  renewed: '回电待办见新卡片',
} as const;

export const NOTICE_WORDS = {
  assignedAway: '您负责的客户来电',
  notOnDuty: '您不在接听名单中',
  dutyGap: '无人值班',
  dutyGapText: (when: string) => `${when} 有来电，当时没有值班人员`,
  dutyGapDo: '请检查值班表',
  holidaysMissing: '节假日数据未加载',
  holidaysMissingText: (year: string) =>
    `${year} 年的节假日数据未加载：除元旦、五一、十一的固定日期外，按普通日期接听`,
  unreachable: (who: string) => `${who} 收不到卡片`,
  unreachableText: '电话照常振铃，卡片发不到此人的企业微信，请检查其账号和可见范围',
  nudge: '状态已过期',
  nudgeDesc: (status: string, clock: string) => `「${status}」已于 ${clock} 到期`,
  nudgeText: '现在来电按默认顺序响铃，点此重新设置',
} as const;
