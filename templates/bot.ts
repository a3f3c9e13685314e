/** The bot's ears and voice: what a typed line means, and what is answered. spec, cards §5. */
import type { RepStatus, Weekday } from '../server/domain/people.ts';
import type { DayKind } from '../server/domain/routing/types.ts';
import { DAY_WORDS } from './labels.ts';
import { shortWeekday } from './roster.ts';

export type BotCommand =
  | { readonly kind: 'status'; readonly status: RepStatus }
  /** 谁在值班; `when` is what stands behind it: 周六 21点, or nothing. */
  | { readonly kind: 'duty'; readonly when: string }
  | { readonly kind: 'help' };

const STATUS_COMMANDS: Readonly<Record<string, RepStatus>> = {
  在办公室: 'in_office',
  外出: 'in_field',
  会议: 'in_meeting',
  会议中: 'in_meeting',
  下班: 'off_duty',
  请假: 'on_leave',
};

const ON_DUTY = /^(?:请问)?(.*?)(?:是谁|谁在?)值班(?:吗|呢)?[?？。]?(.*)$/u;

/**
 * Reads a chat line. 状态 and one of the five words, in any width, with or without blanks, a colon or a full stop;
 * 谁在值班 with a time before or behind it; everything else, 帮助 included, asks for help.
 */
export function readBotCommand(text: string): BotCommand {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  const duty = ON_DUTY.exec(plain.trim());
  if (duty) return { kind: 'duty', when: `${duty[1] ?? ''} ${duty[2] ?? ''}`.trim() };
  const line = plain.replace(/[\s:,.!。、]+/gu, '');
  const word = /^状态(.+)$/u.exec(line)?.[1] ?? '';
  const status = Object.hasOwn(STATUS_COMMANDS, word) ? STATUS_COMMANDS[word] : undefined;
  return status === undefined ? { kind: 'help' } : { kind: 'status', status };
}

const EFFECTS: Readonly<Record<RepStatus, string>> = {
  in_office: '来电按时段响您的座机和手机',
  in_field: '来电只响您的手机',
  in_meeting: '来电先转同事，无人接听时最后才响您的手机',
  off_duty: '来电不再响您的电话，由同事和值班人员接听',
  on_leave: '来电不再响您的电话，由同事接听',
};

/** Confirms a status; `word` as on the board, `until` a printed clock such as 15:04. */
export function replyToStatus(done: {
  readonly status: RepStatus;
  readonly word: string;
  readonly until: string;
}): string {
  return `已设为${done.word}，至 ${done.until}。${EFFECTS[done.status]}。`;
}

export function replyToHelp(): string {
  return [
    '可以这样告诉我您的状态：',
    '状态 在办公室',
    '状态 外出',
    '状态 会议',
    '状态 下班',
    '状态 请假',
    '每次设置保持 1 小时，到期后按默认顺序响铃。',
    '也可以问我值班：',
    '谁在值班',
    '谁在值班 周六 21点',
  ].join('\n');
}

/** To somebody who is no employee, or whose account is disabled. */
export function replyToStranger(): string {
  return '您不在名单中，请联系管理员。';
}

/** To an employee without the role of a rep: their phones do not follow a status. */
export function replyToOtherRole(): string {
  return '只有销售需要设置状态，您的电话不受状态影响。';
}

/** The status could not be saved; the old one stands. */
export function replyToFailure(): string {
  return '状态没有保存成功，请稍后再发一次。';
}

/** Who answers, as the bot says it; `backup` null: voicemail. */
interface DutyWords {
  readonly primaries: readonly string[];
  readonly backup: string | null;
}

interface DutyDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly weekday: Weekday;
  readonly kind: DayKind;
  readonly makeUp: boolean;
  /** 国庆节 */
  readonly festival: string | null;
}

/** Who is on duty at a moment; `clock` null: now. */
export function replyToDuty(
  day: DutyDay,
  at: DutyWords & { readonly clock: string | null },
): string {
  const when = at.clock === null ? '现在' : `${dayWords(day)}${at.clock} `;
  if (at.primaries.length === 0 && at.backup === null) {
    return `${when}没有人值班，来电转语音留言。`;
  }
  return `${when}值班：${whoAnswers(at)}。`;
}

/** Who is on duty all through a day, one line a span. */
export function replyToDayOfDuty(
  day: DutyDay,
  spans: readonly (DutyWords & { readonly from: string; readonly to: string })[],
): string {
  const lines = spans.map((span) => `${span.from}–${span.to} ${whoAnswers(span)}`);
  return [`${dayWords(day)}值班：`, ...lines].join('\n');
}

export function replyToUnknownTime(): string {
  return '没有看懂时间，可以这样问：谁在值班 周六 21点';
}

/** The roster could not be read. */
export function replyToDutyFailure(): string {
  return '暂时查不到值班表，请稍后再发一次。';
}

/** 销售经理B、销售经理C，无人接听转值班人员 */
function whoAnswers({ primaries, backup }: DutyWords): string {
  if (primaries.length === 0) return backup ?? '没有人，来电转语音留言';
  return `${primaries.join('、')}，无人接听转${backup ?? '语音留言'}`;
}

/** 11月28日（周六）, 10月1日（周四，国庆节） */
function dayWords({ day, weekday, kind, makeUp, festival }: DutyDay): string {
  const [, month, date] = day.split('-').map(Number);
  const special = makeUp
    ? '，调休上班'
    : kind === 'holiday'
      ? `，${festival ?? DAY_WORDS.holiday}`
      : '';
  return `${month ?? 0}月${date ?? 0}日（${shortWeekday(weekday)}${special}）`;
}

/** To the admin: a provider would not take the product names as hot words. */
export function wordsRefused(provider: string, reason: string): string {
  return `语音服务 ${provider} 没有接受热词表，转写照常进行，但产品型号可能识别不准。原因：${reason}`;
}
