/** A task in its two shapes. */
import { describe, expect, it } from '@jest/globals';
import { readTask, taskSchema } from '../../../../../server/adapters/speech/aliyun/task.ts';

const link = { transcription_url: 'https://a.test/t.json' };

describe('readTask', () => {
  it.each([
    [{ task_status: 'PENDING' }, 'working'],
    [{ task_status: 'RUNNING', results: [] }, 'working'],
    [{ task_status: 'SUCCEEDED', results: [{ ...link, subtask_status: 'SUCCEEDED' }] }, 'done'],
    [{ task_status: 'SUCCEEDED', result: link }, 'done'],
    [{ task_status: 'SUCCEEDED', results: [{ ...link, subtask_status: 'FAILED' }] }, 'failed'],
    [{ task_status: 'SUCCEEDED', results: [] }, 'failed'],
    [{ task_status: 'FAILED', code: 'DECODE_ERROR', message: 'no' }, 'failed'],
    [{ task_status: 'CANCELED' }, 'gone'],
    [{ task_status: 'UNKNOWN' }, 'gone'],
  ])('%j', (output, state) => {
    expect(readTask(taskSchema.parse({ output })).state).toBe(state);
  });

  it.each([
    [{ duration: 16 }, 16],
    [{ seconds: 9 }, 9],
    [{}, null],
    [null, null],
  ])('bills %j', (usage, billed) => {
    const output = { task_status: 'SUCCEEDED', result: link };
    expect(readTask(taskSchema.parse({ output, usage })).billedSeconds).toBe(billed);
  });
});
