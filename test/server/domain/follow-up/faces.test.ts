/** What one person's card of a conversation, or of a to-do, shows. spec, cards §2: rows on summary and to-do. */
import { describe, expect, it } from '@jest/globals';
import { summaryFaceOf, todoFaceOf } from '../../../../server/domain/follow-up/faces.ts';
import type { DigestEvent } from '../../../../server/domain/digest/types.ts';
import type { TodoEvent } from '../../../../server/domain/follow-up/types.ts';
import { composed, extracted, happen, play, told } from '../digest/stage.ts';
import {
  A,
  at,
  B,
  C,
  completes,
  hands,
  live,
  postpones,
  reads,
  sets,
  ticks,
  todoAfter,
} from './stage.ts';

const MONDAY = at('2026-11-30 18:00');
const late = (what: 'facts' | 'recording'): DigestEvent =>
  happen(what === 'facts' ? 15 : 30, { type: 'late', what });
const acks = (person: string, minutes = 50): DigestEvent =>
  happen(minutes, { type: 'confirmed', person, code: null }, `ack-${person}@${minutes}`);
const READ = [told(0), composed(1), extracted(2)];
const wrong = [told(0), composed(1), extracted(2, { remark: 'wrong-number' })];

type Line = readonly [string, readonly DigestEvent[], readonly TodoEvent[], string | null];

/** `ready: ack reassign done`, `final acknowledged`, `ready: done [choose-colleague]` */
function summary(
  digest: readonly DigestEvent[],
  todo: readonly TodoEvent[],
  person = A,
): string | null {
  const face = summaryFaceOf(play(digest).digest, live(todo).todo, person);
  if (!face) return null;
  const { state, final, actions, note } = face;
  const whose =
    state.name === 'completed' ? [state.by] : state.name === 'reassigned' ? [state.to] : [];
  const words = [...(final ? ['final'] : []), state.name, ...whose].join(' ');
  return [
    words,
    ...(actions.length > 0 ? [`: ${actions.join(' ')}`] : []),
    ...(note ? [` [${note}]`] : []),
  ].join('');
}

describe('A’s summary card', () => {
  const both = 'ack reassign done';
  it.each<Line>([
    ['nothing yet', [told(0)], [], null],
    ['a text without facts', [told(0), composed(1)], [], null],
    ['facts and nothing to do', READ, [], 'ready: ack'],
    ['facts and a to-do', READ, [reads(3)], `ready: ${both}`],
    ['15 minutes without facts', [told(0), late('facts')], [], 'incomplete: ack'],
    [
      '30 minutes without a recording',
      [told(0), late('facts'), late('recording')],
      [],
      'no-recording: ack',
    ],
    [
      'facts that came late',
      [...READ.slice(0, 1), late('facts'), ...READ.slice(1)],
      [],
      'ready: ack',
    ],
    ['confirmed, nothing to do', [...READ, acks(A)], [], 'final acknowledged'],
    ['confirmed, a to-do is left', [...READ, acks(A)], [reads(3)], 'ready: reassign done'],
    ['confirmed by the other', [...READ, acks(B)], [reads(3)], `ready: ${both}`],
    [
      'confirmed before the facts came',
      [told(0), late('facts'), acks(A, 16), composed(20), extracted(21)],
      [reads(3)],
      `ready: ${both}`,
    ],
    ['confirmed without facts', [told(0), late('facts'), acks(A)], [], 'final acknowledged'],
    ['completed by themselves', READ, [reads(3), completes(A)], `final completed ${A}`],
    ['completed by the other', READ, [reads(3), completes(B)], `final completed ${B}`],
    ['given away', READ, [reads(3), hands(A, C)], `final reassigned ${C}`],
    ['given away by the other', READ, [reads(3), hands(B, C)], `final reassigned ${C}`],
    [
      'given away, then completed',
      READ,
      [reads(3), hands(A, C), completes(C)],
      `final completed ${C}`,
    ],
    [
      'completed, then confirmed',
      [...READ, acks(A)],
      [reads(3), completes(A)],
      `final completed ${A}`,
    ],
    ['opened again', READ, [reads(3), completes(A), ticks(B, '报价', 'open')], `ready: ${both}`],
    ['a to-do that went with newer facts', READ, [reads(3), reads(4, null)], 'ready: ack'],
    ['a wrong number', wrong, [], 'final withdrawn'],
    [
      'another customer’s call',
      [...READ, told(5, { version: 8, customer: null })],
      [],
      'final withdrawn',
    ],
    [
      'a press that chose nobody',
      READ,
      [reads(3), hands(A, null, 'summary')],
      `ready: ${both} [choose-colleague]`,
    ],
    [
      'the other’s press that chose nobody',
      READ,
      [reads(3), hands(B, null, 'summary')],
      `ready: ${both}`,
    ],
    [
      'a press too late',
      READ,
      [reads(3), completes(B), completes(A, 'summary')],
      `final completed ${B}`,
    ],
  ])('%s', (_name, digest, todo, face) => {
    expect(summary(digest, todo)).toBe(face);
  });

  it('nobody has one of a message', () => {
    const message = [told(0, { kind: 'voicemail' }), composed(1), extracted(2)];
    expect(summary(message, [reads(3)], B)).toBe('final withdrawn');
  });
});

describe('a to-do card', () => {
  const given = [reads(3), hands(A, C)];
  const buttons = ['done', 'postpone', 'reassign'];
  it.each<[string, readonly TodoEvent[], string, object]>([
    [
      'of whom it was given to',
      given,
      C,
      { final: false, actions: buttons, state: { name: 'open' } },
    ],
    [
      'of whom it was given on from',
      [...given, hands(C, B)],
      C,
      { final: true, actions: [], state: { name: 'reassigned', to: B } },
    ],
    [
      'completed',
      [...given, completes(C)],
      C,
      { final: true, actions: [], state: { name: 'completed', by: C } },
    ],
    [
      'completed by somebody else',
      [...given, completes(A)],
      C,
      { state: { name: 'completed', by: A } },
    ],
    [
      'postponed on it',
      [...given, postpones(C, MONDAY, 'todo')],
      C,
      { final: true, actions: [], state: { name: 'postponed', to: MONDAY } },
    ],
    [
      'postponed on the page',
      [...given, postpones(C, MONDAY)],
      C,
      { final: false, state: { name: 'open' } },
    ],
    [
      'with a date by hand',
      [...given, sets(A, MONDAY)],
      C,
      { final: false, state: { name: 'open' } },
    ],
    [
      'postponed, then given on',
      [...given, postpones(C, MONDAY, 'todo'), hands(A, B)],
      B,
      { state: { name: 'open' } },
    ],
    [
      'that went with newer facts, untouched',
      [reads(3), reads(4, null)],
      A,
      { final: true, state: { name: 'dropped' } },
    ],
    [
      'after a press that chose nobody',
      [...given, hands(C, null, 'todo')],
      C,
      { actions: buttons, note: 'choose-colleague' },
    ],
    ['after somebody else’s', [...given, hands(A, null, 'summary')], C, { note: null }],
  ])('%s', (_name, events, person, face) => {
    expect(todoFaceOf(todoAfter(...events), person)).toMatchObject(face);
  });
});
