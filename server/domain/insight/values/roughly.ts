/** Words that make a number a rough one: 大概三十吨, 一千五左右. */
import { clauseBefore, type Span } from './plain.ts';

/** 合约 and 预约 are other words; 近 counts only at the number itself. */
const BEFORE =
  /(?:大概|大约|大致|大抵|差不多|将近|接近|估计|估摸|约摸|(?<![合预签制])约(?![定好了见束])|近(?=$))[^零一二两三四五六七八九十百千万\d]{0,9}$/;
const AFTER = /^\s?(?:左右|上下|出头|开外|不到|多(?![少谢久大余种])|来(?:块|元))/;

/** Whether a rough word stands before a number in its clause, or right behind it (and its unit). */
export function isRough(text: string, number: Span): boolean {
  return BEFORE.test(clauseBefore(text, number.from)) || AFTER.test(text.slice(number.to));
}
