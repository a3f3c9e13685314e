/** What the pages 值班 and 换班 say. Names come in whole, moments as printed clocks. Pages §1. */
import type { Weekday } from '../server/domain/people.ts';
import type { CheckInState, SwapState } from '../server/domain/roster/types.ts';
import type { DayKind } from '../server/domain/routing/types.ts';
import { DAY_WORDS } from './labels.ts';
import { shortWeekday } from './roster.ts';

/** 11月24日 */
function dateWords(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month ?? 0}月${date ?? 0}日`;
}

export const ROSTER_PAGE_WORDS = {
  /** 11月23日 – 11月29日 */
  week: (first: string, last: string) => `${dateWords(first)} – ${dateWords(last)}`,
  thisWeek: '本周',
  nextWeek: '下周',
  date: dateWords,
  weekday: shortWeekday,
  today: '今天',
  /** 工作日 · 国庆节 · 调休上班 */
  kind: (day: { kind: DayKind; makeUp: boolean; festival: string | null; dataMissing: boolean }) =>
    [
      day.dataMissing
        ? `${DAY_WORDS[day.kind]}（节假日数据未加载）`
        : (day.festival ?? DAY_WORDS[day.kind]),
      day.makeUp ? '调休上班' : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  people: (names: readonly string[]) => names.join('、'),
  nobody: '没有人',
  backup: (name: string | null) => (name === null ? '后备：语音留言' : `后备：${name}`),
  only: (name: string) => `${name}接听`,
  now: (who: string) => `现在：${who}`,
  yearMissing: (year: string) => `${year} 年的节假日数据未加载，该年的节假日暂按周末和工作日排班`,
} as const;

/** 12月1日 周二 02:00–03:00 没有人; the end has its date when it is another day. */
export function gapLine(
  from: { readonly day: string; readonly weekday: Weekday; readonly clock: string },
  to: { readonly day: string; readonly weekday: Weekday; readonly clock: string },
): string {
  const at = (one: typeof from): string =>
    `${dateWords(one.day)} ${shortWeekday(one.weekday)} ${one.clock}`;
  return `${at(from)}–${from.day === to.day ? to.clock : at(to)} ${ROSTER_PAGE_WORDS.nobody}`;
}

export const OVERRIDE_WORDS = {
  add: (person: string) => `${person}加班`,
  remove: (person: string) => `${person}不上班`,
  leave: (person: string) => `${person}请假`,
  replace: (person: string, by: string) => `${by}替${person}`,
  leaveReplaced: (person: string, by: string) => `${person}请假，${by}代班`,
  swap: (person: string, by: string) => `换班：${by}替${person}`,
  holder: (person: string, ownMobile: boolean) =>
    `${person}担任值班人员${ownMobile ? '，响本人手机' : ''}`,
  removeText: '移除',
  removeConfirm: (title: string, span: string) =>
    `「${title}」${span} 将被移除，已开始的从现在起结束。来电立即按新的值班表响铃。`,
} as const;

export const MINE_WORDS = {
  asDuty: '值班人员',
  on: (until: string) => `您当班至 ${until}`,
  next: (span: string) => `下一班 ${span}`,
  none: '近期没有您的班次',
  confirmText: '确认',
  confirmBy: (when: string) => `请在 ${when} 前确认`,
  confirmedAt: (when: string) => `${when} 已确认`,
} as const;

export const CHECK_IN_WORDS_OF: Readonly<Record<CheckInState, string>> = {
  asked: '待确认',
  confirmed: '已确认',
  unconfirmed: '逾时未确认，已通知销售总监',
  released: '值班已调整，无需值班',
  moved: '值班时间已调整',
};

export const WAITING_WORDS = {
  alert: '紧急留言',
  callback: '待回电',
  todo: '待办',
  by: (when: string) => `${when} 前`,
  with: (kind: 'alert' | 'callback' | 'todo', who: string) =>
    kind === 'alert' ? `${who}处理中` : `${who}负责`,
  head: (counts: string) => `交接：${counts}`,
} as const;

export const SWAP_STATE_WORDS: Readonly<Record<SwapState, string>> = {
  asked: '待答复',
  granted: '已同意',
  refused: '已拒绝',
  lapsed: '已过期',
  withdrawn: '已取消',
};

/** Seen by whoever asked, was asked, or only looks on. */
export type SwapSide = 'asker' | 'partner' | 'other';

export const SWAP_PAGE_WORDS = {
  title: (side: SwapSide, names: { asker: string; partner: string }, back: boolean): string => {
    const { asker, partner } = names;
    if (side === 'asker') return back ? `您想与${partner}换班` : `您请${partner}代班`;
    if (side === 'partner') return back ? `${asker}想与您换班` : `${asker}请您代班`;
    return back ? `${asker}想与${partner}换班` : `${asker}请${partner}代班`;
  },
  /** The state in one sentence; `by`: until when it can be answered, `at`: when it was. */
  line: (
    side: SwapSide,
    state: SwapState,
    parts: {
      readonly partner: string;
      readonly asker: string;
      readonly by: string;
      readonly at: string;
    },
  ): string => {
    const { partner, asker, by, at } = parts;
    const who = side === 'partner' ? '您' : partner;
    switch (state) {
      case 'asked':
        return side === 'partner'
          ? `请在 ${by} 前答复，过时自动作废`
          : `等${partner}答复，${by} 前有效`;
      case 'granted':
        return `${who}已同意${at}，值班表已更新`;
      case 'refused':
        return `${who}已拒绝${at}，值班表不变`;
      case 'lapsed':
        return '未在开班前答复，已作废，值班表不变';
      case 'withdrawn':
        return `${side === 'asker' ? '您' : asker}已取消${at}，值班表不变`;
    }
  },
  answeredAt: (when: string) => `（${when}）`,
  label: (name: string, side: 'you' | 'other') => (side === 'you' ? '您' : name),
  gives: (from: string, to: string) => `${from}的班，由${to}上`,
  nothingBack: '不用还班',
  acts: {
    grant: { text: '同意', confirm: '值班表将立即更新，换来的班次由您负责。' },
    refuse: { text: '拒绝', confirm: '对方将收到拒绝通知，值班表不变。' },
    withdraw: { text: '取消换班', confirm: '换班请求将作废，对方的卡片随之关闭。' },
  },
} as const;
