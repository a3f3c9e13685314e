/** What the pages of customers say. Names come in looked up, times as printed clocks, numbers masked. */
import type { COMMUNICATION_TYPES } from '../server/domain/communications/types.ts';
import type { Naming, RevealReason } from '../server/domain/customers/types.ts';

export const REVEAL_WORDS: Readonly<Record<RevealReason, string>> = {
  callback: '回拨',
  check: '核对资料',
  other: '其他',
};

export const COMMUNICATION_WORDS: Readonly<Record<(typeof COMMUNICATION_TYPES)[number], string>> = {
  phone: '来电',
  email: '邮件',
  meeting: '会议',
  wechat: '微信',
  visit: '拜访',
};

export const CUSTOMER_WORDS = {
  /** Nobody is its sales. */
  unassigned: '未分配负责销售',
  sales: (who: string) => `负责销售：${who}`,
  noContactYet: '暂无联系记录',
  lastContact: (when: string) => `最近联系 ${when}`,
  numbers: (count: number) => (count === 0 ? '暂无号码' : `${count} 个号码`),
  /** Behind a number that the book does not have. */
  confirmed: '由「就是他」确认',
  /** A call the reader may not open. */
  closed: '同事的来电，无权查看内容',
  /** In place of the people who are not shown. */
  moreContacts: (count: number) => `另有 ${count} 位联系人未显示`,
} as const;

/** 11-24 10:03 来电，末八位一致: why this customer may be who called. */
export function candidateLine(when: string, why: string): string {
  return `${when} 来电，${why}`;
}

/** 销售经理A 11-24 10:05 改名：新客户 137****0099 → 宁波新材公司 */
export function namingLine(
  what: Naming['what'],
  parts: {
    readonly by: string;
    readonly when: string;
    readonly was: string | null;
    readonly name: string;
  },
): string {
  const { by, when, was, name } = parts;
  const done = what === 'customer' ? '改名' : '填写联系人';
  return `${by} ${when} ${done}：${was === null ? name : `${was} → ${name}`}`;
}

/** Why a customer cannot be named here. */
export const NAMING_REFUSALS = {
  fixed: '只有由来电新建的客户可以在此改名，其他客户资料暂不能修改',
  theirs: '只有负责销售可以修改这位客户的名称',
} as const;

/** 057487654321 转 8012 */
export function wholeNumber(main: string, extension: string | null): string {
  return extension === null ? main : `${main} 转 ${extension}`;
}
