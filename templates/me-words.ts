/** What a person reads of themselves and of the team: status, its effect, the chain, today. Pages §1, §2 状态. */
import type { Role, RepStatus } from '../server/domain/people.ts';
import type { AwayReason } from '../server/domain/routing/standing.ts';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  rep: '销售',
  duty: '值班人员',
  director: '销售总监',
  admin: '管理员',
};

/** Where a status shown comes from. */
export const SOURCE_WORDS = { app: '我设的', bot: '我设的', roster: '值班表请假' } as const;

export const MENU_WORDS = {
  team: '团队',
  customers: '客户',
  reports: '报表',
  'try-route': '试算',
  jobs: '失败任务',
} as const;

export const NUMBER_WORDS = {
  alerts: '待处理告警',
  callbacks: '待回电',
  overdue: '已逾期',
} as const;

/** Why the phone stays silent; what the tapped status itself says needs no reason. */
const AWAY_WORDS: Readonly<Record<AwayReason, string>> = {
  left: '已停用',
  'on-leave': '',
  moved: '已调班',
  'day-off': '今日不当班',
  'before-hours': '未到上班时间',
  'after-hours': '已过上班时间',
  'off-roster': '本时段不当班',
  'off-duty': '',
  'daily-limit': '今日已接满',
  busy: '通话中',
  'in-meeting': '',
  'no-device': '没有可响的电话',
  'no-time': '轮到您时振铃时间已满',
};

export interface EffectWords {
  /** 座机10秒 + 手机25秒, one entry a step. */
  readonly rings: readonly string[];
  /** Names of who rings before, and of who rings after or instead. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly lastResort: boolean;
  readonly reason: AwayReason | null;
  /** 值班人员 is asked for and nobody can be. */
  readonly gap: boolean;
}

const NAMES_SHOWN = 3;

function names(list: readonly string[]): string {
  const shown = list.slice(0, NAMES_SHOWN).join('、');
  return list.length > NAMES_SHOWN ? `${shown}等${list.length}人` : shown;
}

/** 先响您的座机10秒 + 手机25秒 · 先由销售经理B、值班人员接，最后才响您的手机25秒 · 不响您的电话，由销售经理B接听 */
export function effectSentence(effect: EffectWords): string {
  const { rings, before, after, lastResort, reason, gap } = effect;
  const own = `您的${rings.join(' → ')}`;
  if (rings.length > 0 && lastResort)
    return before.length === 0 ? `最后才响${own}` : `先由${names(before)}接，最后才响${own}`;
  if (rings.length > 0) return before.length === 0 ? `先响${own}` : `${names(before)}之后响${own}`;
  const why = reason === null ? '' : AWAY_WORDS[reason];
  const silent = why === '' ? '不响您的电话' : `不响您的电话（${why}）`;
  const others = [...before, ...after];
  if (others.length > 0) return `${silent}，由${names(others)}接听`;
  return `${silent}，来电直接留言${gap ? '，并提醒管理员' : ''}`;
}

export type NearDay = 'today' | 'tomorrow' | 'yesterday' | 'other';

/** 15:04 · 明天 09:00 · 11-28 18:00 */
export function whenWords(when: {
  readonly near: NearDay;
  readonly date: string;
  readonly clock: string;
}) {
  const days = { today: '', tomorrow: '明天 ', yesterday: '昨天 ', other: `${when.date} ` };
  return `${days[when.near]}${when.clock}`;
}

/** 明天 09:00–18:00; the end is named by its day only when that is another one. */
export function shiftWords(from: string, to: string): string {
  return `${from}–${to}`;
}

export const OWN_WORDS = {
  until: (when: string) => `至 ${when}`,
  expired: (when: string) => `${when} 已过期，按默认顺序响铃`,
  /** What stands beside 撤销. */
  said: (status: string, until: string) => `已设为${status}，${until}`,
  again: '再设一次',
  longer: '续 1 小时',
  onCall: '通话中，挂断后恢复',
  offShift: (next: string | null) =>
    next === null ? '现在不在您的班次' : `现在不在您的班次，下一班 ${next}`,
  rosteredLeave: (until: string) => `值班表已登记请假，至 ${until}`,
  limit: (max: number) => `今日已接满 ${max} 通，来电先转同事`,
  unset: '未设置，按默认顺序响铃',
  unreadable: '状态暂时无法读取，以下为默认顺序',
} as const;

export const TODAY_WORDS = {
  answered: (count: number, max: number | null) =>
    max === null ? `今日已接 ${count}` : `今日已接 ${count}/${max}`,
  next: (span: string) => `下一班 ${span}`,
  now: (until: string) => `本班至 ${until}`,
  noNext: '近期没有排班',
} as const;

export const DUTY_NOW_WORDS = {
  until: (when: string) => `您正在值班至 ${when}`,
  off: '您现在不值班',
  alert: (by: string, late: boolean) =>
    late ? `紧急留言待处理 · 应在 ${by} 前响应，已超时` : `紧急留言待处理 · 须在 ${by} 前响应`,
  taken: (by: string) => `您处理中 · ${by} 前了结`,
  handOver: (counts: string) => `交接：${counts}`,
  nothingHanded: '交接：没有未办事项',
} as const;

export const CHAIN_WORDS = { voicemail: '语音信箱', refuse: '拒接' } as const;

export const TROUBLE_WORDS = {
  'no-cards': '收不到卡片',
  expired: (when: string) => `${when} 已过期`,
} as const;

interface TeamWords {
  readonly until: string | null;
  readonly location: string | null;
  readonly onCall: boolean;
  readonly onShift: boolean;
}

/** 通话中 · 余姚 · 至 11:00: what stands beside name and status. */
export function teamDetail({ until, location, onCall }: Omit<TeamWords, 'onShift'>): string {
  const end = until === null ? '' : `至 ${until}`;
  return [onCall ? '通话中' : '', location ?? '', end].filter((part) => part !== '').join(' · ');
}

/** 销售经理A · 会议中，至 11:00 · 通话中 */
export function teamLine(
  line: TeamWords & {
    readonly name: string;
    readonly status: string;
    readonly trouble: string | null;
  },
): string {
  const place = line.location === null ? '' : `（${line.location}）`;
  const status = `${line.status}${place}${line.until === null ? '' : `，至 ${line.until}`}`;
  return [
    line.name,
    line.onCall ? '通话中' : '',
    status,
    line.onShift ? '当班' : '',
    line.trouble ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Rows that take an end, and what may be added. */
export const ROW_WORDS: Readonly<Partial<Record<RepStatus, string>>> = {
  in_field: '去哪里（20 字内）',
};
