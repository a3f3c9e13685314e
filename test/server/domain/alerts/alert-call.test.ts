import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type AlertCall,
  type AlertCallEvent,
  type AlertCallFact,
  callWishes,
  joinFact,
  keyedAlert,
  splitWishes,
  unreadOf,
} from '../../../../server/domain/alerts/alert-call.ts';
import type { Alert, Notice } from '../../../../server/domain/alerts/types.ts';

const NOW = new Date('2026-11-24T02:00:00Z');
const CALL: AlertCall = {
  id: 'alert-1',
  version: 1,
  person: 'zhang',
  alerts: ['a', 'b', 'c'].map((alert) => ({ alert, notice: `n-${alert}` })),
  others: [],
  attempt: 1,
  accepted: false,
  state: 'dialling',
  reading: 0,
  keyed: [],
  startedAt: NOW,
  endedAt: null,
  outcome: null,
  dueAt: new Date(NOW.getTime() + 60_000),
};

const tell = (fact: AlertCallFact, id = JSON.stringify(fact)): AlertCallEvent => ({
  id,
  call: 'alert-1',
  seq: null,
  at: NOW,
  fact,
});
const joined = (...facts: readonly AlertCallFact[]): AlertCall =>
  facts.reduce((call, fact) => joinFact(call, tell(fact)), CALL);
const key = (digits: string, alert: string | null = null) =>
  ({ type: 'key', digits, alert }) as const;
const ended = (cause: string | null, talkSeconds: number | null = null) =>
  ({ type: 'ended', cause, talkSeconds }) as const;

describe('the outcome of an alert call', () => {
  it.each<[string, readonly AlertCallFact[], AlertCall['outcome']]>([
    ['nobody answered', [{ type: 'ringing' }, ended('no_answer', 0)], 'no_answer'],
    ['busy', [ended('busy')], 'no_answer'],
    ['refused', [ended('rejected', 0)], 'no_answer'],
    ['a mailbox answered', [{ type: 'answered' }, ended('no_key')], 'answered'],
    ['only its length is told', [ended('hangup', 3)], 'answered'],
    ['a key was told', [key('1'), ended(null)], 'answered'],
    ['no reason is told', [{ type: 'ringing' }, ended(null)], 'failed'],
    ['the line was down', [ended('failed', 0)], 'failed'],
  ])('%s', (_name, facts, outcome) => {
    expect(joined(...facts)).toMatchObject({ state: 'ended', outcome, endedAt: NOW, dueAt: NOW });
  });

  it('is not there before the end; once the gateway has told anything, silence is no loss', () => {
    expect(joined().accepted).toBe(false);
    const call = joined({ type: 'ringing' });
    expect(call).toMatchObject({ accepted: true, state: 'ringing', outcome: null });
    expect(call.dueAt?.getTime()).toBe(NOW.getTime() + 300_000);
  });
});

describe('a key', () => {
  it.each<[string, number, string, string | null, string | null]>([
    ['takes the first alert first', 0, '1', null, 'a'],
    ['takes the one being read', 2, '1', null, 'c'],
    ['takes the one the gateway names', 0, '1#', 'b', 'b'],
    ['takes nothing behind the last', 3, '1', null, null],
    ['takes no alert of another call', 0, '1', 'z', null],
    ['must be 1', 0, '2', 'a', null],
    ['must be there', 0, '', null, null],
  ])('%s', (_name, reading, digits, named, alert) => {
    expect(keyedAlert({ ...CALL, reading }, key(digits, named))).toBe(alert);
  });
});

const FACTS: readonly AlertCallFact[] = [
  { type: 'ringing' },
  { type: 'answered' },
  key('1', 'a'),
  key('1', 'b'),
  ended('hangup', 20),
  { type: 'other', name: 'recording.ready' },
];

it('comes to the same call in whatever order, and however often, its facts are told', () => {
  const straight = joined(...FACTS);
  const told = fc
    .shuffledSubarray([...FACTS, ...FACTS], { minLength: FACTS.length * 2 })
    .map((facts) => joined(...facts));
  fc.assert(
    fc.property(told, (call) => {
      const sorted = [...call.keyed].sort((one, two) => one.alert.localeCompare(two.alert));
      expect({ ...call, accepted: true, keyed: sorted }).toEqual(straight);
    }),
  );
});

describe('what waits for a call', () => {
  const notice = (id: string, change: Partial<Notice> = {}): Notice => ({
    id,
    at: NOW,
    to: 'zhang',
    channel: 'phone',
    rung: 'reps',
    outcome: 'pending',
    ...change,
  });
  const alert = (id: string, notices: readonly Notice[], state: Alert['state'] = 'open') =>
    ({ id, notices, state }) as Alert;

  it('is a pending phone notice of this person, of an alert that is open, the oldest first', () => {
    const early = new Date(NOW.getTime() - 1000);
    const alerts = [
      alert('late', [notice('n1')]),
      alert('early', [notice('n2', { at: early }), notice('n3', { channel: 'card' })]),
      alert('told', [notice('n4', { outcome: 'no_answer' })]),
      alert('li', [notice('n5', { to: 'li' })]),
      alert('taken', [notice('n6')], 'taken'),
      alert('over', [notice('n7')], 'settled'),
    ];
    expect(callWishes(alerts, 'zhang')).toEqual([
      { alert: 'early', notice: 'n2' },
      { alert: 'late', notice: 'n1' },
    ]);
  });

  it('is read three at a time, each alert once; the others are counted', () => {
    const wishes = ['a', 'b', 'a', 'c', 'd', 'd'].map((one, n) => ({
      alert: one,
      notice: `n${n}`,
    }));
    const split = splitWishes(wishes);
    expect(split.alerts.map((wish) => wish.notice)).toEqual(['n0', 'n1', 'n3']);
    expect(split.others.map((wish) => wish.notice)).toEqual(['n2', 'n4', 'n5']);
    expect(unreadOf({ ...CALL, ...split })).toBe(1);
  });
});
