/** The transcript file as a hearing. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  readTranscript,
  transcriptSchema,
} from '../../../../../server/adapters/speech/aliyun/transcript.ts';

const read = (file: object) => readTranscript(transcriptSchema.parse(file), 'm', 9);
const sentence = (begin: number, text: string, more: object = {}): object => ({
  begin_time: begin,
  end_time: begin + 500,
  text,
  ...more,
});

describe('readTranscript', () => {
  it('reads words, speakers and seconds', () => {
    const words = [
      { begin_time: 120, end_time: 380, text: '好', punctuation: '' },
      { begin_time: 380, end_time: 620, text: '的', punctuation: '。' },
    ];
    const heard = read({
      properties: { channels: [0] },
      transcripts: [
        {
          channel_id: 0,
          text: '好的。',
          sentences: [sentence(120, '好的。', { speaker_id: 1, words })],
        },
      ],
    });
    expect(heard).toEqual({
      timing: 'words',
      model: 'm',
      billedSeconds: 9,
      sentences: [
        {
          start: 0.12,
          end: 0.62,
          text: '好的。',
          label: '1',
          channel: null,
          words: [
            { start: 0.12, end: 0.38, text: '好' },
            { start: 0.38, end: 0.62, text: '的。' },
          ],
        },
      ],
    });
  });

  it.each([
    ['two channels', { channels: [0, 1] }, [0], [0]],
    ['the second channel alone', { channels: [1] }, [1], [1]],
    ['one channel', { channels: [0] }, [0], [null]],
  ])('knows that %s', (_name, properties, ids, channels) => {
    const transcripts = ids.map((channel_id) => ({ channel_id, sentences: [sentence(0, '喂')] }));
    const { sentences } = read({ properties, transcripts });
    expect(sentences.map(({ channel }) => channel)).toEqual(channels);
  });

  it.each([
    ['nothing at all', {}],
    ['a channel without sentences', { transcripts: [{ channel_id: 0 }] }],
    [
      'a sentence without text',
      { transcripts: [{ channel_id: 0, sentences: [sentence(0, ' ')] }] },
    ],
  ])('%s is silence', (_name, file) => {
    expect(read(file)).toMatchObject({ sentences: [], timing: 'segments' });
  });

  it('a sentence without timed words makes the whole a hearing by sentences', () => {
    const words = [{ begin_time: 0, end_time: 500, text: '喂' }];
    const sentences = [sentence(0, '喂', { words }), sentence(900, '好', { words: null })];
    expect(read({ transcripts: [{ channel_id: 0, sentences }] }).timing).toBe('segments');
  });

  it('puts all sentences of all channels in order of time', () => {
    const side = fc.array(fc.nat(60_000), { maxLength: 15 });
    fc.assert(
      fc.property(side, side, (one, other) => {
        const transcripts = [one, other].map((begins, channel_id) => ({
          channel_id,
          sentences: begins.map((begin, n) => sentence(begin, `${channel_id}-${n}`)),
        }));
        const { sentences } = read({ transcripts });
        const starts = sentences.map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(new Set(sentences.map(({ text }) => text)).size).toBe(one.length + other.length);
      }),
    );
  });
});
