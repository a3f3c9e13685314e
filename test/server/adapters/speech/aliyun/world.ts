/** DashScope's stand-in with a client of it, as the contract and our own cases use them. */
import { randomUUID } from 'node:crypto';
import { createAliyunSpeech } from '../../../../../server/adapters/speech/aliyun/client.ts';
import type { SpeechTaskInput } from '../../../../../server/ports/speech.ts';
import type { Oddity, QueuedWorld } from '../../../../contracts/queued-speech.ts';
import { startDashscopeStandin } from '../../../../support/speech/dashscope.ts';
import type { DashscopeStandin } from '../../../../support/speech/dashscope.ts';
import { hearRecording, openRecordings } from '../../../../support/speech/recordings.ts';
import type { Kind } from '../../../../support/speech/recordings.ts';

export const KEY = 'sk-a1b2c3d4-never-print-me';

export interface AliyunWorld extends QueuedWorld {
  readonly standin: DashscopeStandin;
  /** As `input`, with a link that answers 403. */
  deadInput(): SpeechTaskInput;
}

/** `now` moves the wall clock of both sides. */
export async function openAliyun(
  options: { model?: string; polls?: number; now?: () => Date } = {},
): Promise<AliyunWorld> {
  const model = options.model ?? 'paraformer-8k-v2';
  const wall = options.now ?? ((): Date => new Date());
  const recordings = await openRecordings();
  const standin = await startDashscopeStandin({
    apiKey: KEY,
    model,
    hear: hearRecording,
    polls: options.polls ?? 1,
    wall,
  });
  const speechWith = ({ baseUrl, deadlineMs, wrongSecret }: Oddity) =>
    createAliyunSpeech({
      baseUrl: baseUrl ?? standin.url,
      apiKey: wrongSecret === true ? `${KEY}-wrong` : KEY,
      model,
      wall,
      ...(deadlineMs === undefined
        ? {}
        : { timeouts: { submitMs: deadlineMs, askMs: deadlineMs, downloadMs: deadlineMs } }),
    });
  const inputOf = (kind: Kind, link: Kind | 'dead'): SpeechTaskInput => {
    const attempt = randomUUID();
    return {
      attempt,
      fileUrl: recordings.link(link, attempt),
      callbackUrl: `http://127.0.0.1:9/speech/aliyun/${attempt}`,
      file: recordings.file(kind),
      bytes: recordings.bytes(kind),
      seconds: 8,
      channels: kind === 'two-sided' ? 2 : 1,
      vocabulary: null,
    };
  };
  return {
    standin,
    speech: speechWith({}),
    speechWith,
    input: (kind) => inputOf(kind, kind),
    deadInput: () => inputOf('mono', 'dead'),
    faults: (patch) => {
      standin.faults(patch);
    },
    expire: () => {
      standin.faults({ expired: true });
    },
    accepted: (attempt) => standin.counts().submits[attempt] ?? 0,
    knocks: () => standin.counts().asked.submit,
    secrets: [KEY],
    async close() {
      await standin.stop();
      await recordings.close();
    },
  };
}
