import { describe, expect, it } from '@jest/globals';
import type { HeardSentence, Timing } from '../../../../server/domain/speech/types.ts';
import { compose, linesOf, makeSpan, makeTrack, removedOf, say } from './make.ts';
import { REMOVAL_CASES } from './removal-cases.ts';

describe('a sentence of one track', () => {
  it.each(REMOVAL_CASES)('$name', ({ spans, sentences, timing, prompt, text, removed }) => {
    const composed = compose(
      [makeTrack({ spans })],
      [{ track: 'customer', sentences, ...(timing ? { timing } : {}) }],
      { prompt: prompt ?? null },
    );
    expect(composed.segments.map((one) => one.text)).toEqual(text);
    expect(removedOf(composed)).toEqual(removed);
    expect(composed.wordless).toBe(text.length === 0);
  });
});

describe('a silent message', () => {
  it.each<[Timing, HeardSentence[]]>([
    ['words', [say(0, 4, '字幕由志愿者提供'), say(4, 9, '您好我要订五吨货')]],
    ['segments', [say(0, 4, '字幕由志愿者提供'), say(4, 9, '您好我要订五吨货')]],
    ['estimated', [say(0, 9, '字幕由志愿者提供。您好我要订五吨货')]],
    ['none', [say(0, 0, '字幕由志愿者提供。您好我要订五吨货')]],
  ])('with invented text (%s) is wordless', (timing, sentences) => {
    const track = makeTrack({ spans: [], seconds: 10 });
    const composed = compose([track], [{ track: 'customer', timing, sentences }]);
    expect(composed).toMatchObject({ segments: [], wordless: true });
    expect(new Set(composed.removed.map((one) => one.why))).toEqual(new Set(['outside-voice']));
    expect(composed.removed.map((one) => one.segment.text).join('')).toContain('五吨货');
  });
});

/** Two sides of one file: the agent speaks from 1 to 4, and leaks into the customer's line 20 dB softer. */
const AGENT = makeTrack({ id: 'agent', spans: [makeSpan(1, 4, { db: -20, otherDb: -40 })] });
const LEAKY = makeTrack({
  spans: [makeSpan(1, 4, { db: -40, otherDb: -20 }), makeSpan(6, 9, { db: -25, otherDb: -60 })],
});

describe('cross-talk', () => {
  it.each<[string, HeardSentence, HeardSentence, string[]]>([
    [
      'the softer copy goes',
      say(1, 4, '您好这里是宁波塑料'),
      say(1.2, 4, '您好这里是宁波塑料。'),
      ['销 您好这里是宁波塑料'],
    ],
    [
      'a copy heard a little wrong goes',
      say(1, 4, '您好这里是宁波塑料'),
      say(1.1, 3.8, '您好这里是宁波素料'),
      ['销 您好这里是宁波塑料'],
    ],
    [
      'a part of a copy goes',
      say(1, 4, '您好这里是宁波塑料'),
      say(2, 4, '宁波塑料'),
      ['销 您好这里是宁波塑料'],
    ],
    [
      'other words at the same time stay',
      say(1, 4, '您好这里是宁波塑料'),
      say(1.2, 2, '喂听得到吗'),
      ['销 您好这里是宁波塑料', '客 喂听得到吗'],
    ],
    [
      'the same words later stay',
      say(1, 4, '您好这里是宁波塑料'),
      say(6, 9, '您好这里是宁波塑料'),
      ['销 您好这里是宁波塑料', '客 您好这里是宁波塑料'],
    ],
  ])('%s', (_name, agent, customer, lines) => {
    const composed = compose(
      [AGENT, LEAKY],
      [
        { track: 'agent', sentences: [agent] },
        { track: 'customer', sentences: [customer] },
      ],
    );
    expect(linesOf(composed)).toEqual(lines);
    expect(composed.removed.map((one) => one.why)).toEqual(
      lines.length === 1 ? ['cross-talk'] : [],
    );
  });

  it('both say 您好 at once: both stay', () => {
    const both = ['agent', 'customer'].map((id) =>
      makeTrack({ id, spans: [makeSpan(1, 2, { db: -25, otherDb: -27 })] }),
    );
    const composed = compose(both, [
      { track: 'agent', sentences: [say(1, 1.6, '您好')] },
      { track: 'customer', sentences: [say(1.2, 1.8, '您好')] },
    ]);
    expect(linesOf(composed)).toEqual(['销 您好', '客 您好']);
  });

  it('between two leg recordings is told by the loudness of both files', () => {
    const caller = makeTrack({ spans: [makeSpan(11, 14, { db: -45, otherDb: null })] });
    const agent = makeTrack({
      id: 'agent',
      offset: 10,
      spans: [makeSpan(1, 4, { db: -22, otherDb: null })],
    });
    const composed = compose(
      [caller, agent],
      [
        { track: 'customer', sentences: [say(11, 14, '请问有什么可以帮您')] },
        { track: 'agent', sentences: [say(1, 4, '请问有什么可以帮您')] },
      ],
    );
    expect(linesOf(composed)).toEqual(['销 请问有什么可以帮您']);
    expect(removedOf(composed)).toEqual(['cross-talk 请问有什么可以帮您']);
  });

  it('on a file that went whole is told by its two levels', () => {
    const whole = makeTrack({
      id: 'whole',
      channel: null,
      speaker: null,
      person: 'zhang',
      spans: [makeSpan(1, 4, { db: -42, otherDb: -20 })],
    });
    const sentences = [
      say(1, 4, '请问有什么可以帮您', { channel: 0 }),
      say(1, 4, '请问有什么可以帮您', { channel: 1 }),
    ];
    const composed = compose([whole], [{ track: 'whole', sentences }], { agentChannel: 1 });
    expect(linesOf(composed)).toEqual(['销 请问有什么可以帮您']);
    expect(composed.removed.map(({ why, segment }) => [why, segment.speaker])).toEqual([
      ['cross-talk', 'customer'],
    ]);
  });

  it('an invention on the silent channel of a file that went whole goes', () => {
    const whole = makeTrack({
      id: 'whole',
      channel: null,
      speaker: null,
      spans: [makeSpan(1, 4, { db: -20, otherDb: -75 })],
    });
    const sentences = [
      say(1, 4, '您好请讲', { channel: 0 }),
      say(1, 4, '谢谢观看', { channel: 1 }),
    ];
    const composed = compose([whole], [{ track: 'whole', sentences }]);
    expect(linesOf(composed)).toEqual(['销 您好请讲']);
    expect(removedOf(composed)).toEqual(['outside-voice 谢谢观看']);
  });
});
