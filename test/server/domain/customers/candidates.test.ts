/** Whose page a call stands on, and whose it waits on for 就是他. */
import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../../server/domain/calls/types.ts';
import { customerMarks, openCandidates } from '../../../../server/domain/customers/candidates.ts';
import type { Candidate } from '../../../../server/domain/matching/types.ts';
import { KNOWN, makeCall, OWNER } from '../../flows/calls/make-call.ts';

const AT = new Date('2026-11-24T02:00:00Z');
const may = (id: string, kind: Candidate['class'], confidence: number): Candidate => ({
  class: kind,
  confidence,
  customer: { ...OWNER, id },
  contact: null,
  remark: null,
  confirmed: false,
});

function callOf(
  candidates: readonly Candidate[],
  said: 'nothing' | 'yes' | 'no' = 'nothing',
): Call {
  const call = makeCall({ house: KNOWN });
  if (!call.identification) throw new Error('somebody known calls');
  const match = { ...call.identification.match, candidates };
  const first = candidates[0];
  const by = { id: 'p', by: 'a', at: AT };
  return {
    ...call,
    identification: {
      ...{ match, at: AT },
      confirmed:
        said === 'yes' && first
          ? { ...by, candidate: { ...first, class: 'exact', confidence: 1, confirmed: true } }
          : null,
      rejected: said === 'no' ? by : null,
    },
  };
}

const EXACT = may('C1', 'exact', 1);
const MAYBE = may('C2', 'tail-8', 0.6);

describe('a call', () => {
  it.each<[string, Call, readonly string[]]>([
    ['of a certain customer', callOf([EXACT]), ['of:C1']],
    ['of a likely customer', callOf([may('C1', 'suffix', 0.9)]), ['of:C1']],
    ['of a possible customer', callOf([MAYBE]), ['maybe:C2']],
    ['of one of two', callOf([EXACT, may('C2', 'exact', 1)]), ['of:C1', 'maybe:C2']],
    ['once confirmed', callOf([MAYBE], 'yes'), ['of:C2']],
    ['turned down', callOf([MAYBE], 'no'), []],
    ['without a number', { ...callOf([MAYBE]), from: null }, []],
    ['of nobody known', callOf([]), []],
  ])('%s is marked %#', (_name, call, marks) => {
    expect(customerMarks(call)).toEqual(marks);
  });

  it('numbers its candidates as 就是他 does', () => {
    const call = callOf([EXACT, MAYBE, may('C3', 'remark', 0.7)]);
    expect(
      openCandidates(call).map(({ index, candidate }) => [index, candidate.customer?.id]),
    ).toEqual([
      [1, 'C2'],
      [2, 'C3'],
    ]);
  });
});
