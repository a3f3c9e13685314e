/** The body of a submit, by model. */
import { describe, expect, it } from '@jest/globals';
import { submitBody } from '../../../../../server/adapters/speech/aliyun/request.ts';

const FILTER = { special_word_filter: '{"system_reserved_filter":false}' };
const VERBATIM = { disfluency_removal_enabled: false, timestamp_alignment_enabled: true };
const VOICES = { diarization_enabled: true, speaker_count: 2 };
const input = { fileUrl: 'https://a.test/x.wav', seconds: 60, vocabulary: null };

describe('submitBody', () => {
  it.each([
    ['paraformer-8k-v2', 2, 60, { channel_id: [0, 1], ...FILTER, ...VERBATIM }],
    ['paraformer-8k-v2', 1, 60, { channel_id: [0], ...FILTER, ...VERBATIM, ...VOICES }],
    ['paraformer-8k-v2', 1, 7201, { channel_id: [0], ...FILTER, ...VERBATIM }],
    [
      'paraformer-v2',
      2,
      60,
      { channel_id: [0, 1], ...FILTER, ...VERBATIM, language_hints: ['zh'] },
    ],
    ['fun-asr', 1, 60, { channel_id: [0], ...FILTER, ...VOICES, language_hints: ['zh'] }],
    ['qwen-audio-3.1-asr-flash-filetrans', 1, 60, { channel_id: [0], ...FILTER, ...VOICES }],
  ] as const)('%s, %i channels, %i s', (model, channels, seconds, parameters) => {
    expect(submitBody({ ...input, channels, seconds }, { model, speakers: 2 })).toEqual({
      model,
      input: { file_urls: ['https://a.test/x.wav'] },
      parameters,
    });
  });

  it('gives qwen3-asr-flash-filetrans its own shape, without speakers and hot words', () => {
    const model = 'qwen3-asr-flash-filetrans';
    const vocabulary = { hash: 'h', handle: 'vocab-1' };
    expect(submitBody({ ...input, channels: 1, vocabulary }, { model, speakers: 2 })).toEqual({
      model,
      input: { file_url: 'https://a.test/x.wav' },
      parameters: { channel_id: [0], language: 'zh', enable_itn: false, enable_words: true },
    });
  });

  it('names the vocabulary where there is one', () => {
    const vocabulary = { hash: 'h', handle: 'vocab-1' };
    const body = submitBody(
      { ...input, channels: 2, vocabulary },
      { model: 'fun-asr', speakers: 2 },
    );
    expect(body).toMatchObject({ parameters: { vocabulary_id: 'vocab-1' } });
  });
});
