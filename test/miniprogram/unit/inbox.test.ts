/** Rows of 待办. */
import { describe, expect, it } from '@jest/globals';
import { actPath, viewInbox } from '../../../miniprogram/views/inbox';
import { whoLine, whoView } from '../../../miniprogram/views/who';
import type { Inbox } from '../../../server/http/contract/answers';

type Row = Inbox['rows'][number];
const WHO: Row['who'] = {
  title: '宁波奥克斯空调有限公司',
  contact: '张经理（采购部）',
  level: { value: 'vip', text: 'VIP金牌客户' },
  number: '138****8888',
  again: null,
};
const row = (more: Partial<Row> = {}): Row => ({
  id: 'a1',
  kind: { value: 'alert', text: '紧急留言' },
  urgency: { value: 'high', text: '高' },
  who: WHO,
  why: '客户说「停产」',
  due: { at: '2026-11-24T13:15:00Z', text: '21:15' },
  deadline: '须在 21:15 前响应',
  overdue: false,
  fold: false,
  act: { key: 'take', text: '我来处理', confirm: null },
  path: 'pages/alert/detail?id=a1',
  ...more,
});
const inbox = (...rows: Row[]): Inbox => ({
  now: '2026-11-24T12:40:00Z',
  badge: 1,
  total: rows.length,
  folded: 0,
  rows,
  cursor: null,
});

describe('a row', () => {
  it('says who, why, by when', () => {
    expect(viewInbox(inbox(row())).rows).toEqual([
      {
        id: 'alert:a1',
        thing: 'a1',
        title: '宁波奥克斯空调有限公司',
        text: '张经理（采购部） · VIP金牌客户 · 客户说「停产」',
        note: '紧急留言 · 须在 21:15 前响应',
        late: false,
        urgency: { value: 'high', text: '高' },
        action: '我来处理',
        act: 'take',
        ask: '',
        path: 'pages/alert/detail?id=a1',
        isFolded: false,
      },
    ]);
  });

  it('of nobody in particular, of which nothing is known', () => {
    const unknown = { value: 'unknown', text: '紧急程度未知' } as const;
    const who = { title: '新线索', contact: '', level: null, number: '137****0001', again: null };
    const [view] = viewInbox(inbox(row({ who, urgency: unknown, why: unknown.text }))).rows;
    expect(view).toMatchObject({ title: '新线索 137****0001', text: '', urgency: unknown });
  });

  it('of an alert that was taken is another one than before', () => {
    const taken = row({ kind: { value: 'promise', text: '您处理中' } });
    const [before, after] = viewInbox(inbox(row(), taken)).rows;
    expect(before?.id).not.toBe(after?.id);
  });

  it.each([
    ['take', '/api/alerts/a1/take'],
    ['settle', '/api/alerts/a1/settle'],
    ['complete', '/api/todos/a1/complete'],
  ] as const)('%s goes to %s', (act, path) => {
    expect(actPath({ thing: 'a1', act })).toBe(path);
  });

  it('escapes what it names', () => {
    expect(actPath({ thing: 'a:1', act: 'complete' })).toBe('/api/todos/a%3A1/complete');
  });
});

describe('who', () => {
  it.each([
    [{}, '宁波奥克斯空调有限公司'],
    [{ level: null }, '宁波奥克斯空调有限公司 138****8888'],
    [{ level: null, title: '138****8888' }, '138****8888'],
    [{ level: null, number: '' }, '宁波奥克斯空调有限公司'],
  ])('is one line: %#', (more, line) => {
    expect(whoLine({ ...WHO, ...more })).toBe(line);
  });

  it('is not numbered twice', () => {
    expect(whoView(WHO)).toMatchObject({
      level: 'VIP金牌客户',
      isVip: true,
      number: '138****8888',
    });
    expect(whoView({ ...WHO, title: '138****8888', level: null })).toMatchObject({
      level: '',
      isVip: false,
      number: '',
    });
  });
});
