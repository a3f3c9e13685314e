/** How each server that speaks `/v1/audio/transcriptions` words the same transcription; after their sources, 2026-08. */

/** A sentence as it was spoken, in seconds. */
export interface SpokenLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A request as it arrived, its form taken apart. */
export interface Heard {
  readonly path: string;
  readonly authorization: string | null;
  readonly contentLength: number | null;
  readonly file: {
    readonly name: string;
    readonly type: string;
    readonly bytes: Buffer;
  } | null;
  /** All other fields in order; a name may come twice. */
  readonly fields: readonly (readonly [string, string])[];
}

export interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `seconds`: length of the audio. */
export type Dialect = (heard: Heard, lines: readonly SpokenLine[], seconds: number) => Reply;

const json = (value: unknown, status = 200): Reply => ({ status, body: JSON.stringify(value) });
const field = (heard: Heard, name: string): string | null =>
  heard.fields.find(([key]) => key === name)?.[1] ?? null;
const whole = (lines: readonly SpokenLine[], seam = ''): string =>
  lines.map((one) => one.text).join(seam);
const sure = { avg_logprob: -0.2, no_speech_prob: 0.01, temperature: 0, tokens: [50364] };

/** One word per character, the time shared out evenly. */
function wordsOf({ start, end, text }: SpokenLine): { word: string; start: number; end: number }[] {
  const letters = Array.from(text);
  const each = (end - start) / letters.length;
  return letters.map((word, n) => ({ word, start: start + n * each, end: start + (n + 1) * each }));
}

const isWord = ({ word }: { word: string }): boolean => !/[，。？！、\s]/.test(word);

export const DIALECTS = {
  /** whisper-1: words beside the segments, without punctuation. */
  openai(heard, lines, seconds) {
    if (heard.authorization !== 'Bearer sk-test') {
      return json(
        { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } },
        401,
      );
    }
    const granular = heard.fields.some(([name]) => name === 'timestamp_granularities[]');
    if (granular && field(heard, 'response_format') !== 'verbose_json') {
      const message = 'timestamp_granularities needs verbose_json';
      return json({ error: { message, type: 'invalid_request_error', code: null } }, 400);
    }
    return json({
      task: 'transcribe',
      language: 'chinese',
      duration: seconds,
      text: whole(lines),
      segments: lines.map((one, id) => ({ id, seek: 0, ...one, ...sure, compression_ratio: 1.1 })),
      words: lines.flatMap(wordsOf).filter(isWord),
      usage: { type: 'duration', seconds: Math.ceil(seconds) },
    });
  },

  /** Words inside the segments; a rare character comes as broken bytes in two words; English unless told. */
  'whisper.cpp'(heard, lines, seconds) {
    if (heard.file === null) return json({ error: "no 'file' field in the request" }, 400);
    const chinese = field(heard, 'language') === 'zh';
    const spoken = chinese ? lines : lines.map((one) => ({ ...one, text: ' (speaking Chinese)' }));
    return json({
      task: 'transcribe',
      language: chinese ? 'chinese' : 'english',
      duration: seconds,
      text: whole(spoken, '\n'),
      detected_language: 'chinese',
      segments: spoken.map((one, id) => ({
        id,
        ...one,
        ...sure,
        speaker: '?',
        words: wordsOf(one).flatMap(({ word, start, end }) => {
          const half = (start + end) / 2;
          const rest = { t_dtw: -1, probability: 0.9 };
          return word === '苯'
            ? [
                { word: '\uFFFD', start, end: half, ...rest },
                { word: '\uFFFD\uFFFD', start: half, end, ...rest },
              ]
            : [{ word, start, end, ...rest }];
        }),
      })),
    });
  },

  /** The whole OpenAI shape, words beside the segments; FastAPI's faults. */
  speaches(heard, lines, seconds) {
    if (field(heard, 'model') === null) {
      return json(
        { detail: [{ loc: ['body', 'model'], msg: 'Field required', type: 'missing' }] },
        422,
      );
    }
    return json({
      task: 'transcribe',
      language: 'zh',
      duration: seconds,
      text: whole(lines),
      segments: lines.map((one, id) => ({
        id,
        ...one,
        ...sure,
        compression_ratio: 1.2,
        words: null,
      })),
      words: lines.flatMap(wordsOf).filter(isWord),
    });
  },

  /** `text` for a word, words in both places, no confidence; 15 MB. */
  localai(heard, lines, seconds) {
    if ((heard.file?.bytes.length ?? 0) > 15_000_000) {
      const error = { code: 413, message: 'Request Entity Too Large', type: '' };
      return json({ error }, 413);
    }
    const renamed = (one: SpokenLine): object[] =>
      wordsOf(one).map(({ word, start, end }) => ({ text: word, start, end }));
    return json({
      duration: seconds,
      language: 'Chinese',
      text: whole(lines),
      segments: lines.map((one, id) => ({
        id,
        ...one,
        words: renamed(one),
        speaker: 'SPEAKER_00',
      })),
      words: lines.flatMap(renamed),
    });
  },

  /** Its older builds: times are whole nanoseconds, no words. */
  'localai-old'(_heard, lines) {
    const nano = (time: number): number => Math.round(time * 1e9);
    return json({
      text: whole(lines),
      segments: lines.map(({ start, end, text }, id) => ({
        id,
        start: nano(start),
        end: nano(end),
        text,
        tokens: [1, 2],
      })),
    });
  },

  /** The duration is a string. */
  vllm(_heard, lines, seconds) {
    return json({
      duration: String(seconds),
      language: 'zh',
      text: whole(lines),
      segments: lines.map((one, id) => ({ id, ...one, avg_logprob: -0.3, no_speech_prob: null })),
      words: null,
    });
  },

  /** JSON lines, a piece of the text in each. */
  'mlx-audio'(_heard, lines) {
    const rows = lines.map((one, n) => ({
      ...one,
      is_final: n === lines.length - 1,
      language: 'Chinese',
    }));
    const body = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    return { status: 200, type: 'application/x-ndjson', body };
  },

  /** Text and nothing else, and it will not be asked for more. */
  'mlx-openai'(heard, lines, seconds) {
    const format = field(heard, 'response_format');
    if (format !== 'json' && format !== 'text') {
      const msg = "Input should be 'json' or 'text'";
      return json({ detail: [{ loc: ['body', 'response_format'], msg, type: 'enum' }] }, 422);
    }
    return json({ text: whole(lines), usage: { type: 'duration', seconds: Math.ceil(seconds) } });
  },

  /** Times invented in proportion to the characters. */
  funasr(heard, lines, seconds) {
    if (field(heard, 'model') !== 'sensevoice') return json({ detail: "Unknown model 'x'" }, 400);
    const total = Array.from(whole(lines)).length;
    const third = (time: number): number => Math.round(time * 1000) / 1000;
    let used = 0;
    let before = 0;
    const segments = lines.map(({ text }, id) => {
      used += Array.from(text).length;
      const start = before;
      before = third((seconds * used) / total);
      return { id, start, end: before, text, words: [] };
    });
    return json({
      task: 'transcribe',
      language: 'zh',
      duration: seconds,
      text: whole(lines),
      segments,
    });
  },
} satisfies Record<string, Dialect>;

export type DialectName = keyof typeof DIALECTS;
