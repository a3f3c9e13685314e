/** One conversation, nine servers: what each is asked, and the same hearing from all of them. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createWhisperSpeech } from '../../../../../server/adapters/speech/whisper/client.ts';
import { SIMPLIFIED_OPENING } from '../../../../../server/adapters/speech/whisper/prompt.ts';
import type { WhisperSettings } from '../../../../../server/adapters/speech/whisper/upload.ts';
import type { Hearing } from '../../../../../server/domain/speech/types.ts';
import type { DirectSpeech, Vocabulary } from '../../../../../server/ports/speech.ts';
import type { DialectName } from '../../../../support/speech/dialects.ts';
import {
  silentWave,
  startTranscriptionServer,
  type TranscriptionServer,
} from '../../../../support/speech/transcription-server.ts';

const LINES = [
  { start: 0.4, end: 2.2, text: '你好，我要聚苯乙烯。' },
  { start: 3.1, end: 4.5, text: '多少钱一吨？' },
];
const TEXTS = LINES.map((one) => one.text);
const SECONDS = 5;
const AUDIO = silentWave(SECONDS);

const servers: TranscriptionServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((one) => one.stop()));
});

async function open(
  dialect: DialectName,
  settings: Partial<WhisperSettings> = {},
): Promise<{ server: TranscriptionServer; speech: DirectSpeech }> {
  const server = await startTranscriptionServer({ dialect, lines: LINES });
  servers.push(server);
  const given = { baseUrl: server.url, apiKey: 'sk-test', model: 'sensevoice', timeoutMs: 5000 };
  return { server, speech: createWhisperSpeech({ ...given, ...settings }) };
}

async function hear(speech: DirectSpeech, vocabulary: Vocabulary | null = null): Promise<Hearing> {
  const signal = new AbortController().signal;
  const heard = await speech.hear({ audio: AUDIO, seconds: SECONDS, vocabulary, signal });
  if (!heard.ok) throw new Error(heard.failure.reason);
  return heard.value;
}

const round = (time: number): number => Math.round(time * 1000) / 1000;

describe('what is asked', () => {
  it('sends one wave file with an ASCII name, Chinese, every time and the opening', async () => {
    const { server, speech } = await open('openai');
    await hear(speech);
    expect(server.heard).toHaveLength(1);
    const [one] = server.heard;
    expect(one?.path).toBe('/v1/audio/transcriptions');
    expect(one?.authorization).toBe('Bearer sk-test');
    expect(one?.contentLength).toBeGreaterThan(AUDIO.length);
    expect(one?.file).toMatchObject({ name: 'cut.wav', type: 'audio/wav' });
    expect(one?.file?.bytes.equals(AUDIO)).toBe(true);
    expect([...(one?.fields ?? [])].sort()).toEqual([
      ['language', 'zh'],
      ['model', 'sensevoice'],
      ['prompt', SIMPLIFIED_OPENING],
      ['response_format', 'verbose_json'],
      ['temperature', '0'],
      ['timestamp_granularities[]', 'segment'],
      ['timestamp_granularities[]', 'word'],
    ]);
  });

  it('carries the prepared hot words, in the field the server reads', async () => {
    const { server, speech } = await open('speaches');
    const ready = await speech.prepare(['ABS-757', '聚丙烯'], 'v1');
    if (!ready.ok) throw new Error(ready.failure.reason);
    expect(ready.value).toEqual({ hash: 'v1', handle: `${SIMPLIFIED_OPENING}ABS-757、聚丙烯。` });
    await hear(speech, ready.value);
    expect(server.heard[0]?.fields).toContainEqual(['prompt', ready.value.handle]);
  });

  it.each(['context', 'none'] as const)(
    'asks without a prompt in style %s',
    async (promptStyle) => {
      const { server, speech } = await open('mlx-audio', { promptStyle });
      await hear(speech);
      const names = server.heard[0]?.fields.map(([name]) => name);
      expect(names).not.toContain('prompt');
      expect(names?.includes('context')).toBe(promptStyle === 'context');
    },
  );

  it('asks without a key where there is none', async () => {
    const { server, speech } = await open('whisper.cpp', { apiKey: null });
    await hear(speech);
    expect(server.heard[0]?.authorization).toBe('Bearer none');
  });

  it('asks a server that gives text only for text, and remembers it', async () => {
    const { server, speech } = await open('mlx-openai');
    await Promise.all([hear(speech), hear(speech)]);
    await hear(speech);
    const formats = server.heard.map(
      (one) => one.fields.find(([name]) => name === 'response_format')?.[1],
    );
    expect(formats.sort()).toEqual(['json', 'json', 'json', 'verbose_json', 'verbose_json']);
    const last = server.heard.at(-1)?.fields.map(([name]) => name);
    expect(last).not.toContain('timestamp_granularities[]');
  });
});

describe('what is heard', () => {
  it.each([
    ['openai', 'words'],
    ['whisper.cpp', 'words'],
    ['speaches', 'words'],
    ['localai', 'words'],
    ['localai-old', 'segments'],
    ['vllm', 'segments'],
    ['mlx-audio', 'segments'],
  ] as const)('%s gives both sentences with their times (%s)', async (dialect, timing) => {
    const { speech } = await open(dialect);
    const { sentences, ...rest } = await hear(speech);
    const billedSeconds = dialect === 'openai' ? SECONDS : null;
    expect(rest).toEqual({ timing, model: 'sensevoice', billedSeconds });
    expect(sentences.map(({ start, end, text }) => ({ start, end, text }))).toEqual(LINES);
    expect(sentences.every((one) => one.channel === null)).toBe(true);
    const label = dialect === 'localai' ? 'SPEAKER_00' : null;
    expect(sentences.map((one) => one.label)).toEqual([label, label]);
    const spelled = sentences.map((one) => one.words.map((word) => word.text).join(''));
    expect(spelled).toEqual(timing === 'words' ? TEXTS : ['', '']);
  });

  it.each(['openai', 'localai'] as const)('%s times each word', async (dialect) => {
    const { speech } = await open(dialect);
    const { sentences } = await hear(speech);
    const words = sentences[1]?.words.map((one) => [one.text, round(one.start), round(one.end)]);
    const question = dialect === 'openai' ? [['吨？', 4.033, 4.267]] : [['吨', 4.033, 4.267]];
    expect(words?.slice(0, 4)).toEqual([
      ['多', 3.1, 3.333],
      ['少', 3.333, 3.567],
      ['钱', 3.567, 3.8],
      ['一', 3.8, 4.033],
    ]);
    expect(words?.slice(4, 5)).toEqual(question);
  });

  it('whisper.cpp mends the character whose bytes came apart', async () => {
    const { speech } = await open('whisper.cpp');
    const { sentences } = await hear(speech);
    const words = sentences[0]?.words.map((one) => [one.text, round(one.start), round(one.end)]);
    expect(words?.slice(5, 7)).toEqual([
      ['聚苯', 1.3, 1.66],
      ['乙', 1.66, 1.84],
    ]);
  });

  it('mlx-openai gives the text and no times', async () => {
    const { speech } = await open('mlx-openai');
    expect(await hear(speech)).toEqual({
      sentences: [
        { start: 0, end: SECONDS, text: TEXTS.join(''), words: [], label: null, channel: null },
      ],
      timing: 'none',
      model: 'sensevoice',
      billedSeconds: SECONDS,
    });
  });

  it('funasr is seen to have invented its times', async () => {
    const { speech } = await open('funasr');
    const { sentences, timing } = await hear(speech);
    expect(timing).toBe('estimated');
    expect(sentences.map((one) => one.text)).toEqual(TEXTS);
    expect(sentences.map((one) => one.end)).toEqual([3.125, 5]);
  });

  it('says of an answer without words what it knows of the server', async () => {
    const { server, speech } = await open('whisper.cpp');
    const silent = { status: 200, body: '{"text":"","segments":[],"duration":5}' };
    server.troubles.push(silent);
    expect(await hear(speech)).toMatchObject({ sentences: [], timing: 'segments' });
    await hear(speech);
    server.troubles.push(silent);
    expect(await hear(speech)).toMatchObject({ sentences: [], timing: 'words' });
  });
});
