import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawRobotText } from '../../cards/robot.ts';
import { ROBOT } from '../../scripts/preview/alert-samples.ts';
import { IDENTITIES, candidate, identity } from '../../scripts/preview/samples.ts';

describe('what the group is told', () => {
  it('is true for good: as of a time, masked, with a link', () => {
    expect(drawRobotText(ROBOT).split('\n')).toEqual([
      '<font color="warning">紧急留言：23:55 尚无人接手</font>',
      '> 来电：138＊＊＊＊8888 宁波奥克斯空调有限公司',
      '> 留言：21:00 来电，35秒，共 2 条留言',
      '> 紧急原因：VIP客户、停线、今天之内',
      '> 应在 21:15 前响应',
      '> 已通知：值班人员、李四',
      '[查看详情](https://callpop.example.com/c/call-20240615-0001)',
    ]);
  });

  it('names neither the contact nor a word of the message', () => {
    expect(drawRobotText(ROBOT)).not.toMatch(/张经理|黑点|580/);
  });

  it('says what is not known, and counts whom it does not name', () => {
    const told = ['duty_person', 'li_si', 'sales_manager_a', 'sales_manager_b', 'sales_manager_c'];
    const text = drawRobotText({
      ...ROBOT,
      identity: IDENTITIES['withheld'] ?? null,
      call: { ...ROBOT.call, masked: '' },
      grade: 'unknown',
      reasons: [],
      messages: 1,
      told,
    });
    expect(text).toContain(
      '> 来电：号码未显示\n> 留言：21:00 来电，35秒\n> 紧急原因：紧急程度未知\n',
    );
    expect(text).toContain('> 已通知：值班人员、李四、销售经理A、销售经理B等 5 人\n');
  });

  it('lets no record write markdown, mention anybody or grow too long', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '*',
        '<',
        '@all',
        '>',
        '[',
        ']',
        '(',
        ')',
        '`',
        '_',
        '#',
        '\n',
        '奥',
        '|',
      ),
      maxLength: 300,
    });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 8 }), text, (name, reasons, person) => {
        const known = candidate({});
        const customer = known.customer && { ...known.customer, name };
        const drawn = drawRobotText({
          ...ROBOT,
          identity: identity({ candidates: [{ ...known, customer }] }),
          reasons,
          people: new Map([['duty_person', person]]),
        });
        expect(Buffer.byteLength(drawn)).toBeLessThanOrEqual(4096);
        const lines = drawn.split('\n');
        expect(lines.length).toBeLessThanOrEqual(7);
        for (const line of lines.slice(1, -1)) {
          expect(line.slice(0, 2)).toBe('> ');
          expect(line.slice(2)).not.toMatch(/[*<>[\]()`_#|]/);
        }
      }),
    );
  });
});
