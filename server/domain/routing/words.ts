/** The Chinese sentences of a decision's trace (为什么是我), and of what the card says about it. */
import type { RepStatus } from '../people.ts';
import type { DayReading } from './calendar.ts';
import type { Place } from './order.ts';
import type { AwayReason } from './standing.ts';
import type { DayKind, Strategy, Target } from './types.ts';

const KIND: Record<DayKind, string> = { workday: '工作日', weekend: '周末', holiday: '节假日' };

const STRATEGY: Record<Strategy, string> = {
  sequential: '先后振铃',
  simultaneous: '同时振铃',
  direct: '单设备振铃',
  smart: '按状态选择设备',
};

const AWAY: Record<AwayReason, string> = {
  left: '已停用',
  'on-leave': '请假',
  moved: '已调班',
  'day-off': '今日休息',
  'before-hours': '未到上班时间',
  'after-hours': '已下班',
  'off-roster': '本时段不当班',
  'off-duty': '已下班',
  'daily-limit': '今日已接满',
  busy: '通话中',
  'in-meeting': '会议中',
  'no-device': '没有可响的电话',
  'no-time': '振铃时间不足',
};

const DEVICE: Record<Target['device'], string> = { office_phone: '座机', mobile_phone: '手机' };

const STATUS: Record<RepStatus, string> = {
  in_office: '在办公室',
  in_field: '外出',
  in_meeting: '会议中',
  off_duty: '下班',
  on_leave: '请假',
};

function tellDay({ day, kind, makeUp, cause, festival }: DayReading): string {
  if (cause === 'override') return `${day} 按日历设置为${KIND[kind]}`;
  if (makeUp) return `${day} 为调休上班日（${festival ?? '调休'}），按工作日处理`;
  if (cause === 'fixed') return `${day} 为法定假日，按节假日处理`;
  return festival === null ? `${day} 为${KIND[kind]}` : `${day} 在${festival}假期内，按节假日处理`;
}

function tellTarget({ device, seconds }: Target): string {
  return `${DEVICE[device]}${seconds}秒`;
}

const NAMES_SHOWN = 8;

function tellNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join('、');
  return names.length > NAMES_SHOWN ? `${shown}等${names.length}人` : shown;
}

/** One small function per decision; names and numbers come in, a sentence goes out. */
export const TRACE = {
  tables: (version: number) => `按第${version}版规则判断`,
  blocked: () => '主叫号码在拦截名单中，拒接',
  blockedToVoicemail: () => '主叫号码在拦截名单中，直接转语音信箱，不提醒',
  day: tellDay,
  holidaysMissing: (year: string) => `${year}年节假日数据未加载，仅按固定日期判断`,
  slot: (name: string, strategy: Strategy) => `时段 ${name}，${STRATEGY[strategy]}`,
  internal: (name: string) => `内部来电：${name}本人的电话不振铃`,
  untrusted: () => '来电识别不足以参与分配，按未知客户处理',
  trusted: (level: string) => `已识别客户（${level}），参与分配`,
  roster: (primaries: readonly string[], backup: string) =>
    `值班表：${tellNames(primaries) || '无人'}；后备：${backup}`,
  rosterHole: () => '值班表没有覆盖该时刻，由值班人员接听',
  dutyOnLeave: (name: string) => `${name}请假，由下一位值班人员接替`,
  dutyGap: () => '没有可用的值班人员，已提醒管理员和销售总监',
  away: (name: string, reason: AwayReason) => `${name}：${AWAY[reason]}，跳过`,
  noTime: (name: string, left: number, needed: number) =>
    `${name}：剩余振铃时间${left}秒，需要${needed}秒，跳过`,
  status: (name: string, status: RepStatus) => `${name}状态：${STATUS[status]}`,
  ring: (name: string, why: string, targets: readonly Target[]) =>
    `${name}：${why}，${targets.map(tellTarget).join('、')}`,
  more: (count: number) => `另有${count}条关于其他人的判断从略`,
  dutyLast: (name: string) => `有人已下班，${name}排在语音信箱之前`,
  people: (names: readonly string[]) =>
    names.length === 0 ? '没有人振铃' : `依次呼叫：${names.join(' → ')}`,
  voicemail: (seconds: number) => `最后转语音信箱，提示音${seconds}秒`,
} as const;

/** Why a person rings where they do. */
export const WHY = {
  place: (place: Place, offered: number) => {
    switch (place) {
      case 'assigned':
        return '该客户的负责销售，优先呼叫';
      case 'vip-lead':
        return 'VIP客户指定接听人';
      case 'turn':
        return `按今日来电数排序（${offered}次）`;
    }
  },
  duty: () => '值班人员',
  backup: () => '后备值班人员',
  meeting: () => '会议中，最后尝试本人手机',
} as const;

const LEVEL = { vip: 'VIP客户', normal: '普通客户', potential: '潜在客户' } as const;

/** Sentences for cards. */
export const CARD = {
  level: LEVEL,
  unidentified: '未识别客户',
  complaintKey: '投诉建议 (按4)',
  /** 原负责销售：销售经理A（今日休息） */
  assignedAway: (name: string, reason: AwayReason) => `原负责销售：${name}（${AWAY[reason]}）`,
  transferTo: (name: string) => `优先转接${name}`,
  toVoicemail: '引导客户留言',
  refused: '拦截名单，不接听',
} as const;
