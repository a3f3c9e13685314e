/** What a call leaves behind: who gets a record and a digest, and what they are told. Spec §1, §6. */
import { describe, expect, it } from '@jest/globals';
import {
  conversationStart,
  digestFacts,
  isCommunication,
} from '../../../../server/domain/calls/aftermath.ts';
import type { Call, Recording } from '../../../../server/domain/calls/types.ts';
import { answers, ends, later, makeCall, OWNER, rings } from '../../flows/calls/make-call.ts';
import { A, B } from '../routing/make.ts';
import { leaves, matchAt, office, refused, sound, talk, type Told } from './over.ts';

describe('record and digest', () => {
  const own = { ...matchAt(1), candidates: [], ownNumber: true };
  const colleague = { ...own, ownNumber: false, employee: A };
  it.each<[string, Call, boolean, boolean]>([
    ['of a talk', makeCall({ told: talk(60) }), true, true],
    ['of a talk as long as the gateway says', makeCall({ told: talk(5) }), true, true],
    ['of a talk shorter than 5 s: a record only', makeCall({ told: talk(4) }), true, false],
    ['of a talk whose length nobody tells', makeCall({ told: talk(null) }), true, true],
    [
      'of a talk that goes on: a record already',
      makeCall({ told: talk(60).slice(0, 2) }),
      true,
      false,
    ],
    ['of a message', makeCall({ told: leaves(35) }), true, true],
    ['of a message of one second', makeCall({ told: leaves(1) }), true, true],
    ['of a message of nothing: neither', makeCall({ told: leaves(0) }), false, false],
    [
      'of a missed call: neither',
      makeCall({
        told: [
          [1, rings(A, office)],
          [20, ends()],
        ],
      }),
      false,
      false,
    ],
    ['of a stranger', makeCall({ from: '13712345678', told: talk(60) }), true, true],
    ['of a withheld number', makeCall({ from: null, told: talk(60) }), true, true],
    ['of a colleague: neither', makeCall({ match: colleague, told: talk(60) }), false, false],
    ['of a number of ours: neither', makeCall({ match: own, told: talk(60) }), false, false],
    [
      'of a blocked caller: neither',
      { ...makeCall({ told: leaves(35) }), blocked: true },
      false,
      false,
    ],
    [
      'of a refused caller: neither',
      { ...makeCall({ told: talk(60) }), plan: refused },
      false,
      false,
    ],
    ['of a call nobody has looked up', makeCall({ planned: false, told: talk(60) }), true, true],
  ])('%s', (_name, call, record, digest) => {
    expect([isCommunication(call), digestFacts(call) !== null]).toEqual([record, digest]);
  });

  it('begin with the first answer, or with the message', () => {
    expect(conversationStart(makeCall({ told: talk(60) }))).toEqual(later(5));
    expect(conversationStart(makeCall({ told: leaves(35) }))).toEqual(later(30));
    expect(conversationStart(makeCall())).toBeNull();
  });
});

describe('what the digest is told', () => {
  it('of a talk: who, with whom, how long, what can be heard', () => {
    const call = makeCall({
      told: [...talk(58), [66, sound()], [67, sound({ id: 'vm', kind: 'voicemail' })]],
    });
    expect(digestFacts(call)).toEqual({
      version: call.version,
      kind: 'call',
      at: later(5),
      endedAt: later(65),
      seconds: 58,
      handler: B,
      customer: { id: 'C1', name: OWNER.name, level: 'vip', assignedSales: A },
      contact: '张经理',
      recordings: [{ id: 'rec-1', kind: 'stereo', state: 'waiting', tries: 0 }],
    });
  });

  it('of a message: who must call back, and the message only', () => {
    const call = makeCall({
      told: [...leaves(35), [72, sound()], [73, sound({ id: 'vm', kind: 'voicemail' })]],
    });
    expect(digestFacts(call)).toMatchObject({
      kind: 'voicemail',
      at: later(30),
      seconds: 35,
      handler: A,
      recordings: [{ id: 'vm', kind: 'voicemail' }],
    });
  });

  it('of a hand-over: whoever talked last, from the first answer on', () => {
    const handed: Told = [
      [1, rings(A, office)],
      [5, answers(A, office)],
      [20, rings(B, office)],
      [24, answers(B, office)],
      [60, ends(55)],
    ];
    expect(digestFacts(makeCall({ told: handed }))).toMatchObject({
      handler: B,
      at: later(5),
      seconds: 55,
    });
  });

  it.each([
    [0.85, 'C1', '张经理'],
    [0.84, null, null],
  ])('at a confidence of %d: customer %s', (confidence, customer, contact) => {
    const facts = digestFacts(makeCall({ match: matchAt(confidence), told: talk(60) }));
    expect(facts?.customer?.id ?? null).toBe(customer);
    expect(facts?.contact ?? null).toBe(contact);
  });

  it.each<[string, Partial<Recording>, string]>([
    ['announced', { state: 'announced', url: null }, 'waiting'],
    ['being fetched', {}, 'waiting'],
    ['without a link', { url: null }, 'failed'],
    ['of a dead link', { state: 'failed' }, 'failed'],
    ['that lies here', { keptAt: later(90), tries: 2 }, 'kept'],
    ['that lies here, its link dead since', { state: 'failed', keptAt: later(90) }, 'kept'],
  ])('a recording %s', (_name, change, state) => {
    const call = makeCall({ told: talk(60) });
    const recording = sound(change);
    const recordings = recording.type === 'recording' ? [recording.recording] : [];
    expect(digestFacts({ ...call, recordings })?.recordings[0]?.state).toBe(state);
  });
});
