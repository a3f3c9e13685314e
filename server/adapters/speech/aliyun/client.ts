/** 阿里云 DashScope (百炼): asynchronous file transcription as the QueuedSpeech port. It fetches our link itself. */
import type { QueuedSpeech, SpeechResult } from '../../../ports/speech.ts';
import type { Hearing } from '../../../domain/speech/types.ts';
import { cleanWords, failed } from '../failure.ts';
import { silence } from '../hearing.ts';
import { createApi } from './api.ts';
import type { AliyunApi, AliyunApiOptions } from './api.ts';
import { SILENT_CODES, kindOfEnd } from './codes.ts';
import { findTask } from './find.ts';
import { submitBody } from './request.ts';
import { readTask, submittedSchema, taskSchema } from './task.ts';
import { readTranscript, transcriptSchema } from './transcript.ts';
import { createVocabulary } from './vocabulary.ts';

export interface AliyunOptions extends AliyunApiOptions {
  /** Such as `paraformer-8k-v2`; names change, so it is configuration. */
  readonly model: string;
  /** Voices expected in a mono recording; 2 when left out. */
  readonly speakers?: number;
  readonly wall: () => Date;
}

/** A task and its transcript live so long. */
const KEPT_MS = 24 * 3_600_000;
const EXPECTED_SPEAKERS = 2;

/**
 * Ask a task every 2–5 s (20 requests a second and account). `poll` answers `gone` for a task that has ended without a
 * transcript and might do better when submitted anew, `never` for audio that will not; `later` means: ask again.
 */
export function createAliyunSpeech(options: AliyunOptions): QueuedSpeech {
  const { apiKey, model, speakers = EXPECTED_SPEAKERS, wall } = options;
  const api = createApi(options);

  return {
    kind: 'queued',
    name: 'aliyun',
    model,
    fetchesLink: true,

    prepare: (words, hash) => createVocabulary(api, model, { words, hash }),

    async submit(input) {
      const answer = await api.call({
        path: 'services/audio/asr/transcription',
        body: submitBody(input, { model, speakers }),
        schema: submittedSchema,
        stake: 'paid',
      });
      return answer.ok ? { ok: true, value: { task: answer.value.output.task_id } } : answer;
    },

    poll: (task) => pollTask(api, task, { model, apiKey }),

    async find(attempt, since) {
      if (wall().getTime() - since.getTime() > KEPT_MS) return { ok: true, value: null };
      return findTask(api, attempt, since);
    },
  };
}

async function pollTask(
  api: AliyunApi,
  id: string,
  { model, apiKey }: { readonly model: string; readonly apiKey: string },
): Promise<SpeechResult<Hearing | null>> {
  const path = `tasks/${encodeURIComponent(id)}`;
  const answer = await api.call({ path, schema: taskSchema, stake: 'free' });
  if (!answer.ok) return answer;
  const { state, link, code, message, billedSeconds } = readTask(answer.value);
  if (state === 'working') return { ok: true, value: null };
  if (state === 'gone') return failed('gone', 'the task is not known any more');
  if (state === 'done' && link !== null) {
    // At once: task and transcript are deleted together.
    const transcript = await api.download(link, transcriptSchema);
    if (!transcript.ok) return transcript;
    return { ok: true, value: readTranscript(transcript.value, model, billedSeconds) };
  }
  if (code !== null && SILENT_CODES.has(code)) {
    return { ok: true, value: silence(model, billedSeconds) };
  }
  const reason = `${code ?? 'failed'}: ${cleanWords(message, [apiKey])}`;
  return failed(kindOfEnd(code), reason, { code });
}
