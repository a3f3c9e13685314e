/** Paid submits: once, or twice when an answer was lost, a third time only by a person's press. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Submit } from '../../../../server/domain/digest/job.types.ts';
import { billedSecondsOf, nextSubmit, notFound } from '../../../../server/domain/digest/submits.ts';
import { after } from './stage.ts';

const LOST: Submit = { id: 's1', at: after(0), task: null, refused: false };
const KNOWN: Submit = { ...LOST, task: 't1' };
const OVER: Submit = { ...KNOWN, over: true };
const REFUSED: Submit = { ...LOST, refused: true };
const list = (seconds: number) => ({ find: 'list', now: after(seconds / 60) }) as const;
const callback = (minutes: number) => ({ find: 'callback', now: after(minutes) }) as const;

describe('a recording that a provider bills', () => {
  it.each([
    ['never sent', [], 0, list(0), { do: 'submit' }],
    ['taken', [KNOWN], 0, list(3600), { do: 'poll', task: 't1' }],
    ['refused', [REFUSED], 0, list(0), { do: 'submit' }],
    ['refused five times', Array.from({ length: 5 }, () => REFUSED), 0, list(0), { do: 'submit' }],
    ['of unknown fate, in a list', [LOST], 0, list(1), { do: 'find', submit: LOST }],
    ['of unknown fate, in a list, later', [LOST], 0, list(3600), { do: 'find', submit: LOST }],
    [
      'of unknown fate, to be called back',
      [LOST],
      0,
      callback(9.9),
      { do: 'wait', until: after(10) },
    ],
    ['never called back', [LOST], 0, callback(10), { do: 'submit' }],
    ['lost twice, never called back', [LOST, LOST], 0, callback(10), { do: 'park' }],
    [
      'lost twice, still to be called back',
      [LOST, LOST],
      0,
      callback(5),
      { do: 'wait', until: after(10) },
    ],
    ['lost twice, a person allows one more', [LOST, LOST], 1, callback(10), { do: 'submit' }],
    ['lost three times after that', [LOST, LOST, LOST], 1, callback(10), { do: 'park' }],
    ['refused, then lost twice', [REFUSED, LOST, LOST], 0, callback(10), { do: 'park' }],
    [
      'called back after all, another one lost since',
      [KNOWN, LOST],
      0,
      list(0),
      { do: 'poll', task: 't1' },
    ],
    ['whose task ended without a result', [OVER], 0, list(0), { do: 'submit' }],
    ['whose task ended twice', [OVER, OVER], 0, list(0), { do: 'park' }],
    [
      'whose task ended twice, a person allows one more',
      [OVER, OVER],
      1,
      list(0),
      { do: 'submit' },
    ],
    ['lost, then taken', [LOST, KNOWN], 0, callback(0), { do: 'poll', task: 't1' }],
  ] as const)('%s', (_name, submits, allowed, how, act) => {
    expect(nextSubmit({ submits, allowed }, how)).toEqual(act);
  });

  it.each([
    ['may not be in the list yet', [LOST], 0, 19, { do: 'wait', until: after(20 / 60) }],
    ['was never taken, once the list can be trusted', [LOST], 0, 20, { do: 'submit' }],
    ['was lost twice', [LOST, LOST], 0, 20, { do: 'park' }],
    ['was lost twice, a person allows one more', [LOST, LOST], 1, 20, { do: 'submit' }],
  ] as const)('not found: it %s', (_name, submits, allowed, seconds, act) => {
    expect(notFound({ submits, allowed }, after(seconds / 60))).toEqual(act);
  });

  it('is never paid for more than twice and once for each press, however its answers are lost', () => {
    const answer = fc.constantFrom<'lost' | 'refused'>('lost', 'refused');
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 30 }), fc.nat({ max: 3 }), (answers, allowed) => {
        const submits: Submit[] = [];
        for (const one of answers) {
          const act = nextSubmit({ submits, allowed }, callback(60));
          if (act.do !== 'submit') break;
          submits.push(one === 'lost' ? LOST : REFUSED);
        }
        expect(submits.filter((one) => !one.refused).length).toBeLessThanOrEqual(2 + allowed);
      }),
    );
  });
});

describe('seconds that are billed', () => {
  const heard = (billedSeconds: number | null) =>
    ({ sentences: [], timing: 'words', model: 'm', billedSeconds }) as const;
  it.each([
    ['nothing was sent', [], null, 0],
    ['a refusal costs nothing', [REFUSED], null, 0],
    ['the provider has it', [KNOWN], null, 30],
    ['the provider names what it bills', [KNOWN], heard(60), 60],
    ['an answer was lost, the second is heard', [LOST, KNOWN], heard(60), 120],
    ['given up after two', [LOST, LOST, REFUSED], null, 60],
    ['a server that is not submitted to names its own', [], heard(28), 28],
    ['a server that bills nothing', [], heard(null), 0],
  ] as const)('%s', (_name, submits, hearing, seconds) => {
    const other = { submits: [KNOWN], seconds: 5, hearing: null };
    expect(billedSecondsOf([{ submits, seconds: 30, hearing }, other])).toBe(seconds + 5);
  });
});
