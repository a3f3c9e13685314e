/** Who calls, as the head of a page draws them; every word comes from the API. */
import type { AlertPage } from '../../server/http/contract/answers';

export interface WhoView {
  readonly title: string;
  /** '' = not known. */
  readonly contact: string;
  readonly level: string;
  readonly isVip: boolean;
  /** 138****8888; '' = the title says it already. */
  readonly number: string;
  /** 今天第 3 次来电; '' = the first time. */
  readonly again: string;
}

export const NOBODY: WhoView = {
  title: '',
  contact: '',
  level: '',
  isVip: false,
  number: '',
  again: '',
};

export function whoView({ title, contact, level, number, again }: AlertPage['who']): WhoView {
  return {
    title,
    contact,
    level: level?.text ?? '',
    isVip: level?.value === 'vip',
    number: title === number ? '' : number,
    again: again ?? '',
  };
}

/** The head of a row: the company, and of whom the book knows nothing the masked number, which tells them apart. */
export function whoLine({ title, level, number }: AlertPage['who']): string {
  return level !== null || number === title ? title : `${title} ${number}`.trim();
}
