/** The list of customers: a row says who, how near, and when they were last talked to. Pages §1 客户. */
import type { CustomerList } from '../../server/http/contract/answers';

export interface CustomerRow {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly level: string;
  readonly isVip: boolean;
  /** 「最近联系 2026-11-20 (5天前)」 */
  readonly last: string;
  /** 「负责销售：销售经理A · 3 个号码」 */
  readonly foot: string;
}

export interface CustomerListView {
  readonly rows: readonly CustomerRow[];
}

export function viewCustomers({ rows }: CustomerList): CustomerListView {
  return {
    rows: rows.map(({ id, path, name, level, lastContact, salesText, numbers }) => ({
      ...{ id, path, name },
      level: level.text,
      isVip: level.value === 'vip',
      last: lastContact,
      foot: `${salesText} · ${numbers.text}`,
    })),
  };
}

/** Why there is none: none is theirs, or none is like what was looked for. */
export function emptyCustomers(
  { rows }: CustomerList,
  words: string,
): { readonly title: string; readonly hint: string } | null {
  if (rows.length > 0) return null;
  return words === ''
    ? { title: '还没有您的客户', hint: '您负责的、还没有人负责的客户会出现在这里' }
    : { title: '没有符合的客户', hint: '用公司、联系人或号码末四位再试' };
}
