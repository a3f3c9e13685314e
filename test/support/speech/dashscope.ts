/** A stand-in for 阿里云 DashScope file transcription. It refuses what the real one refuses, and fetches the file itself. */
import { randomUUID } from 'node:crypto';
import { checkSubmit, checkVocabulary } from './dashscope-rules.ts';
import { transcriptOf } from './dashscope-transcript.ts';
import { serveSpeech, wavOf } from './serving.ts';
import type { Asked, Fault, Handling, Reply, Said } from './serving.ts';

export interface DashscopeOptions {
  readonly apiKey: string;
  readonly model: string;
  /** What is said in a recording; none = nobody speaks. */
  readonly hear: (wav: Buffer) => readonly Said[];
  /** How many polls find a task unfinished; 1 when left out. */
  readonly polls?: number;
  readonly wall?: () => Date;
}

type Verb = 'submit' | 'poll' | 'list' | 'download' | 'vocabulary';

export interface DashscopeFaults extends Partial<Record<Verb, Fault | null>> {
  /** Code with which every recording ends from now on. */
  readonly end?: { readonly code: string; readonly message?: string } | null;
  /** Tasks and transcripts are deleted. */
  readonly expired?: boolean;
}

/** A task that was accepted, and will be paid for. */
export interface DashscopeTask {
  readonly id: string;
  /** Out of the file's name. */
  readonly attempt: string;
  readonly fileUrl: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  asked: number;
  /** Null until the recording has been fetched and heard. */
  end: { code: string; message: string } | { transcript: object; seconds: number } | null;
}

export interface DashscopeStandin {
  readonly url: string;
  /** Accepted submits by attempt, and requests by kind whatever their answer. */
  counts(): { submits: Readonly<Record<string, number>>; asked: Readonly<Record<Verb, number>> };
  faults(patch: DashscopeFaults): void;
  tasks(): readonly DashscopeTask[];
  /** Hot words of every list that was created, by its id. */
  vocabularies(): ReadonlyMap<string, readonly string[]>;
  stop(): Promise<void>;
}

/** Listens on loopback. */
export async function startDashscopeStandin(options: DashscopeOptions): Promise<DashscopeStandin> {
  const wall = options.wall ?? ((): Date => new Date());
  const tasks = new Map<string, DashscopeTask>();
  const works = new Map<string, Promise<void>>();
  const lists = new Map<string, readonly string[]>();
  const asked: Record<Verb, number> = { submit: 0, poll: 0, list: 0, download: 0, vocabulary: 0 };
  let end: DashscopeFaults['end'] = null;
  let expired = false;
  let base = '';

  const single = options.model.startsWith('qwen3-asr');
  const isKeyed = ({ headers }: Asked): boolean =>
    headers.authorization === `Bearer ${options.apiKey}`;

  function submit(request: Asked): Reply {
    const checked = checkSubmit(request, { model: options.model, lists });
    if ('status' in checked) return checked;
    const task: DashscopeTask = {
      id: randomUUID(),
      attempt: decodeURIComponent(
        /([^/]+)\.wav$/.exec(new URL(checked.fileUrl).pathname)?.[1] ?? '',
      ),
      ...checked,
      createdAt: wall().getTime(),
      asked: 0,
      end: null,
    };
    tasks.set(task.id, task);
    works.set(task.id, work(task));
    return ok({ output: { task_status: 'PENDING', task_id: task.id }, request_id: randomUUID() });
  }

  async function work(task: DashscopeTask): Promise<void> {
    const file = await fetch(task.fileUrl).catch(() => null);
    const bytes = Buffer.from((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
    task.end = hear(task, file?.status ?? 0, bytes);
  }

  function hear(task: DashscopeTask, status: number, wav: Buffer): DashscopeTask['end'] {
    const failed = (code: string): DashscopeTask['end'] => ({
      code,
      message: `${task.fileUrl} bad`,
    });
    if (end) return failed(end.code);
    if (status !== 200) return failed(REFUSALS[status] ?? 'FILE_DOWNLOAD_FAILED');
    const sound = wavOf(wav);
    const channels = task.parameters.channel_id as number[];
    if (sound === null) return failed('UNSUPPORTED_FORMAT');
    if (Math.max(...channels) >= sound.channels) return failed('FILE_CHECK_FAILED');
    const said = options.hear(wav);
    if (said.length === 0) return failed('SUCCESS_WITH_NO_VALID_FRAGMENT');
    return { transcript: transcriptOf(task, said), seconds: sound.seconds * channels.length };
  }

  async function poll({ path }: Asked): Promise<Reply> {
    const task = tasks.get(path.slice(path.lastIndexOf('/') + 1));
    const output = { task_id: task?.id ?? '', task_status: 'UNKNOWN' };
    if (task === undefined || expired) return ok({ output });
    task.asked += 1;
    if (task.asked <= (options.polls ?? 1)) {
      return ok({ output: { ...output, task_status: task.asked === 1 ? 'PENDING' : 'RUNNING' } });
    }
    await works.get(task.id);
    return ok(ended(task));
  }

  function ended(task: DashscopeTask): object {
    const transcription_url = `${base}/results/${task.id}.json?Expires=1&Signature=x`;
    if (task.end === null || 'code' in task.end) {
      const failure = { ...task.end };
      if (single) return { output: { task_status: 'FAILED', ...failure } };
      const part = { file_url: task.fileUrl, subtask_status: 'FAILED', ...failure };
      return { output: { task_status: 'SUCCEEDED', results: [part] } };
    }
    const { seconds } = task.end;
    if (single) {
      return {
        output: { task_status: 'SUCCEEDED', result: { transcription_url } },
        usage: { seconds },
      };
    }
    const part = { file_url: task.fileUrl, transcription_url, subtask_status: 'SUCCEEDED' };
    return { output: { task_status: 'SUCCEEDED', results: [part] }, usage: { duration: seconds } };
  }

  function list({ query }: Asked): Reply {
    const size = Number(query.get('page_size') ?? 10);
    const page = Number(query.get('page_no') ?? 1);
    const all = expired ? [] : [...tasks.values()];
    const data = all.slice((page - 1) * size, page * size).map((task) => ({
      task_id: task.id,
      gmt_create: task.createdAt,
      model_name: options.model,
      status: task.end === null ? 'RUNNING' : 'SUCCEEDED',
      user_api_unique_key: `apikey:v1:audio:asr:transcription:${options.model}`,
    }));
    const total_page = Math.ceil(all.length / size);
    return ok({ total: all.length, data, total_page, page_no: page, page_size: size });
  }

  function download({ path, headers }: Asked): Reply {
    const task = tasks.get(/\/results\/(.+)\.json$/.exec(path)?.[1] ?? '');
    // Object storage takes the signature in the link, and refuses a second way to say who asks.
    if (headers.authorization !== undefined) return { status: 400, json: {} };
    if (task?.end == null || !('transcript' in task.end) || expired)
      return { status: 403, json: {} };
    return ok(task.end.transcript);
  }

  function vocabulary(request: Asked): Reply {
    const words = checkVocabulary(request, options.model);
    if ('status' in words) return words;
    const vocabulary_id = `vocab-callpop-${randomUUID()}`;
    lists.set(vocabulary_id, words.texts);
    return ok({ output: { vocabulary_id }, usage: { count: 1 }, request_id: randomUUID() });
  }

  const handle = (verb: Verb, run: (request: Asked) => Reply | Promise<Reply>): Handling<Verb> => ({
    verb,
    work(request) {
      asked[verb] += 1;
      if (verb === 'download' || isKeyed(request)) return run(request);
      const message = `Incorrect API key provided: ${request.headers.authorization ?? ''}`;
      return { status: 401, json: { code: 'InvalidApiKey', message } };
    },
  });
  const server = await serveSpeech<Verb>((method, path) => {
    if (path === '/api/v1/services/audio/asr/transcription') return handle('submit', submit);
    if (path === '/api/v1/services/audio/asr/customization')
      return handle('vocabulary', vocabulary);
    if (method !== 'GET') return null;
    if (path === '/api/v1/tasks/') return handle('list', list);
    if (path.startsWith('/api/v1/tasks/')) return handle('poll', poll);
    return path.startsWith('/results/') ? handle('download', download) : null;
  });
  base = server.url;

  return {
    url: server.url,
    counts: () => ({
      submits: countBy([...tasks.values()].map(({ attempt }) => attempt)),
      asked: { ...asked },
    }),
    faults({ end: ending, expired: gone, ...rest }) {
      if (ending !== undefined) end = ending;
      if (gone !== undefined) expired = gone;
      server.faults(rest);
    },
    tasks: () => [...tasks.values()],
    vocabularies: () => lists,
    async stop() {
      await server.stop();
      await Promise.all(works.values());
    },
  };
}

const REFUSALS: Readonly<Record<number, string>> = {
  403: 'FILE_403_FORBIDDEN',
  404: 'FILE_404_NOT_FOUND',
};

function ok(json: unknown): Reply {
  return { status: 200, json };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
