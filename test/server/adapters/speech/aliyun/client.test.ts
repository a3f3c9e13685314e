/** What each code of DashScope means, where transcripts may come from, and the shape of qwen3. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { allowedAddress } from '../../../../../server/adapters/speech/aliyun/api.ts';
import { must, pollToEnd } from '../../../../contracts/queued-speech.ts';
import { SAID } from '../../../../support/speech/recordings.ts';
import type { AliyunWorld } from './world.ts';
import { openAliyun } from './world.ts';

let world: AliyunWorld;
beforeEach(async () => {
  world = await openAliyun();
});
afterEach(() => world.close());

const submit = async (): Promise<string> =>
  must(await world.speech.submit(world.input('mono'))).task;

describe('a refused submit', () => {
  it.each([
    [429, 'Throttling.RateQuota', 'later'],
    [429, 'Throttling', 'later'],
    [400, 'InvalidParameter', 'never'],
    [400, 'InvalidParameter.DataInspection', 'never'],
    [400, 'Arrearage', 'account'],
    [401, 'InvalidApiKey', 'account'],
    [403, 'AccessDenied.Unpurchased', 'account'],
    [403, 'Model.AccessDenied', 'account'],
    [404, 'ModelNotFound', 'account'],
    [500, 'InternalError', 'unknown'],
    [400, 'Never.Seen', 'never'],
    [200, 'Throttling.AllocationQuota', 'later'],
  ])('%i %s is %s', async (status, code, kind) => {
    world.faults({ submit: { how: 'status', status, json: { code, message: 'no' } } });
    const result = await world.speech.submit(world.input('mono'));
    expect(result).toMatchObject({ ok: false, failure: { kind, code } });
  });
});

describe('a task that ends without a transcript', () => {
  it.each([
    ['FILE_DOWNLOAD_FAILED', 'gone'],
    ['Throttling', 'gone'],
    ['FILE_404_NOT_FOUND', 'gone'],
    ['FILE_TRANS_TASK_EXPIRED', 'gone'],
    ['REQUEST_INVALID_FILE_URL_VALUE', 'account'],
    ['FILE_TOO_LARGE', 'never'],
    ['UNSUPPORTED_FORMAT', 'never'],
    ['Arrearage', 'account'],
    ['Never.Seen', 'gone'],
  ])('because of %s is %s', async (code, kind) => {
    world.standin.faults({ end: { code } });
    const result = await pollToEnd(world.speech, await submit());
    expect(result).toMatchObject({ ok: false, failure: { kind, code } });
    expect(JSON.stringify(result)).not.toContain('link-secret');
  });

  it.each(['SUCCESS_WITH_NO_VALID_FRAGMENT', 'ASR_RESPONSE_HAVE_NO_WORDS'])(
    'because of %s is silence',
    async (code) => {
      world.standin.faults({ end: { code } });
      const result = await pollToEnd(world.speech, await submit());
      expect(result).toMatchObject({ ok: true, value: { sentences: [] } });
    },
  );

  it('because our link had expired is gone', async () => {
    const { task } = must(await world.speech.submit(world.deadInput()));
    const result = await pollToEnd(world.speech, task);
    expect(result).toMatchObject({ failure: { kind: 'gone', code: 'FILE_403_FORBIDDEN' } });
  });
});

describe('the transcript', () => {
  it.each([
    ['cannot be fetched now', { how: 'status', status: 503 }, 'later'],
    ['breaks off', { how: 'reset' }, 'later'],
    ['is cut short', { how: 'truncated', done: true }, 'later'],
    ['is a web page', { how: 'html' }, 'later'],
    ['is past its day', { how: 'status', status: 403 }, 'gone'],
    ['was deleted', { how: 'status', status: 404 }, 'gone'],
  ] as const)('%s', async (_name, fault, kind) => {
    const task = await submit();
    world.standin.faults({ download: fault });
    expect(await pollToEnd(world.speech, task)).toMatchObject({ failure: { kind } });
    world.standin.faults({ download: null });
    expect(await world.speech.poll(task)).toMatchObject({ ok: true });
  });

  const task = (url: string): object => ({
    output: { task_status: 'SUCCEEDED', results: [{ transcription_url: url }] },
  });
  it('is not fetched from an address that is not theirs', async () => {
    const before = world.standin.counts().asked.download;
    for (const url of ['http://169.254.169.254/latest/meta-data', 'file:///etc/passwd']) {
      world.faults({ poll: { how: 'status', status: 200, json: task(url) } });
      expect(await world.speech.poll('task-1')).toMatchObject({ failure: { kind: 'never' } });
    }
    expect(world.standin.counts().asked.download).toBe(before);
  });
});

describe('allowedAddress', () => {
  const base = 'https://dashscope.aliyuncs.com';
  it.each([
    ['https://x.oss-cn-beijing.aliyuncs.com/a?b=c', 'https://x.oss-cn-beijing.aliyuncs.com/a?b=c'],
    ['http://x.oss-cn-beijing.aliyuncs.com/a', 'https://x.oss-cn-beijing.aliyuncs.com/a'],
    ['https://dashscope.aliyuncs.com/a', 'https://dashscope.aliyuncs.com/a'],
    ['https://aliyuncs.com.evil.test/a', null],
    ['https://evilaliyuncs.com/a', null],
    ['https://x.aliyuncs.com:8443/a', null],
    ['https://user:pass@x.aliyuncs.com/a', null],
    ['ftp://x.aliyuncs.com/a', null],
    ['http://127.0.0.1/a', null],
    ['a', null],
  ])('%s', (link, allowed) => {
    expect(allowedAddress(link, base)).toBe(allowed);
  });

  it('takes a service on loopback at its word', () => {
    expect(allowedAddress('http://127.0.0.1:81/a', 'http://127.0.0.1:81')).not.toBeNull();
    expect(allowedAddress('http://127.0.0.1:82/a', 'http://127.0.0.1:81')).toBeNull();
  });
});

describe('qwen3-asr-flash-filetrans', () => {
  let single: AliyunWorld;
  beforeEach(async () => {
    single = await openAliyun({ model: 'qwen3-asr-flash-filetrans' });
  });
  afterEach(() => single.close());

  it('answers in its own shape', async () => {
    const { task } = must(await single.speech.submit(single.input('two-sided')));
    const heard = must(await pollToEnd(single.speech, task));
    expect(heard?.sentences.map(({ channel, text }) => ({ channel, text }))).toEqual(
      SAID.map(({ channel, text }) => ({ channel, text })),
    );
    expect(heard?.billedSeconds).toBe(16);
  });

  it('fails in its own shape', async () => {
    single.standin.faults({ end: { code: 'DECODE_ERROR' } });
    const { task } = must(await single.speech.submit(single.input('mono')));
    const result = await pollToEnd(single.speech, task);
    expect(result).toMatchObject({ failure: { kind: 'never', code: 'DECODE_ERROR' } });
  });

  it('takes no hot words', async () => {
    expect(await single.speech.prepare(['七五七'], 'v1')).toMatchObject({ ok: false });
  });
});
