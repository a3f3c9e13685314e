/** What is read about shifts, reminders and the day: check-in, hand-over, swaps, deadlines, the daily report. */

export const DUTY_BUTTONS = { 'on-duty': '确认', agree: '同意', refuse: '拒绝' } as const;

/** When the shift begins, seen from the day the card is sent. */
export type ShiftDay = 'tonight' | 'today' | 'tomorrow-night' | 'tomorrow' | 'later';

const SHIFT_DAYS: Readonly<Record<ShiftDay, string>> = {
  tonight: '今晚',
  today: '今天',
  'tomorrow-night': '明晚',
  tomorrow: '明天',
  later: '',
};

export const CHECK_IN_WORDS = {
  /** 今晚您值班，请确认; a shift further away is named by its date. */
  title: (day: ShiftDay, date: string) =>
    `${day === 'later' ? `${date} ` : SHIFT_DAYS[day]}您值班，请确认`,
  asked: (by: string) => `请在 ${by} 前确认，未确认将通知负责人`,
  confirmed: '您已确认值班',
  unconfirmed: (told: string) => (told === '' ? '未确认' : `未确认，已通知${told}`),
  released: '值班已调整，您无需值班',
  moved: '值班时间已调整，以值班表为准',
  what: '班内的来电和紧急留言由您处理',
  captions: {
    confirmed: '已确认',
    unconfirmed: '未确认',
    released: '已无需值班',
    moved: '时间已调整',
  },
} as const;

export const UNCONFIRMED_WORDS = {
  title: '值班未确认',
  text: (who: string, span: string) => `${who}尚未确认 ${span} 的值班，请联系本人或改派他人`,
  asked: (when: string) => `${when} 已发确认卡片`,
  /** A line of text to whoever was told of the silence. */
  confirmed: (who: string, when: string, span: string) =>
    `${who}已于 ${when} 确认 ${span} 的值班。`,
} as const;

/** Keys of rows, at most five characters. */
export const DUTY_ROWS = {
  shift: '班次',
  who: '值班人',
  asked: '已提醒',
  yours: '您上',
  theirs: '对方上',
  yoursBefore: '您的原班',
  theirsBefore: '对方原班',
  back: '还班',
  until: '答复截止',
  word: '附言',
  alert: '告警',
  callback: '待回电',
  todo: '待办',
  rest: '其余',
} as const;

export const HAND_OVER_WORDS = {
  title: '您的值班开始，请接班',
  counts: (alerts: number, callbacks: number, todos: number) =>
    [
      alerts > 0 ? `告警 ${alerts} 条` : '',
      callbacks > 0 ? `待回电 ${callbacks} 个` : '',
      todos > 0 ? `班内到期待办 ${todos} 项` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  open: '待接手',
  taken: (who: string) => `${who}处理中`,
  by: (clock: string) => `${clock} 前`,
  rest: (count: number) => `另有 ${count} 项，请在小程序查看`,
} as const;

export const SWAP_WORDS = {
  title: (asker: string) => `${asker}想与您换班`,
  coverTitle: (asker: string) => `${asker}请您代班`,
  asked: (by: string) => `请在 ${by} 前答复，过时自动作废`,
  agreed: '您已同意，值班表已更新',
  refused: '您已拒绝，值班表不变',
  lapsed: '未在开班前答复，已作废',
  withdrawn: '对方已取消换班',
  nothingBack: '不用还',
  captions: { agreed: '已同意', refused: '已拒绝', lapsed: '已过期', withdrawn: '对方已取消' },
  answer: {
    agreed: (who: string) => `${who}已同意换班`,
    refused: (who: string) => `${who}拒绝了换班`,
    lapsed: (who: string) => `${who}未答复，换班已作废`,
  },
  answerText: {
    agreed: '值班表已按此更新',
    refused: '值班表不变，原班次仍由您负责',
    lapsed: '值班表不变，原班次仍由您负责',
  },
} as const;

export const REMINDER_WORDS = {
  soon: (due: string) => `提醒：请在 ${due} 前完成`,
  due: (due: string) => `截止时间 ${due}，请完成或延期`,
  others: (count: number) => `另有 ${count} 项待办同时到期，请在小程序查看`,
  overdueTitle: '高优先级待办逾期',
  overdueText: (who: string, due: string) => `${who}的待办应在 ${due} 前完成，尚未完成`,
  copied: (who: string) => `您不在班，待办已转给${who}`,
} as const;

/** Keys of rows about a to-do that is late. */
export const OVERDUE_ROWS = { what: '待办', who: '负责人', due: '截止' } as const;

export const REPORT_WORDS = {
  title: (day: string, weekday: string) => `热线日报 ${day} ${weekday}`,
  span: (span: string) => `统计 ${span}`,
  calls: (count: number) => `${count} 通`,
  answered: (count: number, share: number | null) =>
    share === null ? `${count} 通` : `${count} 通（${share}%）`,
  voicemails: (count: number) => `${count} 条`,
  median: (length: string) => `中位 ${length}`,
  none: '–',
  overdue: (count: number) => `${count} 项`,
  missedAndMessages: (missed: number, voicemail: number) => `${missed} 通 · 留言 ${voicemail} 条`,
  byPerson: '各人',
  person: (name: string, answered: number, missed: number, overdue: number) =>
    [
      `${name} 接听 ${answered}`,
      missed > 0 ? `未接 ${missed}` : '',
      overdue > 0 ? `逾期 ${overdue}` : '',
    ]
      .filter((part) => part !== '')
      .join('、'),
  others: (count: number) => `另有 ${count} 人`,
  overdueList: '逾期跟进',
  overdueItem: (what: string, who: string, due: string) => `${what}（${who}，${due}）`,
  othersDue: (count: number) => `另有 ${count} 项`,
  /** On the picture. */
  chart: {
    title: (day: string) => `${day} 来电分布`,
    answered: '接听',
    missed: '未接',
    voicemail: '留言',
    hour: '时',
  },
} as const;

/** Keys of rows, at most five characters. */
export const REPORT_ROWS = {
  calls: '来电',
  answered: '接听',
  missed: '未接',
  answerTime: '接听用时',
  ackTime: '接手用时',
  overdue: '逾期跟进',
} as const;
