/** The name of a lead and of its contact, as they are typed. Pages §1 客户. */
import type { CustomerPage } from '../../server/http/contract/answers';

/** Characters the server takes at most. */
export const MOST = { name: 40, contact: 20, department: 20 } as const;

export interface Typed {
  readonly name: string;
  readonly contact: string;
  readonly department: string;
}

export const UNTYPED: Typed = { name: '', contact: '', department: '' };

export interface EditView {
  /** As they are now; '' = there is none. */
  readonly name: string;
  readonly contact: string;
  readonly department: string;
}

export function viewEdit({ name, contacts }: CustomerPage): EditView {
  const [first] = contacts;
  return { name, contact: first?.name ?? '', department: first?.department ?? '' };
}

/** Nobody gives another name to what the book names. */
export function refusedEdit({
  naming,
}: CustomerPage): { readonly title: string; readonly hint: string } | null {
  return naming.may ? null : { title: '不能在这里改名', hint: naming.why ?? '' };
}

export function typedOf(draft: Readonly<Record<string, string>> | null): Typed {
  return {
    name: draft?.['name'] ?? '',
    contact: draft?.['contact'] ?? '',
    department: draft?.['department'] ?? '',
  };
}

/** Why it cannot be sent yet; '' = it can. */
export function missingIn(typed: Typed): string {
  const { name, contact, department } = trimmed(typed);
  if (contact === '' && department !== '') return '请填写联系人姓名';
  return name === '' && contact === '' ? '请填写公司名称或联系人' : '';
}

/** What is sent: only what was typed, the rest stays as it is. */
export function nameWish(typed: Typed): object {
  const { name, contact, department } = trimmed(typed);
  return {
    name: name === '' ? null : name,
    contact:
      contact === '' ? null : { name: contact, department: department === '' ? null : department },
  };
}

/** Whether the page says what was wished. */
export function isNamed({ name, contacts }: CustomerPage, typed: Typed): boolean {
  const wished = trimmed(typed);
  const isName = wished.name === '' || wished.name === name;
  return isName && (wished.contact === '' || contacts.some((one) => one.name === wished.contact));
}

function trimmed({ name, contact, department }: Typed): Typed {
  return { name: name.trim(), contact: contact.trim(), department: department.trim() };
}
