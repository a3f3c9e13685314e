import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { Digest } from '../../../../server/domain/digest/types.ts';
import { loadDigest } from '../../../../server/flows/calls/load-digest.ts';
import { B, PEOPLE } from '../../domain/routing/make.ts';
import { answers, later, makeCall } from './make-call.ts';
import {
  FRESH,
  makeDigest,
  makeRound,
  makeStored,
  makeTodo,
  MARK,
  READ,
  TRANSCRIPT,
} from './make-digest.ts';
import { TALKED } from './show-digest.ts';

/** What was loaded of a digest, in words; every document asked for is there. */
async function load(digest: Digest | null, call: Call = TALKED) {
  const asked: string[] = [];
  const tell = <T>(what: string, value: T): Promise<T> => {
    asked.push(what);
    return Promise.resolve(value);
  };
  const [viewer] = PEOPLE;
  if (!viewer) throw new Error('nobody works here');
  const facts = await loadDigest(
    {
      digests: { load: (id) => tell(`digest ${id}`, digest) },
      todos: { load: (id) => tell(`to-do ${id}`, makeTodo()) },
      transcripts: {
        load: (_id, version) => tell(`text ${version}`, { ...TRANSCRIPT, version }),
        loadPlan: (_id, round) => tell(`plan ${round}`, { tracks: [], cuts: [] }),
      },
      jobs: { ofRound: (_id, round) => tell(`jobs ${round}`, []) },
      listens: true,
    },
    { call, viewer, stored: [makeStored()] },
  );
  return { facts, asked: asked.sort() };
}

describe('what the page loads of a digest', () => {
  const person = { ...MARK, by: 'person', version: 1009 } as const;
  const second = makeRound({ round: 2, state: 'hearing' });
  it.each<[string, Digest, string[]]>([
    ['heard and read', makeDigest(), ['plan 1', 'text 1']],
    ['not begun', makeDigest(FRESH), []],
    [
      'being heard',
      makeDigest({ ...FRESH, rounds: [makeRound({ state: 'hearing' })] }),
      ['jobs 1'],
    ],
    [
      'written anew by a person',
      makeDigest({ transcript: person }),
      ['plan 1', 'text 1', 'text 1009'],
    ],
    ['heard again', makeDigest({ rounds: [makeRound(), second] }), ['jobs 2', 'plan 1', 'text 1']],
    [
      'heard again, not read again',
      makeDigest({
        rounds: [makeRound(), makeRound({ round: 2 })],
        transcript: { ...MARK, version: 2 },
        insights: [READ],
      }),
      ['plan 2', 'text 1', 'text 2'],
    ],
  ])('%s', async (_name, digest, wanted) => {
    const { asked } = await load(digest);
    expect(asked).toEqual(['digest call-1', ...wanted, 'to-do call-1'].sort());
  });

  it('tells the text in force from the one the facts were read from', async () => {
    const { facts } = await load(makeDigest({ transcript: person }));
    expect([facts?.transcript?.version, facts?.readFrom?.version]).toEqual([1009, 1]);
  });

  it('has nothing of a running call, nor of one without a digest', async () => {
    const running = makeCall({ told: [[30, answers(B, 'office_phone')]] });
    expect(await load(makeDigest(), running)).toEqual({ facts: null, asked: [] });
    expect(await load(null)).toEqual({ facts: null, asked: ['digest call-1'] });
  });

  it('knows where a recording nobody listened to begins', async () => {
    const begun = { id: 'rec-1', startedAt: later(33.5) };
    const recordings = [{ ...begun }] as unknown as Call['recordings'];
    const { facts } = await load(makeDigest(), { ...TALKED, recordings });
    expect(facts?.sound.offsetOf(makeStored())).toBe(3.5);
    expect(facts?.sound.offsetOf(makeStored({ id: 'other' }))).toBe(0);
  });
});
