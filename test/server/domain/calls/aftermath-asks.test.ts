/** When record and digest of a call are told again: what happened says something new of it. Spec §1, §6. */
import { describe, expect, it } from '@jest/globals';
import { advance } from '../../../../server/domain/calls/advance.ts';
import { aftermathAsks } from '../../../../server/domain/calls/aftermath.ts';
import type { CallEvent, GatewayFact } from '../../../../server/domain/calls/events.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import {
  answers,
  BEGIN,
  ends,
  KNOWN,
  later,
  makeCall,
  rings,
} from '../../flows/calls/make-call.ts';
import { call as matchOf } from '../matching/house.ts';
import { A, B } from '../routing/make.ts';
import { office, sound, talk } from './over.ts';

describe('is asked for', () => {
  /** What the call asks for when this happens to it, of the two kinds. */
  function asks(call: Call, ...events: readonly CallEvent[]): readonly string[] {
    const now = events.at(-1)?.at ?? BEGIN;
    const { rows } = advance(call, events, { now, settings: { takesOrders: true } });
    return rows
      .map((row) => row.what.do)
      .filter((what) => what === 'communicate' || what === 'digest');
  }
  const happen = (seconds: number, fact: GatewayFact): CallEvent => ({
    ...fact,
    id: `x${seconds}`,
    at: later(seconds),
    seq: null,
  });
  const ringing = makeCall({ told: talk(60).slice(0, 1) });
  const talking = makeCall({ told: talk(60).slice(0, 2) });
  const over = makeCall({ told: talk(60) });
  const [candidate] = matchOf('13800008888', KNOWN).candidates;
  if (!candidate) throw new Error('the house knows the number');
  const stranger = makeCall({ from: '13712345678', told: talk(60) });
  const attached: CallEvent = {
    type: 'attached',
    id: 'x1',
    at: later(90),
    confirmation: 'p1',
    by: A,
    candidate,
  };

  it.each<[string, readonly string[], readonly string[]]>([
    ['nothing by ringing', asks(makeCall(), happen(1, rings(B, office))), []],
    [
      'the record by the first answer',
      asks(ringing, happen(5, answers(B, office))),
      ['communicate'],
    ],
    ['both by the end', asks(talking, happen(65, ends(60))), ['communicate', 'digest']],
    ['the record by the end of a short talk', asks(talking, happen(8, ends(3))), ['communicate']],
    ['both by a link', asks(over, happen(70, sound())), ['communicate', 'digest']],
    [
      'both when it turns out to be somebody’s',
      asks(stranger, attached),
      ['communicate', 'digest'],
    ],
    ['nothing by a repeated end', asks(over, happen(66, ends(60))), []],
    [
      'nothing by what is not about it',
      asks(over, happen(70, { type: 'other', name: 'call.held' })),
      [],
    ],
  ])('%s', (_name, asked, wanted) => {
    expect(asked).toEqual(wanted);
  });

  it('again when the audio lies here: the record names it, the digest listens', () => {
    const ready = makeCall({ told: [...talk(60), [66, sound()]] });
    const kept = {
      ...ready,
      recordings: ready.recordings.map((one) => ({ ...one, keptAt: later(70) })),
    };
    expect(aftermathAsks(ready, kept)).toEqual([{ do: 'communicate' }, { do: 'digest' }]);
    expect(aftermathAsks(kept, { ...kept, version: kept.version + 1 })).toEqual([]);
  });
});
