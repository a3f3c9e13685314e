/** The word a person reads for each value of ours; cards, pages and replies share them. */
import type { CardState, PushKind } from '../server/domain/pushes/types.ts';
import type { LegOutcome, Phase, Recording } from '../server/domain/calls/types.ts';
import type { CustomerLevel, MatchClass } from '../server/domain/matching/types.ts';
import type { Device, RepStatus } from '../server/domain/people.ts';
import type { DayKind, Strategy, Urgency } from '../server/domain/routing/types.ts';

export const LEVEL_WORDS: Readonly<Record<CustomerLevel, string>> = {
  vip: 'VIP金牌客户',
  normal: '普通客户',
  potential: '潜在客户',
};

/** In front of a level: filled for VIP only. */
export const LEVEL_STARS: Readonly<Record<CustomerLevel, string>> = {
  vip: '★',
  normal: '☆',
  potential: '☆',
};

export const URGENCY_WORDS: Readonly<Record<Urgency, string>> = {
  high: '高',
  medium: '中',
  low: '低',
};

/** A status that was never tapped or has run out reads 未设置. */
export const STATUS_WORDS: Readonly<Record<RepStatus | 'unknown', string>> = {
  in_office: '在办公室',
  in_field: '外出',
  in_meeting: '会议中',
  off_duty: '下班',
  on_leave: '请假',
  unknown: '未设置',
};

export const DEVICE_WORDS: Readonly<Record<Device, string>> = {
  office_phone: '座机',
  mobile_phone: '手机',
};

export const CLASS_WORDS: Readonly<Record<MatchClass, string>> = {
  exact: '号码一致',
  'main-line': '总机一致',
  suffix: '缺区号，尾段一致',
  remark: '微信备注',
  'tail-8': '末八位一致',
  none: '未找到',
  withheld: '号码未显示',
};

export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  ringing: '振铃中',
  talking: '通话中',
  voicemail: '留言',
  ended: '已结束',
  missed: '未接',
};

export const LEG_WORDS: Readonly<Record<LegOutcome | 'connected' | 'ringing', string>> = {
  ringing: '振铃中',
  connected: '已接通',
  busy: '忙线',
  rejected: '已拒接',
  no_answer: '无人接听',
  offline: '不在线',
  failed: '呼叫失败',
  cancelled: '已停止振铃',
};

export const DAY_WORDS: Readonly<Record<DayKind, string>> = {
  workday: '工作日',
  weekend: '周末',
  holiday: '节假日',
};

export const STRATEGY_WORDS: Readonly<Record<Strategy, string>> = {
  sequential: '依次响铃',
  simultaneous: '同时响铃',
  direct: '直接响铃',
  smart: '按状态响铃',
};

export const RECORDING_WORDS: Readonly<Record<Recording['kind'], string>> = {
  mixed: '单声道录音',
  leg: '单方录音',
  stereo: '双声道录音',
  voicemail: '留言',
};

export const RECORDING_STATE_WORDS: Readonly<Record<Recording['state'], string>> = {
  announced: '获取中',
  ready: '可播放',
  failed: '获取失败',
};
/** Its link answered that there is nothing any more. */
export const RECORDING_DEAD_WORDS = '录音已失效';

export const PUSH_WORDS: Readonly<Record<PushKind, string>> = {
  pop: '来电卡片',
  missed: '未接来电卡片',
  'assigned-away': '客户来电通知',
  'duty-gap': '无人值班通知',
  'holidays-missing': '节假日数据通知',
  summary: '通话小结卡片',
  todo: '待办卡片',
  overdue: '待办逾期通知',
  'moved-away': '待办转交通知',
  alert: '紧急留言卡片',
  'check-in': '值班确认卡片',
  unconfirmed: '值班未确认通知',
  'hand-over': '交接班通知',
  swap: '换班卡片',
  'swap-answer': '换班答复通知',
  report: '日报卡片',
  stuck: '处理受阻通知',
  nudge: '状态过期提醒',
  unreachable: '收不到卡片通知',
  text: '文字消息',
};

export const CARD_STATE_WORDS: Readonly<Record<CardState, string>> = {
  unsent: '待发送',
  live: '可操作',
  final: '已定格',
  gone: '已撤回',
  dropped: '未送达',
};

const INTENT_WORDS: Readonly<Record<string, string>> = {
  '1': '产品咨询',
  '2': '询价下单',
  '3': '技术支持',
  '4': '投诉建议',
  '0': '人工服务',
};

/** What the caller keyed first: 产品咨询 (按1), 人工服务 (未按键), 按键 9. Spec §7. */
export function printIntent(digits: string | null): string {
  const key = (digits ?? '').slice(0, 1);
  if (key === '') return '人工服务 (未按键)';
  const word = Object.hasOwn(INTENT_WORDS, key) ? INTENT_WORDS[key] : undefined;
  return word === undefined ? `按键 ${key}` : `${word} (按${key})`;
}

/** 高 (VIP客户), 高 (投诉建议，按4); without a reason the bare word. */
export function printUrgency(level: Urgency, reason: string): string {
  if (reason === '') return URGENCY_WORDS[level];
  const flat = reason.replace(/\s*\(([^()]*)\)/g, '，$1');
  return `${URGENCY_WORDS[level]} (${flat})`;
}

/** What stands behind a colleague's name in the drop-down of 转接. */
export function colleagueWord(status: RepStatus | 'unknown', onDuty: boolean): string {
  return onDuty && status === 'unknown' ? '值班中' : STATUS_WORDS[status];
}
