import { describe, expect, it } from '@jest/globals';
import { isUnderWay, stepsOf, type StepFacts } from '../../../../server/domain/digest/steps.ts';
import { STEPS } from '../../../../server/domain/digest/types.ts';
import { FRESH, makeDigest, makeRound, makeRow, makeTodo } from '../../flows/calls/make-digest.ts';
import { later } from '../../flows/calls/make-call.ts';
import { job, STEP_CASES } from './steps-cases.ts';

const facts = (change: Partial<StepFacts> = {}): StepFacts => ({
  call: { id: 'call-1', rows: [] },
  digest: makeDigest(),
  todo: makeTodo(),
  jobs: [],
  listens: true,
  ...change,
});
const step = (name: (typeof STEPS)[number], change: Partial<StepFacts>) =>
  stepsOf(facts(change)).find((one) => one.name === name);

describe('the steps of a digest', () => {
  it.each(STEP_CASES)('%s: %s', (_name, states, change) => {
    const seen = stepsOf(facts(change));
    expect(seen.map(({ name }) => name)).toEqual(STEPS);
    expect(seen.map(({ state }) => state.slice(0, 1)).join('')).toBe(states);
  });

  it('are under way while any waits or runs', () => {
    expect(isUnderWay(stepsOf(facts()))).toBe(false);
    expect(isUnderWay(stepsOf(facts({ digest: makeDigest(FRESH), todo: null })))).toBe(true);
    expect(isUnderWay([{ state: 'parked' }, { state: 'failed' }, { state: 'skipped' }])).toBe(
      false,
    );
  });

  it('count the pieces heard while they are heard, and the tries of each', () => {
    const hearing = { digest: makeDigest({ rounds: [makeRound({ state: 'hearing' })] }) };
    const jobs = [job('done', 1), job('heard', 2, 1), job('waiting', 5, 2), job('dropped', 9, 3)];
    expect(step('transcribe', { ...hearing, jobs })).toMatchObject({
      state: 'running',
      pieces: { heard: 2, all: 3 },
      attempts: 9,
    });
    expect(step('transcribe', { jobs })).toMatchObject({ state: 'done', pieces: null });
  });

  it('tell when they were done, and how often they were tried', () => {
    const ledger = { todo: { attempts: 4, at: later(401) } };
    const told = { digest: makeDigest({ ledger }) };
    expect(step('todo', told)).toMatchObject({ attempts: 4, at: later(401) });
    const running = makeDigest({ ledger, rows: [makeRow({ do: 'todo' }, { attempts: 7 })] });
    expect(step('todo', { digest: running })).toMatchObject({ attempts: 7, at: null });
  });

  it.each<[string, Partial<StepFacts>, (typeof STEPS)[number], string]>([
    [
      'a row of the digest',
      { digest: makeDigest({ rows: [makeRow({ do: 'record' }, { parked: true })] }) },
      'record',
      'digest~call-1~call-1:1:record',
    ],
    [
      'a row of the call',
      {
        call: {
          id: 'call-1',
          rows: [{ ...makeRow({ do: 'record' }), what: { do: 'communicate' }, parked: true }],
        },
      },
      'record',
      'call~call-1~call-1:1:record',
    ],
    ['a piece', { jobs: [job('parked', 12, 3)] }, 'transcribe', 'job~call-1:1:3'],
  ])('name %s that was given up for another try', (_name, change, name, id) => {
    expect(step(name, change)).toMatchObject({ state: 'parked', parked: id });
  });

  it('keep the reason: of the piece, of the round, of the model', () => {
    expect(step('transcribe', { jobs: [job('parked')] })?.problem).toBe('HTTP 500');
    const failed = makeRound({ state: 'failed', problem: 'no recording' });
    const digest = makeDigest({ rounds: [failed], llmProblem: 'the model is away' });
    expect(step('transcribe', { digest })?.problem).toBe('no recording');
    expect(step('extract', { digest })?.problem).toBe('the model is away');
    expect(step('split', { digest })?.problem).toBeNull();
  });
});
