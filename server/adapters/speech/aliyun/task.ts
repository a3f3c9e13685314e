/** A task as DashScope describes it, in its two shapes: `results` (most models) and `result` (qwen3 filetrans). */
import { z } from 'zod';

const partSchema = z.looseObject({
  file_url: z.string().nullish(),
  transcription_url: z.string().nullish(),
  subtask_status: z.string().nullish(),
  code: z.string().nullish(),
  message: z.string().nullish(),
});

/** Answer to `GET tasks/{id}`. */
export const taskSchema = z.looseObject({
  output: z.looseObject({
    task_status: z.string(),
    code: z.string().nullish(),
    message: z.string().nullish(),
    results: z.array(partSchema).nullish(),
    result: partSchema.nullish(),
  }),
  usage: z.looseObject({ duration: z.number().nullish(), seconds: z.number().nullish() }).nullish(),
});

/** Answer to a submit. */
export const submittedSchema = z.looseObject({
  output: z.looseObject({ task_id: z.string().min(1) }),
});

/** One file, one part: a task of ours never has two. */
export interface AliyunTask {
  /** working · done: `link` leads to the transcript · failed: `code` says why · gone: unknown over there, or cancelled. */
  readonly state: 'working' | 'done' | 'failed' | 'gone';
  readonly link: string | null;
  /** The file it was given; named only once it has ended, and by some models not even then. */
  readonly file: string | null;
  readonly code: string | null;
  readonly message: string;
  readonly billedSeconds: number | null;
}

/** A task can be SUCCEEDED while its only part has FAILED. */
export function readTask({ output, usage }: z.infer<typeof taskSchema>): AliyunTask {
  const part = output.results?.[0] ?? output.result ?? {};
  const link = part.transcription_url ?? null;
  return {
    state: stateOf(output.task_status, part.subtask_status ?? null, link),
    link,
    file: part.file_url ?? null,
    code: part.code ?? output.code ?? null,
    message: part.message ?? output.message ?? '',
    billedSeconds: usage?.duration ?? usage?.seconds ?? null,
  };
}

function stateOf(task: string, part: string | null, link: string | null): AliyunTask['state'] {
  if (task === 'PENDING' || task === 'RUNNING' || task === 'SUSPENDED') return 'working';
  if (task === 'SUCCEEDED') return part === 'FAILED' || link === null ? 'failed' : 'done';
  if (task === 'FAILED') return 'failed';
  return 'gone';
}
