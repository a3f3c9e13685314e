/** The Chinese sentences of `why`: how a match came about. They never carry a number. */
import type { Candidate } from './types.ts';
import type { RankReason } from './rank.ts';

const who = ({ customer, contact }: Candidate): string =>
  [customer?.name, contact?.name].filter((name) => name !== undefined).join(' ');

const CLASS_WORDS: Readonly<Record<Candidate['class'], (candidate: Candidate) => string>> = {
  exact: (candidate) => `号码与客户资料一致：${who(candidate)}`,
  'main-line': (candidate) => `总机号码一致，分机未知：${who(candidate)}`,
  suffix: (candidate) => `号码一致但缺少区号，疑似：${who(candidate)}`,
  'tail-8': (candidate) => `仅末八位相同，可能是：${who(candidate)}`,
  remark: (candidate) => `仅见于微信备注，微信好友：${candidate.remark ?? ''}`,
};

const RANK_WORDS: Readonly<Record<RankReason, string>> = {
  confirmed: '同事最近确认过',
  class: '号码匹配度更高',
  'open-todo': '有未完成的待办',
  'last-contact': '最近联系时间更近',
  level: '客户级别更高',
  'sales-on-duty': '负责销售正在值班',
  'earlier-confirmation': '该线路曾确认过此客户',
};

export const WITHHELD_WORDS = '号码未显示，未查询客户';
export const NOBODY_WORDS = '客户资料中没有此号码，按新线索处理';
export const EMPLOYEE_WORDS = '主叫是本公司员工，内部来电，不查询客户';
export const OWN_LINE_WORDS = '主叫是本公司自己的号码，不查询客户';

/** Why this candidate was found. */
export function whyFound(candidate: Candidate): string {
  return candidate.confirmed
    ? `同事已确认此号码就是他：${who(candidate)}`
    : CLASS_WORDS[candidate.class](candidate);
}

/** How many others there are and what put the best one first. */
export function whyFirst(others: number, reason: RankReason | null): string {
  const because = reason === null ? '' : `，首选因${RANK_WORDS[reason]}`;
  return `另有 ${others} 位候选${because}`;
}

/** Who else sits behind the same main line. */
export function whyMainLine(colleagues: readonly string[]): string {
  return `同一总机的同事：${colleagues.join('、')}`;
}
