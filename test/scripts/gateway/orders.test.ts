import { describe, expect, it } from '@jest/globals';
import { advance, begin } from '../../../scripts/gateway/engine.ts';
import type { Script } from '../../../scripts/gateway/execution.ts';
import { morning, quiet, ring, startTrial, voicemail } from './trial.ts';

const a = { person: 'a', device: 'office_phone', number: '8001', seconds: 25 } as const;
const b = { person: 'b', device: 'office_phone', number: '8002', seconds: 20 } as const;

describe('接听 by card', () => {
  it('keeps the presser’s ringing device, stops the others', () => {
    const trial = startTrial(morning);
    expect(trial.order(8, { do: 'answer', ...a })).toEqual({ result: 'done', reason: null });
    expect(trial.since(8)).toEqual(['8 no_answer a:m cancelled']);
    trial.at(40);
    expect(trial.since(9)).toEqual(['33 no_answer a:o no_answer', '36 ringing b:o']);
  });

  it('dials the device of somebody who does not ring', () => {
    const trial = startTrial(morning);
    trial.order(8, { do: 'answer', ...b });
    expect(trial.since(8)).toEqual([
      '8 no_answer a:o cancelled',
      '8 no_answer a:m cancelled',
      '8 ringing b:o',
    ]);
  });

  it('connects at once when the presser’s mobile already asks for the key', () => {
    const trial = startTrial(morning);
    trial.at(2, { type: 'pick-up', person: 'a', device: 'mobile_phone', pressKey: false });
    trial.order(3, { do: 'answer', ...a });
    expect(trial.since(3)).toContain('3 connected a:m');
  });

  it('goes on by itself three seconds after the device fell silent, without the presser', () => {
    const step = ring('a:o25', 'c:m30');
    const trial = startTrial([step, ring('b:o15'), voicemail]);
    trial.order(10, { do: 'answer', ...a, seconds: 5 });
    trial.at(60);
    expect(trial.since(10)).toEqual([
      '10 no_answer c:m cancelled',
      '15 no_answer a:o no_answer',
      '18 ringing c:m',
      '38 no_answer c:m no_answer',
      '38 ringing b:o',
      '53 no_answer b:o no_answer',
      '53 voicemail.started',
    ]);
  });

  it('goes on at once by `continue`; what is left rings at least 5 s', () => {
    const trial = startTrial([ring('a:o20', 'c:m10'), voicemail]);
    trial.order(8, { do: 'answer', ...a });
    expect(trial.order(12, { do: 'continue' })).toEqual({ result: 'done', reason: null });
    trial.at(30);
    expect(trial.since(12)).toEqual([
      '12 no_answer a:o cancelled',
      '12 ringing c:m',
      '17 no_answer c:m no_answer',
      '17 voicemail.started',
    ]);
    expect(trial.order(31, { do: 'continue' }).result).toBe('too_late');
  });

  it('a `continue` after the plan went on by itself changes nothing', () => {
    const trial = startTrial(morning);
    trial.order(8, { do: 'answer', ...a, seconds: 2 });
    trial.at(14);
    const legs = trial.call().legs.length;
    expect(trial.order(15, { do: 'continue' })).toEqual({
      result: 'done',
      reason: 'already-continued',
    });
    expect(trial.call().legs).toHaveLength(legs);
  });

  it('a second presser is refused while the first one’s phone rings', () => {
    const trial = startTrial(morning);
    trial.order(8, { do: 'answer', ...a });
    expect(trial.order(9, { do: 'answer', ...b })).toEqual({
      result: 'refused',
      reason: 'claimed',
    });
  });

  it('a voice beats a press', () => {
    const trial = startTrial(morning, { answers: [{ person: 'a', after: 5 }] });
    expect(trial.order(6, { do: 'answer', ...b })).toEqual({
      result: 'too_late',
      reason: 'talking',
    });
  });

  it('voicemail begins 120 s after the ringing at the latest', () => {
    const trial = startTrial([ring('a:o60', 'c:m60'), ring('d:m30'), voicemail]);
    trial.order(55, { do: 'answer', ...a, seconds: 40 });
    trial.order(94, { do: 'answer', ...a, seconds: 40 });
    trial.at(200);
    expect(trial.lines).toContain('120 voicemail.started');
  });
});

describe('挂断 and 留言', () => {
  it('declines for one person; the step’s others ring on', () => {
    const trial = startTrial([ring('a:o20', 'c:m20'), voicemail]);
    trial.order(3, { do: 'decline', person: 'a' });
    expect(trial.since(3)).toEqual(['3 no_answer a:o rejected']);
    trial.order(4, { do: 'decline', person: 'c' });
    expect(trial.since(4)).toEqual(['4 no_answer c:m rejected', '4 voicemail.started']);
    expect(trial.order(5, { do: 'decline', person: 'c' }).result).toBe('too_late');
  });

  it('a decline ends one’s own claim', () => {
    const trial = startTrial([ring('a:o20', 'c:m20'), voicemail]);
    trial.order(3, { do: 'answer', ...a });
    trial.order(5, { do: 'decline', person: 'a' });
    expect(trial.since(5)).toEqual(['5 no_answer a:o rejected', '5 ringing c:m']);
  });

  it('sends the caller to the voicemail', () => {
    const trial = startTrial(morning);
    trial.order(3, { do: 'voicemail' });
    expect(trial.since(3).at(-1)).toBe('3 voicemail.started');
    expect(trial.order(4, { do: 'voicemail' })).toEqual({
      result: 'too_late',
      reason: 'voicemail',
    });
  });

  it('hangs up a talk for the agent', () => {
    const trial = startTrial(morning, { answers: [{ person: 'a', after: 5 }] });
    trial.order(66, { do: 'hangup' });
    expect(trial.since(66)).toEqual(['66 ended agent hangup']);
    expect(trial.effects.at(-1)).toMatchObject({
      do: 'record',
      kind: 'mixed',
      person: 'a',
      seconds: 61,
    });
    expect(trial.order(67, { do: 'hangup' })).toEqual({ result: 'too_late', reason: 'ended' });
  });
});

describe('转接', () => {
  const inTalk = { answers: [{ person: 'a', after: 5 }] };

  it('while ringing: the colleague rings, then the rest of the plan', () => {
    const trial = startTrial([ring('a:o30'), ring('d:m20'), voicemail]);
    trial.order(5, { do: 'transfer', ...b });
    trial.at(30);
    expect(trial.since(5)).toEqual([
      '5 no_answer a:o cancelled',
      '5 ringing b:o',
      '25 no_answer b:o no_answer',
      '25 ringing d:m',
    ]);
  });

  it('while ringing: a colleague who rings already is not stopped', () => {
    const trial = startTrial([ring('a:o30', 'b:o30'), voicemail]);
    trial.order(5, { do: 'transfer', ...b });
    expect(trial.since(5)).toEqual(['5 no_answer a:o cancelled']);
  });

  it('in talk: answered, the talker’s leg ends', () => {
    const script = { answers: [...inTalk.answers, { person: 'b', after: 4 }] };
    const trial = startTrial(morning, script);
    trial.order(10, { do: 'transfer', ...b });
    trial.at(20);
    expect(trial.since(10)).toEqual([
      '10 transferring a>b',
      '10 ringing b:o',
      '14 connected b:o',
      '14 transferred a>b',
    ]);
    expect(
      trial
        .call()
        .legs.filter((leg) => leg.state === 'talking')
        .map((leg) => leg.person),
    ).toEqual(['b']);
  });

  it.each<[string, Partial<Script>, string[]]>([
    [
      'unanswered',
      inTalk,
      ['10 ringing b:o', '30 no_answer b:o no_answer', '30 transfer_failed a>b'],
    ],
    ['busy', { ...inTalk, busy: ['b'] }, ['10 no_answer b:o busy', '10 transfer_failed a>b']],
    [
      'offline',
      { ...inTalk, offline: ['b'] },
      ['15 no_answer b:o offline', '15 transfer_failed a>b'],
    ],
  ])('in talk: %s, back to who transferred', (_name, script, expected) => {
    const trial = startTrial(morning, script);
    trial.order(10, { do: 'transfer', ...b });
    trial.at(40);
    expect(trial.since(10)).toEqual(['10 transferring a>b', ...expected]);
    expect(trial.call().phase).toBe('talking');
  });

  it('one at a time, never to oneself, never without a number', () => {
    const trial = startTrial(morning, inTalk);
    expect(trial.order(9, { do: 'transfer', ...a }).reason).toBe('same-person');
    expect(trial.order(9, { do: 'transfer', person: 'b' }).reason).toBe(
      'person-device-number-missing',
    );
    trial.order(10, { do: 'transfer', ...b });
    expect(trial.order(11, { do: 'transfer', ...b }).reason).toBe('transferring');
  });

  it('the caller leaves meanwhile', () => {
    const trial = startTrial(morning, { ...inTalk, hangupAfter: 12 });
    trial.order(10, { do: 'transfer', ...b });
    trial.at(20);
    expect(trial.since(12)).toEqual(['12 no_answer b:o cancelled', '12 ended caller hangup']);
  });
});

describe('orders before the route', () => {
  it('wait for nobody: they are refused', () => {
    const { next } = begin({ call: 'c', from: '1', to: '4', digit: null, script: quiet, now: 0 });
    const input = { type: 'order', order: { do: 'hangup' } } as const;
    const { answer } = advance(next, input, { now: 1, isBusy: () => false });
    expect(answer).toEqual({ result: 'refused', reason: 'not-ringing' });
  });
});
