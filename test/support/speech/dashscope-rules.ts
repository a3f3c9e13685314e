/** What DashScope refuses in a submit and in a list of hot words. */
import type { Asked, Reply } from './serving.ts';

const PARAMETERS: ReadonlySet<string> = new Set([
  'channel_id',
  'language_hints',
  'vocabulary_id',
  'diarization_enabled',
  'speaker_count',
  'timestamp_alignment_enabled',
  'disfluency_removal_enabled',
  'special_word_filter',
]);
const SINGLE_PARAMETERS: ReadonlySet<string> = new Set([
  'channel_id',
  'language',
  'enable_itn',
  'enable_words',
]);

function refuse(message: string): Reply {
  return { status: 400, json: { code: 'InvalidParameter', message } };
}

interface Submit {
  readonly model?: unknown;
  readonly input?: { readonly file_urls?: unknown; readonly file_url?: unknown };
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** The file and the parameters, or the refusal. */
export function checkSubmit(
  { method, headers, body }: Asked,
  { model, lists }: { model: string; lists: ReadonlyMap<string, unknown> },
): Reply | { fileUrl: string; parameters: Readonly<Record<string, unknown>> } {
  if (method !== 'POST') return refuse('method');
  if (headers['x-dashscope-async'] !== 'enable') {
    const message = 'current user api does not support synchronous calls.';
    return { status: 403, json: { code: 'AccessDenied', message } };
  }
  if (headers['content-type'] !== 'application/json') return refuse('content-type');
  const { model: asked, input, parameters } = JSON.parse(body.toString('utf8')) as Submit;
  if (asked !== model) return { status: 404, json: { code: 'ModelNotFound', message: 'model' } };
  const single = model.startsWith('qwen3-asr');
  const urls = single ? [input?.file_url] : input?.file_urls;
  if (!Array.isArray(urls) || urls.length !== 1) return refuse('file_urls');
  const [fileUrl] = urls as unknown[];
  if (typeof fileUrl !== 'string' || !/^https?:\/\/[\x21-\x7e]+$/.test(fileUrl))
    return refuse('url');
  if (parameters === undefined) return refuse('parameters must be present');
  const wrong = wrongParameter(parameters, { model, single, lists });
  return wrong === null ? { fileUrl, parameters } : refuse(wrong);
}

function wrongParameter(
  parameters: Readonly<Record<string, unknown>>,
  { model, single, lists }: { model: string; single: boolean; lists: ReadonlyMap<string, unknown> },
): string | null {
  const known = single ? SINGLE_PARAMETERS : PARAMETERS;
  const stranger = Object.keys(parameters).find((name) => !known.has(name));
  if (stranger !== undefined) return `missing status name: ${stranger}`;
  const { channel_id, diarization_enabled, vocabulary_id, language_hints } = parameters;
  if (!['[0]', '[0,1]'].includes(JSON.stringify(channel_id))) return 'channel_id';
  if (diarization_enabled === true && JSON.stringify(channel_id) !== '[0]') return 'mono only';
  if (language_hints !== undefined && model === 'paraformer-8k-v2') return 'language_hints';
  if (vocabulary_id === undefined) return null;
  return typeof vocabulary_id === 'string' && lists.has(vocabulary_id) ? null : 'vocabulary_id';
}

interface Customization {
  readonly model?: unknown;
  readonly input?: {
    readonly action?: unknown;
    readonly target_model?: unknown;
    readonly prefix?: unknown;
    readonly vocabulary?: readonly { readonly text?: unknown; readonly weight?: unknown }[];
  };
}

/** The words, or the refusal. */
export function checkVocabulary({ body }: Asked, model: string): Reply | { texts: string[] } {
  const { model: asked, input } = JSON.parse(body.toString('utf8')) as Customization;
  if (asked !== 'speech-biasing' || input?.action !== 'create_vocabulary') return refuse('action');
  if (input.target_model !== model) return refuse('target_model');
  if (!/^[a-z0-9]{1,9}$/.test(String(input.prefix))) return refuse('prefix');
  const words = input.vocabulary ?? [];
  if (words.length === 0 || words.length > 500) return refuse('vocabulary');
  const texts: string[] = [];
  for (const { text, weight } of words) {
    if (typeof text !== 'string' || typeof weight !== 'number') return refuse('word');
    const isAscii = Buffer.from(text).length === text.length;
    const isLong = isAscii ? text.split(' ').length > 7 : text.length > 15;
    if (text === '' || isLong || weight < 1 || weight > 5) return refuse(`word ${text}`);
    texts.push(text);
  }
  return { texts };
}
