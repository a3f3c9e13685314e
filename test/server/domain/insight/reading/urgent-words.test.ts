/** Urgent words count only in the customer's mouth, about now, and not denied. */
import { describe, expect, it } from '@jest/globals';
import { findUrgent } from '../../../../../server/domain/insight/reading/urgent-words.ts';
import { clausesOfLines, readLines } from './make.ts';
import { NOT_URGENT, URGENT } from './urgent-cases.ts';

const count = (line: string): number => findUrgent(clausesOfLines([line])).length;

describe('urgent words', () => {
  it.each(NOT_URGENT)('does not press: %s', (text) => {
    expect(count(`客户：${text}`)).toBe(0);
  });

  it.each(URGENT)('presses: %s', (text) => {
    expect(count(`客户：${text}`)).toBeGreaterThan(0);
  });

  it.each(['我马上查', '您别着急', '我马上给您投诉部门的电话，停线的事我们很着急'])(
    'is not the agent: %s',
    (text) => {
      expect(count(`销售：${text}`)).toBe(0);
    },
  );

  it('names the sentence', () => {
    const { urgency, urgencyReasons } = readLines(['销售：您好', '客户：机器停着等料']);
    expect(urgency).toBe('high');
    expect(urgencyReasons).toMatchObject([{ text: '客户说「机器停着等料」', evidence: [1] }]);
  });
});
