/** What a digest looks like, and the state of its seven steps: fetch split transcribe extract record to-do notify. */
import type { StepFacts } from '../../../../server/domain/digest/steps.ts';
import {
  CALL,
  FRESH,
  INSIGHT,
  LEDGER,
  makeDigest,
  makeRound,
  makeRow,
  makeTodo,
  MARK,
  READ,
  RECORDED,
  recording,
} from '../../flows/calls/make-digest.ts';
import { later } from '../../flows/calls/make-call.ts';

type Job = StepFacts['jobs'][number];
export const job = (state: Job['state'], attempts = 1, n = 0): Job => ({
  id: `call-1:1:${n}`,
  state,
  attempts,
  problem: state === 'parked' ? 'HTTP 500' : null,
});

const at = (state: 'waiting' | 'kept' | 'failed') => ({
  call: { ...CALL, recordings: [recording({ state })] },
});
const MESSAGE = {
  call: { ...CALL, kind: 'voicemail' as const, recordings: [recording({ kind: 'voicemail' })] },
};
const remark = (remark: 'wrong-number' | 'wordless') => ({
  insights: [{ ...READ, insight: { ...INSIGHT, remark, followUps: [] } }],
});
const mark = { ...MARK, wordless: true };
const told = { rows: [makeRow({ do: 'record' })] };
const fetching = [makeRow({ do: 'record' })].map((row) => ({
  ...row,
  what: { do: 'fetch' as const, recording: 'rec-1' },
}));
const heardAll = [job('done'), job('done', 1, 1)];

/** w waiting · r running · d done · s skipped · f failed · p parked */
export const STEP_CASES: readonly (readonly [string, string, Partial<StepFacts>])[] = [
  ['all done', 'ddddddd', {}],
  [
    'recording announced',
    'wwwwwww',
    { digest: makeDigest({ ...FRESH, ...at('waiting') }), todo: null },
  ],
  [
    'being fetched',
    'rwwwrww',
    {
      digest: makeDigest({ ...FRESH, ...told, ...at('waiting') }),
      call: { id: 'call-1', rows: fetching },
      todo: null,
    },
  ],
  [
    'fetching given up',
    'pwwwdww',
    {
      digest: makeDigest({ ...FRESH, ledger: RECORDED, ...at('waiting') }),
      call: { id: 'call-1', rows: fetching.map((row) => ({ ...row, parked: true })) },
      todo: null,
    },
  ],
  [
    'link dead',
    'fsssdsw',
    {
      digest: makeDigest({ ...FRESH, ledger: RECORDED, ...at('failed') }),
      todo: null,
    },
  ],
  [
    'never a recording',
    'fsssdsd',
    {
      digest: makeDigest({
        ...FRESH,
        ledger: LEDGER,
        call: { ...CALL, recordings: [] },
        lateAt: later(1000),
        noRecordingAt: later(2000),
      }),
      todo: null,
    },
  ],
  [
    'nobody listens',
    'dsssdsw',
    {
      digest: makeDigest({ ...FRESH, ledger: RECORDED }),
      todo: null,
      listens: false,
    },
  ],
  [
    'waiting for the other side’s recording',
    'wwwwdww',
    {
      digest: makeDigest({
        ...FRESH,
        ledger: RECORDED,
        ...at('waiting'),
        rounds: [makeRound({ state: 'splitting', cuts: 0 })],
        rows: [makeRow({ do: 'split', round: 1 }, { attempts: 0 })],
      }),
      todo: null,
    },
  ],
  [
    'listening to the file',
    'drwwdww',
    {
      digest: makeDigest({
        ...FRESH,
        ledger: RECORDED,
        rounds: [makeRound({ state: 'splitting', cuts: 0 })],
        rows: [makeRow({ do: 'split', round: 1 })],
      }),
      todo: null,
    },
  ],
  [
    'being heard',
    'ddrwdww',
    {
      digest: makeDigest({
        ...FRESH,
        ledger: RECORDED,
        rounds: [makeRound({ state: 'hearing' })],
      }),
      jobs: [job('done'), job('waiting', 0, 1)],
      todo: null,
    },
  ],
  [
    'a piece given up',
    'ddpwdww',
    {
      digest: makeDigest({
        ...FRESH,
        ledger: RECORDED,
        rounds: [makeRound({ state: 'failed', problem: 'HTTP 500' })],
      }),
      jobs: [job('done'), job('parked', 12, 1)],
      todo: null,
    },
  ],
  [
    'a piece tried once more',
    'ddrwdww',
    {
      digest: makeDigest({
        ...FRESH,
        ledger: RECORDED,
        rounds: [makeRound({ state: 'failed', problem: 'HTTP 500' })],
      }),
      jobs: [job('done'), job('waiting', 0, 1)],
      todo: null,
    },
  ],
  [
    'unheard',
    'ddfsdsd',
    {
      digest: makeDigest({
        ...FRESH,
        ledger: LEDGER,
        lateAt: later(1000),
        rounds: [makeRound({ state: 'failed', problem: 'HTTP 500' })],
      }),
      jobs: heardAll,
      todo: null,
    },
  ],
  [
    'provider not configured',
    'dfssdsw',
    {
      digest: makeDigest({
        ...FRESH,
        ledger: RECORDED,
        rounds: [makeRound({ state: 'failed', cuts: 0, problem: 'aliyun is not configured' })],
      }),
      todo: null,
    },
  ],
  [
    'being read',
    'dddrdww',
    {
      digest: makeDigest({
        insights: [],
        rows: [makeRow({ do: 'extract', transcript: 1, by: 'llm', askedBy: null })],
      }),
      todo: null,
    },
  ],
  [
    'a model that never answers, the rules have read',
    'dddpddd',
    {
      digest: makeDigest({
        rows: [
          makeRow({ do: 'extract', transcript: 1, by: 'llm', askedBy: null }, { parked: true }),
        ],
      }),
    },
  ],
  [
    'silent',
    'ddssdss',
    {
      digest: makeDigest({
        rounds: [makeRound({ cuts: 0 })],
        transcript: mark,
        ...remark('wordless'),
      }),
      todo: null,
    },
  ],
  ['wrong number', 'dddddss', { digest: makeDigest(remark('wrong-number')), todo: null }],
  ['nothing to do', 'dddddsd', { todo: null }],
  ['to-do no longer wanted', 'dddddsd', { todo: makeTodo({ state: 'dropped' }) }],
  ['message', 'dddddds', { digest: makeDigest(MESSAGE) }],
  [
    'message nobody could read yet',
    'ddfsdws',
    {
      digest: makeDigest({
        ...FRESH,
        ...MESSAGE,
        ledger: LEDGER,
        rounds: [makeRound({ state: 'failed', problem: 'HTTP 500' })],
      }),
      todo: null,
    },
  ],
  [
    'nobody to tell',
    'dddddds',
    { digest: makeDigest({ call: { ...CALL, handler: null, customer: null } }) },
  ],
  [
    'card on its way',
    'ddddddr',
    { digest: makeDigest({ rows: [makeRow({ do: 'notify', person: 'a', press: null })] }) },
  ],
  [
    'to-do card given up',
    'ddddddp',
    {
      todo: makeTodo({
        rows: [
          {
            ...makeRow({ do: 'record' }),
            id: 'row-1',
            what: { do: 'show', card: 'todo', person: 'a', press: null },
            parked: true,
          },
        ],
      }),
    },
  ],
  [
    'a second round',
    'ddrdddd',
    {
      digest: makeDigest({ rounds: [makeRound(), makeRound({ round: 2, state: 'hearing' })] }),
      jobs: [job('submitted')],
    },
  ],
];
