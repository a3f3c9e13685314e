import { describe, expect, it } from '@jest/globals';
import { advance, begin } from '../../../scripts/gateway/engine.ts';
import type { Script } from '../../../scripts/gateway/execution.ts';
import { morning, quiet, ring, startTrial, voicemail } from './trial.ts';

describe('the plan', () => {
  it('begins with the caller and the key', () => {
    const { effects } = begin({ call: 'c', from: '1', to: '4', digit: '2', script: quiet, now: 0 });
    expect(effects).toEqual([
      { do: 'emit', at: 0, type: 'call.started', data: { direction: 'in', from: '1', to: '4' } },
      { do: 'emit', at: 0, type: 'ivr.input', data: { menu: 'main', digits: '2' } },
    ]);
  });

  it('rings every device for its own seconds and ends in silence at the voicemail', () => {
    const trial = startTrial(morning);
    trial.at(300);
    expect(trial.lines).toEqual([
      '0 ringing a:o',
      '0 ringing a:m',
      '10 no_answer a:o no_answer',
      '25 no_answer a:m no_answer',
      '25 ringing b:o',
      '40 no_answer b:o no_answer',
      '40 ringing b:m',
      '60 no_answer b:m no_answer',
      '60 ringing d:m',
      '80 no_answer d:m no_answer',
      '80 voicemail.started',
      '110 ended system silence',
    ]);
  });

  it.each<[string, Partial<Script>, string[]]>([
    [
      'the first voice wins, the other devices stop',
      { answers: [{ person: 'a', after: 3 }] },
      ['3 no_answer a:m cancelled', '3 connected a:o', '3 recording.started'],
    ],
    [
      'after the office phone stopped, the mobile is lifted and presses 1',
      { answers: [{ person: 'a', after: 12 }] },
      ['10 no_answer a:o no_answer', '13 connected a:m', '13 recording.started'],
    ],
    [
      'seconds count from the person’s first device',
      { answers: [{ person: 'b', after: 18 }] },
      [
        '10 no_answer a:o no_answer',
        '25 no_answer a:m no_answer',
        '25 ringing b:o',
        '40 no_answer b:o no_answer',
        '40 ringing b:m',
        '44 connected b:m',
        '44 recording.started',
      ],
    ],
    [
      'a mailbox presses nothing: eight seconds, then no answer, and the step has waited',
      { answers: [{ person: 'b', after: 30 }], pressKey: false },
      [
        '10 no_answer a:o no_answer',
        '25 no_answer a:m no_answer',
        '25 ringing b:o',
        '40 no_answer b:o no_answer',
        '40 ringing b:m',
        '63 no_answer b:m no_answer',
        '63 ringing d:m',
      ],
    ],
    [
      'busy never rings and gives way at once',
      { busy: ['a', 'b'] },
      [
        '0 no_answer a:o busy',
        '0 no_answer a:m busy',
        '0 no_answer b:o busy',
        '0 no_answer b:m busy',
        '0 ringing d:m',
        '20 no_answer d:m no_answer',
        '20 voicemail.started',
        '50 ended system silence',
      ],
    ],
    [
      'offline is silent for 5 s on an office phone, 12 s on a mobile',
      { offline: ['a', 'b'] },
      [
        '5 no_answer a:o offline',
        '12 no_answer a:m offline',
        '17 no_answer b:o offline',
        '29 no_answer b:m offline',
        '29 ringing d:m',
        '49 no_answer d:m no_answer',
        '49 voicemail.started',
      ],
    ],
    [
      'the caller leaves',
      { hangupAfter: 4 },
      ['4 no_answer a:o cancelled', '4 no_answer a:m cancelled', '4 ended caller hangup'],
    ],
  ])('%s', (_name, script, expected) => {
    const trial = startTrial(morning, script);
    trial.at(70);
    const begun = ['0 ringing a:o', '0 ringing a:m'];
    const lines = trial.lines.filter((line) => !begun.includes(line));
    expect(lines).toEqual(expected);
  });

  it('finds a person busy who is on another call', () => {
    const trial = startTrial(morning, {}, ['a']);
    expect(trial.lines).toEqual(['0 no_answer a:o busy', '0 no_answer a:m busy', '0 ringing b:o']);
  });

  it('refuses a blocked caller', () => {
    expect(startTrial([{ refuse: true }]).lines).toEqual(['0 ended system refused']);
  });

  it('ends a call whose plan runs out', () => {
    const trial = startTrial([ring('d:m20')]);
    trial.at(20);
    expect(trial.lines.at(-1)).toBe('20 ended system no_answer');
  });

  it('takes one plan only, and none after the end', () => {
    const trial = startTrial(morning, { hangupAfter: 1 });
    const again = { type: 'planned', steps: morning } as const;
    expect(trial.at(0.5, again).result).toBe('refused');
    expect(trial.at(2, again)).toEqual({ result: 'too_late', reason: 'ended' });
  });

  it('does not change the call it was given', () => {
    const trial = startTrial(morning);
    const before = trial.call();
    const copy = structuredClone(before);
    advance(before, { type: 'caller-hangup' }, { now: 500, isBusy: () => false });
    expect(before).toEqual(copy);
  });
});

describe('people at their phones', () => {
  it('an office phone is lifted by hand', () => {
    const trial = startTrial(morning);
    trial.at(2, { type: 'pick-up', person: 'a', device: null, pressKey: true });
    expect(trial.since(2)).toContain('2 connected a:o');
  });

  it('while a mobile asks for key 1, the other device rings on; the key connects', () => {
    const trial = startTrial(morning);
    trial.at(2, { type: 'pick-up', person: 'a', device: 'mobile_phone', pressKey: false });
    expect(trial.since(2)).toEqual([]);
    expect(trial.call().legs.map((leg) => leg.state)).toEqual(['ringing', 'whisper']);
    trial.at(4, { type: 'press-key', person: 'a' });
    expect(trial.since(4)).toContain('4 connected a:m');
  });

  it('says busy, and the next step rings at once', () => {
    const trial = startTrial(morning);
    trial.at(2, { type: 'say-busy', person: 'a' });
    expect(trial.since(2)).toEqual([
      '2 no_answer a:o busy',
      '2 no_answer a:m busy',
      '2 ringing b:o',
    ]);
  });

  it('nobody lifts a phone that does not ring', () => {
    const trial = startTrial(morning);
    const lift = { type: 'pick-up', person: 'b', device: null, pressKey: true } as const;
    expect(trial.at(2, lift)).toEqual({ result: 'refused', reason: 'not-ringing' });
    expect(trial.at(2, { type: 'press-key', person: 'a' }).result).toBe('refused');
  });
});

describe('voicemail', () => {
  const say = { seconds: 34.6, file: 'x.wav' };

  it('is spoken after the greeting and left when it is over', () => {
    const trial = startTrial([voicemail], { say });
    trial.at(100);
    expect(trial.lines).toEqual([
      '0 voicemail.started',
      '44.6 voicemail.left 35',
      '44.6 ended caller hangup',
    ]);
    expect(trial.effects.at(-1)).toMatchObject({
      do: 'record',
      kind: 'voicemail',
      plays: [{ sound: say }],
    });
  });

  it.each([
    ['in the greeting', 5, []],
    ['in the message', 20.2, ['20.2 voicemail.left 10']],
  ])('cut short %s keeps what was said', (_name, second, left) => {
    const trial = startTrial([voicemail], { say });
    trial.at(second, { type: 'caller-hangup' });
    expect(trial.since(1)).toEqual([...left, `${second} ended caller hangup`]);
  });

  it('can be spoken by hand while the line is silent', () => {
    const trial = startTrial([voicemail]);
    trial.at(15, { type: 'speak', sound: { seconds: 7, file: 'y.wav' } });
    trial.at(60);
    expect(trial.since(15)).toEqual(['22 voicemail.left 7', '22 ended caller hangup']);
  });

  it('is cut at 180 s', () => {
    const trial = startTrial([voicemail], { say: { seconds: 500, file: 'x.wav' } });
    trial.at(600);
    expect(trial.lines).toContain('190 voicemail.left 180');
  });
});
