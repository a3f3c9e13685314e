import { describe, expect, it } from '@jest/globals';
import { planTracks, type HeardRecording } from '../../../../server/domain/speech/tracks.ts';
import type { SoundReading } from '../../../../server/domain/speech/types.ts';
import { makeSpan } from './make.ts';

const MONO: SoundReading = {
  rate: 8000,
  channels: 1,
  seconds: 30,
  twin: false,
  activity: [{ channel: 0, spans: [makeSpan(1, 5, { otherDb: null })] }],
};
const STEREO: SoundReading = {
  ...MONO,
  channels: 2,
  activity: [
    { channel: 0, spans: [makeSpan(1, 3, { db: -20, otherDb: -60 })] },
    { channel: 1, spans: [makeSpan(2, 4, { db: -30, otherDb: -40 })] },
  ],
};
const TWIN: SoundReading = { ...STEREO, twin: true };

function rec(
  id: string,
  kind: HeardRecording['kind'],
  more: Partial<HeardRecording> = {},
): HeardRecording {
  return { id, kind, person: null, offset: 0, reading: MONO, ...more };
}

const callerLeg = rec('caller', 'leg');
const agentLeg = rec('zhang', 'leg', { person: 'zhang', offset: 12.4 });
const secondLeg = rec('li', 'leg', { person: 'li', offset: 40 });
const stereo = rec('st', 'stereo', { reading: STEREO, person: 'zhang' });
const twin = rec('tw', 'stereo', { reading: TWIN, person: 'zhang' });
const mix = rec('mx', 'mixed', { person: 'zhang' });

/** 「id:channel speaker person offset」 */
function planned(
  recordings: readonly HeardRecording[],
  more: { agentChannel?: 0 | 1; separate?: boolean } = {},
): string[] {
  return planTracks({ recordings, agentChannel: 0, separate: true, ...more }).map((one) =>
    [one.recording, one.channel, one.speaker, one.person, one.offset].map(String).join(' '),
  );
}

describe('tracks', () => {
  it.each<[string, HeardRecording[], string[]]>([
    ['a file with two sides', [stereo], ['st 0 agent zhang 0', 'st 1 customer null 0']],
    ['two equal sides', [twin], ['tw 0 null zhang 0']],
    ['a mix', [mix], ['mx null null zhang 0']],
    [
      'a mix that has two sides after all',
      [rec('mx', 'mixed', { reading: STEREO })],
      ['mx 0 agent null 0', 'mx 1 customer null 0'],
    ],
    ['a stereo file with one channel', [rec('st', 'stereo')], ['st null null null 0']],
    [
      'legs of both sides, not the mix',
      [mix, agentLeg, callerLeg],
      ['zhang null agent zhang 12.4', 'caller null customer null 0'],
    ],
    [
      'legs after a transfer',
      [callerLeg, agentLeg, secondLeg],
      ['caller null customer null 0', 'zhang null agent zhang 12.4', 'li null agent li 40'],
    ],
    ['our leg alone beside a mix', [agentLeg, mix], ['mx null null zhang 0']],
    ['our leg alone', [agentLeg], ['zhang null agent zhang 12.4']],
    ['two sides rather than a mix', [mix, stereo], ['st 0 agent zhang 0', 'st 1 customer null 0']],
    ['a message', [rec('vm', 'voicemail')], ['vm null customer null 0']],
    [
      'a message beside a talk',
      [rec('vm', 'voicemail'), mix],
      ['mx null null zhang 0', 'vm null customer null 0'],
    ],
    ['nothing', [], []],
  ])('of %s', (_name, recordings, expected) => {
    expect(planned(recordings)).toEqual(expected);
  });

  it('follow the configured side', () => {
    expect(planned([stereo], { agentChannel: 1 })).toEqual([
      'st 0 customer null 0',
      'st 1 agent zhang 0',
    ]);
  });

  it('keep a file whole for a provider that parts the channels itself', () => {
    expect(planned([stereo], { separate: false })).toEqual(['st null null zhang 0']);
    expect(planned([twin], { separate: false })).toEqual(['tw null null zhang 0']);
    expect(planned([callerLeg, agentLeg], { separate: false })).toEqual(
      planned([callerLeg, agentLeg]),
    );
  });

  it('bear the voice of their own channel', () => {
    const [agent, customer] = planTracks({ recordings: [stereo], agentChannel: 0, separate: true });
    expect(agent?.spans).toEqual([makeSpan(1, 3, { db: -20, otherDb: -60 })]);
    expect(customer?.spans).toEqual([makeSpan(2, 4, { db: -30, otherDb: -40 })]);
  });

  it('of a whole file tell channel 0 and channel 1 in db and otherDb', () => {
    const [whole] = planTracks({ recordings: [stereo], agentChannel: 1, separate: false });
    expect(whole?.spans).toEqual([
      makeSpan(1, 3, { db: -20, otherDb: -60 }),
      makeSpan(2, 4, { db: -40, otherDb: -30 }),
    ]);
  });

  it('have names of their own', () => {
    const ids = planTracks({
      recordings: [stereo, rec('vm', 'voicemail')],
      agentChannel: 0,
      separate: true,
    }).map((one) => one.id);
    expect(ids).toEqual(['st:0', 'st:1', 'vm']);
  });
});
