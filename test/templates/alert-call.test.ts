import { describe, expect, it } from '@jest/globals';
import { ALERT_CALL_WORDS, sayAlert } from '../../templates/alert-call.ts';

const ALERT = {
  arrived: '10:05',
  who: '宁波奥克斯空调有限公司张经理',
  seconds: 35,
  count: 1,
  why: 'VIP客户、停线',
  summary: '设备停线了，请马上让技术回电。',
};

describe('the alert call', () => {
  it.each<[string, Partial<typeof ALERT>, string]>([
    [
      'reads all there is',
      { count: 3 },
      '已由您接手。10:05，宁波奥克斯空调有限公司张经理，留言35秒。共3条留言。VIP客户、停线。内容：设备停线了，请马上让技术回电。',
    ],
    [
      'passes over what is not known',
      { who: '未知来电', why: '', summary: ' ', seconds: 0 },
      '已由您接手。10:05，未知来电，留言。',
    ],
    [
      'reads the beginning of a long summary',
      { why: '', summary: '长'.repeat(100) },
      `已由您接手。10:05，宁波奥克斯空调有限公司张经理，留言35秒。内容：${'长'.repeat(80)}等。`,
    ],
  ])('%s', (_name, change, words) => {
    expect(sayAlert({ ...ALERT, ...change })).toBe(words);
  });

  it('asks and answers in the words of the product', () => {
    expect(ALERT_CALL_WORDS.intro).toBe('400热线有紧急留言，按1收听并接手');
    expect(ALERT_CALL_WORDS.takenBy('李四')).toBe('已由李四接手');
    expect(ALERT_CALL_WORDS.settled).toBe('已了结');
    expect(ALERT_CALL_WORDS.bye(0)).not.toContain('另有');
    expect(ALERT_CALL_WORDS.bye(3)).toContain('另有3条');
  });
});
