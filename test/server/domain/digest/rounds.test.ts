/** When a conversation is listened to, and when again. */
import { describe, expect, it } from '@jest/globals';
import { currentRound } from '../../../../server/domain/digest/rounds.ts';
import type { DigestEvent, KnownRecording } from '../../../../server/domain/digest/types.ts';
import { A, KEPT, RULES, composed, happen, play, recording, told } from './stage.ts';

const asks = (
  minutes: number,
  provider: 'whisper' | 'aliyun' | 'iflytek' | null = null,
): DigestEvent =>
  happen(minutes, { type: 'asked', what: 'transcribe', person: A, provider }, `asked@${minutes}`);

describe('the first round', () => {
  const two = (one: KnownRecording['state'], other: KnownRecording['state']) => [
    recording('leg', one, 'r1'),
    recording('leg', other, 'r2'),
  ];
  it.each<[string, readonly KnownRecording[], string | null]>([
    ['nothing', [], null],
    ['one that is on its way', [recording('mixed', 'waiting')], null],
    ['a dead link', [recording('mixed', 'failed')], null],
    ['one that is here', [recording('mixed', 'kept')], 'split 1'],
    ['two sides that are here', two('kept', 'kept'), 'split 1'],
    ['two sides, one on its way', two('kept', 'waiting'), 'split 1 +1'],
    ['two sides, one lost', two('kept', 'failed'), 'split 1'],
    ['all voices in one, another on its way', [...KEPT, recording('leg', 'waiting')], 'split 1'],
    ['a message', [recording('voicemail', 'kept')], 'split 1'],
  ])('with %s', (_name, recordings, split) => {
    const { last } = play([told(0.2, { recordings })]);
    expect(last?.filter((one) => one.startsWith('split'))).toEqual(split === null ? [] : [split]);
  });

  it('begun with one side waits for its minute even when the other comes home', () => {
    const { rows } = play([
      told(0.1, { recordings: two('kept', 'waiting') }),
      told(0.2, { version: 8, recordings: two('kept', 'kept') }),
    ]);
    expect(rows.filter((row) => row.what.do === 'split')).toHaveLength(1);
  });
});

describe('another round', () => {
  const HEARD = [told(0, { recordings: KEPT }), happen(0.1, { type: 'split', round: 1, cuts: 3 })];
  const failed = happen(5, { type: 'unheard', round: 1, problem: 'no key' });

  it('begins when a person asks, by the provider they name or by the usual one', () => {
    const named = play([...HEARD, failed, asks(9, 'aliyun')]);
    expect(named.last).toEqual(['split 2']);
    expect(named.digest.rounds[0]).toMatchObject({ state: 'failed', problem: 'no key' });
    expect(currentRound(named.digest)).toMatchObject({ provider: 'aliyun', askedBy: A });
    const usual = play([...HEARD, failed, asks(9)]);
    expect(currentRound(usual.digest)).toMatchObject({ round: 2, provider: 'whisper' });
  });

  it('waits for no recording: whoever asks wants what is here', () => {
    const sides = [recording('leg', 'kept', 'r1'), recording('leg', 'waiting', 'r2')];
    const begun = [told(0, { recordings: sides }), failed];
    expect(play([...begun, asks(9)]).last).toEqual(['split 2']);
  });

  it('does not begin while one is under way, nor without anything to hear', () => {
    expect(play([...HEARD, asks(1)]).last).toEqual([]);
    expect(play([told(0, { recordings: KEPT }), asks(0.05)]).last).toEqual([]);
    expect(play([told(0), asks(1)]).last).toEqual([]);
  });

  it('that was put aside says nothing any more: its late words change neither text nor facts', () => {
    const heard = (round: number, at: number): DigestEvent =>
      happen(at, { type: 'heard', round }, `heard-${round}`);
    const second = happen(9.1, { type: 'split', round: 2, cuts: 1 }, 'split-2');
    const done = play([
      ...HEARD,
      failed,
      asks(9, 'aliyun'),
      second,
      heard(2, 10),
      composed(10.1, 2),
    ]);
    const late = play([heard(1, 20)], RULES, done.digest);
    expect(late.last).toEqual([]);
    const older = play([composed(21, 1)], RULES, done.digest);
    expect(older.digest.transcript).toMatchObject({ version: 2 });
    expect(older.digest.rounds[0]).toMatchObject({ billedSeconds: 60 });
    expect(older.last?.filter((one) => one.startsWith('extract'))).toEqual([]);
  });

  it('that failed and was tried again is heard', () => {
    const heard = happen(8, { type: 'heard', round: 1 });
    const { digest, last } = play([...HEARD, failed, heard, composed(8.1)]);
    expect(last?.[0]).toBe('extract 1 rules');
    expect(digest.rounds[0]).toMatchObject({ state: 'heard', problem: null });
  });
});
