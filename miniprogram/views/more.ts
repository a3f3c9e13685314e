/** 更多: who I am here, how large text is, and the pages that have no tab. */
import type { Me } from '../../server/http/contract/answers';
import type { TextChoice } from '../storage';

export interface MoreView {
  readonly name: string;
  /** 「销售 · 值班人员」 */
  readonly roles: string;
  readonly hotline: string;
  /** Whom to ask; '' = nobody is known. */
  readonly admin: string;
  readonly menu: Me['menu'];
}

export function viewMore({ person, hotline, admin, menu }: Me): MoreView {
  return {
    name: person.name,
    roles: person.roles.map(({ text }) => text).join(' · '),
    hotline,
    admin: admin?.name ?? '',
    menu,
  };
}

export interface SizeView {
  readonly value: TextChoice;
  readonly chosen: boolean;
}

const SIZES: readonly TextChoice[] = ['system', 'normal', 'large', 'huge'];

export function viewSizes(chosen: TextChoice): readonly SizeView[] {
  return SIZES.map((value) => ({ value, chosen: value === chosen }));
}
