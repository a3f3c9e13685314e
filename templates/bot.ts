/** The bot's ears and voice: what a typed line means, and what is answered. spec, cards §5. */
import type { RepStatus } from '../server/domain/people.ts';

export type BotCommand =
  { readonly kind: 'status'; readonly status: RepStatus } | { readonly kind: 'help' };

const STATUS_COMMANDS: Readonly<Record<string, RepStatus>> = {
  在办公室: 'in_office',
  外出: 'in_field',
  会议: 'in_meeting',
  会议中: 'in_meeting',
  下班: 'off_duty',
  请假: 'on_leave',
};

/**
 * Reads a chat line. 状态 and one of the five words, in any width, with or without blanks, a colon or a full stop;
 * everything else, 帮助 included, asks for help.
 */
export function readBotCommand(text: string): BotCommand {
  const line = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s:,.!。、]+/gu, '');
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

/** To the admin: a provider would not take the product names as hot words. */
export function wordsRefused(provider: string, reason: string): string {
  return `语音服务 ${provider} 没有接受热词表，转写照常进行，但产品型号可能识别不准。原因：${reason}`;
}
