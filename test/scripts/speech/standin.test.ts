import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import OpenAI from 'openai';
import { DIALOGUES } from '../../../scripts/speech/dialogues.ts';
import { NOT_UNDERSTOOD } from '../../../scripts/speech/hearing.ts';
import { findMarks, makeMark } from '../../../scripts/speech/marks.ts';
import { hush, resample, writeSamples } from '../../../scripts/speech/samples.ts';
import { toneWav } from '../../../scripts/gateway/wav.ts';
import { clips, clipSound, formOf, type Heard, piece, post, standin } from './stage.ts';
import { transcribe } from './stage.ts';

const INQUIRY = DIALOGUES.find((one) => one.name === 'inquiry')?.lines ?? [];
const saidBy = (speaker: string): string[] =>
  INQUIRY.filter((line) => line.speaker === speaker).map((line) => line.text);
const textsOf = (heard: Heard): string[] => (heard.segments ?? []).map((one) => one.text);

describe('the speech stand-in hears', () => {
  it('each side of a clip in its own words and times', async () => {
    const { sides } = await clipSound('inquiry');
    for (const [side, speaker] of ['agent', 'customer'].entries()) {
      const heard = await transcribe(piece(sides[side]));
      expect(textsOf(heard)).toEqual(saidBy(speaker));
      expect(heard.text).toBe(saidBy(speaker).join(''));
      expect(heard).toMatchObject({ task: 'transcribe', language: 'chinese' });
      expect(heard.duration).toBeCloseTo((sides[side]?.length ?? 0) / 8000, 2);
      const marks = findMarks(sides[side] ?? new Float32Array(), 8000);
      heard.segments?.forEach((segment, i) => {
        expect(segment.id).toBe(i);
        expect(segment.start).toBeCloseTo(marks[i]?.end ?? NaN, 2);
        expect(segment.end).toBeGreaterThan(segment.start);
      });
      const letters = (heard.words ?? []).map((one) => one.word).join('');
      expect(letters).toBe(heard.text.replace(/[，。？！、]/gu, ''));
      const times = (heard.words ?? []).map((one) => one.start);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  it('both sides of a file with two, and the same sides at 16 kHz', async () => {
    const { file, sides } = await clipSound('inquiry');
    const both = textsOf(await transcribe(file));
    expect(both.sort()).toEqual(INQUIRY.map((line) => line.text).sort());
    const wide = sides.map((side) => resample(side, 8000, 16_000));
    const heard = await transcribe(writeSamples({ rate: 16_000, channels: wide.slice(1) }));
    expect(textsOf(heard)).toEqual(saidBy('customer'));
    const twins = await transcribe(
      writeSamples({ rate: 16_000, channels: [wide[1], wide[1]].flatMap((one) => one ?? []) }),
    );
    expect(textsOf(twins)).toEqual(saidBy('customer'));
  });

  it('a sentence only as far as it was played', async () => {
    const { sides } = await clipSound('inquiry');
    const side = sides[1] ?? new Float32Array();
    const marks = findMarks(side, 8000);
    const [first, second] = marks;
    if (!first || !second) throw new Error('no marks');
    const [sentence = ''] = saidBy('customer');
    let longest = 0;
    for (const played of [0.3, 1, 2, 3, 4.5]) {
      const { text, segments } = await transcribe(piece(side, 0, first.end + played));
      expect(sentence.startsWith(text)).toBe(true);
      expect(text.length).toBeGreaterThan(longest);
      expect(text.length).toBeLessThan(sentence.length);
      expect(segments?.[0]?.end).toBeLessThanOrEqual(first.end + played + 0.02);
      longest = text.length;
    }
    // Cut within the second mark: the first sentence, whole, and nothing else.
    expect((await transcribe(piece(side, 0, second.start + 0.15))).text).toBe(sentence);
    expect((await transcribe(piece(side, 0, first.start + 0.15))).text).toBe('');
  });

  it('never a word that was not played, wherever a side is cut', async () => {
    const { sides } = await clipSound('complaint');
    const lines = DIALOGUES.find((one) => one.name === 'complaint')?.lines ?? [];
    const whole = (sides[1]?.length ?? 0) / 8000;
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(share, share, async (one, other) => {
        const [from, to] = [Math.min(one, other) * whole, Math.max(one, other) * whole];
        for (const text of textsOf(await transcribe(piece(sides[1], from, to)))) {
          const isSaid = lines.some(
            (line) => line.speaker === 'customer' && line.text.startsWith(text),
          );
          expect(isSaid || text === NOT_UNDERSTOOD).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('a typed message as it was typed', async () => {
    const text = '我是三号车间的老周，PCR-ABS-757还差两吨半。\n明天上午能到吗？';
    const { file, seconds } = await clips.say(text, 'voicemail');
    const heard = await transcribe(await readFile(file));
    expect(heard.text).toBe(text.replace('\n', ''));
    expect(heard.segments).toHaveLength(2);
    expect(heard.duration).toBeCloseTo(seconds, 2);
  });

  it('nothing in silence', async () => {
    const quiet = writeSamples({ rate: 8000, channels: [hush(8000 * 5, 1)] });
    expect(await transcribe(quiet)).toMatchObject({
      text: '',
      segments: [],
      words: [],
      duration: 5,
    });
    expect((await transcribe((await clipSound('message-silent')).file)).text).toBe('');
  });

  it('that it does not understand a tone, a voice without a mark, and a mark nobody registered', async () => {
    const { sides } = await clipSound('inquiry');
    const [first] = findMarks(sides[1] ?? new Float32Array(), 8000);
    const stranger = new Float32Array(16_000).fill(0.1);
    stranger.set(makeMark(4711, 8000), 1000);
    const sounds = [
      toneWav(4, 420),
      piece(sides[1], (first?.end ?? 0) + 0.05, (first?.end ?? 0) + 3),
      writeSamples({ rate: 8000, channels: [stranger] }),
    ];
    for (const sound of sounds) {
      const heard = await transcribe(sound);
      expect(heard.text).toBe('（演示语音服务听不懂这段录音）');
      expect(heard.segments).toHaveLength(1);
    }
  });
});

describe('the speech stand-in speaks the protocol', () => {
  it('with the client the product may use, in every format', async () => {
    const { sides } = await clipSound('short');
    const openai = new OpenAI({ apiKey: 'none', baseURL: `${standin.url}/v1`, maxRetries: 0 });
    const file = (): File =>
      new File([new Uint8Array(piece(sides[1]))], 'cut.wav', { type: 'audio/wav' });
    const ask = { model: 'large-v3', language: 'zh' } as const;
    const verbose = await openai.audio.transcriptions.create({
      ...ask,
      file: file(),
      response_format: 'verbose_json',
      timestamp_granularities: ['word', 'segment'],
    });
    expect(verbose.text).toBe('喂，我在开车，一会儿再打给你。');
    expect(verbose.words?.length).toBeGreaterThan(10);
    const json = await openai.audio.transcriptions.create({ ...ask, file: file() });
    expect(json).toEqual({ text: verbose.text });
    const format = { response_format: 'text' } as const;
    const text = await openai.audio.transcriptions.create({ ...ask, file: file(), ...format });
    expect(text).toBe(`${verbose.text}\n`);
    expect((await openai.models.list()).data).toHaveLength(1);
  });

  it.each<[string, number, Record<string, string | null>]>([
    ['no file', 422, { fileName: null }],
    ['no model', 422, { model: null }],
    ['a blank model', 422, { model: ' ' }],
    ['no language', 400, { language: null }],
    ['another language', 400, { language: 'en' }],
    ['a file that is not called .wav', 400, { fileName: 'cut.mp3' }],
    ['a file that is said to be no audio', 400, { fileType: 'text/plain' }],
    ['an unknown format', 400, { response_format: 'ndjson' }],
    ['times in a format without', 400, { response_format: 'json' }],
    ['an unknown granularity', 422, { 'timestamp_granularities[]': 'letter' }],
  ])('refuses %s', async (_name, status, change) => {
    const answer = await post(formOf(toneWav(1, 420), change));
    expect(answer.status).toBe(status);
    const body = (await answer.json()) as { error?: object; detail?: object };
    expect(status === 422 ? body.detail : body.error).toBeDefined();
    expect(standin.counts()).toMatchObject({ requests: 1, refused: 1, heard: 0, seconds: 0 });
  });

  it('refuses a body that is no form, and a file that is no sound', async () => {
    const address = `${standin.url}/v1/audio/transcriptions`;
    const json = { 'content-type': 'application/json' };
    expect((await fetch(address, { method: 'POST', headers: json, body: '{}' })).status).toBe(400);
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    const body = '--x\r\nno form';
    expect((await fetch(address, { method: 'POST', headers: broken, body })).status).toBe(400);
    expect((await post(formOf(Buffer.from('ID3 no wave')))).status).toBe(400);
  });
});
