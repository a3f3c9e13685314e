import { describe, expect, it } from '@jest/globals';
import { nameLegs } from '../../../../server/domain/speech/legs.ts';
import type { HeardSentence } from '../../../../server/domain/speech/types.ts';
import { compose, linesOf, makeMix, makeSpan, makeTrack, say } from './make.ts';

const agent = makeTrack({ id: 'agent' });
const customer = makeTrack();

describe('who speaks', () => {
  const greeting = say(1, 4, '您好，请问有什么可以帮您？', { label: 'B' });
  const question = say(5, 8, '我想问一下757多少钱', { label: 'A' });
  const answer = say(9, 12, '一万一千八一吨', { label: 'B' });

  it.each<[string, HeardSentence[], string[]]>([
    ['by labels: who sounds like us', [greeting, question, answer], ['销', '客', '销']],
    [
      'by labels: who spoke first, when nobody sounds like anything',
      [
        say(1, 2, '喂', { label: 'S1' }),
        say(3, 4, '喂', { label: 'S0' }),
        say(5, 6, '那行', { label: 'S1' }),
      ],
      ['销', '客', '销'],
    ],
    [
      'without labels: by its own words',
      [greeting, question, answer].map((one) => ({ ...one, label: null })),
      ['销', '客', '客'],
    ],
    [
      'with one label for all: by its own words',
      [greeting, question].map((one) => ({ ...one, label: 'A' })),
      ['销', '客'],
    ],
    [
      'a colleague the call was handed to',
      [greeting, question, say(9, 12, '您好，我帮您查一下，请稍等，您贵姓', { label: 'C' })],
      ['销', '客', '销'],
    ],
  ])('on a mix %s', (_name, sentences, speakers) => {
    const composed = compose([makeMix()], [{ track: 'mix', sentences }]);
    expect(linesOf(composed).map((line) => line.charAt(0))).toEqual(speakers);
  });

  it('on a mix in pieces: a label means nothing in another piece', () => {
    const composed = compose(
      [makeMix()],
      [
        { track: 'mix', cut: { from: 0, to: 8 }, sentences: [greeting, question] },
        {
          track: 'mix',
          cut: { from: 20, to: 28 },
          sentences: [
            say(1, 3, '那你们能不能便宜点', { label: 'B' }),
            say(5, 7, '我帮您申请一下', { label: 'A' }),
          ],
        },
        {
          track: 'mix',
          cut: { from: 40, to: 48 },
          sentences: [say(1, 3, '那行', { label: 'A' }), say(5, 7, '行', { label: 'B' })],
        },
      ],
    );
    expect(
      linesOf(composed)
        .map((line) => line.charAt(0))
        .join(''),
    ).toBe('销客客销客客');
  });

  it.each<[0 | 1, string[]]>([
    [0, ['销 一', '客 二']],
    [1, ['客 一', '销 二']],
  ])('on a whole file with our side on channel %d', (agentChannel, lines) => {
    const whole = makeTrack({
      id: 'whole',
      channel: null,
      speaker: null,
      spans: [makeSpan(0, 60, { db: -25, otherDb: -25 })],
    });
    const sentences = [say(1, 2, '一', { channel: 0 }), say(3, 4, '二', { channel: 1 })];
    expect(linesOf(compose([whole], [{ track: 'whole', sentences }], { agentChannel }))).toEqual(
      lines,
    );
  });

  it('on a message is the caller, whatever it sounds like', () => {
    const message = makeTrack({ id: 'vm', channel: null, speaker: 'customer', person: null });
    const sentences = [
      say(1, 4, '您好，请问有什么可以帮您？', { label: 'A' }),
      say(5, 6, '喂', { label: 'B' }),
    ];
    expect(linesOf(compose([message], [{ track: 'vm', sentences }])).join()).not.toContain('销');
  });

  it('after a transfer each leg bears its person', () => {
    const second = makeTrack({ id: 'agent2', speaker: 'agent', person: 'li', offset: 20 });
    const { segments } = compose(
      [agent, customer, second],
      [
        { track: 'agent', sentences: [say(1, 3, '我给您转技术。')] },
        { track: 'agent2', sentences: [say(1, 3, '您好。')] },
        { track: 'customer', sentences: [say(24, 26, '我想问下注塑温度。')] },
      ],
    );
    expect(segments.map(({ person, start }) => [person, start])).toEqual([
      ['zhang', 1],
      ['li', 21],
      [null, 24],
    ]);
  });

  it('after a transfer on one file is told by the times of the legs', () => {
    const side = makeTrack({ id: 'agent', person: null });
    const { segments } = compose(
      [side, customer],
      [
        {
          track: 'agent',
          sentences: [say(1, 3, '我给您转技术。'), say(19, 23, '您好。'), say(50, 52, '再见。')],
        },
        { track: 'customer', sentences: [say(10, 12, '好。')] },
      ],
    );
    const legs = [
      { person: 'zhang', from: 0, to: 20 },
      { person: 'li', from: 20, to: 40 },
    ];
    expect(nameLegs(segments, legs).map((one) => one.person)).toEqual(['zhang', null, 'li', null]);
    expect(
      nameLegs(segments, [{ person: 'zhang', from: 0, to: null }]).map((one) => one.person),
    ).toEqual(['zhang', null, 'zhang', 'zhang']);
  });
});
