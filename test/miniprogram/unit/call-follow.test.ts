/** What is to be done after a call, as its page draws it. */
import { describe, expect, it } from '@jest/globals';
import type { CallPage } from '../../../server/http/contract/answers';
import { viewCall } from '../../../miniprogram/views/call-detail';
import { call, digest, NOW, person } from './call-sample';

const view = (body: CallPage = call()) => viewCall(body, NOW);

describe('what follows', () => {
  const task = {
    ...{ path: 'pages/todo/detail?id=callback:c1', title: '回电：宁波奥克斯空调有限公司' },
    due: { at: '2026-11-24T02:30:00.000Z', text: '2026-11-24 10:30' },
    assignee: person,
    priority: { value: 'high', text: '高' },
    state: { value: 'open', text: '未完成' },
  } as const;

  it('is the call-back of somebody who rang in vain, though nothing was read', () => {
    expect(view(call({ callBack: task, digest: null })).todos).toEqual([
      { path: task.path, title: task.title, note: '销售经理A · 10:30 · 未完成' },
    ]);
  });

  it('is that, then what was agreed; or nothing', () => {
    const todo = { ...task, path: 'pages/todo/detail?id=c1', title: '跟进客户' };
    const both = view(call({ callBack: task, digest: { ...digest(), todo } })).todos;
    expect(both.map(({ title }) => title)).toEqual([task.title, '跟进客户']);
    expect(view().todos).toEqual([]);
  });
});
