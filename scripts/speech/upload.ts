/** The form of `POST /v1/audio/transcriptions`: read for real, and refused in the words of the servers that speak it. */
import type { IncomingMessage } from 'node:http';
import { readSamples, type Samples } from './samples.ts';

export interface Upload {
  readonly file: Buffer;
  readonly name: string;
  readonly type: string;
  readonly sound: Samples;
  readonly model: string;
  readonly prompt: string | null;
  readonly format: 'json' | 'text' | 'verbose_json';
  /** Words have times of their own in the answer. */
  readonly wantsWords: boolean;
}

/** A request that a real server would refuse: its status and its body. */
export class UploadError extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** The whole body. Throws UploadError 413 beyond `limit` bytes, after the rest has been taken off the line. */
export async function readUpload(request: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= limit) parts.push(part);
    else parts.length = 0;
  }
  if (size <= limit) return Buffer.concat(parts);
  const error = { code: 413, message: 'Request Entity Too Large', type: '' };
  throw new UploadError(413, { error });
}

/** Throws UploadError: 422 for a field that is missing or of the wrong kind, 400 for a value nobody can serve. */
export async function parseUpload(body: Buffer, contentType: string): Promise<Upload> {
  if (!contentType.startsWith('multipart/form-data')) {
    throw refused(null, 'the body must be multipart/form-data');
  }
  const form = await formOf(body, contentType);
  const part = form.get('file');
  if (part === null) throw missing('file');
  if (typeof part === 'string') throw missing('file', 'Expected UploadFile');
  const model = textOf(form, 'model');
  if (model === null || model.trim() === '') throw missing('model');
  if (!/^[\w .-]+\.wav$/i.test(part.name)) throw refused('file', 'Invalid file format.');
  if (!/^audio\//.test(part.type)) throw refused('file', `not an audio type: ${part.type}`);
  if (textOf(form, 'language') !== 'zh') {
    throw refused('language', 'this server understands zh only');
  }
  const format = textOf(form, 'response_format') ?? 'json';
  if (format !== 'json' && format !== 'text' && format !== 'verbose_json') {
    throw refused('response_format', `unknown response_format '${format}'`);
  }
  const granularities = granularitiesOf(form, format);
  const file = Buffer.from(await part.arrayBuffer());
  const sound = readSamples(file);
  if (!sound) throw refused('file', 'The audio file could not be decoded.');
  return {
    file,
    name: part.name,
    type: part.type,
    sound,
    model,
    prompt: textOf(form, 'prompt'),
    format,
    wantsWords: granularities.includes('word'),
  };
}

async function formOf(body: Buffer, contentType: string): Promise<FormData> {
  try {
    const answer = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- meant for servers that face strangers; this one has loopback and a limit
    return await answer.formData();
  } catch {
    throw refused(null, 'There was an error parsing the body');
  }
}

function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === 'string' ? value : null;
}

/** Some servers want the name with brackets, some without: both are taken. */
function granularitiesOf(form: FormData, format: string): readonly string[] {
  const names = ['timestamp_granularities[]', 'timestamp_granularities'];
  const values = names.flatMap((name) => form.getAll(name));
  const granularities = values.map((value) => (typeof value === 'string' ? value : ''));
  const strange = granularities.find((one) => one !== 'word' && one !== 'segment');
  if (strange !== undefined) {
    throw missing('timestamp_granularities', "Input should be 'segment' or 'word'");
  }
  if (granularities.length > 0 && format !== 'verbose_json') {
    throw refused('timestamp_granularities', 'needs response_format verbose_json');
  }
  return granularities;
}

/** As servers made with FastAPI word it. */
function missing(field: string, msg = 'Field required'): UploadError {
  return new UploadError(422, { detail: [{ type: 'missing', loc: ['body', field], msg }] });
}

/** As OpenAI words it. */
function refused(param: string | null, message: string): UploadError {
  const error = { message, type: 'invalid_request_error', param, code: null };
  return new UploadError(400, { error });
}
