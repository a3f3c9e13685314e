/**
 * The task of a submit whose answer was lost. The list names no file, so each task of that time is asked for the file it
 * was given; ours bears the attempt's id.
 *
 * Documented (model-studio "manage-asynchronous-tasks"): `GET /api/v1/tasks/?start_time&end_time&model_name&status&page_no
 * &page_size`, 20 requests a second and account; `{total, total_page, data: [{task_id, status, model_name, gmt_create (ms),
 * user_api_unique_key, …}]}`, the tasks of all keys of the account; without times, those of the last 24 hours – all that
 * exists, as tasks are deleted after 24. Not documented: the time zone of `start_time` (YYYYMMDDhhmmss), the order and the
 * largest page. So no times are sent; `gmt_create`, which has no zone, is compared here.
 */
import { z } from 'zod';
import type { SpeechResult } from '../../../ports/speech.ts';
import { failed } from '../failure.ts';
import type { AliyunApi } from './api.ts';
import { readTask, taskSchema } from './task.ts';
import { transcriptSchema } from './transcript.ts';

/** Their clock may be behind ours by so much. */
const BEFORE_MS = 5 * 60_000;
/** From storing the attempt to the task standing over there: the deadline of a submit, and much patience. */
const AFTER_MS = 15 * 60_000;
const PAGE_SIZE = 50;
const MOST_PAGES = 100;
const STILL_RUNNING_PAUSE_MS = 5000;

const pageSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      task_id: z.string().min(1),
      gmt_create: z.coerce.number().nullish(),
      user_api_unique_key: z.string().nullish(),
    }),
  ),
  total_page: z.number().nullish(),
});

type Listed = z.infer<typeof pageSchema>['data'][number];

/** `since`: when the attempt was stored, a moment before it was sent. Fails with `later` while it cannot be told. */
export async function findTask(
  api: AliyunApi,
  attempt: string,
  since: Date,
): Promise<SpeechResult<{ readonly task: string } | null>> {
  const listed = await listTasks(api, since);
  if (!listed.ok) return listed;
  let open = false;
  for (const task of listed.value) {
    const named = await askForFile(api, task);
    if (!named.ok) return named;
    if (named.value === 'open') open = true;
    else if (isOf(attempt, named.value.file)) return { ok: true, value: { task } };
  }
  if (!open) return { ok: true, value: null };
  // A running task does not name its file. It will within minutes; a second submit now might be paid twice.
  const reason = 'a task of that time is still running and does not name its file yet';
  return failed('later', reason, { after: STILL_RUNNING_PAUSE_MS });
}

/** Ids of the transcriptions begun at that time, the nearest first. */
async function listTasks(api: AliyunApi, since: Date): Promise<SpeechResult<string[]>> {
  const near: { readonly id: string; readonly distance: number }[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await api.call({
      path: `tasks/?page_no=${page}&page_size=${PAGE_SIZE}`,
      schema: pageSchema,
      stake: 'free',
    });
    if (!answer.ok) return answer;
    const { data, total_page } = answer.value;
    for (const task of data) {
      const late = lateness(task, since);
      if (late !== null) near.push({ id: task.task_id, distance: Math.abs(late) });
    }
    if (data.length === 0 || page >= (total_page ?? page)) {
      return { ok: true, value: near.sort((a, b) => a.distance - b.distance).map(({ id }) => id) };
    }
  }
  return failed('later', 'the list of tasks does not end');
}

/** ms from `since` to the task's creation; null for one that cannot be ours. */
function lateness({ gmt_create, user_api_unique_key }: Listed, since: Date): number | null {
  // Such as `apikey:v1:audio:asr:transcription:paraformer-v2`; images and videos stand in the same list.
  const isOther = typeof user_api_unique_key === 'string' && !user_api_unique_key.includes('asr');
  if (isOther) return null;
  const late = (gmt_create ?? since.getTime()) - since.getTime();
  return late < -BEFORE_MS || late > AFTER_MS ? null : late;
}

/** The file a task was given; `open` while it runs. A failed or vanished task without a file cost nothing. */
async function askForFile(
  api: AliyunApi,
  id: string,
): Promise<SpeechResult<{ readonly file: string | null } | 'open'>> {
  const path = `tasks/${encodeURIComponent(id)}`;
  const answer = await api.call({ path, schema: taskSchema, stake: 'free' });
  if (!answer.ok) {
    return answer.failure.kind === 'gone' ? { ok: true, value: { file: null } } : answer;
  }
  const { state, file, link } = readTask(answer.value);
  if (file !== null) return { ok: true, value: { file } };
  if (state === 'working') return { ok: true, value: 'open' };
  if (state !== 'done' || link === null) return { ok: true, value: { file: null } };
  // The `result` shape names the file only in the transcript.
  const transcript = await api.download(link, transcriptSchema);
  if (transcript.ok) return { ok: true, value: { file: transcript.value.file_url ?? null } };
  const isLost = ['gone', 'never'].includes(transcript.failure.kind);
  return isLost ? { ok: true, value: { file: null } } : transcript;
}

/** The path of a link of ours ends in `<attempt>.wav`. */
function isOf(attempt: string, file: string | null): boolean {
  if (file === null || !URL.canParse(file)) return false;
  return new URL(file).pathname.endsWith(`/${encodeURIComponent(attempt)}.wav`);
}
