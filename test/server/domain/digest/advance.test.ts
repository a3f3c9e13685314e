/** What is known of a conversation, event by event, and what each asks for. Spec §6. */
import { describe, expect, it } from '@jest/globals';
import type { DigestEvent } from '../../../../server/domain/digest/types.ts';
import {
  A,
  B,
  KEPT,
  MODEL,
  NOBODY,
  RULES,
  SHOWN,
  after,
  composed,
  extracted,
  happen,
  play,
  recording,
  told,
} from './stage.ts';

const HEARD: readonly DigestEvent[] = [
  told(0, { recordings: KEPT }),
  happen(0.1, { type: 'split', round: 1, cuts: 3 }),
  happen(0.5, { type: 'heard', round: 1 }),
];
const confirms = (minutes: number, person: string): DigestEvent =>
  happen(minutes, { type: 'confirmed', person, code: null }, `confirmed-${person}@${minutes}`);

describe('a call that ended', () => {
  it('waits for facts and for a recording, and shows itself', () => {
    expect(play([told(0)]).last).toEqual(['late facts +15', 'late recording +30', ...SHOWN]);
  });

  it('whose recording lies here is split at once', () => {
    const { last, digest } = play([told(0, { recordings: KEPT })]);
    expect(last).toEqual(['late facts +15', 'late recording +30', 'split 1', ...SHOWN]);
    expect(digest.rounds).toMatchObject([{ round: 1, provider: 'whisper', state: 'splitting' }]);
  });

  it('is split when its recording comes later, and only the first time', () => {
    const late = play([told(0), told(20, { version: 8, recordings: KEPT })]);
    expect(late.last).toEqual(['split 1', ...SHOWN]);
    const again = play([
      told(0),
      told(20, { version: 8, recordings: KEPT }),
      told(21, { version: 9, recordings: KEPT }),
    ]);
    expect(again.last).toEqual(SHOWN);
    expect(again.digest.rounds).toHaveLength(1);
  });

  it('is heard by nobody when nobody listens', () => {
    expect(play([told(0, { recordings: KEPT })], NOBODY).digest.rounds).toEqual([]);
  });

  it.each([8, 9])('told of as it was at version %d, after 9, stays as it is', (version) => {
    const fresh = play([told(0, { version: 9, contact: '王工' })]);
    const again = told(0.1, { version, contact: '张经理' });
    const { digest, last } = play([again], RULES, fresh.digest);
    expect(last).toBeNull();
    expect(digest).toEqual(fresh.digest);
  });

  it('moved to another customer is shown to whoever had it and whoever has it now', () => {
    const customer = {
      id: 'C002',
      name: '苏州',
      level: 'vip',
      assignedSales: 'sales_manager_c',
    } as const;
    const { last } = play([told(0), told(5, { version: 8, customer })]);
    expect(last).toEqual([
      'record',
      'todo',
      `notify ${B}`,
      `notify ${A}`,
      'notify sales_manager_c',
    ]);
  });
});

describe('time that passes', () => {
  it.each<[string, readonly DigestEvent[], boolean]>([
    ['without facts', [told(0)], true],
    ['with a text nobody has read yet', [...HEARD, composed(14.9)], true],
    ['with facts', [...HEARD, composed(1), extracted(1.1)], false],
  ])('15 minutes %s', (_name, events, late) => {
    const { digest, last } = play([...events, happen(15, { type: 'late', what: 'facts' })]);
    expect(digest.lateAt).toEqual(late ? after(15) : null);
    expect(last).toEqual(late ? SHOWN : null);
  });

  it.each<[string, Parameters<typeof told>[1], boolean]>([
    ['nothing', {}, true],
    ['a recording on its way', { recordings: [recording('stereo', 'waiting')] }, true],
    ['a dead link', { recordings: [recording('stereo', 'failed')] }, true],
    [
      'one of two',
      { recordings: [recording('leg', 'kept', 'r1'), recording('leg', 'failed', 'r2')] },
      false,
    ],
  ])('30 minutes with %s', (_name, facts, missing) => {
    const { digest, last } = play([
      told(0, facts),
      happen(30, { type: 'late', what: 'recording' }),
    ]);
    expect(digest.noRecordingAt).toEqual(missing ? after(30) : null);
    expect(last).toEqual(missing ? SHOWN : null);
  });

  it('a recording that comes after half an hour is heard all the same', () => {
    const none = happen(30, { type: 'late', what: 'recording' });
    const { last } = play([told(0), none, told(31, { version: 8, recordings: KEPT })]);
    expect(last).toEqual(['split 1', ...SHOWN]);
  });
});

describe('a text', () => {
  it.each([
    ['by the rules where there is no model', RULES, 'call', 1, false, ['extract 1 rules']],
    [
      'by the model, the rules ten minutes behind',
      MODEL,
      'call',
      1,
      false,
      ['extract 1 llm', 'late rules +11'],
    ],
    [
      'by the rules 14 minutes after the end at the latest',
      MODEL,
      'call',
      5,
      false,
      ['extract 1 llm', 'late rules +14'],
    ],
    [
      'by the rules at once when it comes after that',
      MODEL,
      'call',
      20,
      false,
      ['extract 1 llm', 'late rules +20'],
    ],
    [
      'of a message by both at once',
      MODEL,
      'voicemail',
      1,
      false,
      ['extract 1 rules', 'extract 1 llm'],
    ],
    ['without a word by the rules', MODEL, 'call', 1, true, ['extract 1 rules']],
  ] as const)('is read %s', (_name, settings, kind, minutes, wordless, asks) => {
    const [first, ...rest] = HEARD;
    if (!first) throw new Error('nothing was told');
    const telling = told(0, { recordings: KEPT, kind });
    const { last, digest } = play([telling, ...rest, composed(minutes, 1, wordless)], settings);
    expect(last?.slice(0, asks.length)).toEqual(asks);
    expect(last?.[asks.length]).toBe('record');
    expect(digest.rounds[0]).toMatchObject({ state: 'heard', billedSeconds: 60 });
  });

  it('that no model could read is read by the rules, once', () => {
    const unread = happen(3, {
      ...{ type: 'unread', transcript: 1, problem: 'rubbish', askedBy: null },
    });
    const read = play([...HEARD, composed(1), unread], MODEL);
    expect(read.last).toEqual(['extract 1 rules']);
    expect(read.digest.llmProblem).toBe('rubbish');
    const late = happen(11, { type: 'late', what: 'rules' });
    expect(play([extracted(3.1), late], MODEL, read.digest).last).toBeNull();
    // A model that answers after all has no problem any more.
    expect(play([extracted(4, { by: 'llm' })], MODEL, read.digest).digest.llmProblem).toBeNull();
  });

  it('that a person changed since it was read is read again only when somebody asks', () => {
    const edited = happen(5, {
      ...{ type: 'edited', person: A },
      transcript: { version: 1003, segments: 3, wordless: false },
    });
    const late = happen(11, { type: 'late', what: 'rules' });
    const read = play([...HEARD, composed(1), extracted(3, { by: 'llm' }), edited], MODEL);
    expect(play([late], MODEL, read.digest).last).toBeNull();
    const unreadYet = play([...HEARD, composed(1), edited], MODEL);
    expect(play([late], MODEL, unreadYet.digest).last).toEqual(['extract 1003 rules']);
  });

  it('is read by the rules when the model is silent', () => {
    const late = happen(11, { type: 'late', what: 'rules' });
    expect(play([...HEARD, composed(1), late], MODEL).last).toEqual(['extract 1 rules']);
  });

  it('written by a person stays in force when another round is heard, and is not read by itself', () => {
    const edit = { version: 1005, segments: 9, wordless: false };
    const edited = happen(20, { type: 'edited', person: A, transcript: edit });
    const asked = happen(21, { type: 'asked', what: 'transcribe', person: A, provider: 'aliyun' });
    const before = play([...HEARD, composed(1), extracted(1.1), edited]);
    expect(before.last).toEqual(SHOWN);
    const { digest, last } = play([asked, composed(25, 2)], RULES, before.digest);
    expect(digest.transcript).toMatchObject({ version: 1005, by: 'person', person: A });
    expect(last).toEqual(SHOWN);
    expect(digest.rounds[1]).toMatchObject({ state: 'heard', billedSeconds: 60, askedBy: A });
    const again = happen(30, { type: 'asked', what: 'extract', person: A, provider: null });
    expect(play([again], RULES, digest).last).toEqual(['extract 1005 rules asked']);
  });

  it('of a round that a person asked for is read in their name', () => {
    const asked = happen(20, { type: 'asked', what: 'transcribe', person: A, provider: 'aliyun' });
    const { last } = play([...HEARD, composed(1), extracted(1.1), asked, composed(22, 2)]);
    expect(last?.[0]).toBe('extract 2 rules asked');
  });

  it('that is not there cannot be read', () => {
    const asked = happen(1, { type: 'asked', what: 'extract', person: A, provider: null });
    expect(play([told(0), asked]).last).toEqual([]);
  });
});

describe('a confirmation', () => {
  it('names the facts that were in force, and spends the presser’s code on their own card', () => {
    const code = { code: 'P1', card: 0 };
    const press = happen(3, { type: 'confirmed', person: A, code });
    const { digest, last } = play([...HEARD, composed(1), extracted(1.1), press]);
    expect(digest.confirmations).toEqual([{ person: A, at: after(3), insight: 1 }]);
    expect(last).toEqual(['record', 'todo', `notify ${B}`, `notify ${A} P1`]);
  });

  it('of nothing names no facts; by somebody without a card it is answered to them as well', () => {
    expect(play([told(0), confirms(16, A)]).digest.confirmations[0]?.insight).toBe(0);
    expect(play([told(0), confirms(16, 'director')]).last).toEqual([...SHOWN, 'notify director']);
  });
});

it('a note by hand is kept with who wrote it and when', () => {
  const { digest, last } = play([
    told(0),
    happen(40, { type: 'noted', person: B, text: '已电话沟通' }),
  ]);
  expect(digest.note).toEqual({ text: '已电话沟通', by: B, at: after(40) });
  expect(last).toEqual(SHOWN);
});
