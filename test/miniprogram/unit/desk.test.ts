/** 报表 and 失败任务 as they are drawn. */
import { describe, expect, it } from '@jest/globals';
import { viewJobs } from '../../../miniprogram/views/jobs';
import { spanWith, viewReport } from '../../../miniprogram/views/report';
import type { SpanReport } from '../../../server/http/contract/answers';

const line = (text: string, answered: number, missed = 0, voicemail = 0) => ({
  ...{ value: text, text, calls: answered + missed + voicemail, answered, missed, voicemail },
  answer: { seconds: 8, text: '8秒' },
});

const report: SpanReport = {
  ...{ now: '2026-11-24T02:00:00.000Z', from: '2026-11-18', to: '2026-11-24' },
  ...{ today: '2026-11-24', choices: [], total: line('合计', 6, 3, 1) },
  byPerson: [line('李四', 6, 2), line('张三', 0, 1)],
  byPersonMore: 0,
  byHour: [line('8时', 0), line('9时', 6, 3, 1)],
  byIntent: [{ ...line('', 0), text: '未识别意图' }],
  byLevel: [],
};

describe('报表', () => {
  it('keeps the figures, measures bars by the longest, and leaves silent hours out', () => {
    const { total, people, hours, intents } = viewReport(report);
    expect(total).toMatchObject({ calls: 10, answered: 6, missed: 3, voicemail: 1, answer: '8秒' });
    expect(people).toMatchObject([
      { text: '李四', calls: 8, bar: { answered: 75, missed: 25, voicemail: 0 } },
      { text: '张三', calls: 1, bar: { answered: 0, missed: 12.5, voicemail: 0 } },
    ]);
    expect(hours.map(({ text }) => text)).toEqual(['9时']);
    expect(viewReport(report).peopleRest).toBe('');
    expect(viewReport({ ...report, byPersonMore: 9 }).peopleRest).toBe('另有 9 人，来电较少');
    expect(intents).toMatchObject([{ key: 'none-0', bar: { answered: 0 } }]);
  });

  it.each([
    ['from', '2026-11-20', '2026-11-20', '2026-11-24'],
    ['from', '2026-11-25', '2026-11-25', '2026-11-25'],
    ['to', '2026-11-17', '2026-11-17', '2026-11-17'],
    ['from', '2026-01-01', '2026-01-01', '2026-04-02'],
    ['to', '2027-11-24', '2027-08-25', '2027-11-24'],
  ] as const)('%s %s asks for %s to %s', (which, day, from, to) => {
    expect(spanWith(report, which, day)).toEqual({ from, to });
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBeLessThan(92);
  });
});

it('失败任务 are rows with their step, call and reason', () => {
  const step = {
    ...{ id: 'job~c~1', call: 'c', step: 'transcribe', text: '转写', attempts: 3 },
    ...{ about: '138****8888 · 10:05', tried: '已试 3 次', problem: 'HTTP 401' },
    path: 'pages/call/detail?id=c',
  };
  const bare = { ...step, id: 'job~d~1', about: '' };
  expect(viewJobs({ now: '', total: 60, steps: [step, bare] })).toEqual({
    rows: [
      {
        ...{ id: 'job~c~1', title: '转写 · 138****8888 · 10:05', text: 'HTTP 401' },
        ...{ note: '已试 3 次', urgency: null, action: '重试' },
      },
      expect.objectContaining({ title: '转写' }),
    ],
    more: 58,
  });
});
