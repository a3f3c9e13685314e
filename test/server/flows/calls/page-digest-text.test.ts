import { describe, expect, it } from '@jest/globals';
import type { Digest } from '../../../../server/domain/digest/types.ts';
import type { Track } from '../../../../server/domain/speech/types.ts';
import type { DigestFacts } from '../../../../server/flows/calls/page-digest.ts';
import { renderCallPage } from '../../../../templates/call-page.ts';
import { A, B } from '../../domain/routing/make.ts';
import { later } from './make-call.ts';
import {
  CALL,
  FRESH,
  makeDigest,
  makeRound,
  makeStored,
  MARK,
  recording,
  SEGMENTS,
  TRANSCRIPT,
} from './make-digest.ts';
import { shown } from './show-digest.ts';

describe('the transcript', () => {
  it('tells who said what when, by whom it was heard', () => {
    const { transcript } = shown();
    expect(transcript).toMatchObject({
      state: { value: 'ready' },
      by: { value: 'aliyun', text: '由阿里云转写', person: null },
      count: 3,
    });
    const lines = transcript.sentences.map(({ n, clock, start, speaker, person, text }) =>
      [n, clock, start, speaker.text, person ?? '-', text].join(' '),
    );
    expect(lines).toEqual([
      '0 00:00 0.4 销售 销售经理B 您好。',
      '1 00:04 4.1 客户 - 757什么价格？',
      '2 02:14 134.5 销售 销售经理B 一万一千八百五含税，周五前报价。',
    ]);
  });

  it.each([
    ['before', -1, 'heard', '销售经理A改写'],
    ['after', 1, 'heard', '销售经理A改写，Whisper已重新转写，仍以改写为准'],
    ['after, in vain', 1, 'failed', '销售经理A改写'],
  ] as const)('says whose words stand when it was heard again %s', (_when, by, state, text) => {
    const mark = { ...MARK, version: 1009, by: 'person', person: A, model: '' } as const;
    const at = new Date(mark.at.getTime() + by * 60_000);
    const round = {
      ...({ round: 2, provider: 'whisper', askedBy: A, state, at } as const),
      ...{ cuts: 1, billedSeconds: 9, problem: null },
    };
    const { transcript } = shown({ digest: makeDigest({ transcript: mark, rounds: [round] }) });
    expect(transcript.by?.text).toBe(text);
  });

  it('keeps the numbers of the others when a person has emptied a sentence', () => {
    const by = { version: 1009, by: 'person', person: A, model: '' } as const;
    const segments = SEGMENTS.map((one, n) => (n === 0 ? { ...one, text: '' } : one));
    const text = { ...TRANSCRIPT, segments };
    const { transcript, insight } = shown({
      digest: makeDigest({ transcript: { ...MARK, ...by } }),
      transcript: text,
    });
    expect(transcript.by).toMatchObject({ value: 'person', text: '销售经理A改写' });
    expect(transcript.sentences.map(({ n }) => n)).toEqual([1, 2]);
    // The facts still stand on the text they were read from.
    expect(insight?.facts.find(({ field }) => field === 'intent')?.evidence).toMatchObject([
      { n: 1, text: '757什么价格？' },
    ]);
  });

  const heard = (state: 'hearing' | 'failed' | 'splitting') => [makeRound({ state })];
  it.each<[string, Partial<Digest>, Partial<DigestFacts>, string, string]>([
    ['is heard', { rounds: heard('hearing') }, {}, 'waiting', '转写中'],
    ['is split', { rounds: heard('splitting') }, {}, 'waiting', '转写中'],
    ['waits', {}, {}, 'waiting', '等待录音'],
    ['could not be heard', { rounds: heard('failed') }, {}, 'failed', '转写失败，请听录音'],
    [
      'could not be heard nor played',
      { rounds: heard('failed') },
      { sound: { stored: [], plan: null, offsetOf: () => 0 } },
      'failed',
      '转写失败',
    ],
    ['has nobody who listens', {}, { listens: false }, 'none', '未接语音服务'],
    [
      'was lost',
      { call: { ...CALL, recordings: [recording({ state: 'failed' })] } },
      {},
      'none',
      '无录音',
    ],
    [
      'never came',
      { call: { ...CALL, recordings: [] }, noRecordingAt: later(2200) },
      {},
      'none',
      '无录音',
    ],
    ['is silent', { transcript: { ...MARK, wordless: true } }, {}, 'wordless', '没有说话'],
  ])('of a recording that %s', (_name, digest, change, value, text) => {
    const { transcript } = shown({
      digest: makeDigest({ ...FRESH, ...digest }),
      transcript: null,
      readFrom: null,
      todo: null,
      ...change,
    });
    expect(transcript).toMatchObject({ state: { value, text }, count: 0, sentences: [] });
  });
});

describe('the sound of a sentence', () => {
  const track = (change: Partial<Track>): Track => ({
    id: change.recording ?? 'rec-1',
    recording: 'rec-1',
    channel: null,
    speaker: null,
    person: null,
    offset: 0,
    seconds: 362,
    spans: [],
    ...change,
  });
  const legs = ['caller', 'b'].map((id) => recording({ id, kind: 'leg' }));
  const stored = ['caller', 'b'].map((id) => makeStored({ id, kind: 'leg' }));
  const plan = {
    cuts: [],
    tracks: [
      track({ recording: 'caller', speaker: 'customer', offset: -2 }),
      track({ recording: 'b', speaker: 'agent', person: B, offset: 12.4 }),
    ],
  };
  const digest = makeDigest({ call: { ...CALL, recordings: legs } });

  it('counts from where the recording began, as it was listened to', () => {
    const begun = { cuts: [], tracks: [track({ offset: 1.5 })] };
    const sound = { stored: [makeStored()], plan: begun, offsetOf: () => 99 };
    expect(shown({ sound }).audio).toMatchObject({ recording: 'rec-1', offset: 1.5 });
    expect(shown().audio).toEqual({
      recording: 'rec-1',
      offset: 0,
      length: { seconds: 362, text: '6分02秒' },
    });
  });

  it('is found in the leg of its speaker where there is no other recording', () => {
    const { audio, transcript } = shown({ digest, sound: { stored, plan, offsetOf: () => 0 } });
    expect(audio).toBeNull();
    expect(transcript.sentences.map(({ heard }) => heard)).toEqual([
      { recording: 'b', position: 0 },
      { recording: 'caller', position: 6.1 },
      { recording: 'b', position: 122.1 },
    ]);
  });

  it('is that of the whole conversation where there is one, though the legs were listened to', () => {
    const mixed = recording({ id: 'mixed', kind: 'mixed' });
    const all = [...stored, makeStored({ id: 'mixed', kind: 'mixed' })];
    const { audio, transcript } = shown({
      digest: makeDigest({ call: { ...CALL, recordings: [...legs, mixed] } }),
      sound: { stored: all, plan, offsetOf: () => 3 },
    });
    expect(audio).toMatchObject({ recording: 'mixed', offset: 3 });
    expect(transcript.sentences.every(({ heard }) => heard === null)).toBe(true);
  });

  it('is nowhere when the recording is not here', () => {
    const sound = { stored: [], plan, offsetOf: () => 0 };
    const { audio, transcript, page } = shown({ digest, sound });
    expect(audio).toBeNull();
    expect(transcript.sentences.every(({ heard }) => heard === null)).toBe(true);
    expect(renderCallPage(page)).not.toContain('data-say');
  });
});
